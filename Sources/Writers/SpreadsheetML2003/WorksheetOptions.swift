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
    bytes.append("<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">\n")
    appendPageSetup(to: &bytes)
    if page.fitsWidth { bytes.append("<FitToPage/>\n") }
    bytes.append("<Print>")
    if page.fitsWidth { append("<FitWidth>1</FitWidth><FitHeight>", pages.pagesDown, "</FitHeight>", to: &bytes) }
    bytes.append("<ValidPrinterInfo/><PaperSizeIndex>9</PaperSizeIndex></Print>\n")
    if isFirst { bytes.append("<Selected/>\n") }
    if frozenRows > 0 {
      append("<FreezePanes/><FrozenNoSplit/><SplitHorizontal>", frozenRows, "</SplitHorizontal>", to: &bytes)
      append("<TopRowBottomPane>", frozenRows, "</TopRowBottomPane><ActivePane>2</ActivePane>\n", to: &bytes)
    }
    bytes.append(
      isProtected
        ? "<ProtectObjects>True</ProtectObjects><ProtectScenarios>True</ProtectScenarios>\n"
        : "<ProtectObjects>False</ProtectObjects><ProtectScenarios>False</ProtectScenarios>\n")
    bytes.append("</WorksheetOptions>\n")
    guard !pages.breaks.isEmpty else { return }
    bytes.append("<PageBreaks xmlns=\"urn:schemas-microsoft-com:office:excel\"><RowBreaks>")
    for row in pages.breaks { append("<RowBreak><Row>", row, "</Row></RowBreak>", to: &bytes) }
    bytes.append("</RowBreaks></PageBreaks>\n")
  }

  /// The page number stands at the top, in the middle (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.7); the format cannot leave
  /// it out on page 1.
  private func appendPageSetup(to bytes: inout ByteBuffer) {
    bytes.append(
      page.orientation == .landscape
        ? "<PageSetup>\n<Layout x:Orientation=\"Landscape" : "<PageSetup>\n<Layout x:Orientation=\"Portrait")
    bytes.append("\" x:CenterHorizontal=\"1\"/>\n<Header x:Margin=\"0.3\" x:Data=\"")
    bytes.append(escaped: header.everyPage)
    bytes.append("\"/>\n<Footer x:Margin=\"0.3\"/>\n<PageMargins x:Bottom=\"")
    append(inches: page.bottomMillimetres, to: &bytes)
    bytes.append("\" x:Left=\"")
    append(inches: page.leftMillimetres, to: &bytes)
    bytes.append("\" x:Right=\"")
    append(inches: page.rightMillimetres, to: &bytes)
    bytes.append("\" x:Top=\"")
    append(inches: page.topMillimetres, to: &bytes)
    bytes.append("\"/>\n</PageSetup>\n")
  }

  private func append(_ before: StaticString, _ number: Int, _ after: StaticString, to bytes: inout ByteBuffer) {
    bytes.append(before)
    bytes.append(decimal: number)
    bytes.append(after)
  }

  /// Inches with three digits after the point.
  private func append(inches millimetres: Int, to bytes: inout ByteBuffer) {
    let thousandths = (max(0, millimetres) * 100_000 + 1270) / 2540
    bytes.append(decimal: thousandths / 1000)
    bytes.append(UInt8(ascii: "."))
    for digit in [thousandths / 100, thousandths / 10, thousandths] { bytes.append(decimal: digit % 10) }
  }
}
