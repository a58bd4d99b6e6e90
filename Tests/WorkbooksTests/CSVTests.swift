import Diagnostics
import Testing

@testable import Workbooks

@Suite struct CSVTests {
  private func cells(_ text: String) throws -> [String] { try dump(Array(text.utf8)) }

  @Test(arguments: [",", ";", "\t"]) func theDelimiterIsFound(delimiter: String) throws {
    let text = ["TT;Tên;Số", "1;An Khương;1", "2;\"Tân\n\"\"Lợi\"\"\";", "3;x;y"].joined(separator: "\r\n")
      .replacing(";", with: delimiter)
    #expect(
      try cells(text) == [
        "A1 text TT", "B1 text Tên", "C1 text Số", "A2 text 1", "B2 text An Khương", "C2 text 1", "A3 text 2",
        "B3 text Tân\n\"Lợi\"", "A4 text 3", "B4 text x", "C4 text y",
      ])
  }

  @Test func decimalCommasDoNotMakeAComma() throws {
    let row = ["B1 text 1,5", "C1 text 2,5"]
    #expect(try cells("a;1,5;2,5\nb;1,5;2,5\n").filter { $0.contains("1 text") } == ["A1 text a"] + row)
    #expect(try cells("sep=,\r\na;b,c") == ["A1 text a;b", "B1 text c"])
  }

  @Test func lineEndsAndBlanks() throws {
    #expect(try cells("a,\r,b\r\r\"\",c\n\n") == ["A1 text a", "B2 text b", "B4 text c"])
    #expect(try cells("=1+1,+84,-,' 5") == ["A1 text =1+1", "B1 text +84", "C1 text -", "D1 text ' 5"])
  }

  @Test func encodingsAreRecognised() throws {
    let expected = ["A1 text Số hộ", "B1 text Đồng"]
    #expect(try cells("\u{FEFF}Số hộ;Đồng") == expected)
    let units = Array("Số hộ;Đồng\r\n".utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try dump([0xFF, 0xFE] + little) == expected)
    #expect(try dump([0xFE, 0xFF] + big) == expected)
    #expect(try dump(little) == expected)
    #expect(try dump(big) == expected)
    // Windows-1258 has tone marks as combining characters; String compares canonically.
    let old: [UInt8] = [0x53, 0xF4, 0xEC, 0x20, 0x68, 0xF4, 0xF2, 0x3B, 0xD0, 0xF4, 0xCC, 0x6E, 0x67]
    #expect(try dump(old) == expected)
  }

  @Test func anOpenQuoteIsFoundAtItsLine() throws {
    let error = #expect(throws: Rejection.self) { try read(Array("a,b\nc,\"d\ne,f\n".utf8), file: "x/b.csv") }
    #expect(error?.findings.map(\.code) == [.quoteUnclosed])
    #expect(error?.findings.first?.location?.line == 2)
  }

  @Test func textBehindAQuoteIsFoundAtItsLine() throws {
    let error = #expect(throws: Rejection.self) { try read(Array("sep=;\r\n\"a\"\"b\";c\n\"a\"x;b\n".utf8)) }
    #expect(error?.findings.map(\.code) == [.textBehindQuote])
    #expect(error?.findings.first?.location?.line == 3)
    #expect(try cells("\u{FEFF}sep=;\n\"a\"\"b\"\"\";\"\"\"\"") == ["A1 text a\"b\"", "B1 text \""])
    #expect(try cells("sep=\n\nx") == ["A1 text sep=", "A3 text x"])
  }

  @Test func theSheetIsNamedAfterTheFile() throws {
    #expect(try read(Array("a,b".utf8), file: "thư mục/biểu 05.v2.csv").sheets.map(\.name) == ["biểu 05.v2"])
    #expect(try read(Array("a,b".utf8), file: "csv").sheets.map(\.name) == ["csv"])
  }

  @Test func tooMuchIsRefused() {
    #expect(codes(Array("a,".utf8) + [UInt8](repeating: 0x61, count: 2 << 20)) == ["W013"])
    #expect(codes(Array(String(repeating: ",", count: 20_000).utf8)) == ["W014"])
    #expect(codes(Array(String(repeating: "\n", count: 1_048_576).utf8 + Array("a".utf8))) == ["W014"])
  }
}
