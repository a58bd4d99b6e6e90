/// Finds the name that was probably meant.
package enum NearestName {
  /// The candidate with the smallest edit distance to `name`, when it is near enough to be worth proposing:
  /// at most a third of the name's length, and never more than 6 edits.
  ///
  /// - Returns: `nil` when nothing is near. Ties go to the candidate that comes first.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(String(name.prefix(200)).lowercased().unicodeScalars)
    let bound = min(6, max(1, wanted.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(String(candidate.prefix(200)).lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= bound else { continue }
      let distance = editDistance(wanted, other)
      if distance <= bound, distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours, each at cost 1.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        current[j] = min(last[j] + 1, current[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
