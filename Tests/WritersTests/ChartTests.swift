import Documents
import Quantities
import TestSupport
import Testing

@testable import Writers

/// Three communes with figures of two columns; the second commune has none.
private enum Sample {
  static let styles = [CellStyle(), CellStyle(horizontal: .right, numberFormat: .decimal(places: 0))]

  static func table() -> Table {
    let rows: [(String, Int?, Int?)] = [("Xã Một", 50, 100), ("Xã Hai", nil, nil), ("Xã <Ba>", 1200, 1000)]
    var cells = [Cell(), Cell(.text("Xã")), Cell(.text("Làm")), Cell(.text("Kế hoạch"))]
    for (name, done, plan) in rows {
      cells += [Cell(.text("u:" + name)), Cell(.text(name))]
      cells += [done, plan].map { number in Cell(number.map { .number(DecimalNumber($0)) } ?? .empty, style: 1) }
    }
    return Table(
      columns: [.init(widthInCharacters: 5, isHidden: true)] + [20, 10, 10].map { .init(widthInCharacters: $0) },
      rows: [.init(.header), .init(.body), .init(.body), .init(.body)], cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: 2)
  }

  static func chart(_ kind: Chart.Kind, standsForTable: Bool = false, reference: DecimalNumber? = nil) -> Chart {
    Chart(
      kind, title: "Làm so với kế hoạch",
      series: [.init(name: "Làm", column: 2), .init(name: "Kế hoạch", column: 3)], labelColumn: 1, rows: [1, 2, 3],
      standsForTable: standsForTable, reference: reference)
  }

  static func document(_ chart: Chart) -> Document {
    let blocks: [Block] = [.table(table()), .paragraph(Paragraph(.note, "ghi chú")), .chart(chart)]
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

  @Test func aFormatWithoutChartsKeepsNoRowsForThem() throws {
    let with = Sample.document(Sample.chart(.bars))
    var without = with
    without.sections[0].blocks.removeLast()
    #expect(try SpreadsheetML2003Writer().write(with) == SpreadsheetML2003Writer().write(without))
  }
}
