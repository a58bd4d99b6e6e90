package import Indicators
package import Quantities

/// Who owes what to whom, and by when.
package struct Duty: Sendable {
  package var code: String
  /// Roles that owe it; empty = everybody who sends.
  package var from: [String]
  /// To whom, in words.
  package var addressee: String
  /// Codes of reports and forms that are owed; empty = all that the sender has.
  package var documents: [String]
  /// Kinds of periods for which it is owed; empty = all.
  package var periods: [ReportingPeriod.Kind]
  /// Month and day before which it has to be there, in the year of the period: the last moment is the end of the day before. `nil` for what
  /// is asked for when it is needed.
  package var before: MonthDay?
  package var grounds: [Grounds]

  /// A day of every year.
  package struct MonthDay: Sendable, Hashable {
    package var month: Int
    package var day: Int
  }

  /// Whether a role owes it for a kind of period.
  package func isOwed(by role: String, in kind: ReportingPeriod.Kind) -> Bool {
    (from.isEmpty || from.contains(role)) && (periods.isEmpty || periods.contains(kind))
  }

  /// The day before which it is due for a period; `nil` without a fixed day.
  package func deadline(for period: ReportingPeriod) -> CalendarDate? {
    before.flatMap { CalendarDate(year: period.year, month: $0.month, day: $0.day) }
  }

  /// Only remembered, and so never shown as what the regulation says.
  package var isRecalled: Bool { grounds.contains { $0.kind == .recalled } }
}
