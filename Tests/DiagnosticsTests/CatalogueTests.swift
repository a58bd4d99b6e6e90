import Diagnostics
import Testing

@Suite struct CatalogueTests {
  private func holes(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{([A-Za-z]+)\}/).map { String($0.1) })
  }

  @Test func `codes are unique and say the same in both languages`() {
    #expect(Set(Code.all.map(\.id)).count == Code.all.count)
    #expect(Code.all.count > 60)
    for code in Code.all {
      // One message names a thing by its word in each language.
      let english = Set(holes(code.english).map { $0 == "whatEnglish" ? "what" : $0 })
      #expect(holes(code.vietnamese) == english, "\(code.id)")
      #expect(!code.vietnamese.hasSuffix("."), "\(code.id)")
      #expect(code.id.wholeMatch(of: /[A-Z][0-9]{3}/) != nil, "\(code.id)")
    }
  }

  @Test func `a finding names its place from the file down to the cell`() {
    let place = Location(
      form: "biểu 05", sheet: "B05 Theo xã", cell: CellAddress(row: 11, column: 3), subject: "Số hộ nghèo DTTS, xã An Khương")
    let finding = Diagnostic(.badAttributeValue, at: place, ["name": "x", "found": "15,5", "expected": "số nguyên"])
    #expect(
      Catalogue().line(for: finding)
        == #"biểu 05, trang "B05 Theo xã", ô D12 (Số hộ nghèo DTTS, xã An Khương): thuộc tính "x" có giá trị "15,5", cần số nguyên"#)
    #expect(Catalogue(.english).report(for: finding).hasPrefix("error T004 biểu 05, sheet \"B05 Theo xã\", cell D12"))
  }

  @Test func `optional parts stand only when their holes are filled, whatever the values hold`() {
    let without = Diagnostic(.unknownName, ["what": "chỉ tiêu", "found": "{x}[y]"])
    #expect(Catalogue().message(for: without) == #"chỉ tiêu "{x}[y]" không có trong bộ quy định"#)
    let with = Diagnostic(.unknownName, ["what": "chỉ tiêu", "found": "a", "nearest": "{b}"])
    #expect(Catalogue().message(for: with) == #"chỉ tiêu "a" không có trong bộ quy định – có phải ý bạn là "{b}"?"#)
    #expect(Catalogue(.english).message(for: with).hasPrefix(#"indicator "a""#))
    let blank = Diagnostic(.lockedChanged, ["found": "1", "shown": "(trống)"])
    #expect(Catalogue(.english).message(for: blank).contains("the program has \"(blank)\""))
  }

  @Test(arguments: [("A1", 0, 0), ("Z1", 0, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)])
  func `cell addresses read and print`(text: String, row: Int, column: Int) {
    #expect(CellAddress(text) == CellAddress(row: row, column: column))
    #expect(CellAddress(row: row, column: column).description == text)
  }

  @Test(arguments: ["", "1", "A", "A0", "1A", "XFE1", "A1048577", "A1B"]) func `what is no address is none`(text: String) {
    #expect(CellAddress(text) == nil)
  }

  @Test func `the nearest name is near or none`() {
    #expect(NearestName.of("da2.housholds", among: ["da2.households", "da2.jobs"]) == "da2.households")
    #expect(NearestName.of("yearToDaet", among: ["yearToDate"]) == "yearToDate")
    #expect(NearestName.of("xyz", among: ["households"]) == nil)
    #expect(NearestName.of(String(repeating: "a", count: 1_000_000), among: ["a"]) == nil)
  }

  @Test func `findings are kept up to a limit and counted beyond it`() {
    var findings = Findings()
    for _ in 0..<Findings.limit + 5 { findings.add(Diagnostic(.doctypeRefused)) }
    #expect(findings.all.count == Findings.limit)
    #expect(findings.dropped == 5)
    #expect(throws: Rejection.self) { try findings.throwIfErrors() }
  }
}
