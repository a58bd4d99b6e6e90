import Documents
import Markup
import Quantities
import TestSupport
import Testing

@testable import Writers

/// Three communes with figures of two columns; the second commune has none.
private enum Sample {
  static let styles = [CellStyle(), CellStyle(horizontal: .right, numberFormat: .decimal(places: 0))]

  static func table(_ rows: [(String, Int?, Int?)] = [("Xã Một", 50, 100), ("Xã Hai", nil, nil), ("Xã <Ba>", 1200, 1000)]) -> Table {
    var cells = [Cell(), Cell(.text("Xã")), Cell(.text("Làm")), Cell(.text("Kế hoạch"))]
    for (name, done, plan) in rows {
      cells += [Cell(.text("u:" + name)), Cell(.text(name))]
      cells += [done, plan].map { number in Cell(number.map { .number(DecimalNumber($0)) } ?? .empty, style: 1) }
    }
    return Table(
      columns: [.init(widthInCharacters: 5, isHidden: true)] + [20, 10, 10].map { .init(widthInCharacters: $0) },
      rows: [.init(.header)] + rows.map { _ in .init(.body) }, cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: 2)
  }

  static func chart(_ kind: Chart.Kind, standsForTable: Bool = false, reference: DecimalNumber? = nil) -> Chart {
    Chart(
      kind, title: "Làm so với kế hoạch",
      series: [.init(name: "Làm", column: 2), .init(name: "Kế hoạch", column: 3)], labelColumn: 1, rows: [1, 2, 3],
      standsForTable: standsForTable, reference: reference)
  }

  static func document(_ chart: Chart, of table: Table = table()) -> Document {
    let blocks: [Block] = [.table(table), .paragraph(Paragraph(.note, "ghi chú")), .chart(chart)]
    return Document(
      properties: .init(title: "t"), sections: [DocumentSection(code: "s", sheetName: "Tờ một", blocks: blocks)],
      styles: styles)
  }
}

@Suite struct ChartTests {
  @Test func barsAreAsLongAsTheirFigures() throws {
    let figures = try #require(ChartFigures(Sample.chart(.bars, reference: DecimalNumber(600)), of: Sample.table(), styles: Sample.styles))
    #expect(figures.labels == ["Xã Một", "Xã <Ba>"])
    #expect(figures.bars.map { $0.map(\.text) } == [["50", "100"], ["1.200", "1.000"]])
    #expect(figures.bars[1][0].share == 1)
    #expect(figures.reference == 0.5)
  }

  @Test func whatPointsOutOfTheTableOrIsEmptyIsNotDrawn() {
    var chart = Sample.chart(.bars)
    chart.rows = [9]
    #expect(ChartFigures(chart, of: Sample.table(), styles: Sample.styles) == nil)
    chart.rows = [2]
    #expect(ChartFigures(chart, of: Sample.table(), styles: Sample.styles) == nil)
  }

  @Test func textDrawsBlocks() throws {
    let text = String(decoding: try PlainTextWriter(width: 60).write(Sample.document(Sample.chart(.bullets))), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Xã <Ba>  ███") && $0.hasSuffix("1.200 / 1.000") })
    #expect(lines.contains { $0.hasPrefix("Xã Một   █") && $0.hasSuffix("50 / 100") })
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 60 })
  }

  @Test func aPageDrawsThemAndSaysThemInWords() throws {
    let page = String(decoding: try HTMLWriter().write(Sample.document(Sample.chart(.bars))), as: UTF8.self)
    #expect(page.contains("aria-label=\"Làm so với kế hoạch. Xã Một: Làm 50, Kế hoạch 100; Xã &lt;Ba&gt;: Làm 1.200, Kế hoạch 1.000\""))
    // One in the legend, one for each commune with figures.
    #expect(page.ranges(of: "<rect class=\"bar0\"").count == 3)
    #expect(page.contains("<table"))
  }

  @Test func whereItStandsForItsTableOnlySpreadsheetsKeepTheTable() throws {
    let document = Sample.document(Sample.chart(.bars, standsForTable: true))
    #expect(!String(decoding: try HTMLWriter().write(document), as: UTF8.self).contains("<table"))
    #expect(!String(decoding: try PlainTextWriter().write(document), as: UTF8.self).contains("┌"))
    #expect(try XLSXParts(document).sheet().first("drawing") != nil)
  }

  @Test func aSpreadsheetDrawsFromItsCells() throws {
    var chart = Sample.chart(.bars)
    chart.rows = [1, 3]
    let xml = try XLSXParts(Sample.document(chart)).part("xl/charts/chart1.xml").wholeText
    #expect(xml.contains("('Tờ một'!$C$2:$C$2,'Tờ một'!$C$4:$C$4)"))
    #expect(xml.contains("'Tờ một'!$B$2"))
  }

  @Test(arguments: [nil, DecimalNumber(600)]) func barsOfASpreadsheetBeginAtNought(reference: DecimalNumber?) throws {
    let part = try XLSXParts(Sample.document(Sample.chart(.bars, reference: reference))).part("xl/charts/chart1.xml")
    let axis = try #require(part.first("chart")?.first("plotArea")?.first("valAx"))
    #expect(axis.first("scaling")?.first("min")?[attribute: "val"] == "0")
    #expect(axis.first("majorUnit")?[attribute: "val"] == reference.map { "\($0)" })
    #expect((axis.first("majorGridlines") != nil) == (reference != nil))
  }

  @Test func wordDrawsThemFromFiguresOfTheirOwn() throws {
    let parts = try DOCXParts(Sample.document(Sample.chart(.bars, reference: DecimalNumber(600))))
    let part = try parts.part("word/charts/chart1.xml")
    let bars = try #require(part.first("chart")?.first("plotArea")?.first("barChart"))
    let series = bars.children.filter { $0.name == "ser" }
    #expect(series.map { $0.first("tx")?.wholeText } == ["Làm", "Kế hoạch"])
    #expect(series.map { $0.first("cat")?.first("strLit")?.wholeText } == ["Xã MộtXã <Ba>", "Xã MộtXã <Ba>"])
    #expect(series.map(Self.values) == [["50", "1200"], ["100", "1000"]])
    #expect(series.map(Self.labels) == [["50", "1.200"], ["100", "1.000"]])
    let axis = try #require(part.first("chart")?.first("plotArea")?.first("valAx"))
    #expect(axis.first("majorUnit")?[attribute: "val"] == "600.0" && axis.first("delete")?[attribute: "val"] == "0")
    // A picture without a part, or a part without a picture, is what Word refuses.
    let target = try parts.part("word/_rels/document.xml.rels").children.first { $0[attribute: "Id"] == "chart1" }
    #expect(target?[attribute: "Target"] == "charts/chart1.xml")
    let types = try parts.part("[Content_Types].xml").children.compactMap { $0[attribute: "PartName"] }
    #expect(types.contains("/word/charts/chart1.xml"))
  }

  @Test func aPictureInWordSaysItsFiguresInWords() throws {
    let document = Sample.document(Sample.chart(.bars, standsForTable: true))
    let body = try DOCXParts(document).body()
    #expect(!body.contains { $0.name == "tbl" })
    let inlines = body.compactMap { $0.first("r")?.first("drawing")?.first("inline") }
    let inline = try #require(inlines.first)
    let words = inline.first("docPr")?[attribute: "descr"]
    #expect(words == "Làm so với kế hoạch. Xã Một: Làm 50, Kế hoạch 100; Xã <Ba>: Làm 1.200, Kế hoạch 1.000")
    #expect(inline.first("extent")?[attribute: "cx"] == "\(Twips.millimetres(165) * 635)")
  }

  @Test func bulletsInWordFillTheirFramesAndHaveOneLabel() throws {
    let part = try DOCXParts(Sample.document(Sample.chart(.bullets))).part("word/charts/chart1.xml")
    let bars = try #require(part.first("chart")?.first("plotArea")?.first("barChart"))
    #expect(bars.first("overlap")?[attribute: "val"] == "100")
    let series = bars.children.filter { $0.name == "ser" }
    #expect(series.map(Self.labels) == [["1.200\u{A0}/\u{A0}1.000"], ["50\u{A0}/\u{A0}100"]])
    #expect(series[1].first("spPr")?.first("noFill") != nil)
    #expect(part.first("chart")?.first("plotArea")?.first("valAx")?.first("delete")?[attribute: "val"] == "1")
  }

  @Test func aTableGivesWayOnlyToAChartThatIsDrawn() throws {
    let table = Sample.table([("Xã Một", 0, nil), ("Xã Hai", 0, 0), ("Xã Ba", nil, nil)])
    let document = Sample.document(Sample.chart(.bars, standsForTable: true), of: table)
    #expect(String(decoding: try HTMLWriter().write(document), as: UTF8.self).contains("<table"))
    #expect(String(decoding: try PlainTextWriter().write(document), as: UTF8.self).contains("┌"))
    #expect(try DOCXParts(document).tables().count == 1)
    #expect(try !DOCXParts(document).names.contains { $0.contains("chart") })
  }

  @Test func totalsThatLackPartsAreMarkedInPicturesToo() throws {
    var table = Sample.table()
    table.cells[table.columns.count + 2].isIncomplete = true
    let figures = try #require(ChartFigures(Sample.chart(.bullets), of: table, styles: Sample.styles))
    #expect(figures.bulletWords(0) == "50* / 100" && figures.bars[1][0].text == "1.200")
  }

  @Test func chartsStandCloserWhereThatKeepsThemToOnePage() throws {
    let rows = (1...20).map { ("Xã \($0)", Optional($0), Optional($0 * 2)) }
    var chart = Sample.chart(.bars, standsForTable: true)
    chart.rows = Array(1...20)
    let table = Sample.table(rows)
    let figures = try #require(ChartFigures(chart, of: table, styles: Sample.styles))
    let room = 257.0 * 72 / 25.4
    for count in 1...3 {
      let blocks = (0..<count).flatMap { _ in [Block.table(table), .chart(chart)] }
      let drawn = DrawnCharts(blocks, styles: Sample.styles)
      #expect(drawn.figures.count == count && drawn.replacedTables.count == count)
      let ease = DOCXChartRoom.ease(of: blocks, drawn, page: PageSetup(), house: .standard)
      let heights = DOCXChartFrame.heights(of: figures, width: 467.7)
      let height = DOCXChartFrame(figures, width: 467.7, ease: ease).height
      // One stands as it looks best, two closer, and three are too many for a page in any case.
      #expect(count == 2 ? height < heights.upperBound && 2 * height < room && 2 * height > room - 40 : height == heights.upperBound)
    }
  }

  private static func values(of series: MarkupElement) -> [String] {
    series.first("val")?.first("numLit")?.children.filter { $0.name == "pt" }.map(\.wholeText) ?? []
  }

  private static func labels(of series: MarkupElement) -> [String] {
    series.first("dLbls")?.children.filter { $0.name == "dLbl" }.compactMap { $0.first("tx")?.wholeText } ?? []
  }

  @Test func aFormatWithoutChartsKeepsNoRowsForThem() throws {
    let with = Sample.document(Sample.chart(.bars))
    var without = with
    without.sections[0].blocks.removeLast()
    #expect(try SpreadsheetML2003Writer().write(with) == SpreadsheetML2003Writer().write(without))
  }
}
