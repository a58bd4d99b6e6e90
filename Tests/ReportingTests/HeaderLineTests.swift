import Diagnostics
import Testing

@testable import Reporting

@Suite("The first line of a file")
struct HeaderLineTests {
  private static let header = HeaderLine(columns: ["code", "name", "kind"])

  private static func read(_ names: [String]) -> (positions: [Int]?, findings: [String]) {
    var findings = Findings()
    let positions = header.positions(in: names, at: Location(file: "a.csv", line: 1), &findings)
    return (positions, findings.all.map { "\($0.code.id) \($0["name"] ?? "")" })
  }

  @Test("columns stand in any order, in capitals or not")
  func order() {
    let read = Self.read(["Kind", "CODE", "name"])
    #expect(read.positions == [1, 2, 0])
    #expect(read.findings == [])
  }

  @Test(
    "one mistake is one finding",
    arguments: [
      (["code", "nmae", "kind"], ["O003 nmae"]), (["code", "name"], ["O002 kind"]),
      (["code", "name", "kind", "name"], ["O004 name"]), (["code", "name", "kind", "flags"], ["O003 flags"]),
      (["694", "Huyện Hớn Quản", "district"], ["O049 "]), ([""], ["O049 "]),
      (["code", "nam", "knd"], ["O003 nam", "O003 knd"]),
    ])
  func mistakes(names: [String], expected: [String]) {
    let read = Self.read(names)
    #expect(read.positions == nil)
    #expect(read.findings == expected)
  }

  @Test("a first line that names no column is told with all of them")
  func missing() {
    var findings = Findings()
    _ = Self.header.positions(in: ["x"], at: Location(file: "a.csv", line: 1), &findings)
    #expect(Catalogue().report(for: findings.all[0]).contains("code,name,kind"))
  }
}
