import Diagnostics
import Documents
import Markup
import Quantities
import TestSupport
import Testing
import Workbooks

@testable import Writers

private typealias Cell = Documents.Cell

@Suite struct XLSXWriterTests {
  @Test func aSheetHasItsPartsInTheOrderOfTheSchema() throws {
    let parts = try XLSXParts(SampleDocument.survey())
    let sheet = try parts.sheet()
    #expect(
      sheet.children.map(\.name) == [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "printOptions",
        "pageMargins", "pageSetup", "headerFooter", "ignoredErrors",
      ])
    #expect(parts.names.contains("[Content_Types].xml"))
    #expect(Set(parts.names).count == parts.names.count)
  }

  @Test func thePageIsA4LandscapeFitsTheWidthAndRepeatsTheHeader() throws {
    let parts = try XLSXParts(SampleDocument.survey())
    let sheet = try parts.sheet()
    let setup = try #require(sheet.first("pageSetup"))
    #expect(setup[attribute: "paperSize"] == "9" && setup[attribute: "orientation"] == "landscape")
    #expect(setup[attribute: "fitToHeight"] == "0")
    #expect(sheet.first("sheetPr")?.first("pageSetUpPr")?[attribute: "fitToPage"] == "1")
    #expect(sheet.first("headerFooter")?[attribute: "differentFirst"] == "1")
    #expect(sheet.first("headerFooter")?.children.map(\.name) == ["oddHeader"], "nothing on the first page")
    let margin = sheet.first("pageMargins")?[attribute: "left"].flatMap(Double.init)
    #expect(margin.map { ($0 * 25.4).rounded() } == 30)
    #expect(sheet.first("headerFooter")?.wholeText == "&C&\"Times New Roman,Regular\"&13&P")
    let pane = try #require(sheet.first("sheetViews")?.children.first?.first("pane"))
    #expect(pane[attribute: "ySplit"] == "12" && pane[attribute: "state"] == "frozen")
    let names = try #require(parts.part("xl/workbook.xml").first("definedNames")).children
    #expect(
      names.map(\.text) == ["'Rà soát hộ nghèo'!$B$1:$N$26", "'Rà soát hộ nghèo'!$8:$12"])
  }

  @Test func anchorsAreHiddenAndRowsHaveHeights() throws {
    let sheet = try XLSXParts(SampleDocument.survey()).sheet()
    let columns = try #require(sheet.first("cols")).children
    #expect(columns.map { $0[attribute: "hidden"] == "1" } == [true] + Array(repeating: false, count: 13))
    let rows = try #require(sheet.first("sheetData")).children
    #expect(rows.count == 26 && rows.allSatisfy { $0[attribute: "customHeight"] == "1" })
    #expect(rows.filter { $0[attribute: "hidden"] == "1" }.map { $0[attribute: "r"] } == ["21"])
  }

  @Test func everyFontIsTimesNewRomanButTheOneOfCellsThatAreNotThere() throws {
    let fonts = try #require(XLSXParts(SampleDocument.survey()).part("xl/styles.xml").first("fonts")).children
    #expect(fonts.dropFirst().allSatisfy { $0.first("name")?[attribute: "val"] == "Times New Roman" })
    #expect(fonts.count > 4)
  }

  @Test(arguments: 0..<40)
  func everyCellStandsWhereTheTableHasIt(seed: Int) throws {
    var tables = RandomTables(seed: UInt64(seed))
    let table = tables.next()
    let document = SmallDocument.document(table, styles: RandomTables.styles)
    for writer in [XLSXWriter(), XLSXWriter(greatestCellCountInMemory: 0)] {
      let parts = try XLSXParts(document, writer)
      let (cells, strings) = (try parts.cells(), try parts.strings())
      for row in table.rows.indices {
        for column in table.columns.indices {
          let address = CellName.of(row: row, column: column)
          let shown = cells[address].flatMap { parts.value($0, strings) }
          if case .number(let number) = table[row, column].content {
            // As the format keeps numbers: the nearest double, in digits that may differ in the last.
            #expect(shown.flatMap(Double.init) == Double(number.description), "\(address)")
          } else {
            #expect(shown == expected(table[row, column].content), "\(address)")
          }
        }
      }
      let merges = try parts.sheet().first("mergeCells")?.children.compactMap { $0[attribute: "ref"] } ?? []
      #expect(merges == table.spans.map(reference))
    }
  }

  private func expected(_ content: Cell.Content) -> String? {
    switch content {
    case .empty, .text(""), .number: nil
    case .text(let text): text
    case .date(let date): "\(date.dayNumber + 25_569)"
    }
  }

  private func reference(_ span: Span) -> String {
    CellName.of(row: span.row, column: span.column) + ":"
      + CellName.of(row: span.row + span.rowCount - 1, column: span.column + span.columnCount - 1)
  }

  @Test func writingTwiceGivesTheSameBytesAndAsksNoClock() throws {
    let first = try XLSXParts(SampleDocument.survey())
    #expect(try XLSXWriter().write(SampleDocument.survey()) == first.bytes)
    let core = try first.part("docProps/core.xml")
    #expect(
      core.first("created")?.text == "2023-05-19T00:00:00Z" && core.first("modified")?.text == "2023-05-19T00:00:00Z")
    // Local headers of a zip: signature, then at 10 the time 0:00 and at 12 the day 1/1/1980.
    let headers = first.bytes.indices.dropLast(16).filter {
      first.bytes[$0...].starts(with: [0x50, 0x4B, 0x03, 0x04])
    }
    #expect(headers.count == first.names.count)
    #expect(headers.allSatisfy { Array(first.bytes[($0 + 10)..<($0 + 14)]) == [0, 0, 0x21, 0] })
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2023-05-19T07:30:00+07:00", "2023-05-19T07:30:00+07:00"),
    ("gestern", "2000-01-01T00:00:00Z"), ("2023-02-30T00:00:00Z", "2000-01-01T00:00:00Z"),
    ("2023-05-19T24:00:00Z", "2000-01-01T00:00:00Z"),
  ])
  func onlyAMomentIsTakenForOne(moment: String, expected: String) throws {
    var document = SmallDocument.with([Cell(.text("x"))])
    document.properties.created = moment
    #expect(try XLSXParts(document).part("docProps/core.xml").first("created")?.text == expected)
  }

  @Test func onlyADocumentWithEntryCellsIsProtectedAndWithoutAPassword() throws {
    #expect(try XLSXParts(SampleDocument.survey()).sheet().first("sheetProtection") == nil)
    let open = SmallDocument.with(
      [Cell(.text("Hộ")), Cell(style: 1)], columns: 2, styles: [CellStyle(), CellStyle(fill: .entry, isLocked: false)])
    let parts = try XLSXParts(open)
    let protection = try #require(parts.sheet().first("sheetProtection"))
    #expect(protection[attribute: "sheet"] == "1" && protection[attribute: "password"] == nil)
    let formats = try #require(parts.part("xl/styles.xml").first("cellXfs")).children
    let style = try #require(parts.cells()["B1"]?[attribute: "s"].flatMap(Int.init))
    #expect(formats[style].first("protection")?[attribute: "locked"] == "0")
  }
}

/// What is read back by the Workbooks room, whole.
@Suite struct XLSXReadingBackTests {
  private func read(_ document: Document, _ writer: XLSXWriter = XLSXWriter()) throws -> Workbook {
    let accepted = try WorkbookReader.read(writer.write(document), file: "t.xlsx")
    #expect(accepted.findings.isEmpty)
    return accepted.value
  }

  @Test(arguments: [
    "=1+1", "+84", "-", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "#REF!", "TRUE", "0123", "1.950,5", " hai ",
    "dòng\nhai", "a\r\nb", "_x0041_", "_x000D_", "_x", "x_", "\u{0}\u{1}\u{1F}", "\u{FFFE}\u{FFFF}", "</t>&amp;\"'",
    "Tie\u{302}\u{301}ng", "👩‍👩‍👧", "http://a.vn", "mailto:a@b.vn", String(repeating: "ế", count: 32_767),
  ])
  func textsStayTheTextsThatTheyWere(text: String) throws {
    let document = SmallDocument.with([Cell(.text(text))])
    for writer in [XLSXWriter(), XLSXWriter(greatestCellCountInMemory: 0)] {
      let sheet = try #require(read(document, writer).sheets.first)
      let cell = try #require(sheet[CellAddress(row: 0, column: 0)])
      #expect(cell.kind == .text && cell.text == text && cell.formula == nil)
    }
  }

  @Test(arguments: [
    "0", "-1", "9.95", "0.1", "0.3", "8.41", "1234567.890123", "999999999999999", "0.000000000000001",
    "123456789.12345",
    "-0.5", "4503599627370497.5",
  ])
  func numbersOfFifteenDigitsComeBackExactly(text: String) throws {
    let number = try #require(DecimalNumber(plain: text))
    let sheet = try #require(read(SmallDocument.with([Cell(.number(number))])).sheets.first)
    let cell = try #require(sheet[CellAddress(row: 0, column: 0)])
    #expect(cell.kind == .number && Double(cell.text) == Double(text))
  }

  @Test func daysBeforeMarch1900CountTheDayThatNeverWas() throws {
    let dates = ["1900-01-01", "1900-02-28", "1900-03-01", "2023-05-19", "2200-12-31"].compactMap {
      CalendarDate(iso: $0)
    }
    let sheet = try #require(
      read(SmallDocument.with(dates.map { Cell(.date($0)) }, styles: [CellStyle(numberFormat: .date)])).sheets.first)
    let serials = (0..<5).compactMap { sheet[CellAddress(row: $0, column: 0)]?.serial }
    #expect(serials == [1, 59, 61, 45_065, 109_939])
  }

  @Test func formulasAreRelativeInA1AndKeepTheirValue() throws {
    var cells = [Cell](repeating: Cell(.number(DecimalNumber(2))), count: 6)
    cells[4] = Cell(
      .number(DecimalNumber(4)),
      formula: Formula([.text("SUM("), .range(fromRows: -2, fromColumns: 0, toRows: -1, toColumns: 0), .text(")")]))
    cells[5] = Cell(
      .text("<ế>"),
      formula: Formula([
        .text("IF("), .cell(rows: 0, columns: -1), .text("<>0,\"<ế>\","), .elsewhere(section: "s", row: 0, column: 27),
        .text(")"),
      ]))
    var document = SmallDocument.with(cells, columns: 2)
    document.sections[0].sheetName = "Xã A'B"
    document.sections[0].blocks.insert(.gap, at: 0)
    let sheet = try #require(read(document).sheets.first)
    let sum = try #require(sheet[CellAddress(row: 3, column: 0)])
    let choice = try #require(sheet[CellAddress(row: 3, column: 1)])
    #expect(sum.formula == "SUM(A2:A3)" && sum.text == "4")
    #expect(choice.formula == "IF(A4<>0,\"<ế>\",'Xã A''B'!$AB$2)" && choice.text == "<ế>")
  }
}

@Suite struct XLSXRefusalTests {
  private func error(_ document: Document) -> WritingError? {
    do {
      _ = try XLSXWriter().write(document)
      return nil
    } catch { return error as? WritingError }
  }

  @Test func whatNoCellHoldsIsRefused() {
    let text = SmallDocument.with([Cell(), Cell(.text(String(repeating: "ế", count: 32_768)))])
    #expect(error(text) == .tooLong(section: "s", cell: "A2"))
    // Units of UTF-16 count, as in Excel.
    let pairs = SmallDocument.with([Cell(.text(String(repeating: "🇻", count: 16_384)))])
    #expect(error(pairs) == .tooLong(section: "s", cell: "A1"))
  }

  @Test func aFormulaLongerThanExcelTakesLeavesItsValue() throws {
    let formula = Formula([.text(String(repeating: "1+", count: 4_096) + "1")])
    let document = SmallDocument.with([Cell(.number(DecimalNumber(4_097)), formula: formula)])
    let cell = try #require(XLSXParts(document).cells()["A1"])
    #expect(cell.first("f") == nil && cell.first("v")?.text == "4097")
    let book = try MarkupReader.tree(of: SpreadsheetML2003Writer().write(document), file: "t.xml")
    let row = book.children.last?.children.first { $0.name == "Table" }?.children.last
    #expect(row?.children.first?.attributes.map(\.name) == ["StyleID"])
    #expect(row?.children.first?.children.map(\.text) == ["4097"])
  }

  @Test func formulasToNowhereAreRefused() {
    let up = Formula([.cell(rows: -1, columns: 0)])
    #expect(
      error(SmallDocument.with([Cell(.empty, formula: up)])) == .formulaLeavesSheet(section: "s", cell: "A1"))
    let elsewhere = Formula([.elsewhere(section: "none", row: 0, column: 0)])
    #expect(error(SmallDocument.with([Cell(.empty, formula: elsewhere)])) == .noTable(section: "none"))
    #expect(error(SmallDocument.with([Cell(style: 7)])) == .noStyle(index: 7, section: "s"))
  }

  @Test(arguments: ["", "a:b", "Biểu 05/2023", "'x", String(repeating: "a", count: 32), "a\u{1}"])
  func sheetNamesThatExcelRefusesAreRefused(name: String) {
    var document = SmallDocument.with([Cell()])
    document.sections[0].sheetName = name
    #expect(error(document) == .sheetName(name))
  }

  @Test func twoSheetsOfOneNameAreRefused() {
    var document = SmallDocument.with([Cell()])
    document.sections.append(document.sections[0])
    document.sections[1].sheetName = "s"
    #expect(error(document) == .sheetName("s"))
  }

  @Test func mergedAreasThatOverlapOrReachOutAreRefused() {
    var document = SmallDocument.with([Cell(), Cell(), Cell(), Cell()], columns: 2)
    guard case .table(var table) = document.sections[0].blocks[0] else { return }
    for spans in [
      [Span(row: 0, column: 0, rowCount: 2, columnCount: 1), Span(row: 1, column: 0, rowCount: 1, columnCount: 2)],
      [Span(row: 1, column: 1, rowCount: 1, columnCount: 2)], [Span(row: 5, column: 0, rowCount: 1, columnCount: 2)],
    ] {
      table.spans = spans
      document.sections[0].blocks[0] = .table(table)
      if case .misplaced(section: "s", cell: _) = error(document) { continue }
      Issue.record("\(spans) was written")
    }
  }
}
