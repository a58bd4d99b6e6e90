import Diagnostics
import Documents
import Markup
import TestSupport
import Testing
import Workbooks

@testable import Writers

@Suite struct XLSXTableEntryTests {
  private let parts: XLSXParts
  private let sheet: MarkupElement

  init() throws {
    parts = try XLSXParts(BlankDocument.document())
    sheet = try parts.sheet()
  }

  @Test func rulesSayWhatMayBeTypedWhereInTheWordsOfTheDocument() throws {
    let rules = try #require(sheet.first("dataValidations")).children
    #expect(rules.map { $0[attribute: "type"] } == ["whole", "decimal", "date", "list", "list"])
    #expect(rules.map { $0[attribute: "sqref"] } == ["C4:C5", "C6", "C7", "C8", "C9"])
    #expect(rules.map { $0[attribute: "errorStyle"] ?? "stop" } == ["stop", "warning", "stop", "stop", "stop"])
    #expect(rules.allSatisfy { $0[attribute: "allowBlank"] == "1" && $0[attribute: "showErrorMessage"] == "1" })
    let whole = rules[0]
    #expect(whole[attribute: "operator"] == "greaterThanOrEqual" && whole.first("formula1")?.text == "0")
    #expect(whole[attribute: "promptTitle"] == "Số hộ" && whole[attribute: "errorTitle"] == "Số hộ")
    #expect(whole[attribute: "prompt"] == "Số nguyên, không âm._x000A_Để trống khi chưa có số liệu.")
    #expect(whole[attribute: "error"] == "Phải là số nguyên từ 0 trở lên.")
    #expect(rules[1].children.map(\.text) == ["0", "100"])
    #expect(rules[2].children.map(\.text) == ["44927", "45107"])
    #expect(rules[4].children.map(\.text) == ["\"có,không\""])
  }

  @Test func aListTooLongForARuleStandsInAHiddenSheet() throws {
    let place = try #require(sheet.first("dataValidations")).children[3].children.map(\.text)
    #expect(place == ["'_danh muc'!$A$2:$A$14"])
    let book = try WorkbookReader.read(parts.bytes, file: "t.xlsx").value
    let hidden = try #require(book[sheet: "_danh muc"])
    #expect(hidden.isHidden)
    #expect(hidden[CellAddress(row: 0, column: 0)]?.text == "#lists")
    #expect((1...13).map { hidden[CellAddress(row: $0, column: 0)]?.text } == BlankDocument.communes)
  }

  @Test func equalListsStandInTheHiddenSheetOnceAndThoseWithCommasToo() {
    var lists = DropDownLists(sheetName: "L")
    #expect(lists.place(of: ["a", "b"]) == .rule("a,b") && lists.sheet == nil)
    #expect(lists.place(of: ["a, b", "c"]) == .column(0, count: 2))
    #expect(lists.place(of: [" a"]) == .column(1, count: 1))
    #expect(lists.place(of: ["a, b", "c"]) == .column(0, count: 2))
    #expect(lists.place(of: [String(repeating: "ế", count: 255)]) == .rule(String(repeating: "ế", count: 255)))
    #expect(lists.place(of: [String(repeating: "ế", count: 256)]) == .column(2, count: 1))
    #expect(lists.sheet?.rows.count == 3)
  }

  @Test func tooLongMessagesAreCutAtACharacter() {
    #expect(XLSXText.message("Số hộ", limit: 32) == "Số hộ")
    #expect(XLSXText.message(String(repeating: "e\u{301}", count: 40), limit: 32).utf16.count == 31)
    #expect(XLSXText.message("a\u{1}\n", limit: 32) == "a_x0001__x000A_")
    #expect(XLSXText.message("a\nb\nc", limit: 11) == "a_x000A_b…")
  }

  @Test func notesStandAtTheirCells() throws {
    let comments = try #require(parts.part("xl/comments1.xml").first("commentList")).children
    #expect(comments.map { $0[attribute: "ref"] } == ["C4"])
    #expect(comments[0].wholeText == "Kỳ trước: 751 hộ.\nKế hoạch: <700> & ít hơn.")
    #expect(sheet.children.last?.name == "legacyDrawing")
  }

  @Test func highlightsAreRelativeToTheirFirstCell() throws {
    let format = try #require(sheet.first("conditionalFormatting"))
    #expect(format[attribute: "sqref"] == "C5")
    #expect(format.children.map { $0.first("formula")?.text } == ["C5>C4"])
    let look = try #require(parts.part("xl/styles.xml").first("dxfs")?.children.first)
    #expect(look.first("font")?.first("color")?[attribute: "rgb"] == "FF9C0006")
    #expect(look.first("fill")?.children.first?.first("bgColor")?[attribute: "rgb"] == "FFFFC7CE")
  }

  @Test func theStampStandsInAHiddenSheetAndInTheProperties() throws {
    let book = try WorkbookReader.read(parts.bytes, file: "t.xlsx").value
    let stamp = try #require(book[sheet: StampEntry.sheetName])
    #expect(stamp.isHidden && stamp[CellAddress(row: 0, column: 0)]?.text == StampEntry.anchor)
    for (row, entry) in BlankDocument.document().stamp.enumerated() {
      #expect(stamp[CellAddress(row: row + 1, column: 0)]?.text == entry.name)
      #expect(stamp[CellAddress(row: row + 1, column: 1)]?.text == entry.value)
    }
    let sheets = try #require(parts.part("xl/workbook.xml").first("sheets")).children
    #expect(sheets.map { $0[attribute: "state"] } == [nil, "veryHidden", "veryHidden"])
    let properties = try parts.part("docProps/custom.xml").children
    #expect(properties.map { $0[attribute: "name"] } == ["regime", "sender", "period"])
    #expect(properties.map(\.wholeText) == ["tt10-2022", "UBND xã <Một> & Hai", "2023-H1"])
  }

  @Test func entryCellsAreTheOnlyOpenOnes() throws {
    let formats = try #require(parts.part("xl/styles.xml").first("cellXfs")).children
    let open = try parts.cells().filter { address, cell in
      let style = cell[attribute: "s"].flatMap(Int.init) ?? 0
      return formats[style].first("protection")?[attribute: "locked"] == "0"
    }
    #expect(Set(open.keys) == ["C4", "C5", "C6", "C7", "C8", "C9"])
    #expect(sheet.first("sheetProtection") != nil)
  }

  @Test func whatReachesOutOfTheTableIsRefused() throws {
    var document = BlankDocument.document()
    guard case .table(var table) = document.sections[0].blocks[2] else { return }
    table.entryRules = [EntryRule(.choice(["x"]), in: Area(row: 7, column: 2, rowCount: 2))]
    document.sections[0].blocks[2] = .table(table)
    for writer in [XLSXWriter(), SpreadsheetML2003Writer()] as [any DocumentWriter] {
      #expect(throws: WritingError.misplaced(section: "s", cell: "C10")) { try writer.write(document) }
    }
  }
}
