import Documents

/// Draws one part of a text table. All its lines are equally wide.
///
/// Everything is measured before the first line is drawn. A merged area goes on through the rules and bars that it covers.
struct TextTableDrawing {
  private let part: TextTablePart
  private let measures: TextTableMeasures
  private let box: BoxCharacters

  private var table: TextTable { part.table }

  /// - Parameters:
  ///   - columns: the columns of the part, ascending.
  ///   - widths: by the table's columns, without padding.
  init(_ table: TextTable, columns: [Int], widths: [Int], box: BoxCharacters) {
    part = TextTablePart(table, columns: columns, widths: widths)
    measures = TextTableMeasures(part)
    self.box = box
  }

  /// Appends the picture, each line with a line end.
  func append(to output: inout TextOutput) {
    for row in table.rows.indices {
      if measures.ruled[row] { appendRule(above: row, to: &output) }
      let top = measures.tops[row]
      for line in top..<(top + measures.heights[row]) { appendLine(line, of: row, to: &output) }
    }
    appendRule(above: table.rows.count, to: &output)
  }

  private func appendLine(_ line: Int, of row: Int, to output: inout TextOutput) {
    var at = 0
    while at < part.columns.count {
      let (owner, count) = part.run(row, at)
      append(owner, line, width: part.innerWidth(at, count), hasBar: true, to: &output.bytes)
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
    let stands = measures.placings[owner].lines
    let index = line - measures.placings[owner].top
    guard index >= 0, index < stands.count else { return append(spaces: width + 2, hasBar, to: &bytes) }
    let piece = measures.lines[stands.lowerBound + index]
    let slack = max(0, width - piece.width)
    let before =
      switch table.styles[table.areas[owner].style].horizontal {
      case .left: min(table.areas[owner].indentation, slack)
      case .centre: slack / 2
      case .right: slack
      }
    append(spaces: 1 + before, hasBar, to: &bytes)
    bytes.append(piece.start..<piece.end, of: table.store.bytes)
    let isMarked = table.areas[owner].isMarked && index == stands.count - 1
    bytes.append(spaces: slack - before + (isMarked ? 0 : 1))
    if isMarked { bytes.append(UInt8(ascii: "*")) }
  }

  @inline(__always)
  private func append(spaces count: Int, _ hasBar: Bool, to bytes: inout ByteBuffer) {
    if hasBar { box.append(verticalAndSpaces: count, to: &bytes) } else { bytes.append(spaces: count) }
  }

  // MARK: - Rules

  private func appendRule(above row: Int, to output: inout TextOutput) {
    var at = 0
    var leftIsRule = false
    while at < part.columns.count {
      let goesOn = isCovered(row, at)
      box.append(crossing: arms(row, at, left: leftIsRule, right: !goesOn), to: &output.bytes)
      if goesOn {
        let (owner, count) = part.run(row, at)
        append(owner, measures.tops[row] - 1, width: part.innerWidth(at, count), hasBar: false, to: &output.bytes)
        at += count
      } else {
        box.append(line: part.widths[at] + 2, to: &output.bytes)
        at += 1
      }
      leftIsRule = !goesOn
    }
    box.append(crossing: arms(row, part.columns.count, left: leftIsRule, right: false), to: &output.bytes)
    output.endLine()
  }

  /// One area stands above and below the rule here.
  private func isCovered(_ row: Int, _ at: Int) -> Bool {
    row > 0 && row < table.rows.count && part.owner(row - 1, at) == part.owner(row, at)
  }

  private func arms(_ row: Int, _ at: Int, left: Bool, right: Bool) -> Int {
    (row > 0 && hasBar(row - 1, at) ? 1 : 0) + (row < table.rows.count && hasBar(row, at) ? 2 : 0) + (left ? 4 : 0)
      + (right ? 8 : 0)
  }

  /// A bar stands left of a position, or at the right end.
  private func hasBar(_ row: Int, _ at: Int) -> Bool {
    at == 0 || at == part.columns.count || part.owner(row, at - 1) != part.owner(row, at)
  }
}
