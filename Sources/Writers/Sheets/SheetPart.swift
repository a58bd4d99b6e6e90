import Documents

/// What stands below one another on a sheet, measured: a row of paragraphs, or a table.
enum SheetPart {
  case line(ParagraphLine)
  /// With the heights of its rows in pixels.
  case table(Table, heights: [Int])

  /// In pixels, row by row.
  var heights: [Int] {
    switch self {
    case .line(let line): [line.heightInPixels]
    case .table(_, let heights): heights
    }
  }

  /// The parts of a section's own sheet.
  ///
  /// - Throws: ``WritingError/noStyle(index:section:)``, ``WritingError/misplaced(section:cell:)``.
  static func parts(of section: DocumentSection, grid: SheetGrid, styles: [CellStyle]) throws(WritingError)
    -> [SheetPart]
  {
    var parts: [SheetPart] = []
    var row = 0
    for block in section.sheetBlocks {
      defer { row += SheetGrid.rowCount(of: block) }
      switch block {
      case .gap: parts.append(.line(ParagraphLine(nil, nil, grid: grid, isPair: false)))
      case .paragraph(let paragraph): parts.append(.line(ParagraphLine(paragraph, nil, grid: grid, isPair: false)))
      case .sideBySide(let pair):
        for index in 0..<max(pair.left.count, pair.right.count) {
          let left = index < pair.left.count ? pair.left[index] : nil
          let right = index < pair.right.count ? pair.right[index] : nil
          parts.append(.line(ParagraphLine(left, right, grid: grid, isPair: true)))
        }
      case .table(let table):
        try check(table, of: section, firstRow: row, styles: styles)
        parts.append(.table(table, heights: RowHeights.heights(of: table, styles: styles, grid: grid)))
      }
    }
    return parts
  }

  private static func check(
    _ table: Table, of section: DocumentSection, firstRow: Int, styles: [CellStyle]
  ) throws(WritingError) {
    for cell in table.cells where !styles.indices.contains(cell.style) {
      throw WritingError.noStyle(index: cell.style, section: section.code)
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

/// One row of a sheet: a paragraph over all visible columns, a pair over the halves, or nothing.
struct ParagraphLine {
  struct Area {
    let paragraph: Paragraph
    let look: ParagraphLook
    let columns: ClosedRange<Int>
  }

  let areas: [Area]
  let heightInPixels: Int

  init(_ left: Paragraph?, _ right: Paragraph?, grid: SheetGrid, isPair: Bool) {
    var areas: [Area] = []
    if let left {
      let last = isPair ? grid.rightHalf - 1 : grid.lastVisible
      areas.append(Area(paragraph: left, look: ParagraphLook(left), columns: grid.firstVisible...last))
    }
    if let right {
      areas.append(
        Area(paragraph: right, look: ParagraphLook(right), columns: grid.rightHalf...grid.lastVisible))
    }
    var height = RowHeights.height(lines: 1, sizeInPoints: 11)
    for area in areas {
      let width = grid.widthInPixels(area.columns)
      height = max(height, RowHeights.height(of: area.paragraph, look: area.look, widthInPixels: width))
    }
    self.areas = areas
    heightInPixels = height
  }
}
