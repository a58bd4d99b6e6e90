/// The Vietnamese words of a finding taken apart again, where only words were kept: the other direction of ``Catalogue``.
package struct FindingWords: Sendable, Equatable {
  /// Name of the sheet; empty for none.
  package private(set) var sheet = ""
  /// `H15` of a sheet; elsewhere the rest of the place: `dòng 12`.
  package private(set) var cell = ""
  /// The thing at that place in the user's words; empty for none.
  package private(set) var subject = ""
  /// What was found and what is expected.
  package private(set) var found: String
  /// What to do, behind the last en dash of the message that no quotes enclose; empty for none.
  package private(set) var remedy: String

  /// - Parameters:
  ///   - place: of ``Catalogue/place(_:)``.
  ///   - message: of ``Catalogue/message(for:)``.
  package init(place: String, message: String) {
    (found, remedy) = FindingWords.parts(ofMessage: message)
    take(place[...])
  }

  /// `bieu-05, trang "B05 Tổng hợp", ô H15 (Số hộ, Xã An Khương)`
  private mutating func take(_ place: Substring) {
    var rest = place
    if let open = place.firstRange(of: "trang \"") {
      rest = place[open.upperBound...]
      let (end, after) = FindingWords.endOfSheet(in: rest)
      sheet = String(rest[..<end])
      rest = rest[after...]
    }
    if let open = rest.firstRange(of: " ("), rest.last == ")" {
      subject = String(rest[open.upperBound...].dropLast())
      rest = rest[..<open.lowerBound]
    }
    cell = String(rest)
  }

  /// Where the name of a sheet ends, and where what follows it begins.
  private static func endOfSheet(in text: Substring) -> (end: String.Index, after: String.Index) {
    if let cell = text.firstRange(of: "\", ô ") { return (cell.lowerBound, cell.upperBound) }
    let quote = text.firstRange(of: "\" (")?.lowerBound ?? text.lastIndex(of: "\"")
    guard let quote else { return (text.endIndex, text.endIndex) }
    return (quote, text.index(after: quote))
  }

  private static func parts(ofMessage message: String) -> (found: String, remedy: String) {
    var isQuoted = false
    var dash: String.Index?
    for index in message.indices {
      if message[index] == "\"" { isQuoted.toggle() }
      if message[index] == "–", !isQuoted { dash = index }
    }
    guard let dash else { return (message, "") }
    return (message[..<dash].withoutEdges, message[message.index(after: dash)...].withoutEdges)
  }
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var withoutEdges: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
