package import Quantities

/// Which figure of an indicator is meant.
package enum Measure: UInt8, Sendable, CaseIterable {
  case plan, baseline, yearToDate, inPeriod, programmeToDate, forecast, note
  case allotted, adjusted, disbursedYearToDate, disbursedInPeriod, carryRequested
  /// A property of a record.
  case attribute

  /// As templates and exchange files write it.
  package var code: String { Measure.codes[Int(rawValue)] }

  private static let codes = allCases.map { String(describing: $0) }
  private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

  package init?(code: String) {
    guard let measure = Measure.byCode[code] else { return nil }
    self = measure
  }

  /// Never entered; always made from others.
  package var isComputed: Bool { self == .inPeriod || self == .disbursedInPeriod }
}

/// What a figure of a unit covers.
package enum Scope: UInt8, Sendable, CaseIterable {
  /// The unit with everything below it.
  case total
  /// What the unit did itself, in no child.
  case own

  package var code: String { self == .total ? "total" : "own" }

  package init?(code: String) {
    switch code {
    case "total", "": self = .total
    case "own": self = .own
    default: return nil
    }
  }
}

/// How firm a value is. A later status is never replaced by an earlier one.
package enum ObservationStatus: String, Sendable, CaseIterable, Comparable {
  /// Sơ bộ.
  case preliminary
  /// Ước.
  case estimate
  /// Chính thức.
  case final

  package static func < (left: ObservationStatus, right: ObservationStatus) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .preliminary: 0
    case .estimate: 1
    case .final: 2
    }
  }
}

/// What was reported. Blank, zero, none and not applicable are four different things.
package enum ObservedValue: Sendable, Hashable {
  /// Asked and left empty.
  case blank
  /// Không phát sinh: asked, and there was nothing.
  case none
  /// Không thuộc đối tượng.
  case notApplicable
  case number(DecimalNumber)
  /// Text, a category's code, or codes of units joined by `;`.
  case text(String)
  case date(CalendarDate)

  /// How messages call ``blank``; the catalogue knows it in its other languages.
  package static let blankWords = "(trống)"
}

/// Numbers that stand for a unit, a record and so on within one ``ObservationSet``; small, fast to compare, never stored.
package struct ObservationKey: Sendable, Hashable {
  /// Index in the catalogue.
  package var indicator: Int32
  package var measure: Measure
  package var scope: Scope
  package var period: PeriodNumber
  /// Index in the unit tree.
  package var unit: Int32
  /// Index in the set's list of records plus 1; 0 = no record.
  package var record: Int32
  package var stratum: Stratum

  @inlinable
  package init(
    indicator: Int32, stratum: Stratum = .total, unit: Int32, scope: Scope = .total, period: PeriodNumber,
    measure: Measure = .yearToDate, record: Int32 = 0
  ) {
    self.indicator = indicator
    self.stratum = stratum
    self.unit = unit
    self.scope = scope
    self.period = period
    self.measure = measure
    self.record = record
  }
}

/// A period as a small number: year × 64 + kind × 10 + number.
package struct PeriodNumber: Sendable, Hashable {
  package let raw: Int32

  init(raw: Int32) { self.raw = raw }

  package init(_ period: ReportingPeriod) {
    raw = Int32(period.year * 64 + period.kind.position * 10 + period.number)
  }
}

/// One reported value with what is known of it.
package struct Observation: Sendable {
  package var value: ObservedValue
  package var status: ObservationStatus
  /// Index in the set's list of senders.
  package var sender: Int32
  /// One-based line of the file it came from; 0 when unknown.
  package var line: Int32
  /// Index in the set's list of files.
  package var file: Int32

  package init(value: ObservedValue, status: ObservationStatus, sender: Int32, line: Int32 = 0, file: Int32 = 0) {
    self.value = value
    self.status = status
    self.sender = sender
    self.line = line
    self.file = file
  }
}
