import Diagnostics
package import Indicators
package import Quantities
package import Store

/// Made-up deliveries, the same for the same numbers, for tests of the store, the program that is killed, and the benchmark.
package enum StoreSamples {
  package static let period = ReportingPeriod(kind: .half, year: 2023)

  /// 19/05/2023 08:00 in Vietnam, and so many minutes later.
  package static func moment(_ minutes: Int = 0) -> Moment {
    Moment(secondsSince1970: 1_684_458_000 + minutes * 60)
  }

  package static func key(
    _ indicator: String, stratum: String = "", unit: String = "25441", measure: Measure = .yearToDate,
    record: String = ""
  ) -> CodedKey {
    CodedKey(
      indicator: indicator, stratum: stratum,
      unit: UnitIdentity(code: unit, validFrom: CalendarDate(year: 2004, month: 1, day: 1)), period: period,
      measure: measure, record: record)
  }

  /// What the program that is killed stores as its delivery of that number: three forms of one of seven senders, as one
  /// more revision each time.
  package static func parcel(seed: Int, number: Int) -> SubmissionStore.Parcel {
    let sender = "sender-\(number % 7)"
    let delivery = Delivery(
      bytes: Array("file \(seed) \(number)".utf8) + [UInt8](repeating: UInt8(number & 255), count: 10_000),
      fileName: "file-\(seed)-\(number).xlsx", sender: sender, received: moment(number), ingested: moment(number))
    let submissions = forms.map { form in
      SubmissionContent(
        form: form, edition: "2022-r1", sender: sender, period: period, sections: ["\(form)/summary"],
        observations: values(of: form, seed: seed + number), findings: [])
    }
    return SubmissionStore.Parcel(delivery, submissions)
  }

  package static let forms = ["bieu-05", "bieu-06", "bieu-07"]
  package static let valuesOfForm = 60

  private static func values(of form: String, seed: Int) -> [SubmittedObservation] {
    (0..<valuesOfForm).map { index in
      SubmittedObservation(
        key: key("\(form).indicator-\(index % 10)", unit: "2540\(index / 10)"),
        value: .number(DecimalNumber(seed * 31 + index)), section: "\(form)/summary",
        place: .cell(sheet: "Tổng hợp", .init(row: index, column: 4)))
    }
  }

  /// One commune's delivery in a year of the whole country: so many observations in six forms, with strata, measures and
  /// some values that are none or blank.
  package static func commune(_ number: Int, observations count: Int) -> SubmissionStore.Parcel {
    let sender = "xa-\(number)"
    let delivery = Delivery(
      bytes: Array("commune \(number)".utf8), fileName: "\(sender).xlsx", sender: sender, received: moment(number),
      ingested: moment(number))
    let perForm = count / 6
    let unit = UnitIdentity(code: String(10_000 + number), validFrom: CalendarDate(year: 2004, month: 1, day: 1))
    let measures: [Measure] = [.yearToDate, .forecast]
    let strata = ["", "status=poor", "status=near-poor", "ethnicity=minority;status=poor", "head=female"]
    let submissions = (5..<11).map { form in
      let section = "bieu-0\(form)/commune"
      let values = (0..<perForm).map { index in
        SubmittedObservation(
          key: CodedKey(
            indicator: "da\(form).indicator-\(index / 10)", stratum: strata[index / 2 % 5], unit: unit, period: period,
            measure: measures[index % 2]),
          value: index % 13 == 0 ? .none : index % 17 == 0 ? .blank : .number(DecimalNumber(number &* 7 &+ index)),
          section: section, place: .cell(sheet: "Theo xã", .init(row: index / 8 + 9, column: index % 8 + 3)))
      }
      return SubmissionContent(
        form: "bieu-0\(form)", edition: "2022-r1", sender: sender, period: period, sections: [section],
        observations: values)
    }
    return SubmissionStore.Parcel(delivery, submissions)
  }
}
