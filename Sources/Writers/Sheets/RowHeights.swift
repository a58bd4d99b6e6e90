import Documents

/// Heights of sheet rows in pixels, so that wrapped text shows whole: spreadsheets do not fit rows with merged cells
/// themselves.
struct RowHeights {
  /// Excel's greatest: 409 points.
  static let maximum = 545
  /// Padding at both sides of a cell.
  private static let padding = 6
  /// What an indentation level takes at 11 points.
  private static let indentWidth = 9

  /// The height of so many lines.
  static func height(lines: Int, sizeInPoints: Int) -> Int {
    min(maximum, lines * ((sizeInPoints * 8 + 4) / 5) + 3)
  }

  static func height(of area: ParagraphLine.Area, widthInPixels: Int) -> Int {
    let look = area.look
    let lines = lineCount(
      area.text, widthInPixels: widthInPixels - look.indent * indentWidth, sizeInPoints: look.sizeInPoints, isBold: look.isBold)
    let space = if case .signerName = area.paragraph.role { 4 } else { 0 }
    return height(lines: lines + space, sizeInPoints: look.sizeInPoints)
  }

  /// Heights of the rows of a table, first the rows by their own cells, then what cells merged over rows still lack.
  static func heights(of table: Table, styles: [CellStyle], grid: SheetGrid) -> [Int] {
    var heights = [Int](repeating: 0, count: table.rows.count)
    let columnCount = table.columns.count
    let oneLine = styles.map { height(lines: 1, sizeInPoints: $0.fontSize) }
    var areas = MergedAreas(table)
    var tall: [(span: Span, height: Int)] = []
    // Without a copy of each cell, which would count the references in it.
    table.cells.withUnsafeBufferPointer { cells in
      SerifMetrics.withWidths { widths in
        var at = 0
        for row in table.rows.indices {
          var height = height(lines: max(1, table.rows[row].minimumLines), sizeInPoints: 11)
          for column in 0..<columnCount {
            let span = areas.beginning(at: at)
            let style = cells[at].style
            var needed = oneLine[style]
            if styles[style].wraps, case .text(let text) = cells[at].content {
              let columnCount = span?.columnCount ?? 1
              needed = max(needed, neededHeight(text, styles[style], widths, grid: grid, column: column, columnCount))
            }
            if let span, span.rowCount > 1 { tall.append((span, needed)) } else { height = max(height, needed) }
            at += 1
          }
          heights[row] = height
        }
      }
    }
    for (span, needed) in tall {
      let rows = span.row..<min(span.row + span.rowCount, heights.count)
      let lacking = needed - heights[rows].reduce(0, +)
      if lacking > 0 { heights[rows.upperBound - 1] = min(maximum, heights[rows.upperBound - 1] + lacking) }
    }
    return heights
  }

  /// The height of a text that wraps; 0 for one that nobody sees.
  @inline(__always)
  private static func neededHeight(
    _ text: String, _ style: CellStyle, _ widths: SerifMetrics.Widths, grid: SheetGrid, column: Int, _ columnCount: Int
  ) -> Int {
    if columnCount == 1, grid.columns[column].isHidden { return 0 }
    let width = grid.widthInPixels(column...(column + columnCount - 1)) - style.indent * indentWidth
    let lines = WrappedLines.count(
      in: text, room: room(widthInPixels: width, sizeInPoints: style.fontSize), widths, isBold: style.isBold)
    return height(lines: lines, sizeInPoints: style.fontSize)
  }

  /// Lines of a text that wraps at words; a word longer than the line is cut.
  static func lineCount(_ text: String, widthInPixels: Int, sizeInPoints: Int, isBold: Bool) -> Int {
    WrappedLines.count(in: text, room: room(widthInPixels: widthInPixels, sizeInPoints: sizeInPoints), isBold: isBold)
  }

  /// In thousandths of the font size; 5 % in hand for what the metrics leave out and for screens, which round each letter to pixels.
  private static func room(widthInPixels: Int, sizeInPoints: Int) -> Int {
    max(1, (widthInPixels - padding) * 712 / sizeInPoints)
  }
}
