import Documents
import Markup
import Quantities

/// Prints formulas with R1C1 references. They are relative, so cells with equal formulas share the bytes.
struct FormulaReferences {
  let origins: TableOrigins

  /// The attribute with its leading space: ` ss:Formula="=…"`; nothing for a formula longer than spreadsheets hold.
  func attribute(for formula: Formula) throws(WritingError) -> [UInt8] {
    let text = try bytes(of: formula)
    guard text.count < SheetLimits.formulaLength else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 32)
    bytes.append(" ss:Formula=\"=")
    MarkupEscaping.append(attribute: String(decoding: text, as: UTF8.self), to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }

  /// The formula without its `=`.
  func text(of formula: Formula) throws(WritingError) -> String {
    String(decoding: try bytes(of: formula), as: UTF8.self)
  }

  private func bytes(of formula: Formula) throws(WritingError) -> [UInt8] {
    var text: [UInt8] = []
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
        text += "\(origin.quotedSheet)!R\(origin.row + row + 1)C\(column + 1)".utf8
      }
    }
    return text
  }

  /// `R[-1]C`
  private func append(_ rows: Int, _ columns: Int, to text: inout [UInt8]) {
    append("R", rows, to: &text)
    append("C", columns, to: &text)
  }

  private func append(_ axis: StaticString, _ offset: Int, to text: inout [UInt8]) {
    text.append(axis)
    if offset == 0 { return }
    text.append(UInt8(ascii: "["))
    text.append(decimal: offset)
    text.append(UInt8(ascii: "]"))
  }
}
