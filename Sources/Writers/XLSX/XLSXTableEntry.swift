import CLibXLSXWriter
import Documents
import Quantities

/// Writes what helps while a table is filled: what may be typed where, notes, highlights.
struct XLSXTableEntry {
  let sheet: XLSXSheet
  let table: Table
  /// 0-based row of the sheet on which the table begins.
  let firstRow: Int

  func write(_ looks: inout XLSXLooks, _ lists: inout DropDownLists) throws(WritingError) {
    for rule in table.entryRules { try write(rule, &lists) }
    for note in table.notes { try write(note) }
    for highlight in table.highlights { try write(highlight, &looks) }
  }

  private func formula(_ formula: Formula, for area: Area) throws(WritingError) -> String {
    let place = XLSXFormulas.Place(
      section: sheet.section.code, row: firstRow + area.row, column: area.column, tableRow: firstRow)
    guard let text = try sheet.formulas.text(of: formula, at: place) else {
      throw WritingError.tooLong(section: sheet.section.code, cell: place.name)
    }
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // MARK: - What may be typed

  private func write(_ rule: EntryRule, _ lists: inout DropDownLists) throws(WritingError) {
    let strings = XLSXStrings()
    var validation = lxw_data_validation()
    validation.error_type = UInt8(
      rule.strictness == .refused
        ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    let title = strings.keep(XLSXText.message(rule.title, limit: 32))
    validation.input_title = title
    validation.error_title = title
    validation.input_message = strings.keep(XLSXText.message(rule.hint, limit: 255))
    validation.error_message = strings.keep(XLSXText.message(rule.objection, limit: 255))
    switch rule.values {
    case .whole(let from, let to):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      validation.bound(from?.nearestDouble, to?.nearestDouble)
    case .decimal(let from, let to):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      validation.bound(from?.nearestDouble, to?.nearestDouble)
    case .date(let from, let to):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      validation.bound((from?.serial).map(Double.init) ?? 1, (to?.serial).map(Double.init))
    case .choice(let list):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = strings.keep(XLSXTableEntry.formula(lists.place(of: list), sheetName: lists.sheetName))
    case .formula(let condition):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      validation.value_formula = strings.keep(try formula(condition, for: rule.area))
    }
    let area = rule.area
    let error = worksheet_data_validation_range(
      sheet.sheet, lxw_row_t(firstRow + area.row), lxw_col_t(area.column),
      lxw_row_t(firstRow + area.row + area.rowCount - 1), lxw_col_t(area.column + area.columnCount - 1), &validation)
    try sheet.check(error, row: firstRow + area.row, column: area.column)
  }

  /// `="có,không"`, or the place in the hidden sheet.
  static func formula(_ place: DropDownLists.Place, sheetName: String) -> String {
    switch place {
    case .rule(let text): return "=\"\(text)\""
    case .column(let column, let count):
      let first = CellName.of(row: 1, column: column, sign: "$")
      let last = CellName.of(row: count, column: column, sign: "$")
      return "=\(TableOrigins.quoted(sheetName))!\(first):\(last)"
    }
  }

  // MARK: - Notes

  /// Pixels of the width of a note, and of a line in its font, 9 points.
  private static let noteWidth = 260
  private static let noteLineHeight = 16

  private func write(_ note: CellNote) throws(WritingError) {
    let strings = XLSXStrings()
    let row = firstRow + note.row
    guard note.text.utf16.count <= SheetLimits.textLength else {
      throw WritingError.tooLong(
        section: sheet.section.code, cell: CellName.of(row: row, column: note.column))
    }
    guard !note.text.isEmpty else { return }
    var options = lxw_comment_options()
    options.width = UInt16(XLSXTableEntry.noteWidth)
    let lines = RowHeights.lineCount(note.text, widthInPixels: XLSXTableEntry.noteWidth, sizeInPoints: 9, isBold: false)
    options.height = UInt16(min(600, 12 + lines * XLSXTableEntry.noteLineHeight))
    options.font_name = strings.keep(SheetFont.name)
    options.font_size = 9
    let error = worksheet_write_comment_opt(
      sheet.sheet, lxw_row_t(row), lxw_col_t(note.column), XLSXText.escaped(note.text), &options)
    try sheet.check(error, row: row, column: note.column)
  }

  // MARK: - Highlights

  private func write(_ highlight: Highlight, _ looks: inout XLSXLooks) throws(WritingError) {
    let strings = XLSXStrings()
    var format = lxw_conditional_format()
    format.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    format.value_string = strings.keep(try formula(highlight.condition, for: highlight.area))
    format.format = try looks.format(of: highlight.look)
    let area = highlight.area
    let error = worksheet_conditional_format_range(
      sheet.sheet, lxw_row_t(firstRow + area.row), lxw_col_t(area.column),
      lxw_row_t(firstRow + area.row + area.rowCount - 1), lxw_col_t(area.column + area.columnCount - 1), &format)
    try sheet.check(error, row: firstRow + area.row, column: area.column)
  }
}

extension lxw_data_validation {
  /// The bounds of a number; without any, the greatest numbers that spreadsheets hold exactly.
  fileprivate mutating func bound(_ from: Double?, _ to: Double?) {
    let greatest = 999_999_999_999_999.0
    switch (from, to) {
    case (let from?, nil):
      criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      value_number = from
    case (nil, let to?):
      criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
      value_number = to
    default:
      criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      minimum_number = from ?? -greatest
      maximum_number = to ?? greatest
    }
  }
}
