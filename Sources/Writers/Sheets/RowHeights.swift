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

  static func height(of paragraph: Paragraph, look: ParagraphLook, widthInPixels: Int) -> Int {
    let lines = lineCount(
      paragraph.printedText, widthInPixels: widthInPixels - look.indent * indentWidth, sizeInPoints: look.sizeInPoints,
      isBold: look.isBold)
    let space = paragraph.role == .signerName ? 4 : 0
    return height(lines: lines + space, sizeInPoints: look.sizeInPoints)
  }

  /// Heights of the rows of a table, first the rows by their own cells, then what cells merged over rows still lack.
  static func heights(of table: Table, styles: [CellStyle], grid: SheetGrid) -> [Int] {
    var heights = [Int](repeating: 0, count: table.rows.count)
    var spanAt = 0
    let columnCount = table.columns.count
    var tall: [(span: Span, height: Int)] = []
    for row in table.rows.indices {
      var height = height(lines: max(1, table.rows[row].minimumLines), sizeInPoints: 11)
      for column in 0..<columnCount {
        var last = column
        var span: Span?
        if spanAt < table.spans.count, table.spans[spanAt].row == row, table.spans[spanAt].column == column {
          span = table.spans[spanAt]
          last = column + table.spans[spanAt].columnCount - 1
          spanAt += 1
        }
        let needed = neededHeight(
          table.cells[row * columnCount + column], styles: styles, grid: grid, columns: column...last)
        if let span, span.rowCount > 1 { tall.append((span, needed)) } else { height = max(height, needed) }
      }
      heights[row] = height
    }
    for (span, needed) in tall {
      let rows = span.row..<min(span.row + span.rowCount, heights.count)
      let lacking = needed - heights[rows].reduce(0, +)
      if lacking > 0 { heights[rows.upperBound - 1] = min(maximum, heights[rows.upperBound - 1] + lacking) }
    }
    return heights
  }

  private static func neededHeight(
    _ cell: Cell, styles: [CellStyle], grid: SheetGrid, columns: ClosedRange<Int>
  ) -> Int {
    let style = styles[cell.style]
    guard case .text(let text) = cell.content, style.wraps,
      !(columns.count == 1 && grid.columns[columns.lowerBound].isHidden)
    else { return height(lines: 1, sizeInPoints: style.fontSize) }
    let width = grid.widthInPixels(columns) - style.indent * indentWidth
    let lines = lineCount(text, widthInPixels: width, sizeInPoints: style.fontSize, isBold: style.isBold)
    return height(lines: lines, sizeInPoints: style.fontSize)
  }

  /// Lines of a text that wraps at words; a word longer than the line is cut.
  static func lineCount(_ text: String, widthInPixels: Int, sizeInPoints: Int, isBold: Bool) -> Int {
    // Thousandths of the font size; 3 % in hand for what the metrics leave out.
    let room = max(1, (widthInPixels - padding) * 727 / sizeInPoints)
    return WrappedLines.count(in: text, room: room, isBold: isBold)
  }
}
