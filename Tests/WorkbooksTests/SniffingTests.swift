import Diagnostics
import Testing

@testable import Workbooks

@Suite struct SniffingTests {
  private func compoundFile(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 632)
      + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [UInt8](repeating: 0, count: 400)
  }

  @Test func whatIsNoWorkbookIsAnsweredByName() {
    #expect(codes([]) == ["W019"])
    #expect(codes(compoundFile("Workbook")) == ["W002"])
    #expect(codes(compoundFile("Book")) == ["W002"])
    #expect(codes(compoundFile("EncryptedPackage")) == ["W003"])
    #expect(codes(compoundFile("WordDocument")) == ["W001"])
    #expect(codes([0x09, 0x08, 0x08, 0x00, 0x00, 0x05]) == ["W002"])
    #expect(codes(Array("%PDF-1.7 …".utf8)) == ["W018"])
    #expect(codes(Array("\u{FEFF} \n<html><table><tr><td>1".utf8)) == ["W018"])
    #expect(codes(Array("<!DOCTYPE html><p>".utf8)) == ["W018"])
    #expect(codes(Array("<?xml version='1.0'?><html/>".utf8)) == ["W018"])
    #expect(codes(Array("<?xml version='1.0'?><rows/>".utf8)) == ["W001"])
    #expect(codes(Array("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><Workbook/>".utf8)) == ["X002"])
    #expect(codes((0..<200).map { UInt8($0) }) == ["W001"])
    #expect(codes(archive([("word/document.xml", "<a/>")])) == ["W018"])
    #expect(codes(archive([("xl/workbook.bin", "")])) == ["W017"])
    #expect(codes(archive([("readme.txt", "a")])) == ["W018"])
    #expect(codes(Array(XLSXFixture("<sheetData/>").bytes.dropLast(30))) == ["W004"])
  }

  @Test func everyTruncationAndManyDamagesAreAnswered() {
    let files = [
      XLSXFixture.rows("<row><c t='s'><v>0</v></c></row>", strings: "<si><t>a</t></si>").bytes,
      ods(
        "<table:table table:name='a'><table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
          + "</table:table-row></table:table>"),
      spreadsheetML(
        "<Worksheet ss:Name='a'><Table><Row><Cell><Data ss:Type='Number'>1</Data></Cell></Row></Table></Worksheet>"),
    ]
    for file in files {
      for length in 0..<file.count { #expect(!codes(Array(file[..<length])).isEmpty || length < 40) }
      for at in file.indices {
        var damaged = file
        damaged[at] ^= 0x41
        _ = codes(damaged)
      }
      #expect(codes(file) == [])
    }
  }
}
