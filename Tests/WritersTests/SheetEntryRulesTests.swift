import Documents
import Markup
import TestSupport
import Testing

@testable import Writers

private let ss = "urn:schemas-microsoft-com:office:spreadsheet"

/// Rules, notes, highlights and the stamp in SpreadsheetML 2003. Names and orders of elements are those of Excel's own
/// files.
@Suite struct SheetEntryRulesTests {
  private let book: MarkupElement
  private let sheet: MarkupElement

  init() throws {
    book = try MarkupReader.tree(of: SpreadsheetML2003Writer().write(BlankDocument.document()), file: "t.xml")
    sheet = try #require(book.children.first { $0.name == "Worksheet" })
  }

  @Test func rulesAndHighlightsFollowTheOptions() {
    #expect(
      sheet.children.map(\.name) == ["Names", "Table", "WorksheetOptions"]
        + Array(repeating: "DataValidation", count: 5) + ["ConditionalFormatting"])
  }

  @Test func rulesSayWhatMayBeTypedWhere() {
    let rules = sheet.children.filter { $0.name == "DataValidation" }.map { rule in
      rule.children.map { $0.text.isEmpty ? $0.name : "\($0.name)=\($0.text)" }
    }
    #expect(
      rules[0] == [
        "Range=R4C3:R5C3", "Type=Whole", "Qualifier=GreaterOrEqual", "UseBlank", "Value=0", "InputTitle=Số hộ",
        "InputMessage=Số nguyên, không âm.\nĐể trống khi chưa có số liệu.",
        "ErrorMessage=Phải là số nguyên từ 0 trở lên.", "ErrorTitle=Số hộ",
      ])
    #expect(
      rules[1] == [
        "Range=R6C3", "Type=Decimal", "UseBlank", "Min=0", "Max=100", "InputTitle=Tỷ lệ", "ErrorStyle=Warn",
        "ErrorMessage=Tỷ lệ nằm trong khoảng 0 đến 100.", "ErrorTitle=Tỷ lệ",
      ])
    #expect(rules[2].prefix(5) == ["Range=R7C3", "Type=Date", "UseBlank", "Min=44927", "Max=45107"])
    #expect(rules[3].prefix(4) == ["Range=R8C3", "Type=List", "UseBlank", "Value='_danh muc'!R2C1:R14C1"])
    #expect(rules[4] == ["Range=R9C3", "Type=List", "UseBlank", "CellRangeList", "Value=\"có,không\""])
  }

  @Test func highlightsAreRelative() {
    let condition = sheet.children.last?.children.last
    #expect(condition?.children.first?.text == "RC>R[-1]C")
    #expect(condition?.children.last?[attribute: "Style"] == "color:#9C0006;background:#FFC7CE")
  }

  @Test func notesStandInTheirCells() throws {
    let rows = try #require(sheet.children.first { $0.name == "Table" }).children.filter { $0.name == "Row" }
    let cell = try #require(rows[3].children.last)
    #expect(cell.children.map(\.name).first == "Comment")
    #expect(cell.children.first?.children.map(\.text) == ["Kỳ trước: 751 hộ.\nKế hoạch: <700> & ít hơn."])
  }

  @Test func listsAndStampStandInHiddenSheetsAtTheEnd() {
    let hidden = book.children.filter { $0.name == "Worksheet" }.dropFirst()
    #expect(hidden.map { $0[attribute: "Name", in: ss] } == ["_danh muc", "_bieumau"])
    for sheet in hidden {
      let options = sheet.children.last { $0.name == "WorksheetOptions" }
      #expect(options?.children.map(\.text) == ["SheetHidden"])
    }
    let stamp = hidden.last?.children.first?.children.map { row in
      row.children.map { $0.children.first?.text ?? "" }
    }
    #expect(stamp == [["#stamp"]] + BlankDocument.document().stamp.map { [$0.name, $0.value] })
  }
}
