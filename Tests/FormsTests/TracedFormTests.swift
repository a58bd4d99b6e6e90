import Diagnostics
import Forms
import Indicators
import Quantities
import Testing

/// Cells explained down to what was reported.
@Suite struct TracedFormTests {
  private static let columns =
    TinyPack.label
    + #"<column code="1" label="Kế hoạch" measure="plan" entry="given"/><column code="2" label="Lũy kế" entry="typed"/>"#
    + #"<column code="3" label="Còn lại" formula="[1]-[2]"/><column code="4" label="Tỷ lệ" formula="ratio([2],[1])"/>"#
  private static let rows =
    #"<heading code="I" label="KẾT QUẢ"/><row code="a" label="Hộ" indicator="hh"/><row code="b" label="Tất cả" indicator="all"/>"#
    + #"<row code="s" label="Cộng" formula="{a}+{b}"/><total code="T" unit="sender" scope="total" indicator="hh" of="own unit"/>"#
    + #"<row code="own" label="Huyện" indicator="hh" unit="sender" scope="own"/><each unit="commune" code="unit" tt="{position}" indicator="hh"/>"#

  private func traced(_ address: String, _ lines: [String], depth: Int = TracedForm.everything) throws -> TracedFigure {
    let district = try TinyDistrict(TinyPack.form(Self.columns, Self.rows), lines)
    var form = try TracedForm("f", in: district.context)
    return try form.trace(try #require(FigureAddress("f/s!\(address)")), depth: depth)
  }

  /// One figure a line, deeper ones further in.
  private func tree(_ figure: TracedFigure, _ level: Int = 0) -> [String] {
    let sign = figure.isSubtracted ? "-" : ""
    let number = figure.figure.number?.description ?? "?"
    let cell = figure.cell.map { " " + $0.address } ?? ""
    let words = [String(repeating: " ", count: level) + sign + number, figure.formula ?? "", rule(figure)]
    let omission = figure.omission.map { " \($0)" } ?? ""
    return [words.filter { !$0.isEmpty }.joined(separator: " ") + cell + omission]
      + figure.parts.flatMap { tree($0, level + 1) }
  }

  private func rule(_ figure: TracedFigure) -> String {
    if case .figure(let rule) = figure.rule { return "\(rule)" }
    return "\(figure.rule)"
  }

  @Test func `a formula lists its cells, each figure once`() throws {
    let lines = ["hh C1 3", "hh C2 4", "hh D 10 plan"]
    #expect(
      tree(try traced("a/3", lines)) == [
        "3 [1] - [2] sum s!a/3", " 10 reported s!a/1",
        " -7 units s!a/2",
        "  ? nothing", "  3 reported",
        "  4 reported", "  ? nothing",
      ])
    #expect(
      tree(try traced("a/4", lines, depth: 1)) == [
        "70 [2] ÷ [1] × 100 ratio s!a/4", " 7 units s!a/2 tooDeep",
        " 10 reported s!a/1",
      ])
  }

  @Test func `rows add up, and what was listed is not listed again`() throws {
    let lines = ["hh C1 3", "all C1 5"]
    let figure = try traced("s/2", lines)
    #expect(figure.formula == "{a} + {b}")
    #expect(figure.figure.number == DecimalNumber(8))
    #expect(figure.parts.map(\.cell?.row) == ["a", "b"])
    let total = try traced("T/2", lines)
    #expect(total.rule == .figure(.units))
    #expect(total.cell?.address == "s!T/2")
    let commune = try traced("u:C1/2", lines)
    #expect(commune.rule == .figure(.reported))
    #expect(commune.label == "Xã Một – Lũy kế")
  }

  @Test func `an address that is not there is answered with the nearest that is`() throws {
    func finding(_ address: String) -> Diagnostic? {
      do {
        _ = try traced(address, [])
        return nil
      } catch { return (error as? Rejection)?.findings.first }
    }
    #expect(finding("u:C11/2")?.code == .rowNotInSection)
    #expect(finding("u:C11/2")?["nearest"] == "u:C1")
    #expect(finding("a/22")?["nearest"] == "2")
    #expect(finding("I/2")?.code == .cellHoldsNoFigure)
    #expect(finding("a/A")?.code == .cellHoldsNoFigure)
    #expect(FigureAddress("f/s!r:694/DA2!1/12")?.row == "r:694/DA2!1")
    for text in ["", "f", "f/s", "f/s!", "f/s!a", "f/s!a/", "/s!a/1", "f!a/1", "f/!a/1"] { #expect(FigureAddress(text) == nil) }
  }
}
