import CLibXLSXWriter
import Documents
import Quantities

/// Writes one section into its sheet, row by row from the top and never back, as a workbook in constant memory needs.
struct XLSXSheet {
  let section: DocumentSection
  let grid: SheetGrid
  let book: XLSXBook
  let sheet: XLSXBook.Sheet
  let formulas: XLSXFormulas
  let styles: [CellStyle]
  let house: HouseStyle
  let isProtected: Bool
  let header: PageHeader

  /// - Throws: ``WritingError``.
  func write(_ looks: inout XLSXLooks, _ lists: inout DropDownLists) throws(WritingError) {
    let parts = try SheetPart.parts(of: section, grid: grid, styles: styles, house: house)
    guard grid.rowCount <= SheetLimits.rows, grid.columns.count <= SheetLimits.columns else {
      throw WritingError.sheetTooLarge(section: section.code)
    }
    writeColumns()
    var row = 0
    for part in parts {
      switch part {
      case .line(let line):
        try write(line, row: row, &looks)
        row += 1
      case .table(let table, let heights):
        try write(table, heights: heights, firstRow: row, looks)
        try XLSXTableEntry(sheet: self, table: table, firstRow: row).write(&looks, &lists)
        row += table.rows.count
      case .chart(let chart, let tableRow, let heights):
        for (offset, height) in heights.enumerated() { try openRow(row + offset, height: height) }
        try XLSXChart(chart, of: self, tableRow: tableRow).draw(row: row, rowCount: heights.count)
        row += heights.count
      }
    }
    XLSXPage(section: section, grid: grid, sheet: sheet, header: header).write(parts, isProtected: isProtected)
  }

  func check(_ error: lxw_error, row: Int, column: Int) throws(WritingError) {
    switch error {
    case LXW_NO_ERROR: return
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
      throw WritingError.tooLong(section: section.code, cell: CellName.of(row: row, column: column))
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: throw WritingError.sheetTooLarge(section: section.code)
    default: throw WritingError.output(reason: XLSXBook.reason(error))
    }
  }

  private func misplaced(row: Int, column: Int) -> WritingError {
    WritingError.misplaced(section: section.code, cell: CellName.of(row: row, column: column))
  }

  // MARK: - Rows and columns

  private func writeColumns() {
    for (index, column) in grid.columns.enumerated() {
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      let number = lxw_col_t(index)
      worksheet_set_column_pixels_opt(sheet, number, number, UInt32(column.widthInPixels), nil, &options)
    }
  }

  private func openRow(_ row: Int, height: Int, isHidden: Bool = false) throws(WritingError) {
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    let error = worksheet_set_row_pixels_opt(sheet, lxw_row_t(row), UInt32(height), nil, &options)
    try check(error, row: row, column: 0)
  }

  private func write(_ line: ParagraphLine, row: Int, _ looks: inout XLSXLooks) throws(WritingError) {
    try openRow(row, height: line.heightInPixels)
    for area in line.areas {
      let first = area.columns.lowerBound
      try write(area.paragraph.printedText, row: row, column: first, looks.format(of: area.look))
      if area.columns.count > 1 { try merge(row...row, area.columns) }
    }
  }

  private func merge(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) throws(WritingError) {
    let error = xlsx_note_merged_range(
      sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound), lxw_row_t(rows.upperBound),
      lxw_col_t(columns.upperBound))
    if error != 0 { throw WritingError.output(reason: XLSXBook.reason(LXW_ERROR_MEMORY_MALLOC_FAILED)) }
  }

  // MARK: - Tables

  private func write(_ table: Table, heights: [Int], firstRow: Int, _ looks: XLSXLooks) throws(WritingError) {
    let columnCount = table.columns.count
    // The first row below the merged area that last covered the column.
    var coveredUntil = [Int](repeating: 0, count: columnCount)
    var spanAt = 0
    for row in table.rows.indices {
      try openRow(firstRow + row, height: heights[row], isHidden: table.rows[row].isAnchorOnly)
      while spanAt < table.spans.count, table.spans[spanAt].row == row {
        try merge(table.spans[spanAt], of: table, firstRow: firstRow, &coveredUntil)
        spanAt += 1
      }
      for column in 0..<columnCount {
        try write(table.cells[row * columnCount + column], of: table, row, column, firstRow: firstRow, looks)
      }
    }
    if spanAt < table.spans.count { throw misplaced(row: firstRow, column: 0) }
  }

  private func merge(
    _ span: Span, of table: Table, firstRow: Int, _ coveredUntil: inout [Int]
  ) throws(WritingError) {
    let columns = span.column..<(span.column + max(1, span.columnCount))
    let rows = span.row..<(span.row + max(1, span.rowCount))
    guard table.columns.indices.contains(columns), rows.upperBound <= table.rows.count,
      columns.allSatisfy({ coveredUntil[$0] <= span.row })
    else { throw misplaced(row: firstRow + span.row, column: span.column) }
    for column in columns { coveredUntil[column] = rows.upperBound }
    guard rows.count * columns.count > 1 else { return }
    let last = firstRow + rows.upperBound - 1
    try merge((firstRow + rows.lowerBound)...last, columns.lowerBound...(columns.upperBound - 1))
  }

  private func write(
    _ cell: Cell, of table: Table, _ row: Int, _ column: Int, firstRow: Int, _ looks: XLSXLooks
  ) throws(WritingError) {
    let format = cell.isIncomplete ? looks.incompleteCells[cell.style] : looks.cells[cell.style]
    if let formula = cell.formula {
      let place = XLSXFormulas.Place(
        section: section.code, row: firstRow + row, column: column, tableRow: firstRow)
      if let text = try formulas.text(of: formula, at: place) {
        return try write(text, showing: cell.content, at: place, format)
      }
    }
    let (row, number) = (firstRow + row, lxw_col_t(column))
    switch cell.content {
    case .empty:
      if looks.isPlain[cell.style] { return }
      try check(worksheet_write_blank(sheet, lxw_row_t(row), number, format), row: row, column: column)
    case .text(let text): try write(text, row: row, column: column, format)
    case .number(let value):
      let error = worksheet_write_number(sheet, lxw_row_t(row), number, value.nearestDouble, format)
      try check(error, row: row, column: column)
    case .date(let date):
      let error = worksheet_write_number(sheet, lxw_row_t(row), number, Double(date.serial), format)
      try check(error, row: row, column: column)
    }
  }

  private func write(_ text: String, row: Int, column: Int, _ format: XLSXBook.Format) throws(WritingError) {
    // No character takes less than a byte of UTF-8 for a unit of UTF-16.
    if text.utf8.count > SheetLimits.textLength, text.utf16.count > SheetLimits.textLength {
      throw WritingError.tooLong(section: section.code, cell: CellName.of(row: row, column: column))
    }
    let error = worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), XLSXText.escaped(text), format)
    try check(error, row: row, column: column)
  }

  /// A formula without a value has shown an empty text.
  private func write(
    _ text: [CChar], showing content: Cell.Content, at place: XLSXFormulas.Place, _ format: XLSXBook.Format
  ) throws(WritingError) {
    let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
    let error =
      switch content {
      case .empty: worksheet_write_formula_str(sheet, row, column, text, format, "")
      case .text(let value): worksheet_write_formula_str(sheet, row, column, text, format, XLSXText.escaped(value))
      case .number(let value): worksheet_write_formula_num(sheet, row, column, text, format, value.nearestDouble)
      case .date(let value): worksheet_write_formula_num(sheet, row, column, text, format, Double(value.serial))
      }
    try check(error, row: place.row, column: place.column)
  }
}

extension DecimalNumber {
  /// The double nearest to the number: exact division where both parts are exact, else by its digits.
  var nearestDouble: Double {
    guard let digits = Int64(exactly: significand), digits.magnitude <= 1 << 53 else { return Double(description) ?? 0 }
    return scale == 0 ? Double(digits) : Double(digits) / DecimalNumber.powers[scale]
  }

  /// Powers of ten up to 10¹⁸, each exact.
  private static let powers: [Double] = (0...maximumScale).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
  }
}
