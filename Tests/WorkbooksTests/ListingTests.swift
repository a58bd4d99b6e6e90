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
    return try text(of: workbook, format, language)
  }

  private func text(of workbook: Workbook, _ format: WorkbookListing.Format, _ language: Language) throws -> String {
    var bytes: [UInt8] = []
    try WorkbookListing.make(of: workbook, as: format, in: language) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func textIsForReading() throws {
    #expect(
      try listing(.txt) == """
        Trang "Trang 1" (A1:C1)
          A1  số        1.50
          B1  chữ       =cmd|"x",\\ty\\\\
          C1  số        -1.5  ← =-A1

        Trang "trống" (trống, ẩn)

        """)
    #expect(try listing(.txt, .english).hasPrefix("Sheet \"Trang 1\" (A1:C1)\n  A1  number   1.50\n"))
  }

  @Test func nothingInAFileMovesTheCursorOrTurnsTheText() throws {
    let row = "<row><c t='inlineStr'><is><t>a_x001B_[31m\u{9B}2J\u{202E}b\u{7F}\u{2028}\u{61C}ế–é</t></is></c></row>"
    var fixture = XLSXFixture.rows(row)
    fixture.sheets[0].name = "x\u{202E}y"
    let listed = try text(of: try read(fixture.bytes), .txt, .english)
    #expect(
      listed == "Sheet \"x\\u{202e}y\" (A1:A1)\n"
        + "  A1  text     a\\u{1b}[31m\\u{9b}2J\\u{202e}b\\u{7f}\\u{2028}\\u{61c}ế–é\n")
  }

  @Test func longListingsComeInPieces() throws {
    let rows = String(repeating: "<row><c><v>12345</v></c><c t='b'><v>1</v></c></row>", count: 9_000)
    let workbook = try read(XLSXFixture.rows(rows).bytes)
    for format in WorkbookListing.Format.allCases {
      var pieces: [[UInt8]] = []
      try WorkbookListing.make(of: workbook, as: format, in: .english) { pieces.append($0) }
      #expect(pieces.count > 2 && pieces.allSatisfy { $0.count < 66 << 10 })
      #expect(String(decoding: pieces.joined(), as: UTF8.self) == (try text(of: workbook, format, .english)))
      var taken = 0
      #expect(throws: CancellationError.self) {
        try WorkbookListing.make(of: workbook, as: format, in: .english) { _ in
          taken += 1
          throw CancellationError()
        }
      }
      #expect(taken == 1)
    }
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
