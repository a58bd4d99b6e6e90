import Diagnostics
import Testing

@testable import Workbooks

@Suite struct XLSXTests {
  @Test func allKindsOfCellsAreRead() throws {
    let rows = """
      <row r='1'><c r='A1'><v>0.10</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='b'><v>1</v></c>\
      <c r='D1' t='e'><v>#N/A</v></c><c r='E1' t='inlineStr'><is><t xml:space='preserve'> a </t></is></c>\
      <c r='F1' t='str'><f>"x"&amp;1</f><v>x1</v></c><c r='G1' t='d'><v>2023-05-19</v></c></row>
      <row r='3'><c r='B3'><v>1E-3</v></c><c r='C3'><f>B3*2</f></c><c r='D3' s='0'/><c r='E3' t='s'><v>0</v></c></row>
      """
    let strings = "<si><t/></si><si><r><rPr><b/></rPr><t xml:space='preserve'>Hộ </t></r><r><t>nghèo</t></r><rPh sb='0'><t>no</t></rPh></si>"
    #expect(
      try dump(XLSXFixture.rows(rows, strings: strings).bytes) == [
        "A1 number 0.10", "B1 text Hộ nghèo", "C1 boolean TRUE", "D1 error #N/A", "E1 text  a ",
        "F1 text x1 =\"x\"&1", "G1 date 2023-05-19", "B3 number 1E-3", "C3 blank  =B3*2",
      ])
  }

  @Test func spaceAtTheEndsCountsOnlyWhereTheFileSaysSo() throws {
    let strings = "<si><t>\n Hộ  nghèo&#9;</t></si><si><t>&#xA;</t></si><si><t xml:space='default'> a_x0020_</t></si>"
    let rows = """
      <row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='inlineStr'><is><t> b </t></is></c>\
      <c t='inlineStr'><is><r><t>c </t></r><r><t xml:space='preserve'> d </t></r></is></c></row>
      """
    #expect(
      try dump(XLSXFixture.rows(rows, strings: strings).bytes) == [
        "A1 text Hộ  nghèo", "C1 text a ", "D1 text b", "E1 text c d ",
      ])
  }

  @Test func cellsWithoutAddressesFollowEachOther() throws {
    let rows = """
      <row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='C4'><v>3</v></c><c><v>4</v></c></row>
      <row><c><v>5</v></c></row>
      """
    #expect(
      try dump(XLSXFixture.rows(rows).bytes) == [
        "A1 number 1", "B1 number 2", "C4 number 3", "D4 number 4", "A5 number 5",
      ])
  }

  @Test func cellsOutOfOrderAreSortedAndTheLastOfTwoCounts() throws {
    let rows = """
      <row r='5'><c r='B5'><v>1</v></c><c r='A5'><v>2</v></c></row><row r='2'><c r='C2'><v>3</v></c></row>\
      <row r='5'><c r='B5'><v>4</v></c></row>
      """
    #expect(try dump(XLSXFixture.rows(rows).bytes) == ["C2 number 3", "A5 number 2", "B5 number 4"])
  }

  @Test func datesAreToldByTheirFormats() throws {
    let styles = """
      <numFmts><numFmt numFmtId='200' formatCode='[$-42A]dd\\ "tháng"\\ mm;@'/>\
      <numFmt numFmtId='201' formatCode='0.0 "d"'/>\
      </numFmts><fonts><font><name val='Times New Roman'/></font><font><name val='.VnTime'/></font></fonts>\
      <cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='14' fontId='1'/><xf numFmtId='200' fontId='1'/>\
      <xf numFmtId='201'/><xf numFmtId='20'/><xf numFmtId='46'/>
      <xf numFmtId='9'/></cellXfs><dxfs><dxf><font/></dxf></dxfs>
      """
    let values = [
      (1, "45065"), (2, "45065.6875"), (3, "45065"), (4, "0.5"), (4, "1.5"), (5, "1.25"), (6, "0.15"), (1, "-1"),
    ]
    let row = values.map { "<c s='\($0.0)'><v>\($0.1)</v></c>" }.joined()
    let sheet = try #require(try read(XLSXFixture.rows("<row>\(row)</row>", styles: styles).bytes).sheets.first)
    #expect(
      dump(sheet) == [
        "A1 date 2023-05-19", "B1 date 2023-05-19T16:30:00", "C1 number 45065", "D1 date 12:00:00",
        "E1 date 1900-01-01T12:00:00", "F1 date PT30H0M0S", "G1 number 0.15", "H1 number -1",
      ])
    let cells = Array(sheet.rows[0])
    #expect(cells[0].serial == 45_065)
    #expect(cells[1].serial == 45_065.6875)
    #expect(cells[0].fontName == ".VnTime")
    #expect(cells[6].isPercentage)
    #expect(cells[6].numberFormat == "0%")
    #expect(cells[0].numberFormat == "dd/mm/yyyy")
  }

  @Test func the1904EpochIsTakenIntoAccount() throws {
    var fixture = XLSXFixture.rows(
      "<row><c s='0'><v>43603</v></c><c s='1'><v>0.5</v></c></row>",
      styles: "<cellXfs><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs>")
    fixture.workbookInside = "<workbookPr date1904='1'/>"
    let sheet = try #require(try read(fixture.bytes).sheets.first)
    #expect(dump(sheet) == ["A1 date 2023-05-19", "B1 date 12:00:00"])
    #expect(sheet.rows[0][0].serial == 45_065)
    #expect(sheet.rows[0][1].serial == 0.5)
  }

  @Test func sharedFormulasAreWrittenOutForEachCell() throws {
    let rows = """
      <row r='1'><c r='A1'><f t='shared' si='1'/><v>0</v></c></row>\
      <row r='2'><c r='B2'>
      <f t='shared' ref='B2:C3' si='0'>A1+$A1+A$1+$A$1+SUM(A:A,$A:B,1:$2)+LOG10(1)+"A1"+'Tháng A1'!B2+x.A1</f>\
      <v>1</v></c>\
      <c r='C2'><f t='shared' si='0'/><v>2</v></c></row>\
      <row r='3'><c r='B3'><f t='shared' si='0'/><v>3</v></c><c r='C3'><f t='shared' si='1'>C2</f><v>4</v></c></row>
      """
    let sheet = try read(XLSXFixture.rows(rows).bytes).sheets.first
    func formula(_ row: Int, _ column: Int) -> String? { sheet?[CellAddress(row: row, column: column)]?.formula }
    #expect(formula(1, 2) == "B1+$A1+B$1+$A$1+SUM(B:B,$A:C,1:$2)+LOG10(1)+\"A1\"+'Tháng A1'!C2+x.A1")
    #expect(formula(2, 1) == "A2+$A2+A$1+$A$1+SUM(A:A,$A:B,2:$2)+LOG10(1)+\"A1\"+'Tháng A1'!B3+x.A1")
    #expect(formula(0, 0) == "#REF!")
  }

  @Test func sheetsKeepOrderVisibilityAndMerges() throws {
    var fixture = XLSXFixture()
    fixture.sheets = [
      (
        "Biểu 05 &amp; 06", "",
        "<cols><col min='2' max='3' hidden='1'/><col min='9' max='9'/></cols><sheetData><row r='2' hidden='1'>"
          + "<c r='B2'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='B2:D4'/></mergeCells>"
      ), ("ẩn", "state='hidden'", "<sheetData/>"), ("rất ẩn", "state='veryHidden'", "<sheetData/>"),
    ]
    let workbook = try read(fixture.bytes)
    #expect(workbook.format == .xlsx)
    #expect(workbook.sheets.map(\.name) == ["Biểu 05 & 06", "ẩn", "rất ẩn"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true, true])
    let sheet = try #require(workbook[sheet: "Biểu 05 & 06"])
    #expect((0...4).map(sheet.isColumnHidden) == [false, true, true, false, false])
    #expect((0...2).map(sheet.isRowHidden) == [false, true, false])
    #expect(sheet.mergedRange(at: CellAddress(row: 3, column: 3)) == CellRange("B2:D4"))
    #expect(sheet.mergedRange(at: CellAddress(row: 4, column: 3)) == nil)
    #expect(sheet.extent == CellRange("A1:B2"))
    #expect(workbook.sheets[1].extent == nil)
    #expect(sheet[CellAddress(row: 1, column: 0)] == nil)
    #expect(sheet[CellAddress(row: 9, column: 99_999)] == nil)
  }

  @Test func escapesOfControlCharactersAreUndone() throws {
    let rows = """
      <row><c t='inlineStr'><is><t>a_x000D_b</t></is></c><c t='s'><v>0</v></c>\
      <c t='str'><f>A1</f><v>_x0041_</v></c></row>
      """
    let found = try dump(XLSXFixture.rows(rows, strings: "<si><t>_x005F_x0041_</t></si>").bytes)
    #expect(found == ["A1 text a\rb", "B1 text _x0041_", "C1 text A =A1"])
  }

  @Test func whatIsWrongIsFoundInAllSheets() {
    var fixture = XLSXFixture()
    fixture.sheets = [
      ("a", "", "<sheetData><row><c t='s'><v>7</v></c><c t='s'><v>x</v></c></row></sheetData>"),
      ("b", "", "<sheetData><row>"),
      ("c", "", "<sheetData><row r='1048577'><c><v>1</v></c></row></sheetData>"),
      ("d", "", "<sheetData><row><c r='XFE1'><v>1</v></c></row></sheetData>"),
    ]
    #expect(codes(fixture.bytes) == ["W016", "W016", "X010", "W014", "W014"])
  }

  @Test func missingPartsAreNamed() {
    var fixture = XLSXFixture("<sheetData/>")
    let relationship = "<Relationship Id='r0' Type='x/worksheet' Target='none.xml'/>"
    fixture.parts = [("xl/_rels/workbook.xml.rels", "<Relationships>\(relationship)</Relationships>")]
    #expect(codes(fixture.bytes) == ["W011"])
    #expect(codes(archive([("_rels/.rels", "<Relationships/>")])) == ["W011"])
  }

  @Test func hostileParts() {
    #expect(codes(XLSXFixture("<sheetData/>", strings: String(repeating: "<si/>", count: 2_000_001)).bytes) == ["W013"])
    let text = String(repeating: "a", count: 3 << 20)
    #expect(codes(XLSXFixture.rows("<row><c t='str'><v>\(text)</v></c></row>").bytes) == ["W013"])
    #expect(codes(XLSXFixture("<sheetData/>", strings: "<si><t>\(text)</t></si>").bytes) == ["W013"])
    var fixture = XLSXFixture("<sheetData/>")
    fixture.parts = [("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a 'b'>]><workbook>&a;</workbook>")]
    #expect(codes(fixture.bytes) == ["X002"])
    #expect(codes(XLSXFixture(String(repeating: "<a>", count: 70)).bytes) == ["X004"])
  }
}
