import Diagnostics
import Testing

@testable import Workbooks

@Suite struct ODSTests {
  @Test func valuesAreReadByTheirTypes() throws {
    let table = """
      <table:table table:name='B05' table:style-name='ta1'><table:table-column \
      table:number-columns-repeated='2' table:visibility='collapse'/>
      <table:table-column/><table:table-header-rows><table:table-row>
      <table:table-cell office:value-type='float' office:value='1.50' calcext:value-type='float'>
      <text:p>1,5</text:p></table:table-cell>
      <table:table-cell office:value-type='percentage' office:value='0.15'><text:p>15%</text:p></table:table-cell>
      <table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>ĐÚNG</text:p></table:table-cell>
      <table:table-cell office:value-type='date' office:date-value='2023-05-19'>
      <text:p>19/05/23</text:p></table:table-cell>
      <table:table-cell office:value-type='time' office:time-value='PT16H30M00S'/>
      <table:table-cell office:value-type='string' calcext:value-type='error' table:formula='of:=1/0'>
      <text:p>#DIV/0!</text:p></table:table-cell>
      </table:table-row></table:table-header-rows>
      <table:table-row table:visibility='filter'><table:table-cell \
      table:style-name='ce1' office:value-type='string'><office:annotation><text:p>no</text:p></office:annotation>
      <text:p>Hộ<text:s text:c='2'/><text:span>nghèo</text:span></text:p>
      <text:p>x<text:tab/>y<text:line-break/>z</text:p></table:table-cell>
      <table:table-cell office:value-type='string' office:string-value='thật'><text:p>hiện</text:p></table:table-cell>
      <table:table-cell office:value-type='float' office:value='3' table:formula='of:=SUM([.A1:.B1])'/>
      <table:table-cell table:formula='of:=""'><text:p/></table:table-cell><table:table-cell table:formula='of:=[.A9]'/>
      </table:table-row>
      </table:table>
      """
    let styles = """
      <style:style style:name='ce1' style:family='table-cell'>
      <style:text-properties style:font-name='VNI-Times'/></style:style>\
      <style:style style:name='ta1' style:family='table'><style:table-properties table:display='false'/></style:style>
      """
    let workbook = try read(ods(table, styles: styles))
    #expect(workbook.format == .ods)
    let sheet = try #require(workbook.sheets.first)
    #expect(
      dump(sheet) == [
        "A1 number 1.50", "B1 number 0.15", "C1 boolean TRUE", "D1 date 2023-05-19", "E1 date 16:30:00",
        "F1 error #DIV/0! =1/0", "A2 text Hộ  nghèo\nx\ty\nz", "B2 text thật", "C2 number 3 =SUM([.A1:.B1])",
        "D2 text  =\"\"", "E2 blank  =[.A9]",
      ])
    #expect(sheet.isHidden)
    #expect(sheet.isRowHidden(1) && !sheet.isRowHidden(0))
    #expect((0...2).map(sheet.isColumnHidden) == [true, true, false])
    #expect(sheet.rows[0][1].isPercentage)
    #expect(sheet.rows[1][0].fontName == "VNI-Times")
  }

  @Test func repetitionsCostOnlyWhatIsFilled() throws {
    let table = """
      <table:table table:name='a'>
      <table:table-row table:number-rows-repeated='2'><table:table-cell/><table:table-cell \
      table:number-columns-repeated='2' office:value-type='float' office:value='7'/>
      <table:table-cell table:number-columns-repeated='16381'/></table:table-row>
      <table:table-row><table:table-cell table:number-columns-spanned='2' \
      table:number-rows-spanned='3' office:value-type='float' office:value='8'/><table:covered-table-cell/>
      <table:table-cell office:value-type='float' office:value='9'/></table:table-row>
      <table:table-row table:number-rows-repeated='1048573'><table:table-cell \
      table:number-columns-repeated='16384'/></table:table-row></table:table>
      """
    let sheet = try #require(try read(ods(table)).sheets.first)
    #expect(
      dump(sheet) == [
        "B1 number 7", "C1 number 7", "B2 number 7", "C2 number 7", "A3 number 8", "C3 number 9",
      ])
    #expect(sheet.mergedRanges == [CellRange("A3:B5")])
  }

  @Test func repetitionsThatAreFilledAreLimited() {
    func cell(_ columns: Int, rows: Int) -> [UInt8] {
      ods(
        """
        <table:table table:name='a'><table:table-row table:number-rows-repeated='\(rows)'><table:table-cell \
        table:number-columns-repeated='\(columns)' office:value-type='float' office:value='1'/></table:table-row>
        </table:table>
        """)
    }
    #expect(codes(cell(16_384, rows: 10)) == [])
    #expect(codes(cell(16_384, rows: 1_048_576)) == ["W012"])
    #expect(codes(cell(16_385, rows: 1)) == ["W014"])
    #expect(codes(cell(999_999_999, rows: 999_999_999)) == ["W014"])
  }

  @Test func otherFilesOfTheFamilyAreRecognised() throws {
    let manifest = "<m:manifest xmlns:m='u'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    #expect(codes(archive([("content.xml", "\u{1}"), ("META-INF/manifest.xml", manifest)])) == ["W003"])
    let text = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]
    #expect(codes(archive(text)) == ["W018"])
    let flat = """
      <o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
      xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0'>\
      <o:body><o:spreadsheet><t:table t:name='a'><t:table-row>
      <t:table-cell o:value-type='float' o:value='1'/></t:table-row>\
      </t:table></o:spreadsheet></o:body></o:document>
      """
    #expect(try dump(Array(flat.utf8)) == ["A1 number 1"])
    #expect(codes(Array(flat.replacing("o:spreadsheet", with: "o:text").utf8)) == ["W001"])
  }
}
