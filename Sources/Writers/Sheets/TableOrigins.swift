import Documents

/// Where the first table of each section lies among the sheets: what formulas that look into other sheets need.
struct TableOrigins {
  struct Origin {
    /// In apostrophes, as formulas write it.
    let quotedSheet: String
    /// 0-based row of the table's first row.
    let row: Int
  }

  private var origins: [String: Origin] = [:]

  /// - Parameter grids: by the document's sections.
  init(_ document: Document, grids: [SheetGrid]) {
    for (section, grid) in zip(document.sections, grids) {
      guard let row = grid.tableRows.first else { continue }
      origins[section.code] = Origin(quotedSheet: TableOrigins.quoted(section.sheetName), row: row)
    }
  }

  /// - Throws: ``WritingError/noTable(section:)``.
  subscript(section: String) -> Origin {
    get throws(WritingError) {
      guard let origin = origins[section] else { throw WritingError.noTable(section: section) }
      return origin
    }
  }

  /// A sheet's name in a reference: in apostrophes, its own doubled.
  static func quoted(_ sheetName: String) -> String {
    guard sheetName.utf8.contains(UInt8(ascii: "'")) else { return "'\(sheetName)'" }
    return "'" + String(sheetName.flatMap { $0 == "'" ? "''" : String($0) }) + "'"
  }
}
