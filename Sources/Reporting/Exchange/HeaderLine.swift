import Diagnostics

/// Finds the columns of a file by the names in its first line.
///
/// Findings: `O002`–`O004`, `O049`. One mistake is one finding: a misspelt name is not told as missing too, and a line
/// that names no column at all is told as a whole.
struct HeaderLine {
  let columns: [String]
  /// Columns that may stand there and are not read.
  var passedOver: [String] = []

  /// - Parameters:
  ///   - names: as they stand in the line, without space around them; capitals do not matter.
  /// - Returns: where each column stands; `nil` when something is wrong, which is told.
  func positions(in names: [String], at place: Location, _ findings: inout Findings) -> [Int]? {
    var found = [Int?](repeating: nil, count: columns.count)
    var unknown: [String] = []
    var twice: [String] = []
    for (index, name) in names.enumerated() {
      guard let column = columns.firstIndex(of: name.lowercased()) else {
        if !passedOver.contains(name.lowercased()) { unknown.append(name) }
        continue
      }
      if found[column] != nil { twice.append(name) }
      found[column] = index
    }
    var missing = columns.indices.filter { found[$0] == nil }.map { columns[$0] }
    if missing.count == columns.count {
      findings.add(Diagnostic(.headerMissing, at: place, ["columns": columns.joined(separator: ",")]))
      return nil
    }
    for name in unknown {
      let meant = NearestName.of(name, among: missing)
      missing.removeAll { $0 == meant }
      let nearest = meant ?? NearestName.of(name, among: columns)
      findings.add(Diagnostic(.columnUnknown, at: place, ["name": name.excerpt], nearest: nearest))
    }
    for name in twice { findings.add(Diagnostic(.columnTwice, at: place, ["name": name])) }
    for name in missing { findings.add(Diagnostic(.columnMissing, at: place, ["name": name])) }
    return unknown.isEmpty && twice.isEmpty && missing.isEmpty ? found.compactMap(\.self) : nil
  }
}
