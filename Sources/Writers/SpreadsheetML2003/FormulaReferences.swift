import Documents
import Markup
import Quantities

/// Prints formulas with R1C1 references. They are relative, so cells with equal formulas share the bytes.
struct FormulaReferences {
  let origins: TableOrigins

  /// Appends the attribute with its leading space: ` ss:Formula="=…"`; nothing for a formula longer than spreadsheets hold.
  func appendAttribute(for formula: Formula, to bytes: inout ByteBuffer) throws(WritingError) {
    var text = ByteBuffer(capacity: 512)
    try append(formula, to: &text)
    guard text.count < SheetLimits.formulaLength else { return }
    bytes.append(" ss:Formula=\"=")
    bytes.append(escaped: text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// The formula without its `=`.
  func text(of formula: Formula) throws(WritingError) -> String {
    var text = ByteBuffer(capacity: 512)
    try append(formula, to: &text)
    return text.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func append(_ formula: Formula, to text: inout ByteBuffer) throws(WritingError) {
    for piece in formula.pieces {
      switch piece {
      case .text(let part): text += part.utf8
      case .cell(let rows, let columns): append(rows, columns, to: &text)
      case .range(let fromRows, let fromColumns, let toRows, let toColumns):
        append(fromRows, fromColumns, to: &text)
        text.append(UInt8(ascii: ":"))
        append(toRows, toColumns, to: &text)
      case .elsewhere(let section, let row, let column):
        let origin = try origins[section]
        text += origin.quotedSheet.utf8
        text.append("!R")
        text.append(decimal: origin.row + row + 1)
        text.append(UInt8(ascii: "C"))
        text.append(decimal: column + 1)
      }
    }
  }

  /// `R[-1]C`
  private func append(_ rows: Int, _ columns: Int, to text: inout ByteBuffer) {
    append("R", rows, to: &text)
    append("C", columns, to: &text)
  }

  private func append(_ axis: StaticString, _ offset: Int, to text: inout ByteBuffer) {
    text.append(axis)
    if offset == 0 { return }
    text.append(UInt8(ascii: "["))
    text.append(decimal: offset)
    text.append(UInt8(ascii: "]"))
  }
}
