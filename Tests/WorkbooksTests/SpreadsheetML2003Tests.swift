import Diagnostics
import Testing

@testable import Workbooks

@Suite struct SpreadsheetML2003Tests {
  @Test func cellsStandWhereTheirIndexSays() throws {
    let bytes = spreadsheetML(
      """
      <Styles><Style ss:ID='Default'><Font ss:FontName='.VnTime'/></Style>
      <Style ss:ID='p'><NumberFormat ss:Format='0.00%'/></Style>
      <Style ss:ID='d' ss:Parent='p'><NumberFormat ss:Format='Short Date'/></Style></Styles>
      <Worksheet ss:Name='B05'><Table><Column ss:Hidden='1'/>
      <Column ss:Index='4' ss:Span='1' ss:Hidden='1' ss:StyleID='p'/>
      <Row><Cell><Data ss:Type='Number'>1.50</Data></Cell>
      <Cell ss:Index='3' ss:MergeAcross='1' ss:MergeDown='1'><Data ss:Type='String'>gộp</Data></Cell>
      <Cell><Data ss:Type='Boolean'>1</Data></Cell></Row>
      <Row ss:Index='4' ss:Hidden='1'><Cell ss:Formula='=RC[-1]+1'><Data ss:Type='Number'>2</Data>
      <Comment><ss:Data>no<html:B>no</html:B></ss:Data></Comment></Cell>
      <Cell><ss:Data ss:Type='String'>Hộ <html:B>nghèo</html:B>&#10;x</ss:Data></Cell><Cell ss:StyleID='p'/>
      <Cell><Data ss:Type='Number'>0.15</Data></Cell></Row>
      <Row><Cell><Data ss:Type='DateTime'>2023-05-19T00:00:00.000</Data></Cell>
      <Cell><Data ss:Type='DateTime'>1899-12-31T10:30:00.000</Data></Cell>
      <Cell><Data ss:Type='Error'>#DIV/0!</Data></Cell>
      <Cell ss:StyleID='d'><Data ss:Type='Number'>45065</Data></Cell></Row>
      </Table></Worksheet>
      <Worksheet ss:Name='ẩn'><Table/>
      <WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'>
      <Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
      """)
    let workbook = try read(bytes)
    #expect(workbook.format == .spreadsheetML2003)
    let sheet = try #require(workbook.sheets.first)
    #expect(
      dump(sheet) == [
        "A1 number 1.50", "C1 text gộp", "E1 boolean TRUE", "A4 number 2 =RC[-1]+1", "B4 text Hộ nghèo\nx",
        "D4 number 0.15", "A5 date 2023-05-19", "B5 date 10:30:00", "C5 error #DIV/0!", "D5 date 2023-05-19",
      ])
    #expect(sheet.mergedRanges == [CellRange("C1:D2")])
    #expect((0...5).map(sheet.isColumnHidden) == [true, false, false, true, true, false])
    #expect(sheet.isRowHidden(3))
    #expect(sheet[CellAddress(row: 3, column: 3)]?.isPercentage == true)
    #expect(sheet[CellAddress(row: 0, column: 0)]?.fontName == ".VnTime")
    #expect(sheet[CellAddress(row: 3, column: 3)]?.fontName == ".VnTime")
    #expect(sheet[CellAddress(row: 4, column: 0)]?.serial == 45_065)
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
  }

  @Test func placesBeyondTheSheetAreRefused() {
    func table(_ rows: String) -> [UInt8] { spreadsheetML("<Worksheet ss:Name='a'><Table>\(rows)</Table></Worksheet>") }
    #expect(codes(table("<Row ss:Index='1048577'/>")) == ["W014"])
    #expect(codes(table("<Row><Cell ss:Index='16385'/></Row>")) == ["W014"])
    #expect(codes(table("<Row><Cell ss:MergeAcross='16384'/></Row>")) == ["W014"])
    #expect(codes(table("<Row ss:Index='0'><Cell/></Row>")) == ["W014"])
    #expect(codes(table("<Row>")) == ["X010"])
  }
}
