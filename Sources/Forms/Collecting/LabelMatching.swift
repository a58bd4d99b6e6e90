import Workbooks

/// Finds the lines of a form again by what it prints: used where the hidden anchors were deleted.
///
/// Labels recur in a form and say little alone; their order does not change. So the longest common subsequence of the
/// labels that should be there and those that are decides, and a label whose neighbours are gone is not guessed.
enum LabelMatching {
  /// Rows of a sheet that are compared; forms are shorter by far.
  static let limit = 3_000

  /// - Parameters:
  ///   - wanted: what each missing line prints: its label and, where it has one, its number.
  ///   - found: what the candidate rows print.
  /// - Returns: for each wanted line the index of its row; `nil` where none fits.
  static func match(_ wanted: [[String]], _ found: [Set<String>]) -> [Int?] {
    var result = [Int?](repeating: nil, count: wanted.count)
    guard !wanted.isEmpty, !found.isEmpty, found.count <= limit, wanted.count <= limit else { return result }
    let width = found.count + 1
    var best = [Int32](repeating: 0, count: (wanted.count + 1) * width)
    for i in stride(from: wanted.count - 1, through: 0, by: -1) {
      for j in stride(from: found.count - 1, through: 0, by: -1) {
        let skip = max(best[(i + 1) * width + j], best[i * width + j + 1])
        let score = score(wanted[i], found[j])
        best[i * width + j] = score > 0 ? max(skip, best[(i + 1) * width + j + 1] + score) : skip
      }
    }
    var (i, j) = (0, 0)
    while i < wanted.count, j < found.count {
      let here = best[i * width + j]
      let score = score(wanted[i], found[j])
      if score > 0, here == best[(i + 1) * width + j + 1] + score {
        result[i] = j
        (i, j) = (i + 1, j + 1)
      } else if here == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// The label must be there; a number that is there too counts more.
  private static func score(_ wanted: [String], _ found: Set<String>) -> Int32 {
    guard let label = wanted.first, !label.isEmpty, found.contains(label) else { return 0 }
    return wanted.dropFirst().allSatisfy { $0.isEmpty || found.contains($0) } ? 3 : 2
  }

  /// The texts of a row, comparable.
  static func texts(of row: SheetRow) -> Set<String> {
    var texts: Set<String> = []
    for cell in row.prefix(64) where cell.kind == .text || cell.kind == .number {
      let text = cell.text
      if text.utf8.count <= 600 { texts.insert(TypedName.key(text)) }
    }
    return texts
  }

  /// A row that carries these column codes in this order: the code line without its anchor.
  ///
  /// - Returns: its position among the filled rows and the sheet columns by code; `nil` when no row has nearly all.
  static func codeLine(_ codes: [String], in sheet: Sheet) -> (position: Int, columns: [String: [Int]])? {
    var best: (matches: Int, position: Int)?
    for (position, row) in sheet.rows.prefix(limit).enumerated() where row.count * 2 >= codes.count {
      var next = 0
      var matches = 0
      for cell in row.prefix(400) where next < codes.count {
        let token = TableFinder.token(cell)
        if let at = codes[next...].firstIndex(of: token) {
          matches += 1
          next = at + 1
        }
      }
      if matches * 5 >= codes.count * 4, matches >= 3, matches > best?.matches ?? 0 { best = (matches, position) }
    }
    return best.map { ($0.position, TableFinder.tokens(in: sheet.rows[$0.position])) }
  }
}
