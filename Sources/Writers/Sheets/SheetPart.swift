import Documents

/// What stands below one another on a sheet, measured: a row of paragraphs, or a table.
enum SheetPart {
  case line(ParagraphLine)
  /// With the heights of its rows in pixels.
  case table(Table, heights: [Int])
  /// With the first row of its table in the sheet, and the heights of the rows that it covers.
  case chart(Chart, tableRow: Int, heights: [Int])

  /// In pixels, row by row.
  var heights: [Int] {
    switch self {
    case .line(let line): [line.heightInPixels]
    case .table(_, let heights), .chart(_, _, let heights): heights
    }
  }

  /// Rows of the sheet that it takes.
  var rowCount: Int {
    switch self {
    case .line: 1
    case .table(_, let heights), .chart(_, _, let heights): heights.count
    }
  }

  /// Appends ``heights`` with 0 for rows that are hidden.
  func appendPrintedHeights(to list: inout [Int]) {
    switch self {
    case .line(let line): list.append(line.heightInPixels)
    case .table(let table, let heights):
      for (row, height) in heights.enumerated() { list.append(table.rows[row].isAnchorOnly ? 0 : height) }
    case .chart(_, _, let heights): list += heights
    }
  }

  /// The parts of a section's own sheet.
  ///
  /// - Throws: ``WritingError/noStyle(index:section:)``, ``WritingError/misplaced(section:cell:)``.
  static func parts(
    of section: DocumentSection, grid: SheetGrid, styles: [CellStyle], house: HouseStyle
  ) throws(WritingError) -> [SheetPart] {
    var parts: [SheetPart] = []
    parts.reserveCapacity(grid.rowCount)
    var row = 0
    var tableRow: Int?
    for block in grid.blocks {
      defer { row += block.rowCount }
      switch block {
      case .gap: parts.append(.line(ParagraphLine([], grid: grid)))
      case .paragraph(let paragraph):
        let area = ParagraphLine.Area(paragraph, house, columns: grid.firstVisible...grid.lastVisible)
        parts.append(.line(ParagraphLine([area], grid: grid)))
      case .sideBySide(let beside):
        let (columns, places) = (beside.columns, grid.parts(of: beside))
        for index in 0..<block.rowCount {
          var areas: [ParagraphLine.Area] = []
          areas.reserveCapacity(columns.count)
          for (column, place) in zip(columns, places) where index < column.count {
            areas.append(ParagraphLine.Area(column[index], house, columns: place))
          }
          parts.append(.line(ParagraphLine(areas, grid: grid)))
        }
      case .table(let table):
        try check(table, of: section, firstRow: row, styles: styles)
        parts.append(.table(table, heights: RowHeights.heights(of: table, styles: styles, grid: grid)))
        tableRow = row
      case .chart(let chart):
        guard let tableRow else { throw WritingError.noTable(section: section.code) }
        let heights = Array(repeating: SheetGrid.chartRowHeightInPixels, count: block.rowCount)
        parts.append(.chart(chart, tableRow: tableRow, heights: heights))
      }
    }
    return parts
  }

  private static func check(
    _ table: Table, of section: DocumentSection, firstRow: Int, styles: [CellStyle]
  ) throws(WritingError) {
    for at in table.cells.indices where !styles.indices.contains(table.cells[at].style) {
      throw WritingError.noStyle(index: table.cells[at].style, section: section.code)
    }
    let areas =
      table.entryRules.map(\.area) + table.highlights.map(\.area)
      + table.notes.map { Area(row: $0.row, column: $0.column) }
    for area in areas {
      guard
        area.row < 0 || area.column < 0 || area.rowCount < 1 || area.columnCount < 1
          || area.row + area.rowCount > table.rows.count || area.column + area.columnCount > table.columns.count
      else { continue }
      let cell = CellName.of(row: firstRow + max(0, area.row), column: max(0, area.column))
      throw WritingError.misplaced(section: section.code, cell: cell)
    }
  }
}

/// One row of a sheet: a paragraph over all visible columns, paragraphs beside each other, or nothing.
struct ParagraphLine {
  struct Area {
    let paragraph: Paragraph
    /// ``Paragraph/printedText``
    let text: String
    let look: ParagraphLook
    let columns: ClosedRange<Int>

    init(_ paragraph: Paragraph, _ house: HouseStyle, columns: ClosedRange<Int>) {
      self.paragraph = paragraph
      text = paragraph.printedText
      look = ParagraphLook(paragraph, house[paragraph.role])
      self.columns = columns
    }
  }

  let areas: [Area]
  let heightInPixels: Int

  init(_ areas: [Area], grid: SheetGrid) {
    var height = RowHeights.height(lines: 1, sizeInPoints: 11)
    for area in areas {
      height = max(height, RowHeights.height(of: area, widthInPixels: grid.widthInPixels(area.columns)))
    }
    self.areas = areas
    heightInPixels = height
  }
}
