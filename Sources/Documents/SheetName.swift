/// Names of sheets within Excel's rules: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no control characters, no apostrophe at
/// either end, unique without regard to case.
package enum SheetName {
  package static let maximumLength = 31

  /// The nearest allowed name: forbidden characters become `-`, too long a name is cut at a character, an empty one is `Trang`.
  package static func allowed(_ wanted: String) -> String {
    if isPlain(wanted) { return wanted }
    let replaced = String(wanted.map { "[]:*?/\\".contains($0) || $0.isNewline || isForbidden($0) ? "-" : $0 })
    let stripped = trimmed(replaced)
    let cut = trimmed(shortened(stripped, to: maximumLength))
    return cut.isEmpty ? "Trang" : cut
  }

  /// Allowed names for a list, in order; a name that is taken gets ` (2)`, ` (3)` …
  package static func unique(_ wanted: [String]) -> [String] {
    DistinctNames.of(wanted.map(allowed)) { shortened($0, to: maximumLength - $1.utf16.count) + $1 }
  }

  /// Allowed as it stands, told by its bytes: printable ASCII but what is forbidden, and Latin letters with marks.
  /// Other names may be allowed too; they are looked at character by character.
  private static func isPlain(_ name: String) -> Bool {
    let name = name.utf8
    guard let first = name.first, let last = name.last, name.count <= maximumLength, !isAtNoEnd(first), !isAtNoEnd(last)
    else { return false }
    var before: UInt8 = 0
    return name.allSatisfy { byte in
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "/"),
        UInt8(ascii: "\\"):
        return false
      case 0x20..<0x7F, 0xC3...0xC9, 0xE1: return before != 0xE1
      // Of what E1 begins, only U+1E00 to U+1EFF.
      case 0x80...0xBF: return before != 0xE1 || (0xB8...0xBB).contains(byte)
      default: return false
      }
    }
  }

  private static func isAtNoEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: " ") }

  /// No XML can hold it.
  private static func isForbidden(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first == "'" || first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last == "'" || last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private static func shortened(_ text: String, to units: Int) -> String {
    var result = text
    while result.utf16.count > units { result.removeLast() }
    return result
  }
}
