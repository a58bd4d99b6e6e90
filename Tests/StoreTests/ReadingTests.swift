import Indicators
import Quantities
import Store
import StoreSamples
import Testing

@Suite struct ReadingTests {
  @Test func `submissions are found by period, sender, form and state`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))])
    try scratch.send([("a", .n(2))], form: "bieu-06", findings: [.error])
    try scratch.send([("a", .n(3))], sender: "694-NN", period: ReportingPeriod(kind: .year, year: 2023))
    func names(_ query: SubmissionQuery) throws -> [String] { try scratch.store.submissions(query).map(\.name.text) }
    #expect(try names(SubmissionQuery()).count == 3)
    #expect(
      try names(SubmissionQuery(period: StoreSamples.period)) == ["bieu-05/25441/2023-H1/1", "bieu-06/25441/2023-H1/1"])
    #expect(try names(SubmissionQuery(sender: "694-NN")) == ["bieu-05/694-NN/2023/1"])
    #expect(
      try names(SubmissionQuery(form: "bieu-06", states: [.hasErrors, .returned])) == ["bieu-06/25441/2023-H1/1"])
    #expect(try names(SubmissionQuery(sender: "694-NN", states: [.accepted])).isEmpty)
  }

  @Test func `what changed since a moment is what counted then against what counts now`() throws {
    let scratch = try ScratchStore()
    let period = StoreSamples.period
    let first = try scratch.send([("a", .n(1)), ("b", .n(1))])
    try scratch.accept(first)
    let merged = StoreSamples.moment(2_000)
    #expect(try scratch.store.changes(in: period, .accepted, since: merged).isEmpty)
    let before = try scratch.store.changes(in: period, .accepted, since: StoreSamples.moment(1_500))
    #expect(before.map { $0.old == nil } == [true, true])
    let second = try scratch.send([("a", .n(2)), ("b", .n(1))], received: 5)
    #expect(try scratch.store.changes(in: period, .accepted, since: merged).isEmpty)
    _ = try scratch.store.decide(
      .accept, on: second.lines[0].submission.name, by: "B", at: StoreSamples.moment(2_500))
    let changes = try scratch.store.changes(in: period, .accepted, since: merged)
    #expect(changes.map(\.key.indicator) == ["a"])
    #expect(changes.first?.old == .n(1) && changes.first?.new == .n(2) && changes.first?.sender == "25441")
    _ = try scratch.store.decide(
      .reopen, on: second.lines[0].submission.name, by: "B", at: StoreSamples.moment(2_600), reason: "nhầm")
    #expect(try scratch.store.changes(in: period, .accepted, since: merged).map { $0.new == nil } == [true, true])
  }

  @Test func `values with keys of a run are those with keys in codes, without what was set aside`() throws {
    let scratch = try ScratchStore()
    try scratch.accept(scratch.send([("a", .n(1)), ("b", .blank), ("unknown", .none)]))
    try scratch.accept(scratch.send([("a", .n(2))], sender: "694-NN", form: "bieu-06"))
    let key = StoreSamples.key("a")
    try scratch.store.resolve(
      key, in: StoreSamples.period, take: "694-NN", by: "B", at: StoreSamples.moment(3_000), reason: "đúng")
    let indicators = ["a", "b"].map {
      Indicator(code: $0, label: $0, unitOfMeasure: "", valueType: .integer, split: [], rollUp: .sum)
    }
    let unit = OrganisationUnit(code: "25441", name: "Xã", kind: "commune", validFrom: key.unit.validFrom)
    let tree = UnitTree([unit], on: StoreSamples.period.lastDay, kinds: [])
    let none = DisaggregationList([])
    let catalogue = IndicatorCatalogue(indicators: indicators, recordTypes: [], disaggregations: none)
    let translation = KeyTranslation(catalogue, none, tree, periods: [StoreSamples.period])
    var found: [String] = []
    var senders: [String] = []
    try scratch.store.forEachValue(in: StoreSamples.period, .accepted, translation) {
      senders = $0.map(\.name.sender)
    } _: { value, codedKey in
      let coded = try codedKey()
      var again = translation
      #expect(value.key == again.key(coded) && value.record == coded.record && value.line == 0)
      found.append("\(senders[value.source]) \(coded.indicator) \(value.value.text)")
    }
    #expect(found == ["25441 b ", "25441 unknown none", "694-NN a 2"])
    #expect(try scratch.store.contributions(in: StoreSamples.period, .accepted, onlyRecords: true).observations.isEmpty)
    #expect(try scratch.store.contributions(in: StoreSamples.period, .accepted, onlyRecords: true).submissions.count == 2)
  }

  @Test func `two submissions are compared value by value`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1)), ("b", .blank), ("c", .n(0))]).lines[0].submission
    let second = try scratch.send([("a", .n(1)), ("b", .n(0)), ("c", .none)], received: 5).lines[0].submission
    let changes = try scratch.store.differences(from: first, to: second)
    #expect(changes.map(\.key.indicator) == ["b", "c"])
    #expect(changes.map(\.old) == [.blank, .n(0)])
    #expect(changes.map(\.new) == [.n(0), ObservedValue.none])
    #expect(try scratch.store.differences(from: second, to: second).isEmpty)
  }

  @Test func `keys and names are written and read again`() {
    let key = CodedKey(
      indicator: "da2.households", stratum: "status=poor;ethnicity=minority",
      unit: UnitIdentity(code: "25441", validFrom: CalendarDate(year: 2004, month: 1, day: 1)), scope: .own,
      period: StoreSamples.period, measure: .forecast, record: "694-DA2-2023-02")
    #expect(
      key.text == "da2.households,ethnicity=minority;status=poor,25441@2004-01-01,own,2023-H1,forecast,694-DA2-2023-02")
    #expect(CodedKey(text: key.text) == key)
    #expect(CodedKey(text: "a,,25441,total,2023,yearToDate,")?.unit == UnitIdentity(code: "25441"))
    for wrong in ["", "a", "a,,,total,2023,yearToDate,", "a,,1,x,2023,yearToDate,", "a,,@2004-01-01,own,2023,plan,"] {
      #expect(CodedKey(text: wrong) == nil, "\(wrong)")
    }
    #expect(SubmissionName(text: "bieu-05/25441/2023-H1/2")?.revision == 2)
    for wrong in ["", "a/b/2023", "a/b/2023/0", "a/b/2023/02", "/b/2023/1", "a/b/x/1", "a/b/2023/1/2"] {
      #expect(SubmissionName(text: wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a key goes to codes and back, and never to another unit of the same code`() throws {
    let disaggregations = DisaggregationList([
      Disaggregation(
        code: "status", label: "", isPartition: true,
        categories: [Category(code: "poor", label: ""), Category(code: "near-poor", label: "")]),
      Disaggregation(
        code: "ethnicity", label: "", isPartition: false, categories: [Category(code: "minority", label: "")]),
    ])
    let indicator = Indicator(
      code: "da2.households", label: "", unitOfMeasure: "hộ", valueType: .integer, split: [0, 1], rollUp: .distinct)
    let catalogue = IndicatorCatalogue(indicators: [indicator], recordTypes: [], disaggregations: disaggregations)
    func tree(from year: Int) -> UnitTree {
      UnitTree(
        [
          OrganisationUnit(
            code: "25441", name: "An Khương", kind: "commune", validFrom: CalendarDate(year: year, month: 1, day: 1))
        ], on: StoreSamples.period.lastDay, kinds: [])
    }
    var translation = KeyTranslation(catalogue, disaggregations, tree(from: 2004), periods: [StoreSamples.period])
    let stratum = try #require(Stratum([1, 3] as [CategoryNumber]))
    let key = ObservationKey(
      indicator: 0, stratum: stratum, unit: 0, scope: .own, period: PeriodNumber(StoreSamples.period),
      measure: .forecast)
    let translated = translation.coded(key, record: "")
    let coded = try #require(translated)
    #expect(coded.text == "da2.households,ethnicity=minority;status=poor,25441@2004-01-01,own,2023-H1,forecast,")
    let back = translation.key(coded)
    #expect(back == key)
    var other = KeyTranslation(catalogue, disaggregations, tree(from: 2010), periods: [])
    let elsewhere = (other.key(coded), other.coded(key, record: ""))
    #expect(elsewhere.0 == nil && elsewhere.1 == nil)
    for change: (inout CodedKey) -> Void in [{ $0.indicator = "da2.jobs" }, { $0.stratum = "status=rich" }] {
      var unknown = coded
      change(&unknown)
      let key = translation.key(unknown)
      #expect(key == nil)
    }
  }
}
