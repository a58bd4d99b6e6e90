import CLibXLSXWriter
package import Documents

/// Writes xlsx (ECMA-376 transitional) through libxlsxwriter.
///
/// - Does: a sheet per section, laid out as ``SpreadsheetML2003Writer`` does: styles, merged areas, live formulas with
///   the value cached, numbers, dates, texts that stay texts whatever they look like, hidden anchors, row heights for
///   wrapped text, A4 page set-up with repeated header rows, print area and a page number from page 2 on, frozen header rows, protection without
///   a password when there are entry cells; what may be typed where, notes, highlights, charts that follow their cells, the hidden stamp.
/// - In part: runs of a paragraph that differ in look (the whole cell takes the look of the role); numbers of more than 15
///   digits, which the format keeps as binary; formulas longer than Excel takes (the cell shows its value only);
/// - Does not: pictures.
package struct XLSXWriter: DocumentWriter {
  package let formatCode = "xlsx"
  package let fileExtension = "xlsx"
  package let isSpreadsheet = true
  /// The folder for the files without a name in which parts wait to be packed; `nil` leaves it to libxlsxwriter, which
  /// takes `$TMPDIR`, then `/tmp`.
  package var temporaryFolder: String?
  /// Cells above which rows leave memory as soon as the next begins. Texts then stand in their cells, not in the
  /// shared list, which every program reads, but some previews do not, and the first page has a page number.
  package var greatestCellCountInMemory: Int

  package init(temporaryFolder: String? = nil, greatestCellCountInMemory: Int = 200_000) {
    self.temporaryFolder = temporaryFolder
    self.greatestCellCountInMemory = greatestCellCountInMemory
  }

  package func write(_ document: Document) throws -> [UInt8] {
    let names = document.sections.map(\.sheetName)
    guard SheetName.unique(names) == names else {
      throw WritingError.sheetName(zip(names, SheetName.unique(names)).first { $0 != $1 }?.0 ?? "")
    }
    let hidden = HiddenSheet.names(beside: document)
    let isLarge = document.cellCount > greatestCellCountInMemory
    let book = try XLSXBook(isLarge: isLarge, temporaryFolder: temporaryFolder)
    book.set(document.stamp)
    let grids = document.sections.map { SheetGrid($0, drawsCharts: true) }
    let header = PageHeader(document)
    let formulas = XLSXFormulas(origins: TableOrigins(document, grids: grids))
    var looks = try XLSXLooks(document, book)
    var lists = DropDownLists(sheetName: hidden.lists)
    for (section, grid) in zip(document.sections, grids) {
      let sheet = XLSXSheet(
        section: section, grid: grid, book: book, sheet: try book.addSheet(section.sheetName), formulas: formulas,
        styles: document.styles, house: document.houseStyle, isProtected: document.hasEntryCells, header: header)
      try sheet.write(&looks, &lists)
    }
    for sheet in [lists.sheet, HiddenSheet(document.stamp, name: hidden.stamp)] {
      if let sheet { try write(sheet, to: book) }
    }
    let package = XLSXPackage(properties: document.properties, firstHeader: header.firstPage, isLarge: isLarge)
    return try package.finished(book.finish())
  }

  private func write(_ hidden: HiddenSheet, to book: XLSXBook) throws(WritingError) {
    let sheet = try book.addSheet(hidden.name)
    worksheet_hide(sheet)
    XLSXPage.protect(sheet)
    for (row, texts) in hidden.rows.enumerated() {
      for (column, text) in texts.enumerated() {
        guard let text else { continue }
        let error = worksheet_write_string(
          sheet, lxw_row_t(row), lxw_col_t(column), XLSXText.escaped(text), nil)
        if error != LXW_NO_ERROR {
          throw WritingError.tooLong(section: hidden.name, cell: CellName.of(row: row, column: column))
        }
      }
    }
  }
}

extension Document {
  /// Cells of all tables.
  fileprivate var cellCount: Int {
    var count = 0
    for section in sections {
      for case .table(let table) in section.sheetBlocks { count += table.cells.count }
    }
    return count
  }
}
