package import Quantities

/// Who owes what to whom, and by when, as a regulation or a plan says it. What follows from it on a day is worked out in `Duties`.
package struct Duty: Sendable {
  package var code: String
  /// What it is called in lists: `Báo cáo giám sát 6 tháng`.
  package var label: String
  /// Roles that owe it; empty = everybody who sends.
  package var from: [String]
  /// Roles that do not, although ``from`` names them.
  package var except: [String]
  /// Levels of the units whose senders owe it; empty = all.
  package var levels: [String]
  /// To whom, in words.
  package var addressee: String
  /// What is owed; empty = every form and report that the sender has.
  package var documents: [Documents]
  /// Kinds of periods for which it is owed; empty = all.
  package var periods: [ReportingPeriod.Kind]
  package var due: Due
  package var boundary: Boundary
  package var roll: Roll
  /// Who may send and need not: never late.
  package var isVoluntary: Bool
  /// What is owed is made from everybody's figures: it is there when they were put together, not when a file of the sender's own came.
  package var isConsolidated: Bool
  /// Code of the duty of the level above that is made from this one and so must not be due before it; `nil` = none.
  package var feeds: String?
  package var grounds: [Grounds]

  package init(
    code: String, label: String, from: [String] = [], except: [String] = [], levels: [String] = [], addressee: String = "",
    documents: [Documents] = [], periods: [ReportingPeriod.Kind] = [], due: Due, boundary: Boundary = .exclusive,
    roll: Roll = .none, isVoluntary: Bool = false, isConsolidated: Bool = false, feeds: String? = nil,
    grounds: [Grounds] = []
  ) {
    self.code = code
    self.label = label
    self.from = from
    self.except = except
    self.levels = levels
    self.addressee = addressee
    self.documents = documents
    self.periods = periods
    self.due = due
    self.boundary = boundary
    self.roll = roll
    self.isVoluntary = isVoluntary
    self.isConsolidated = isConsolidated
    self.feeds = feeds
    self.grounds = grounds
  }

  /// Forms and reports, by code or by what the sender has to do with them.
  package enum Documents: Sendable, Hashable {
    case code(String)
    /// Forms that the sender's role owns.
    case owned
    /// Forms of others in which the sender's role enters figures.
    case parts
  }

  /// When it is due.
  package enum Due: Sendable, Hashable {
    /// On a day of the year of the period.
    case yearly(MonthDay)
    /// Once.
    case once(CalendarDate)
    /// So many working days after the day on which something ended, that day not counted.
    case workingDays(Int)
    /// No date until somebody sets one.
    case open
  }

  /// What a day that is named as a limit means.
  package enum Boundary: String, Sendable, CaseIterable {
    /// "Trước ngày 20/5": the last moment is the end of the day before.
    case exclusive
    /// "Chậm nhất ngày 20/5": the last moment is the end of that day.
    case inclusive
  }

  /// What becomes of a last day on which nobody works.
  package enum Roll: String, Sendable, CaseIterable {
    case none
    /// The next working day is the last one.
    case workingDay = "working-day"
  }

  /// A day of every year.
  package struct MonthDay: Sendable, Hashable {
    package var month: Int
    package var day: Int

    /// `nil` unless every year has that day.
    package init?(month: Int, day: Int) {
      guard CalendarDate(year: 2001, month: month, day: day) != nil else { return nil }
      self.month = month
      self.day = day
    }

    package func day(in year: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }
  }

  /// Only remembered, and so never shown as what the regulation says.
  package var isRecalled: Bool { grounds.contains { $0.kind == .recalled } }

  /// Somebody's reading, not what a source says: told wherever it is shown.
  package var isDefault: Bool { !grounds.isEmpty && grounds.allSatisfy { $0.kind != .sourced } }
}

extension Duty.Due {
  /// `05-20` for every year or `2022-12-01` for once; `nil` for anything else and for days that are not there.
  package init?(day text: String) {
    if let day = CalendarDate(iso: text) {
      self = .once(day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]), let day = Int(parts[1]),
      let yearly = Duty.MonthDay(month: month, day: day)
    else { return nil }
    self = .yearly(yearly)
  }
}

/// Days on which offices work and do not, as far as they are known.
package struct WorkingCalendar: Sendable {
  /// A day that differs from what its day of the week says.
  package struct Exception: Sendable {
    package var day: CalendarDate
    package var isWorking: Bool
    /// `Tết Nguyên đán Quý Mão`
    package var label: String
    package var grounds: [Grounds]

    package init(day: CalendarDate, isWorking: Bool, label: String, grounds: [Grounds]) {
      self.day = day
      self.isWorking = isWorking
      self.label = label
      self.grounds = grounds
    }

    /// No source was found that says so: the day may be another one.
    package var isDoubtful: Bool { grounds.isEmpty || grounds.contains { $0.kind != .sourced } }
  }

  /// Days of the week without work, 1 = Monday.
  package var restDays: Set<Int>
  /// The years of which the exceptions are known; `nil` = of none.
  package var years: ClosedRange<Int>?
  package private(set) var exceptions: [Exception]
  private let byDay: [CalendarDate: Int]

  /// - Parameter exceptions: of two for one day the first counts.
  package init(restDays: Set<Int> = [6, 7], years: ClosedRange<Int>? = nil, exceptions: [Exception] = []) {
    self.restDays = restDays
    self.years = years
    self.exceptions = exceptions.sorted { $0.day < $1.day }
    byDay = Dictionary(self.exceptions.enumerated().map { ($1.day, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func exception(on day: CalendarDate) -> Exception? { byDay[day].map { exceptions[$0] } }

  package func isWorking(_ day: CalendarDate) -> Bool {
    exception(on: day)?.isWorking ?? !restDays.contains(day.isoWeekday)
  }

  /// Whether it is known for sure that the day is a working day or is none.
  package func isSure(of day: CalendarDate) -> Bool {
    guard let years, years.contains(day.year) else { return false }
    return !(exception(on: day)?.isDoubtful ?? false)
  }
}
