import Documents

/// Where everything stands in the picture of a part: which text on which line of each area, how high the rows are, and between
/// which rows a rule runs.
struct TextTableMeasures {
  /// The text of an area.
  struct Placing {
    /// Its lines, none for areas outside the part.
    var lines = 0..<0
    /// The line of the picture on which it begins.
    var top = 0
  }

  /// By area.
  let placings: [Placing]
  /// The pieces of the table's texts, and behind them the lines of those that are wrapped: most cells take one line, which is there.
  let lines: [TextPiece]
  /// By row: the line of the picture on which it begins, and its height in lines.
  let tops: [Int]
  let heights: [Int]
  /// By row, with one more for the bottom: a rule runs above it.
  let ruled: [Bool]

  init(_ part: TextTablePart) {
    let table = part.table
    let ruled = TextTableMeasures.rules(part)
    // In variables of this function: of what belongs to the picture the compiler would take copies for each area.
    var lines = table.store.pieces
    var heights = [Int](repeating: 1, count: table.rows.count)
    var placings = [Placing](repeating: Placing(), count: table.areas.count)
    var tall: [Int] = []
    for row in table.rows.indices {
      var height = 1
      var at = 0
      while at < part.columns.count {
        let (owner, count) = part.run(row, at)
        if table.areas[owner].row == row {
          let stands = TextTableMeasures.lines(of: owner, in: table, room: part.innerWidth(at, count), &lines)
          placings[owner].lines = stands
          if table.areas[owner].rowCount > 1 { tall.append(owner) } else { height = max(height, stands.count) }
        }
        at += count
      }
      heights[row] = height
    }
    for owner in tall { TextTableMeasures.makeRoom(for: table.areas[owner], placings[owner].lines.count, ruled, &heights) }
    var tops = [Int](repeating: 0, count: table.rows.count)
    var line = 0
    for row in table.rows.indices {
      if ruled[row] { line += 1 }
      tops[row] = line
      line += heights[row]
    }
    for owner in placings.indices where !placings[owner].lines.isEmpty {
      placings[owner].top = TextTableMeasures.top(of: owner, in: table, placings[owner].lines.count, tops, heights)
    }
    (self.placings, self.lines, self.tops, self.heights, self.ruled) = (placings, lines, tops, heights, ruled)
  }

  private static func rules(_ part: TextTablePart) -> [Bool] {
    let table = part.table
    let totals = table.rows.dropFirst(table.headerRowCount).prefix { $0 == .total }
    return (0...table.rows.count).map { row in
      if row <= table.headerRowCount || row == table.rows.count { return true }
      let (above, below) = (table.rows[row - 1], table.rows[row])
      if below == .heading, above != .heading { return true }
      if row == totals.endIndex, !totals.isEmpty { return true }
      if below == .total, above != .total, row == table.rows.count - 1 { return true }
      guard table.hasTallBody else { return false }
      return part.columns.indices.contains { at in
        let (above, below) = (part.owner(row - 1, at), part.owner(row, at))
        return above != below && (table.areas[above].rowCount > 1 || table.areas[below].rowCount > 1)
      }
    }
  }

  /// The lines of an area that has so much room; those that are new are added.
  @inline(__always)
  private static func lines(of owner: Int, in table: TextTable, room: Int, _ lines: inout [TextPiece]) -> Range<Int> {
    let words = table.areas[owner].words
    let white = table.areas[owner].indentation
    let width = max(2, room - white)
    if words.count <= 1, table.areas[owner].naturalWidth - white <= width { return words }
    if !table.areas[owner].isBreakable { return words }
    let first = lines.count
    table.store.wrap(words, limit: width, into: &lines)
    return first..<lines.count
  }

  /// Heightens the last row of an area that covers several and has more lines than they.
  private static func makeRoom(for area: TextTable.Area, _ lineCount: Int, _ ruled: [Bool], _ heights: inout [Int]) {
    let rows = area.row..<(area.row + area.rowCount)
    var room = 0
    for row in rows { room += heights[row] + (row > area.row && ruled[row] ? 1 : 0) }
    heights[rows.upperBound - 1] += max(0, lineCount - room)
  }

  @inline(__always)
  private static func top(of owner: Int, in table: TextTable, _ lineCount: Int, _ tops: [Int], _ heights: [Int]) -> Int {
    let first = table.areas[owner].row
    let last = first + table.areas[owner].rowCount - 1
    let slack = tops[last] + heights[last] - tops[first] - lineCount
    if slack == 0 { return tops[first] }
    return switch table.styles[table.areas[owner].style].vertical {
    case .top: tops[first]
    case .centre: tops[first] + slack / 2
    case .bottom: tops[first] + slack
    }
  }
}
