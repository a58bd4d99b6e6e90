import Diagnostics
import Testing

@testable import Workbooks

@Suite struct ListingTests {
  private func listing(_ format: WorkbookListing.Format, _ language: Language = .vietnamese) throws -> String {
    let rows = """
      <row><c><v>1.50</v></c><c t='inlineStr'><is><t>=cmd|"x",\u{9}y\\</t></is></c>\
      <c><f>-A1</f><v>-1.5</v></c></row>
      """
    var fixture = XLSXFixture.rows(rows)
    fixture.sheets.append(("trống", "state='hidden'", "<sheetData/>"))
    let workbook = try read(fixture.bytes)
    return String(decoding: WorkbookListing.bytes(of: workbook, as: format, in: language), as: UTF8.self)
  }

  @Test func textIsForReading() throws {
    #expect(
      try listing(.txt) == """
        Trang "Trang 1" (A1:C1)
          A1\tsố\t1.50
          B1\tchữ\t=cmd|"x",\\ty\\\\
          C1\tsố\t-1.5\t=-A1

        Trang "trống" (trống, ẩn)

        """)
    #expect(try listing(.txt, .english).hasPrefix("Sheet \"Trang 1\" (A1:C1)\n  A1\tnumber\t1.50\n"))
  }

  @Test func csvKeepsTextFromBecomingAFormula() throws {
    #expect(
      try listing(.csv) == "\u{FEFF}sheet,at,kind,text,formula\r\nTrang 1,A1,number,1.50,\r\n"
        + "Trang 1,B1,text,\"'=cmd|\"\"x\"\",\ty\\\",\r\nTrang 1,C1,formula,-1.5,'-A1\r\n")
  }

  @Test func jsonHasTheAgreedShape() throws {
    #expect(
      try listing(.json) == #"""
        {"sheets":[
        {"name":"Trang 1","cells":[
        {"at":"A1","kind":"number","text":"1.50"},
        {"at":"B1","kind":"text","text":"=cmd|\"x\",\u0009y\\"},
        {"at":"C1","kind":"formula","text":"-1.5","formula":"-A1"}]},
        {"name":"trống","cells":[]}]}

        """#)
  }
}

@Suite struct DateSerialTests {
  @Test func serialsAndISOAgree() {
    for (serial, iso) in [
      (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"),
      (45_065.6875, "2023-05-19T16:30:00"), (2_958_465, "9999-12-31"), (45_065.9999999999, "2023-05-20"),
    ] {
      #expect(DateSerial.iso(serial: serial, shown: .date, usesEpoch1904: false) == iso)
      let comesBack = serial != 60 && serial < 100_000 && serial.rounded(.down) == serial
      if comesBack { #expect(DateSerial.serial(iso: iso) == serial) }
    }
    #expect(DateSerial.iso(serial: 2_958_466, shown: .date, usesEpoch1904: false) == nil)
    #expect(DateSerial.iso(serial: .nan, shown: .date, usesEpoch1904: false) == nil)
    #expect(DateSerial.iso(serial: .infinity, shown: .date, usesEpoch1904: true) == nil)
    #expect(DateSerial.serial(iso: "16:30:00") == 0.6875)
    #expect(DateSerial.serial(iso: "PT36H0M0S") == 1.5)
    #expect(DateSerial.serial(iso: "2023-13-01") == nil)
    #expect(DateSerial.normalised("2023-05-19T16:30:00.250") == "2023-05-19T16:30:00.250")
    #expect(DateSerial.normalised("PT26H30M5S") == "PT26H30M5S")
    #expect(DateSerial.normalised("không") == "không")
  }
}
