/// Names of sheets within Excel's rules: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no control characters, no apostrophe at
/// either end, unique without regard to case.
package enum SheetName {
  package static let maximumLength = 31

  /// The nearest allowed name: forbidden characters become `-`, too long a name is cut at a character, an empty one is `Trang`.
  package static func allowed(_ wanted: String) -> String {
    let replaced = String(wanted.map { "[]:*?/\\".contains($0) || $0.isNewline || isForbidden($0) ? "-" : $0 })
    let stripped = trimmed(replaced)
    let cut = trimmed(shortened(stripped, to: maximumLength))
    return cut.isEmpty ? "Trang" : cut
  }

  /// Allowed names for a list, in order; a name that is taken gets ` (2)`, ` (3)` …
  package static func unique(_ wanted: [String]) -> [String] {
    var taken: Set<String> = []
    return wanted.map { name in
      let base = allowed(name)
      var candidate = base
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let suffix = " (\(number))"
        candidate = shortened(base, to: maximumLength - suffix.utf16.count) + suffix
        number += 1
      }
      return candidate
    }
  }

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
