import Documents

/// Draws one part of a text table. All its lines are equally wide.
///
/// Everything is measured before the first line is drawn: which text stands on which line of each area, how high the
/// rows are, and between which rows a rule runs. A merged area goes on through the rules and bars that it covers.
struct TextTableDrawing {
  private let table: TextTable
  private let box: BoxCharacters
  /// By position in the part: the table's column and its width.
  private let columns: [Int]
  private let widths: [Int]
  /// By area: its lines of text, none for areas outside the part.
  private var linesOfArea: [Range<Int>]
  /// The pieces of the table's texts, and behind them the lines of those that are wrapped: most cells take one line, which is there.
  private var lines: [TextPiece]
  /// By area of the part: the line of the picture on which its text begins.
  private var textTops: [Int]
  /// By row: the line of the picture on which it begins, and its height in lines.
  private var tops: [Int]
  private var heights: [Int]
  /// By row, with one more for the bottom: a rule runs above it.
  private let ruled: [Bool]

  /// - Parameters:
  ///   - columns: the columns of the part, ascending.
  ///   - widths: by the table's columns, without padding.
  init(_ table: TextTable, columns: [Int], widths: [Int], box: BoxCharacters) {
    self.table = table
    self.box = box
    self.columns = columns
    self.widths = columns.map { widths[$0] }
    ruled = TextTableDrawing.rules(table, columns)
    lines = table.store.pieces
    linesOfArea = Array(repeating: 0..<0, count: table.areas.count)
    textTops = Array(repeating: 0, count: table.areas.count)
    heights = Array(repeating: 1, count: table.rows.count)
    tops = Array(repeating: 0, count: table.rows.count)
    measure()
  }

  // MARK: - Measuring

  private static func rules(_ table: TextTable, _ columns: [Int]) -> [Bool] {
    let totals = table.rows.dropFirst(table.headerRowCount).prefix { $0 == .total }
    return (0...table.rows.count).map { row in
      if row <= table.headerRowCount || row == table.rows.count { return true }
      let (above, below) = (table.rows[row - 1], table.rows[row])
      if below == .heading, above != .heading { return true }
      if row == totals.endIndex, !totals.isEmpty { return true }
      if below == .total, above != .total, row == table.rows.count - 1 { return true }
      guard table.hasTallBody else { return false }
      return columns.contains { column in
        let above = table.owner(row - 1, column)
        let below = table.owner(row, column)
        return above != below && (table.areas[above].rowCount > 1 || table.areas[below].rowCount > 1)
      }
    }
  }

  private mutating func measure() {
    var tall: [Int] = []
    let areas = table.areas
    for row in table.rows.indices {
      var height = 1
      var at = 0
      while at < columns.count {
        let (owner, count) = run(row, at)
        if areas[owner].row == row {
          let stands = measure(owner, areas[owner], innerWidth(at, count))
          linesOfArea[owner] = stands
          if areas[owner].rowCount > 1 { tall.append(owner) } else { height = max(height, stands.count) }
        }
        at += count
      }
      heights[row] = height
    }
    for owner in tall { makeRoom(for: owner) }
    var line = 0
    for row in table.rows.indices {
      if ruled[row] { line += 1 }
      tops[row] = line
      line += heights[row]
    }
    for owner in areas.indices where !linesOfArea[owner].isEmpty { textTops[owner] = textTop(of: areas[owner], owner) }
  }

  /// The lines of an area that has so much room.
  @inline(__always)
  private mutating func measure(_ owner: Int, _ area: TextTable.Area, _ room: Int) -> Range<Int> {
    let width = max(2, room - area.indentation)
    if !area.isBreakable || area.words.count <= 1 && area.naturalWidth - area.indentation <= width { return area.words }
    let first = lines.count
    table.store.wrap(area.words, limit: width, into: &lines)
    return first..<lines.count
  }

  @inline(__always)
  private func textTop(of area: TextTable.Area, _ owner: Int) -> Int {
    let last = area.row + area.rowCount - 1
    return tops[area.row] + lead(linesOfArea[owner].count, tops[last] + heights[last] - tops[area.row], area)
  }

  /// Heightens the last row of an area that covers several and has more lines than they.
  private mutating func makeRoom(for owner: Int) {
    let area = table.areas[owner]
    let rows = area.row..<(area.row + area.rowCount)
    var room = 0
    for row in rows { room += heights[row] + (row > area.row && ruled[row] ? 1 : 0) }
    heights[rows.upperBound - 1] += max(0, linesOfArea[owner].count - room)
  }

  /// The area at a position of the part, and how many columns of the part it goes on for.
  @inline(__always)
  private func run(_ row: Int, _ at: Int) -> (owner: Int, count: Int) {
    let owner = table.owner(row, columns[at])
    return table.areas[owner].columnCount > 1 ? longRun(row, at, owner) : (owner, 1)
  }

  @inline(never)
  private func longRun(_ row: Int, _ at: Int, _ owner: Int) -> (owner: Int, count: Int) {
    var end = at + 1
    while end < columns.count, table.owner(row, columns[end]) == owner { end += 1 }
    return (owner, end - at)
  }

  /// Room for text in so many columns, the bars between them included.
  @inline(__always)
  private func innerWidth(_ at: Int, _ count: Int) -> Int {
    if count == 1 { return widths[at] }
    return widths[at..<(at + count)].reduce(3 * (count - 1), +)
  }

  // MARK: - Drawing

  /// Appends the picture, each line with a line end.
  func append(to output: inout TextOutput) {
    for row in table.rows.indices {
      if ruled[row] { appendRule(above: row, to: &output) }
      for line in tops[row]..<(tops[row] + heights[row]) { appendLine(line, of: row, to: &output) }
    }
    appendRule(above: table.rows.count, to: &output)
  }

  private func appendLine(_ line: Int, of row: Int, to output: inout TextOutput) {
    var at = 0
    while at < columns.count {
      let (owner, count) = run(row, at)
      append(owner, line, width: innerWidth(at, count), hasBar: true, to: &output.bytes)
      at += count
    }
    box.append(verticalAndSpaces: 0, to: &output.bytes)
    output.endLine()
  }

  /// Appends what an area has on a line of the picture, with a column of padding at both sides.
  ///
  /// - Parameter hasBar: the bar at its left is drawn too.
  @inline(__always)
  private func append(_ owner: Int, _ line: Int, width: Int, hasBar: Bool, to bytes: inout ByteBuffer) {
    let stands = linesOfArea[owner]
    let index = line - textTops[owner]
    guard index >= 0, index < stands.count else { return append(spaces: width + 2, hasBar, to: &bytes) }
    let piece = lines[stands.lowerBound + index]
    let area = table.areas[owner]
    let slack = max(0, width - piece.width)
    let before =
      switch table.styles[area.style].horizontal {
      case .left: min(area.indentation, slack)
      case .centre: slack / 2
      case .right: slack
      }
    append(spaces: 1 + before, hasBar, to: &bytes)
    bytes.append(piece.start..<piece.end, of: table.store.bytes)
    let isMarked = area.isMarked && index == stands.count - 1
    bytes.append(spaces: slack - before + (isMarked ? 0 : 1))
    if isMarked { bytes.append(UInt8(ascii: "*")) }
  }

  @inline(__always)
  private func append(spaces count: Int, _ hasBar: Bool, to bytes: inout ByteBuffer) {
    if hasBar { box.append(verticalAndSpaces: count, to: &bytes) } else { bytes.append(spaces: count) }
  }

  /// Empty lines above an area's text.
  @inline(__always)
  private func lead(_ lineCount: Int, _ height: Int, _ area: TextTable.Area) -> Int {
    switch table.styles[area.style].vertical {
    case .top: 0
    case .centre: (height - lineCount) / 2
    case .bottom: height - lineCount
    }
  }

  // MARK: - Rules

  private func appendRule(above row: Int, to output: inout TextOutput) {
    var at = 0
    var leftIsRule = false
    while at < columns.count {
      let goesOn = isCovered(row, at)
      box.append(crossing: arms(row, at, left: leftIsRule, right: !goesOn), to: &output.bytes)
      if goesOn {
        let (owner, count) = run(row, at)
        append(owner, tops[row] - 1, width: innerWidth(at, count), hasBar: false, to: &output.bytes)
        at += count
      } else {
        box.append(line: widths[at] + 2, to: &output.bytes)
        at += 1
      }
      leftIsRule = !goesOn
    }
    box.append(crossing: arms(row, columns.count, left: leftIsRule, right: false), to: &output.bytes)
    output.endLine()
  }

  /// One area stands above and below the rule here.
  private func isCovered(_ row: Int, _ at: Int) -> Bool {
    row > 0 && row < table.rows.count && table.owner(row - 1, columns[at]) == table.owner(row, columns[at])
  }

  private func arms(_ row: Int, _ at: Int, left: Bool, right: Bool) -> Int {
    (row > 0 && hasBar(row - 1, at) ? 1 : 0) + (row < table.rows.count && hasBar(row, at) ? 2 : 0) + (left ? 4 : 0)
      + (right ? 8 : 0)
  }

  /// A bar stands left of a position, or at the right end.
  private func hasBar(_ row: Int, _ at: Int) -> Bool {
    at == 0 || at == columns.count || table.owner(row, columns[at - 1]) != table.owner(row, columns[at])
  }
}
