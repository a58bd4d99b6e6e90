import Documents
import Markup
import Quantities

/// What may be typed where, and highlights: elements of a `Worksheet` after its options, children in the order of Excel's
/// own files. LibreOffice's default importer reads none of it.
struct SheetEntryRules {
  let table: Table
  /// 0-based row of the sheet on which the table begins.
  let firstRow: Int
  let references: FormulaReferences
  private static let namespace = "xmlns=\"urn:schemas-microsoft-com:office:excel\""

  /// Appends a `DataValidation` for each rule.
  func appendRules(to bytes: inout ByteBuffer, _ lists: inout DropDownLists) throws(WritingError) {
    for rule in table.entryRules {
      bytes += "<DataValidation \(SheetEntryRules.namespace)>".utf8
      append("Range", range(rule.area), to: &bytes)
      try append(rule.values, to: &bytes, &lists)
      append("InputTitle", SheetEntryRules.cut(rule.title, to: 32), to: &bytes)
      append("InputMessage", SheetEntryRules.cut(rule.hint, to: 255), to: &bytes)
      if rule.strictness == .questioned { append("ErrorStyle", "Warn", to: &bytes) }
      append("ErrorMessage", SheetEntryRules.cut(rule.objection, to: 255), to: &bytes)
      append("ErrorTitle", SheetEntryRules.cut(rule.title, to: 32), to: &bytes)
      bytes += "</DataValidation>\n".utf8
    }
  }

  /// Appends a `ConditionalFormatting` for each highlight.
  func appendHighlights(to bytes: inout ByteBuffer) throws(WritingError) {
    for highlight in table.highlights {
      let (text, fill) = highlight.look.colours
      bytes += "<ConditionalFormatting \(SheetEntryRules.namespace)>".utf8
      append("Range", range(highlight.area), to: &bytes)
      bytes += "<Condition>".utf8
      append("Value1", try references.text(of: highlight.condition), to: &bytes)
      bytes += "<Format Style='color:\(SheetStyles.hexadecimal(text));".utf8
      bytes += "background:\(SheetStyles.hexadecimal(fill))'/></Condition></ConditionalFormatting>\n".utf8
    }
  }

  private func append(
    _ values: EntryRule.Values, to bytes: inout ByteBuffer, _ lists: inout DropDownLists
  ) throws(WritingError) {
    switch values {
    case .whole(let from, let to): append("Whole", from?.description, to?.description, to: &bytes)
    case .decimal(let from, let to): append("Decimal", from?.description, to?.description, to: &bytes)
    case .date(let from, let to):
      append("Date", from.map { "\($0.serial)" } ?? "1", to.map { "\($0.serial)" }, to: &bytes)
    case .choice(let list):
      bytes += "<Type>List</Type><UseBlank/>".utf8
      switch lists.place(of: list) {
      case .rule(let text):
        bytes += "<CellRangeList/>".utf8
        append("Value", "\"\(text)\"", to: &bytes)
      case .column(let column, let count):
        let sheet = TableOrigins.quoted(lists.sheetName)
        append("Value", "\(sheet)!R2C\(column + 1):R\(count + 1)C\(column + 1)", to: &bytes)
      }
    case .formula(let formula):
      bytes += "<Type>Custom</Type><UseBlank/>".utf8
      append("Value", try references.text(of: formula), to: &bytes)
    }
  }

  /// The kind and the bounds; without any, the greatest numbers that spreadsheets hold exactly.
  private func append(_ type: String, _ from: String?, _ to: String?, to bytes: inout ByteBuffer) {
    let greatest = "999999999999999"
    append("Type", type, to: &bytes)
    switch (from, to) {
    case (let bound?, nil), (nil, let bound?):
      append("Qualifier", from == nil ? "LessOrEqual" : "GreaterOrEqual", to: &bytes)
      bytes += "<UseBlank/>".utf8
      append("Value", bound, to: &bytes)
    default:
      bytes += "<UseBlank/>".utf8
      append("Min", from ?? "-" + greatest, to: &bytes)
      append("Max", to ?? greatest, to: &bytes)
    }
  }

  /// `R5C3`, or `R5C3:R9C3`.
  private func range(_ area: Area) -> String {
    let first = "R\(firstRow + area.row + 1)C\(area.column + 1)"
    guard area.rowCount * area.columnCount > 1 else { return first }
    return first + ":R\(firstRow + area.row + area.rowCount)C\(area.column + area.columnCount)"
  }

  /// Nothing for an empty text.
  private func append(_ element: String, _ text: String, to bytes: inout ByteBuffer) {
    guard !text.isEmpty else { return }
    bytes += "<\(element)>".utf8
    bytes.append(escaped: text)
    bytes += "</\(element)>".utf8
  }

  private static func cut(_ text: String, to units: Int) -> String {
    guard text.utf16.count > units else { return text }
    var rest = text
    while rest.utf16.count >= units { rest.removeLast() }
    return rest + "…"
  }
}
