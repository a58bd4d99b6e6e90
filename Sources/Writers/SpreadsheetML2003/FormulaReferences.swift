import Documents
import Markup
import Quantities

/// Prints formulas with R1C1 references. They are relative, so cells with equal formulas share the bytes.
struct FormulaReferences {
  /// Where the first table of a section lies.
  private struct Origin {
    let quotedSheet: String
    let row: Int
  }

  private var origins: [String: Origin] = [:]

  /// - Parameter grids: by the document's sections.
  init(_ document: Document, grids: [SheetGrid]) {
    for (section, grid) in zip(document.sections, grids) {
      guard let row = grid.tableRows.first else { continue }
      origins[section.code] = Origin(quotedSheet: FormulaReferences.quoted(section.sheetName), row: row)
    }
  }

  /// A sheet's name in a reference: in apostrophes, its own doubled.
  static func quoted(_ sheetName: String) -> String {
    "'" + String(sheetName.flatMap { $0 == "'" ? "''" : String($0) }) + "'"
  }

  /// The attribute with its leading space: ` ss:Formula="=…"`.
  func attribute(for formula: Formula) throws -> [UInt8] {
    var text = "="
    for piece in formula.pieces {
      switch piece {
      case .text(let part): text += part
      case .cell(let rows, let columns): text += reference(rows, columns)
      case .range(let fromRows, let fromColumns, let toRows, let toColumns):
        text += reference(fromRows, fromColumns) + ":" + reference(toRows, toColumns)
      case .elsewhere(let section, let row, let column):
        guard let origin = origins[section] else { throw WritingError.noTable(section: section) }
        text += "\(origin.quotedSheet)!R\(origin.row + row + 1)C\(column + 1)"
      }
    }
    var bytes = Array(" ss:Formula=\"".utf8)
    MarkupEscaping.append(attribute: text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }

  private func reference(_ rows: Int, _ columns: Int) -> String {
    (rows == 0 ? "R" : "R[\(rows)]") + (columns == 0 ? "C" : "C[\(columns)]")
  }
}
