import Documents

/// Several documents as one: a sheet for every section of each.
enum Bundle {
  /// Name of the file without its extension.
  static let name = "bo-bieu"

  /// Styles of all documents are gathered into one list.
  static func join(_ documents: [(code: String, document: Document)], title: String, creator: String) -> Document {
    let names = SheetName.unique(documents.flatMap { $0.document.sections.map(\.sheetName) })
    var sections: [DocumentSection] = []
    var palette = StylePalette()
    for (code, document) in documents {
      let styles = document.styles.map { palette.index(of: $0) }
      for section in document.sections {
        var section = section
        section.blocks = section.blocks.map { block in
          if case .table(let table) = block { return .table(joined(table, prefix: code, styles: styles)) }
          return block
        }
        section.code = code + "/" + section.code
        section.sheetName = names[sections.count]
        sections.append(section)
      }
    }
    var bundle = Document(
      properties: Document.Properties(title: title, creator: creator), sections: sections, styles: palette.styles)
    if let first = documents.first {
      bundle.draftMark = first.document.draftMark
      bundle.houseStyle = first.document.houseStyle
    }
    return bundle
  }

  /// Styles follow into the common list, and formulas that refer to another section of their document follow its new
  /// code.
  private static func joined(_ table: Table, prefix: String, styles: [Int]) -> Table {
    var table = table
    for index in table.cells.indices {
      table.cells[index].style = styles[table.cells[index].style]
      guard let formula = table.cells[index].formula, refersElsewhere(formula) else { continue }
      table.cells[index].formula = Formula(
        formula.pieces.map { piece in
          guard case .elsewhere(let section, let row, let column) = piece else { return piece }
          return .elsewhere(section: prefix + "/" + section, row: row, column: column)
        })
    }
    return table
  }

  private static func refersElsewhere(_ formula: Formula) -> Bool {
    formula.pieces.contains { if case .elsewhere = $0 { true } else { false } }
  }
}
