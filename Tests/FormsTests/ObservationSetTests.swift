import Indicators
import Quantities
import Testing

@Suite("Observation sets")
struct ObservationSetTests {
  private let period = PeriodNumber(ReportingPeriod(kind: .year, year: 2023))

  @Test("what is put in comes out, whatever it is and however large")
  func values() throws {
    let huge = try #require(DecimalNumber(plain: "123456789012345678901234"))
    let day = try #require(CalendarDate(year: 2023, month: 5, day: 19))
    let values: [ObservedValue] = [
      .blank, .none, .notApplicable, .number(.zero), .number(DecimalNumber(-7)),
      .number(DecimalNumber(significand: 1250, scale: 2)), .number(huge), .number(DecimalNumber(Int.min)), .text("nuôi bò"), .date(day),
    ]
    var set = ObservationSet()
    for (index, value) in values.enumerated() {
      let key = ObservationKey(indicator: Int32(index), unit: 3, period: period)
      let observation = Observation(value: value, status: .final, sender: 1, line: Int32(index), file: 2)
      #expect(set.insert(observation, for: key) == nil)
    }
    for (index, value) in values.enumerated() {
      let found = set.observation(for: ObservationKey(indicator: Int32(index), unit: 3, period: period))
      #expect(found?.value == value && found?.status == .final)
      #expect(found?.sender == 1 && found?.line == Int32(index) && found?.file == 2)
    }
    let rest = set.without { key, observation in key.indicator < 4 || observation.value == .date(day) }
    #expect(rest.count == 5)
    #expect(rest.observation(for: ObservationKey(indicator: 8, unit: 3, period: period))?.value == .text("nuôi bò"))
  }

  @Test("the first of two values for one key stays, and is told")
  func twice() throws {
    var set = ObservationSet()
    let strata = try [[CategoryNumber](), [1], [2], [1, 5]].map { try #require(Stratum($0)) }
    for (index, stratum) in strata.enumerated() {
      let key = ObservationKey(indicator: 0, stratum: stratum, unit: 0, period: period)
      let isNew = set.insert(.whole(index), status: .preliminary, sender: 0, line: 1, file: 0, for: key)
      let isNewAgain = set.insert(.whole(9), status: .final, sender: 0, line: 2, file: 0, for: key)
      #expect(isNew && !isNewAgain)
      let other = Observation(value: .blank, status: .final, sender: 0)
      #expect(set.insert(other, for: key)?.value == .number(DecimalNumber(index)))
    }
    #expect(set.count == strata.count)
  }
}
