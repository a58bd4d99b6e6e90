import Documents

/// Names of files that every system takes, as people would write them: `2023-H1 Xã An Khương`.
enum FileNames {
  /// Bytes of the longest name without its extension; systems take 255 with it.
  private static let limit = 200

  /// What Windows, Linux and macOS all allow; what one of them forbids becomes `-`.
  static func allowed(_ wanted: String) -> String {
    let text = String(
      wanted.map { character in
        let isBad = character.isNewline || "\\/:*?\"<>|".contains(character)
          || character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        return isBad ? "-" : character
      })
    var result = Substring(text)
    while let first = result.first, first == " " || first == "." { result.removeFirst() }
    while result.utf8.count > limit { result.removeLast() }
    while let last = result.last, last == " " || last == "." { result.removeLast() }
    return result.isEmpty ? "-" : String(result)
  }

  /// Allowed names for a list, in order, none twice whatever the case of its letters; a name that is taken gets ` (2)`, ` (3)` …
  static func unique(_ wanted: [String]) -> [String] { DistinctNames.of(wanted.map(allowed)) }
}
