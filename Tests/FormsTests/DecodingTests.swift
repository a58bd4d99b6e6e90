import Diagnostics
import Forms
import Testing

@Suite struct DecodingTests {
  private func codes(_ columns: String, _ rows: String, attributes: String = "") -> [String] {
    TinyPack.findings(TinyPack.form(columns, rows, attributes: attributes)).map(\.code.id)
  }

  @Test func `every unknown name is found at once, with its line and the nearest name`() throws {
    let findings = TinyPack.findings(
      TinyPack.form(
        "\n" + #"<column code="1" label="a" indicatr="hh" measure="yearToDat"/>"#,
        "\n" + #"<row code="r" label="r" indicator="hhh" where="status=por sxe=female" collected-by="offic"/>"#))
    let lines = findings.map { Catalogue().line(for: $0) }
    #expect(
      lines.contains(#"forms/f.xml:3: thuộc tính lạ "indicatr" ở <column> – có phải ý bạn là "indicator"?"#))
    #expect(lines.contains { $0.contains("yearToDat") && $0.contains(#"có phải ý bạn là "yearToDate"?"#) })
    #expect(lines.contains { $0.contains("hhh") && $0.contains("forms/f.xml:4") })
    #expect(lines.contains { $0.contains("por") && $0.contains(#""poor""#) })
    #expect(lines.contains { $0.contains("sxe") && $0.contains(#""sex""#) })
    #expect(lines.contains { $0.contains("offic") && $0.contains(#""office""#) })
  }

  @Test func `an aspect without a name is a finding`() {
    let column = #"<column code="1" label="a" indicator="hh"/>"#
    for aspect in ["=", "=poor", "status=", " = ="] {
      #expect(codes(TinyPack.label + column, "<row code='r' label='r' where='\(aspect)'/>").contains("T005"), "\(aspect)")
    }
  }

  @Test func `an unknown indicator is one finding, not one more for each cell`() {
    let columns = #"<column code="1" label="a"/><column code="2" label="b" measure="plan"/>"#
    #expect(codes(columns, #"<row code="r" label="r" indicator="hhh"/>"#) == ["T005"])
    #expect(codes(columns, #"<row code="r" label="r"/>"#) == ["T012", "T012"])
  }

  @Test func `what would print rubbish is refused`() {
    let lined = #"<each unit="commune" code="u"><line code="a" label="a" where="count=households"/></each>"#
    let hh = #"<column code="1" label="a" indicator="hh"/>"#
    #expect(codes(TinyPack.label + hh, lined) == ["T025"])
    let line = TinyPack.label + #"<stub code="B" kind="line" label="b"/>"# + hh
    #expect(codes(line, lined) == [])
    #expect(codes(line, #"<total code="T" of="u"/>"# + lined) == ["T026"])
    let ratio = #"<column code="2" label="b" formula="ratio([1],[1])" print="3=1/1"/>"#
    #expect(codes(TinyPack.label + hh + ratio, #"<row code="r" label="r"/>"#) == ["T004"])
    #expect(codes(TinyPack.label + hh, #"<row code="r" label="r"/>"#, attributes: #"audience="comune""#) == ["T005"])
  }

  @Test func `names that may stand in a file that is not XML are not called unknown`() {
    func codes(_ form: String, indicators: String, report: String) -> [String] {
      do {
        _ = try RegimePack.load([
          PackFile(path: "regime.xml", bytes: Array(TinyPack.regime.utf8)),
          PackFile(path: "indicators/all.xml", bytes: Array(indicators.utf8)),
          PackFile(path: "forms/f.xml", bytes: Array(form.utf8)), PackFile(path: "reports/r.xml", bytes: Array(report.utf8)),
        ])
        return []
      } catch {
        return (error as? Rejection)?.findings.map(\.code.id) ?? []
      }
    }
    let form = TinyPack.form(TinyPack.label + #"<column code="1" label="a" indicator="hh"/>"#, #"<row code="r" label="r"/>"#)
    let report = #"""
      <report xmlns="urn:bieumau:report:1" code="m" number="1" edition="1" owner="office"><title>M</title>
      <include form="f" section="s"/></report>
      """#
    #expect(codes(form, indicators: TinyPack.indicators, report: report) == [])
    #expect(codes(form.replacing("</rows>", with: ""), indicators: TinyPack.indicators, report: report) == ["X010"])
    #expect(codes(form, indicators: TinyPack.indicators + "<", report: report) == ["X001"])
    #expect(codes(form, indicators: TinyPack.indicators, report: report.replacing("\"f\"", with: "\"ff\"")) == ["T005"])
  }

  @Test func `a cyclic formula is refused and its way named`() {
    let findings = TinyPack.findings(
      TinyPack.form(
        #"<column code="1" label="a" formula="[2]+1"/><column code="2" label="b" formula="[1]"/>"#, #"<row code="r" label="r"/>"#))
    #expect(findings.map(\.code.id) == ["T010"])
    #expect(findings.first?["cycle"] == "[1] → [2] → [1]")
  }

  @Test func `a row that refers to itself is refused`() {
    #expect(codes(#"<column code="1" label="a"/>"#, #"<row code="r" label="r" formula="{r}+1"/>"#) == ["T010"])
  }

  @Test(arguments: [
    ("[1]+", "T007"), ("[9]", "T009"), ("{zz}", "T009"), ("1.2.3", "T007"), ("foo(1)", "T009"), ("ratio(1)", "T007"),
    ("obs(measure=yearToDate)", "T007"), ("(1", "T007"), ("1)", "T007"),
  ])
  func `bad formulas are named`(formula: String, code: String) {
    #expect(
      codes(#"<column code="1" label="a" indicator="hh"/><column code="2" label="b" formula="\#(formula)"/>"#, #"<row code="r" label="r"/>"#)
        == [code])
  }

  @Test func `deep and long formulas are refused`() {
    let deep = String(repeating: "(", count: 5_00) + "1" + String(repeating: ")", count: 500)
    let long = Array(repeating: "1", count: 2_000).joined(separator: "+")
    for formula in [deep, long] {
      #expect(codes(#"<column code="1" label="a" formula="\#(formula)"/>"#, #"<row code="r" label="r"/>"#) == ["T008"])
    }
  }

  @Test func `row and column may not fix an aspect to two values`() {
    #expect(
      codes(#"<column code="1" label="a" measure="plan"/>"#, #"<row code="r" label="r" indicator="hh" measure="forecast"/>"#)
        == ["T011"])
    #expect(codes(#"<column code="1" label="a" indicator="hh"/>"#, #"<row code="r" label="r" indicator="all"/>"#) == ["T011"])
  }

  @Test func `a cell without a meaning is refused`() {
    #expect(codes(#"<column code="1" label="a"/>"#, #"<row code="r" label="r"/>"#) == ["T012"])
  }

  @Test func `an indicator is asked only by its own disaggregations`() {
    #expect(
      codes(#"<column code="1" label="a"/>"#, #"<row code="r" label="r" indicator="all" where="status=poor"/>"#) == ["T013"])
  }

  @Test func `codes are unique in their list`() {
    #expect(
      codes(#"<column code="1" label="a" indicator="hh"/><column code="1" label="b" indicator="hh"/>"#, #"<row code="r" label="r"/><row code="r" label="q"/>"#)
        == ["T006", "T006"])
  }

  @Test func `a form code used twice is refused`() {
    let form = TinyPack.form(#"<column code="1" label="a" indicator="hh"/>"#, #"<row code="r" label="r"/>"#)
    let rejection = #expect(throws: Rejection.self) {
      _ = try RegimePack.load([
        PackFile(path: "regime.xml", bytes: Array(TinyPack.regime.utf8)),
        PackFile(path: "indicators/all.xml", bytes: Array(TinyPack.indicators.utf8)),
        PackFile(path: "forms/f.xml", bytes: Array(form.utf8)), PackFile(path: "forms/g.xml", bytes: Array(form.utf8)),
      ])
    }
    #expect(rejection?.findings.map(\.code.id) == ["T006"])
  }

  @Test func `a pack without a regime, and files that are not XML, are refused by name`() {
    let empty = #expect(throws: Rejection.self) { _ = try RegimePack.load([]) }
    #expect(empty?.findings.map(\.code.id) == ["T015"])
    let broken = #expect(throws: Rejection.self) {
      _ = try RegimePack.load([PackFile(path: "regime.xml", bytes: Array("<regime".utf8))])
    }
    #expect(broken?.findings.first?.code.id == "X001")
  }
}
