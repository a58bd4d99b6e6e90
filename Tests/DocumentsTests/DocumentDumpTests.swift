import Documents
import Quantities
import TestSupport
import Testing

@Suite struct DocumentDumpTests {
  @Test func showsKindsSpansStylesAndFormulas() {
    var palette = StylePalette()
    let head = palette.index(of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true))
    let figure = palette.index(
      of: CellStyle(horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 2), isLocked: false))
    var table = Table(
      columns: [
        Table.Column(widthInCharacters: 8, isHidden: true), Table.Column(widthInCharacters: 12),
        Table.Column(widthInCharacters: 9),
      ],
      rows: [.init(.header), .init(.total)], cells: Array(repeating: Cell(), count: 6),
      spans: [Span(row: 0, column: 1, rowCount: 1, columnCount: 2)], headerRowCount: 1, stubColumnCount: 2)
    table[0, 1] = Cell(.text("Số \"hộ\"\n"), style: head)
    table[0, 2] = Cell(style: head)
    table[1, 1] = Cell(CalendarDate(iso: "2023-05-19").map(Cell.Content.date) ?? .empty)
    table[1, 2] = Cell(
      .number(DecimalNumber(significand: 15, scale: 1)), style: figure,
      formula: Formula([.text("SUM("), .range(fromRows: -2, fromColumns: 0, toRows: -1, toColumns: 0), .text(")")]),
      isIncomplete: true)
    let blocks: [Block] = [
      .gap, .paragraph(Paragraph(.body, runs: [.init("a", isBold: true), .init("b")])),
      .sideBySide(SideBySide(left: [Paragraph(.agency, "L")], right: [])), .table(table),
    ]
    let document = Document(
      properties: Document.Properties(title: "T"),
      sections: [DocumentSection(code: "s", sheetName: "S", blocks: blocks)],
      styles: palette.styles)
    #expect(
      DocumentDump.text(of: document) == """
        document "T"
          created 2000-01-01T00:00:00Z
        section s "S"
          page portrait margins 20 20 30 15 fits-width
          gap
          body bold "a" "b"
          beside
            left agency "L"
          table header 1 stubs 2
            columns 8 hidden, 12, 9
            row 0 header
              1 "Số \\"hộ\\"\\n" 1x2 {bold centre wrap border}
            row 1 total
              1 2023-05-19
              2 1.5 incomplete =SUM([-2,0:-1,0]) {right border decimal-2 open}

        """)
  }

  @Test func differentDocumentsDumpDifferently() {
    #expect(
      DocumentDump.text(of: SampleDocument.survey(communes: 3))
        != DocumentDump.text(of: SampleDocument.survey(communes: 4)))
    #expect(DocumentDump.text(of: SampleDocument.survey()) == DocumentDump.text(of: SampleDocument.survey()))
  }
}
