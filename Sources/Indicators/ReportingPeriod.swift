package import Quantities

/// The span of days that a report is about, and the day up to which its figures count.
///
/// Written `2023-H1` (six months), `2023` (year), `2022-baseline`, `2023-mid-term`, `2025-final`, `2023-adhoc-1` … `2023-adhoc-9`.
package struct ReportingPeriod: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case half, year, baseline
    case midTerm = "mid-term"
    case final, adhoc

    /// Place among all kinds, without comparing their names.
    var position: Int {
      switch self {
      case .half: 0
      case .year: 1
      case .baseline: 2
      case .midTerm: 3
      case .final: 4
      case .adhoc: 5
      }
    }

    /// `6 tháng`
    package var label: String {
      switch self {
      case .half: "6 tháng"
      case .year: "năm"
      case .baseline: "đầu kỳ"
      case .midTerm: "giữa kỳ"
      case .final: "kết thúc"
      case .adhoc: "đột xuất"
      }
    }
  }

  package let kind: Kind
  package let year: Int
  /// 1...9 for ad hoc reports, else 0.
  package let number: Int

  package init(kind: Kind, year: Int, number: Int = 0) {
    self.kind = kind
    self.year = year
    self.number = number
  }

  /// Reads the written form; `nil` for anything else and for years outside 2000...2199.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count >= 4, let year = Int(text.prefix(4)), (2000...2199).contains(year),
      text.prefix(4).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    let rest = String(text.dropFirst(4))
    switch rest {
    case "": self.init(kind: .year, year: year)
    case "-H1": self.init(kind: .half, year: year)
    case "-baseline": self.init(kind: .baseline, year: year)
    case "-mid-term": self.init(kind: .midTerm, year: year)
    case "-final": self.init(kind: .final, year: year)
    default:
      guard rest.hasPrefix("-adhoc-"), let number = Int(rest.dropFirst(7)), (1...9).contains(number) else { return nil }
      self.init(kind: .adhoc, year: year, number: number)
    }
  }

  package var code: String {
    switch kind {
    case .half: "\(year)-H1"
    case .year: "\(year)"
    case .adhoc: "\(year)-adhoc-\(number)"
    case .baseline, .midTerm, .final: "\(year)-\(kind.rawValue)"
    }
  }

  /// First day; the day after the last one.
  package var span: (start: CalendarDate?, end: CalendarDate?) {
    let start = CalendarDate(year: year, month: 1, day: 1)
    return (
      start, kind == .half ? CalendarDate(year: year, month: 7, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1)
    )
  }

  /// The last day of the span: the cut-off where none is set.
  package var lastDay: CalendarDate { CalendarDate(dayNumber: (span.end?.dayNumber ?? 1) - 1) }

  /// `6 tháng đầu năm 2023`
  package var label: String {
    switch kind {
    case .half: "6 tháng đầu năm \(year)"
    case .year: "năm \(year)"
    case .baseline: "đầu kỳ, năm \(year)"
    case .midTerm: "giữa kỳ, đến năm \(year)"
    case .final: "kết thúc, đến năm \(year)"
    case .adhoc: "đột xuất lần \(number), năm \(year)"
    }
  }
}

/// A period relative to the report's own, as rows and columns of forms name it.
package enum RelativePeriod: String, Sendable, CaseIterable {
  case own = "self"
  /// The year in which the report's period lies.
  case year
  /// The year before that.
  case previousYear = "previous-year"
  case samePeriodLastYear = "same-period-last-year"
  /// The previous report of the same year: the six months' before the year's; none before the six months'.
  case previousInYear = "previous-in-year"

  /// The period that is meant, seen from `period`; `nil` where there is none.
  package func resolve(from period: ReportingPeriod) -> ReportingPeriod? {
    switch self {
    case .own: period
    case .year: ReportingPeriod(kind: .year, year: period.year)
    case .previousYear: ReportingPeriod(kind: .year, year: period.year - 1)
    case .samePeriodLastYear:
      ReportingPeriod(kind: period.kind == .half ? .half : .year, year: period.year - 1)
    case .previousInYear:
      period.kind == .half ? nil : ReportingPeriod(kind: .half, year: period.year)
    }
  }
}
