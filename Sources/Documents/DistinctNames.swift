/// Names that differ, whatever the case of their letters.
package enum DistinctNames {
  /// The names in order; one that is taken gets ` (2)`, ` (3)` …
  ///
  /// - Parameter adding: puts the number behind a name, within what is allowed.
  package static func of(_ names: [String], adding: (_ name: String, _ suffix: String) -> String = { $0 + $1 }) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var candidate = name
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = adding(name, " (\(number))")
        number += 1
      }
      return candidate
    }
  }
}
