import Documents
import Markup
import Quantities

/// Prints formulas with R1C1 references. They are relative, so cells with equal formulas share the bytes.
struct FormulaReferences {
  let origins: TableOrigins

  /// The attribute with its leading space: ` ss:Formula="=…"`; nothing for a formula longer than spreadsheets hold.
  func attribute(for formula: Formula) throws(WritingError) -> [UInt8] {
    let text = try text(of: formula)
    guard text.utf8.count < SheetLimits.formulaLength else { return [] }
    var bytes = Array(" ss:Formula=\"".utf8)
    MarkupEscaping.append(attribute: "=" + text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }

  /// The formula without its `=`.
  func text(of formula: Formula) throws(WritingError) -> String {
    var text = ""
    for piece in formula.pieces {
      switch piece {
      case .text(let part): text += part
      case .cell(let rows, let columns): text += reference(rows, columns)
      case .range(let fromRows, let fromColumns, let toRows, let toColumns):
        text += reference(fromRows, fromColumns) + ":" + reference(toRows, toColumns)
      case .elsewhere(let section, let row, let column):
        let origin = try origins[section]
        text += "\(origin.quotedSheet)!R\(origin.row + row + 1)C\(column + 1)"
      }
    }
    return text
  }

  private func reference(_ rows: Int, _ columns: Int) -> String {
    (rows == 0 ? "R" : "R[\(rows)]") + (columns == 0 ? "C" : "C[\(columns)]")
  }
}
