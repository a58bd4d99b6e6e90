import Forms
import Indicators
import Quantities
import Testing

/// Reading figures changes nothing: in whatever order they are asked for, and how often, they are the same.
@Suite struct FiguresAskedAgainTests {
  private static let form = TinyPack.form(
    TinyPack.label + #"<column code="1" label="Số" measure="yearToDate" entry="typed"/>"#,
    #"<row code="r" label="R" indicator="hh"/>"#)

  private static let lines = [
    "hh D/own 5", "hh C1 10", "hh[status=poor] C2 3", "hh[status=other] C2 none", "hh[status=poor;sex=female] C3 2",
    "hh[status=poor;sex=female] C1/own 1", "hh D 7 yearToDate 2023-H1", "hh C1 4 yearToDate 2022",
    "hh[status=poor] C3 6 yearToDate 2022", "dist[status=poor] D 4", "dist[status=other] C1 1", "all C1 12", "all C2 blank",
    "all C3 8.5", "income C1 10", "income C3 20", "stock C2 3 yearToDate 2023-H1", "stock C1 1", "peak C1 3", "peak C3 9",
    "money[status=poor] D 5000000 allotted", "money[status=other] C1 na", "project.method C1 chain attribute 2023 p1",
  ]

  /// Every indicator in every unit, in strata of two categories at the most.
  private func keys(_ context: FillingContext) throws -> [ObservationKey] {
    let figures = context.figures
    let list = context.pack.regime.disaggregations
    let numbers = list.disaggregations.indices.compactMap { list.numbers(ofDisaggregation: $0) }.flatMap { Array($0) }
    let pairs = numbers.flatMap { first in numbers.filter { $0 > first }.map { [first, $0] } }
    let strata = try ([[]] + numbers.map { [$0] } + pairs).map { try #require(Stratum($0)) }
    let kinds: [(Scope, Measure)] = [
      (.total, .yearToDate), (.own, .yearToDate), (.total, .programmeToDate), (.total, .inPeriod),
    ]
    var keys: [ObservationKey] = []
    for indicator in figures.catalogue.indicators.indices {
      for (unit, stratum) in figures.units.units.indices.flatMap({ unit in strata.map { (unit, $0) } }) {
        for (scope, measure) in kinds {
          keys.append(
            ObservationKey(
              indicator: Int32(indicator), stratum: stratum, unit: Int32(unit), scope: scope,
              period: PeriodNumber(context.period), measure: measure))
        }
      }
    }
    return keys
  }

  @Test func `what was asked before changes no figure`() throws {
    let context = try TinyDistrict(Self.form, Self.lines).context
    let (figures, period) = (context.figures, context.period)
    let keys = try keys(context)
    let first = keys.map { figures.figure(for: $0, in: period) }
    #expect(Array(keys.reversed().map { figures.figure(for: $0, in: period) }.reversed()) == first)
    for (key, figure) in zip(keys, first).enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
      #expect(figures.over(figures.observations).figure(for: key, in: period) == figure)
    }
    #expect(first.contains { $0.isIncomplete } && first.contains { $0.number != nil && !$0.isReported })
  }

  @Test func `figures over other observations have nothing of these`() throws {
    let context = try TinyDistrict(Self.form, Self.lines).context
    let all = try #require(context.figures.catalogue.index(of: "all"))
    let key = ObservationKey(indicator: Int32(all), unit: Int32(context.unit), period: PeriodNumber(context.period))
    #expect(context.figures.figure(for: key, in: context.period).number?.description == "20.5")
    let none = context.figures.over(ObservationSet())
    #expect(none.figure(for: key, in: context.period).isBlank)
  }
}
