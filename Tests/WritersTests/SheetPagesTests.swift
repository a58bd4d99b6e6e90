import Documents
import Markup
import TestSupport
import Testing

@testable import Writers

@Suite struct SheetPagesTests {
  /// The pages of the sample survey with so many communes of two rows each.
  private func pages(communes: Int, _ change: (inout DocumentSection) -> Void = { _ in }) throws -> (SheetPages, Int) {
    let document = SampleDocument.survey(communes: communes)
    var section = document.sections[0]
    change(&section)
    let grid = SheetGrid(section)
    let parts = try SheetPart.parts(of: section, grid: grid, styles: document.styles, house: document.houseStyle)
    let tableEnd = (grid.headerRows?.upperBound ?? 0) + 2 * (communes + 1)
    return (SheetPages(section, grid: grid, parts: parts), tableEnd)
  }

  @Test func whatFitsOnAPageIsLeftAlone() throws {
    #expect(try pages(communes: 3).0 == SheetPages.onePage)
  }

  @Test func aFewRowsTooManyAreFittedOntoThePage() throws {
    let fitted = try (4...40).map { try pages(communes: $0).0.pagesDown }
    let first = try #require(fitted.firstIndex { $0 > 0 })
    #expect(fitted[first] == 1)
    #expect(fitted[..<first].allSatisfy { $0 == 0 })
    #expect(fitted.contains(2))
  }

  @Test func noPageBeginsAmongMergedRowsAndNoneHoldsTheSignaturesAlone() throws {
    var seen = 0
    for communes in 4...60 {
      let (pages, tableEnd) = try pages(communes: communes)
      let bodyStart = tableEnd - 2 * (communes + 1)
      for start in pages.breaks {
        #expect((start - bodyStart).isMultiple(of: 2), "\(communes) communes: a page begins in row \(start)")
        #expect(start <= tableEnd - 3)
        seen += 1
      }
      #expect(pages.breaks == pages.breaks.sorted())
    }
    #expect(seen > 10)
  }

  @Test func aPageThatIsNotFittedIsLeftToTheProgram() throws {
    #expect(try pages(communes: 40) { $0.page.fitsWidth = false }.0 == SheetPages.onePage)
  }

  @Test func marginsThatLeaveNothingDoNoHarm() throws {
    #expect(try pages(communes: 40) { $0.page.topMillimetres = 300 }.0 == SheetPages.onePage)
  }

  @Test func bothFormatsStateThePages() throws {
    let communes = try #require(try (4...60).first { try !pages(communes: $0).0.breaks.isEmpty })
    let document = SampleDocument.survey(communes: communes)
    let breaks = try pages(communes: communes).0.breaks
    let xml = String(decoding: try SpreadsheetML2003Writer().write(document), as: UTF8.self)
    let rows = breaks.map { "<RowBreak><Row>\($0)</Row></RowBreak>" }.joined()
    #expect(xml.contains("<RowBreaks>\(rows)</RowBreaks>"))
    let listed = try #require(XLSXParts(document).sheet().first("rowBreaks")).children
    #expect(listed.map { $0[attribute: "id"] } == breaks.map(String.init))
  }
}

@Suite struct BlocksBesideEachOtherTests {
  private let beside = SideBySide(
    left: [Paragraph(.recipientsHead, "Nơi nhận:"), Paragraph(.recipient, "Lưu: VT.")],
    middle: [Paragraph(.signerTitle, "NGƯỜI LẬP BIỂU")],
    right: [Paragraph(.signerTitle, "TRƯỞNG PHÒNG"), Paragraph(.signerHint, "(Ký)")])

  @Test func threeBlocksTakeAThirdOfTheLineEach() throws {
    var paragraphs = TextParagraphs(width: 62, box: .box, house: .standard)
    var output = TextOutput(lineEnd: "\n")
    paragraphs.append(beside, to: &output)
    #expect(
      String(decoding: output.bytes.finished(), as: UTF8.self) == """
        Nơi nhận:              NGƯỜI LẬP BIỂU         TRƯỞNG PHÒNG
        - Lưu: VT.                                        (Ký)

        """)
  }

  private func grid(_ widths: [Int]) -> SheetGrid {
    let table = Table(
      columns: widths.map { Table.Column(widthInCharacters: $0) }, rows: [Table.Row(.body)],
      cells: widths.map { _ in Cell(.empty, style: 0) }, spans: [], headerRowCount: 0, stubColumnCount: 0)
    return SheetGrid(DocumentSection(code: "s", sheetName: "S", blocks: [.table(table)], foot: [.sideBySide(beside)]))
  }

  @Test func aSheetGivesThemPartsAlikeInWidth() {
    let grid = grid([6, 30, 10, 10, 10, 10, 10])
    #expect(grid.parts(of: beside) == [0...1, 2...3, 4...6])
    #expect(grid.rowCount == 3)
  }

  @Test func whereColumnsAreTooCoarseTheFirstBlockGoesBelow() {
    let grid = grid([6, 60, 10, 20])
    #expect(grid.rowCount == 1 + 2 + 2)
    #expect(
      grid.blocks.dropFirst() == [
        .sideBySide(SideBySide(left: beside.middle, right: beside.right)), .paragraph(beside.left[0]),
        .paragraph(beside.left[1]),
      ])
  }
}
