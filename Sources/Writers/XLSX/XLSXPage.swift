import CLibXLSXWriter
import Documents

/// The page set-up, the view and the protection of a sheet.
struct XLSXPage {
  let section: DocumentSection
  let grid: SheetGrid
  let sheet: XLSXBook.Sheet
  let header: PageHeader

  func write(_ parts: [SheetPart], isProtected: Bool) {
    writePaper(section.page, SheetPages(section, grid: grid, parts: parts))
    let frozenRowCount = grid.frozenRowCount(parts)
    if frozenRowCount > 0 { worksheet_freeze_panes(sheet, lxw_row_t(frozenRowCount), 0) }
    if grid.rowCount > 0 {
      let (first, last) = (lxw_col_t(grid.firstVisible), lxw_col_t(grid.lastVisible))
      worksheet_print_area(sheet, 0, first, lxw_row_t(grid.rowCount - 1), last)
      // Codes such as 1, 2, 3 are texts on purpose: no green corners.
      let all = "A1:" + CellName.of(row: grid.rowCount - 1, column: grid.columns.count - 1)
      worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all)
    }
    if let rows = grid.headerRows {
      worksheet_repeat_rows(sheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound - 1))
    }
    if isProtected { XLSXPage.protect(sheet) }
  }

  /// Without a password. Columns and rows may be given more room, so that nobody is left with `####`.
  static func protect(_ sheet: XLSXBook.Sheet) {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    worksheet_protect(sheet, nil, &options)
  }

  /// A4, and the page number at the top, in the middle (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.7); ``XLSXPackage``
  /// leaves it out on page 1.
  private func writePaper(_ page: PageSetup, _ pages: SheetPages) {
    worksheet_set_paper(sheet, 9)
    if page.orientation == .landscape { worksheet_set_landscape(sheet) }
    worksheet_set_margins(
      sheet, inches(page.leftMillimetres), inches(page.rightMillimetres), inches(page.topMillimetres),
      inches(page.bottomMillimetres))
    if page.fitsWidth { worksheet_fit_to_pages(sheet, 1, UInt16(clamping: pages.pagesDown)) }
    // The list ends with a 0.
    if !pages.breaks.isEmpty {
      var breaks = pages.breaks.map(lxw_row_t.init) + [0]
      worksheet_set_h_pagebreaks(sheet, &breaks)
    }
    worksheet_center_horizontally(sheet)
    var options = lxw_header_footer_options()
    options.margin = 0.3
    worksheet_set_header_opt(sheet, header.everyPage, &options)
  }

  private func inches(_ millimetres: Int) -> Double { Double(max(0, millimetres)) / 25.4 }
}
