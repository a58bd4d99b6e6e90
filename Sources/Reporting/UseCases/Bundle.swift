import Documents

/// Several documents as one: a sheet for every section of each.
enum Bundle {
  /// Name of the file without its extension.
  static let name = "bo-bieu"

  /// - Precondition: all documents share one list of styles, as those of one ``PreparedForms`` do.
  static func join(_ documents: [(code: String, document: Document)], title: String, creator: String) -> Document {
    let names = SheetName.unique(documents.flatMap { $0.document.sections.map(\.sheetName) })
    var sections: [DocumentSection] = []
    for (code, document) in documents {
      for section in document.sections {
        var section = section
        section.blocks = section.blocks.map { block in
          if case .table(let table) = block { return .table(renamed(table, prefix: code)) }
          return block
        }
        section.code = code + "/" + section.code
        section.sheetName = names[sections.count]
        sections.append(section)
      }
    }
    return Document(
      properties: Document.Properties(title: title, creator: creator), sections: sections,
      styles: documents.first?.document.styles ?? [CellStyle()])
  }

  /// Formulas that refer to another section of their document follow its new code.
  private static func renamed(_ table: Table, prefix: String) -> Table {
    var table = table
    for index in table.cells.indices {
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
