import Diagnostics
import Indicators
import Testing

@testable import Forms

@Suite struct UnshownFiguresTests {
  /// `Số hộ (Hộ nghèo) → Đếm…` for each figure that stands in no cell.
  private func found(_ rows: String, _ observations: [String]) throws -> [String] {
    let district = try TinyDistrict(
      TinyPack.form(TinyPack.label + #"<column code="1" label="Số" measure="yearToDate"/>"#, rows), observations)
    let context = district.context
    return UnshownFigures(
      plans: OfficePlans(district.pack, kind: context.period.kind), figures: context.figures, period: context.period
    ).findings().map {
      #expect($0.diagnostic.code == .figureNotShown)
      return "\($0.diagnostic["indicator"] ?? "") (\($0.diagnostic["found"] ?? "")) → \($0.diagnostic["expected"] ?? "")"
    }
  }

  @Test func `a category that no cell asks for is told, once for all units`() throws {
    let rows = #"<row code="a" indicator="hh" where="count=households"/>"#
    #expect(
      try found(rows, ["hh[status=poor] C1 9999", "hh[status=poor] C2 1", "hh[count=households] C1 5"])
        == ["Số hộ (Hộ nghèo) → Hộ"])
  }

  @Test func `parts of what a cell asks for belong there`() throws {
    let rows = #"<row code="a" indicator="hh"/>"#
    #expect(try found(rows, ["hh[status=poor] C1 9", "hh[status=poor;sex=female] C1 2"]) == [])
  }

  @Test func `what no form shows at all, and parts of a ratio, are left alone`() throws {
    let poor = #"<row code="p" indicator="hh" where="status=poor"/>"#
    #expect(try found(poor, ["dist[status=poor] C1 9"]) == [])
    #expect(try found(poor, ["hh[sex=female] C1 3"]) == ["Số hộ (Nữ) → Hộ nghèo"])
    #expect(try found(poor + #"<row code="r" indicator="rate"/>"#, ["hh[sex=female] C1 3"]) == [])
  }
}
