import Documents
import Markup

/// The page set-up and the view of a sheet. Excel honours all of it; LibreOffice reads none of it.
struct WorksheetOptions {
  let page: PageSetup
  let pages: SheetPages
  /// Rows that stay in sight; 0 for none.
  let frozenRows: Int
  let isFirst: Bool
  let isProtected: Bool
  let header: PageHeader

  /// Appends `WorksheetOptions`, children in the order of Excel's own files, and `PageBreaks`.
  func append(to bytes: inout ByteBuffer) {
    bytes += "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">\n".utf8
    appendPageSetup(to: &bytes)
    if page.fitsWidth { bytes += "<FitToPage/>\n".utf8 }
    bytes += "<Print>".utf8
    if page.fitsWidth { bytes += "<FitWidth>1</FitWidth><FitHeight>\(pages.pagesDown)</FitHeight>".utf8 }
    bytes += "<ValidPrinterInfo/><PaperSizeIndex>9</PaperSizeIndex></Print>\n".utf8
    if isFirst { bytes += "<Selected/>\n".utf8 }
    if frozenRows > 0 {
      bytes += "<FreezePanes/><FrozenNoSplit/><SplitHorizontal>\(frozenRows)</SplitHorizontal>".utf8
      bytes += "<TopRowBottomPane>\(frozenRows)</TopRowBottomPane><ActivePane>2</ActivePane>\n".utf8
    }
    let isProtected = isProtected ? "True" : "False"
    bytes += "<ProtectObjects>\(isProtected)</ProtectObjects><ProtectScenarios>\(isProtected)</ProtectScenarios>\n".utf8
    bytes += "</WorksheetOptions>\n".utf8
    guard !pages.breaks.isEmpty else { return }
    bytes += "<PageBreaks xmlns=\"urn:schemas-microsoft-com:office:excel\"><RowBreaks>".utf8
    for row in pages.breaks { bytes += "<RowBreak><Row>\(row)</Row></RowBreak>".utf8 }
    bytes += "</RowBreaks></PageBreaks>\n".utf8
  }

  /// The page number stands at the top, in the middle (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.7); the format cannot leave
  /// it out on page 1.
  private func appendPageSetup(to bytes: inout ByteBuffer) {
    let orientation = page.orientation == .landscape ? "Landscape" : "Portrait"
    bytes += "<PageSetup>\n<Layout x:Orientation=\"\(orientation)\" x:CenterHorizontal=\"1\"/>\n".utf8
    bytes += "<Header x:Margin=\"0.3\" x:Data=\"".utf8
    bytes.append(escaped: header.everyPage)
    bytes += "\"/>\n".utf8
    bytes += "<Footer x:Margin=\"0.3\"/>\n".utf8
    bytes +=
      "<PageMargins x:Bottom=\"\(inches(page.bottomMillimetres))\" x:Left=\"\(inches(page.leftMillimetres))\"".utf8
    bytes +=
      " x:Right=\"\(inches(page.rightMillimetres))\" x:Top=\"\(inches(page.topMillimetres))\"/>\n</PageSetup>\n".utf8
  }

  /// Inches with three digits after the point.
  private func inches(_ millimetres: Int) -> String {
    let thousandths = (max(0, millimetres) * 100_000 + 1270) / 2540
    let fraction = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }
}
