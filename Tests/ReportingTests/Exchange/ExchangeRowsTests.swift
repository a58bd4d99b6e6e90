import Diagnostics
import Indicators
import Testing

@testable import Reporting

@Suite("Exchange files of other formats")
struct ExchangeRowsTests {
  private func lines(_ text: String) throws -> [String] {
    let csv = try ExchangeRows.csv(of: Array(text.utf8), file: "e", regime: "r")
    return String(decoding: csv, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func findings(_ text: String) -> [Diagnostic] {
    do {
      _ = try lines(text)
      return []
    } catch let rejection as Rejection {
      return rejection.findings
    } catch {
      Issue.record(error)
      return []
    }
  }

  private func json(_ figures: String, format: String = "bieumau-observations") -> String {
    "{\"format\":\"\(format)\",\"version\":1,\"regime\":\"r\",\"observations\":[\n\(figures)\n]}\n"
  }

  private func xml(_ figures: String) -> String {
    "<?xml version=\"1.0\"?>\n<observations xmlns=\"urn:bieumau:observations:1\" regime=\"r\">\n\(figures)\n</observations>\n"
  }

  @Test("csv is handed on as it is")
  func csv() throws {
    #expect(try lines("\u{FEFF}a,b\n1,2\n").joined(separator: "\n") == "\u{FEFF}a,b\n1,2\n")
    #expect(try lines("") == [""])
  }

  @Test("rows stand on the lines on which their figures stood")
  func places() throws {
    let rows = try lines(json("{\"sender\":\"a\",\"value\":1.50},\n\n{\"value\":\"x, \\\"y\\\" \\u0111 \\ud83d\\ude00\",\"note\":null}"))
    #expect(rows[0].hasPrefix("sender,indicator,"))
    #expect(rows[1] == "a,,,,,,,,1.50,,,,,,,,,")
    #expect(rows[2].isEmpty && rows[3] == ",,,,,,,,\"x, \"\"y\"\" đ 😀\",,,,,,,,,")
    let elements = try lines(xml("<observation sender=\"a\">x\ny</observation>\n<observation sender=\"b\"\n  kind=\"none\"/>"))
    #expect(elements[1].isEmpty && elements[2].hasPrefix("a,") && elements[4].hasPrefix("b,"))
  }

  @Test("a text of several lines moves no other figure")
  func longTexts() throws {
    let rows = try lines(json("{\"value\":\"x\\ny\"},\n{\"sender\":\"b\"}"))
    #expect(rows[2].hasPrefix("b,") && rows[3].contains("\"x"))
  }

  @Test("what is no such file is told with its line")
  func faults() {
    #expect(findings("{\"format\":\n[1,").map(\.code.id) == ["E401"])
    #expect(findings("{\"format\":\n[1,").first?.location?.line == 2)
    #expect(findings(json("{\"sender\":\"a\"")).map(\.code.id) == ["E401"])
    #expect(findings(json("{\"sender\":\"\\ud800\"}")).map(\.code.id) == ["E401"])
    #expect(findings(json("", format: "other")).map(\.code.id) == ["E402"])
    #expect(findings("{}").map(\.code.id) == ["E402"])
    #expect(findings(json("").replacing("\"r\"", with: "\"s\"")).map(\.code.id) == ["E403"])
    #expect(findings(json("{\"sender\":[1]},\n{\"sendr\":1},{\"sendr\":2}")).map(\.code.id) == ["E404", "O003"])
    #expect(findings("<observations/>").map(\.code.id) == ["E402"])
    #expect(findings(xml("<row/>")).map(\.code.id) == ["E404"])
    #expect(findings(xml("<observation sendr=\"\"/>")).map(\.code.id) == ["O003"])
    #expect(findings("<a").first?.code.id.hasPrefix("X") == true)
    #expect(findings(String(repeating: "[", count: 100_000)) == [])
    #expect(findings("{\"a\":" + String(repeating: "[", count: 100_000)).map(\.code.id) == ["E401"])
  }

  @Test("every beginning of a file is read or refused")
  func beginnings() {
    let whole = Array(json("{\"sender\":\"a\\n\\u0111\",\"value\":-1.5e3,\"x\":true},{\"note\":null}").utf8)
    for end in whole.indices {
      _ = try? ExchangeRows.csv(of: Array(whole[..<end]), file: "e", regime: "r")
    }
    #expect(throws: Rejection.self) { try ExchangeRows.csv(of: whole, file: "e", regime: "r") }
  }

  @Test("rows of several reports come apart, on their lines")
  func reports() {
    let text = "a,report\n1,2023\n\"2\n\",2023-H1\n3,2023\n4,\n"
    let apart = ReportRows.apart(Array(text.utf8))
    #expect(apart.map { $0.report?.code } == ["2023", "2023-H1", nil])
    #expect(apart.map { String(decoding: $0.bytes, as: UTF8.self) } == [
      "a,report\n1,2023\n\n\n3,2023\n", "a,report\n\n\"2\n\",2023-H1\n", "a,report\n\n\n\n\n4,\n",
    ])
    #expect(ReportRows.apart(Array("a,b\n1,2\n".utf8)).map(\.bytes) == [Array("a,b\n1,2\n".utf8)])
    #expect(ReportRows.apart([]).map(\.bytes) == [[]])
  }
}
