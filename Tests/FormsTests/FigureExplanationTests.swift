import Forms
import Indicators
import Quantities
import Testing

/// Every way in which a figure comes about is told by the evaluation that makes it.
@Suite struct FigureExplanationTests {
  private static let form = TinyPack.form(
    TinyPack.label + #"<column code="1" label="Số" measure="yearToDate" entry="typed"/>"#,
    #"<row code="r" label="R" indicator="hh"/>"#)

  private func explained(
    _ indicator: String, _ lines: [String], unit: String = "D", categories: [String] = [], scope: Scope = .total,
    measure: Measure = .yearToDate, period: String = "2023"
  ) throws -> String {
    let context = try TinyDistrict(Self.form, lines, period: period).context
    let figures = context.figures
    let list = context.pack.regime.disaggregations
    let key = ObservationKey(
      indicator: Int32(try #require(figures.catalogue.index(of: indicator))),
      stratum: try #require(Stratum(categories.compactMap { list.number(ofPair: $0) })),
      unit: Int32(try #require(figures.units.index(of: unit))), scope: scope, period: PeriodNumber(context.period),
      measure: measure)
    let explanation = figures.explanation(of: key, in: context.period)
    #expect(explanation.figure == figures.figure(for: key, in: context.period))
    let parts = explanation.parts.map { part -> String in
      let unit = figures.units.units[Int(part.key.unit)].code + (part.key.scope == .own ? "/own" : "")
      let stratum = part.key.stratum.isTotal ? "" : "[\(list.text(of: part.key.stratum))]"
      return "\(unit)\(stratum) \(part.period.code) \(part.key.measure.code) \(part.figure.number?.description ?? "?")"
    }
    let number = explanation.figure.number?.description ?? "?"
    return "\(number) \(explanation.rule)" + parts.map { "; " + $0 }.joined()
  }

  @Test func `a reported figure is its own explanation, and nothing is one too`() throws {
    #expect(try explained("hh", ["hh D 7", "hh C1 3"]) == "7 reported")
    #expect(try explained("hh", []) == "? nothing")
  }

  @Test func `units below add up, the missing one among them`() throws {
    #expect(
      try explained("hh", ["hh C1 3", "hh C2 4", "hh D/own 5"])
        == "12 units; D/own 2023 yearToDate 5; C1 2023 yearToDate 3; C2 2023 yearToDate 4; C3 2023 yearToDate ?")
    #expect(
      try explained("peak", ["peak C1 3", "peak C3 9"])
        == "9 maximum; D/own 2023 yearToDate ?; C1 2023 yearToDate 3; C2 2023 yearToDate ?; C3 2023 yearToDate 9")
    #expect(
      try explained("income", ["income C1 10", "all C1 1", "income C2 20", "all C2 3"])
        == "17.5 weightedMean; C1 2023 yearToDate 10; C1 2023 yearToDate 1; C2 2023 yearToDate 20; C2 2023 yearToDate 3"
          + "; C3 2023 yearToDate ?")
  }

  @Test func `categories come first, and a rule that came to nothing is forgotten`() throws {
    #expect(
      try explained("hh", ["hh[status=poor] C1 3", "hh[status=other] C1 4"], unit: "C1")
        == "7 categories; C1[status=poor] 2023 yearToDate 3; C1[status=other] 2023 yearToDate 4")
    #expect(
      try explained("hh", ["hh[status=poor] D blank", "hh C1 3"])
        == "3 units; D/own 2023 yearToDate ?; C1 2023 yearToDate 3; C2 2023 yearToDate ?; C3 2023 yearToDate ?")
    #expect(try explained("hh", ["hh D/own 4"]) == "4 ownWork; D/own 2023 yearToDate 4")
    #expect(try explained("dist", ["dist C1 4", "dist C2 5"]) == "? saidByOwnerOnly")
  }

  @Test func `periods are taken from one another and added up`() throws {
    let lines = ["hh D 7 yearToDate 2023", "hh D 3 yearToDate 2023-H1", "hh D 10 programmeToDate 2022"]
    #expect(
      try explained("hh", lines, measure: .inPeriod)
        == "4 difference; D 2023 yearToDate 7; D 2023-H1 yearToDate 3")
    #expect(
      try explained("hh", lines, measure: .programmeToDate)
        == "17 sinceBeginning; D 2023 yearToDate 7; D 2022 programmeToDate 10")
    #expect(
      try explained("stock", ["stock D 3 yearToDate 2023-H1"]) == "3 earlierStock; D 2023-H1 yearToDate 3")
  }

  @Test func `ratios have two parts, counts have records`() throws {
    #expect(
      try explained("rate", ["hh D 1", "all D 4"]) == "25 ratio; D 2023 yearToDate 1; D 2023 yearToDate 4")
    let lines = [
      "project.method C1 chain attribute 2023 p1", "project.method C2 other attribute 2023 p2",
      "project.method C2 chain attribute 2023 p3",
    ]
    let context = try TinyDistrict(Self.form, lines).context
    let chain = try #require(context.pack.regime.disaggregations.number(ofPair: "method=chain"))
    let key = ObservationKey(
      indicator: Int32(try #require(context.figures.catalogue.index(of: "count"))), stratum: try #require(Stratum([chain])),
      unit: Int32(context.unit), period: PeriodNumber(context.period))
    let explanation = context.figures.explanation(of: key, in: context.period)
    #expect(explanation.rule == .records)
    #expect(explanation.records.map { context.figures.observations.records[Int($0) - 1].id } == ["p1", "p3"])
  }
}
