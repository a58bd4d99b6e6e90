import Archives
import Diagnostics
import Testing

@testable import Workbooks

/// Files that were made to hurt, each answered in its own words. Time and memory are measured from outside, by
/// `scripts/judges/hostile.py`.
@Suite struct HostileTests {
  @Test(
    "a place that is none is never passed over",
    arguments: [
      ("<row r='-5'/>", "W021"), ("<row r='x'/>", "W021"), ("<row r=''/>", "W021"), ("<row r='0'/>", "W014"),
      ("<row r='4294967297'/>", "W014"), ("<row r='18446744073709551617'/>", "W014"),
      ("<row><c r='A-1'/></row>", "W021"), ("<row><c r='1A'/></row>", "W021"), ("<row><c r='A0'/></row>", "W021"),
      ("<row><c r='ZZZZZZZZZZZZZZZ1'/></row>", "W014"), ("<row><c r='A99999999999999999999'/></row>", "W014"),
    ])
  func places(rows: String, code: String) { #expect(codes(XLSXFixture.rows(rows).bytes) == [code]) }

  @Test func placesInSpreadsheetML() {
    func table(_ rows: String) -> [UInt8] { spreadsheetML("<Worksheet ss:Name='a'><Table>\(rows)</Table></Worksheet>") }
    #expect(codes(table("<Row ss:Index='-1'/>")) == ["W021"])
    #expect(codes(table("<Row ss:Index='99999999999'/>")) == ["W014"])
    #expect(codes(table("<Row><Cell ss:MergeDown='x'/></Row>")) == ["W021"])
    #expect(codes(table("<Column ss:Span='x'/>")) == ["W021"])
    let columns = String(repeating: "<Column ss:Index='1' ss:Span='16383' ss:StyleID='x' ss:Hidden='1'/>", count: 50_000)
    #expect(codes(table(columns)) == [])
  }

  @Test func countsInODS() {
    func table(_ inside: String) -> [UInt8] { ods("<table:table table:name='a'>\(inside)</table:table>") }
    #expect(codes(table("<table:table-row table:number-rows-repeated='-1'/>")) == ["W021"])
    #expect(codes(table("<table:table-column table:number-columns-repeated='1e3'/>")) == ["W021"])
    #expect(codes(table("<table:table-row><table:table-cell table:number-rows-spanned=' '/></table:table-row>")) == ["W021"])
    let cell = "<table:table-cell office:value-type='float' office:value='1'/>"
    #expect(codes(table("<table:table-row table:number-rows-repeated='18446744073709551616'>\(cell)</table:table-row>")) == ["W014"])
    let spaces = String(repeating: "<text:s text:c='999999'/>", count: 3)
    let text = "<table:table-cell office:value-type='string'><text:p>\(spaces)</text:p></table:table-cell>"
    #expect(codes(table("<table:table-row>\(text)</table:table-row>")) == ["W013"])
    let time = "<table:table-cell office:value-type='time' office:time-value='P\(String(repeating: "999999999D", count: 200))'/>"
    #expect(codes(table("<table:table-row>\(time)</table:table-row>")) == [])
  }

  @Test func whatIsPiledUpHasABound() {
    let merges = String(repeating: "<mergeCell ref='A1:B2'/>", count: 200_001)
    #expect(codes(XLSXFixture("<sheetData/><mergeCells>\(merges)</mergeCells>").bytes) == ["W022"])
    let hidden = String(repeating: "<row r='1' hidden='1'/><row r='3' hidden='1'/>", count: 100_001)
    #expect(codes(XLSXFixture.rows(hidden).bytes) == ["W022"])
    let styles = String(repeating: "<xf fontId='9'/>", count: 70_000)
    #expect(codes(XLSXFixture("<sheetData/>", styles: "<cellXfs>\(styles)</cellXfs>").bytes) == [])
    let long = String(repeating: "a", count: 100_000)
    let workbook = XLSXFixture("<sheetData/>", styles: "<numFmts><numFmt numFmtId='200' formatCode='\(long)'/></numFmts>")
    #expect(codes(workbook.bytes) == [])
    var named = XLSXFixture("<sheetData/>")
    named.sheets[0].name = String(repeating: "x", count: 1_000)
    #expect((try? read(named.bytes))?.sheets.first?.name.count == 1_000)
  }

  @Test func partsThatAreReadWholeAreSmall() {
    var fixture = XLSXFixture("<sheetData/>")
    let relationships = "<Relationships>\(String(repeating: "<Relationship/>", count: 100_000))</Relationships>"
    fixture.parts = [("xl/_rels/workbook.xml.rels", relationships)]
    #expect(codes(fixture.bytes) == ["W007"])
    #expect(codes(archive([("mimetype", String(repeating: "a", count: 2 << 20)), ("content.xml", "<a/>")])) == ["W007"])
    fixture.parts = []
    fixture.workbookInside = String(repeating: "<definedName name='x'>A1</definedName>", count: 100_000)
    #expect(codes(fixture.bytes) == [])
  }

  @Test func linksToOutsideAreNotFollowed() throws {
    var fixture = XLSXFixture.rows("<row><c><f>[1]x!A1</f><v>7</v></c></row>")
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    fixture.parts = [
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r0' Type='\(office)/worksheet' Target='worksheets/sheet1.xml'/>"
          + "<Relationship Id='e' Type='\(office)/sharedStrings' TargetMode='External' Target='http://127.0.0.1:9/s'/>"
          + "<Relationship Id='f' Type='\(office)/styles' TargetMode='External' Target='file:///etc/passwd'/>"
          + "</Relationships>"
      ), ("[Content_Types].xml", "<Types><Override PartName='/xl/workbook.xml' ContentType='image/png'/></Types>"),
    ]
    #expect(try dump(fixture.bytes) == ["A1 number 7 =[1]x!A1"])
  }

  @Test func formulasInACircleAreTexts() throws {
    let rows = """
      <row><c r='A1'><f>B1</f><v>1</v></c><c r='B1'><f>A1</f></c><c r='C1'><f t='shared' si='0'/><v>2</v></c>\
      <c r='D1' t='str'><v>=cmd|' /C calc'!A0</v></c></row>
      """
    #expect(
      try dump(XLSXFixture.rows(rows).bytes) == [
        "A1 number 1 =B1", "B1 blank  =A1", "C1 number 2 =", "D1 text =cmd|' /C calc'!A0",
      ])
  }

  @Test func tagsInPlacesWhereNoneBelongAreHarmless() throws {
    let rows = """
      <row><c t='str'><v>abc<f>A1</f></v></c><c t='inlineStr'><is><t>a <f>x</f> b</t></is></c>\
      <c t='str'><v> c</v></c></row>
      """
    let cells = try dump(XLSXFixture.rows(rows).bytes)
    #expect(cells.last == "C1 text  c")
    #expect(codes(XLSXFixture("<cols><col min='2' max='0' hidden='1'/></cols><sheetData/>").bytes) == [])
  }
}
