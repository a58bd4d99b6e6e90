package import Indicators
package import Quantities

/// A form or report as far as duties look at it.
package struct OwedDocument: Sendable {
  package var code: String
  package var number: String
  package var title: String
  package var isReport: Bool
  package var ownerRole: String
  /// Kinds of periods for which it is made; empty = all.
  package var periods: [ReportingPeriod.Kind]
  /// It applies where the sender's unit, one above or one below carries one of these; empty = everywhere.
  package var requiredFlags: [String]
  /// Roles besides the owner's that enter figures in it.
  package var contributors: Set<String>
  /// The owner enters figures in it; a form that is all worked out from others is printed and owed by nobody.
  package var ownerEnters: Bool

  package init(
    code: String, number: String, title: String, isReport: Bool, ownerRole: String, periods: [ReportingPeriod.Kind] = [],
    requiredFlags: [String] = [], contributors: Set<String> = [], ownerEnters: Bool = true
  ) {
    self.code = code
    self.number = number
    self.title = title
    self.isReport = isReport
    self.ownerRole = ownerRole
    self.periods = periods
    self.requiredFlags = requiredFlags
    self.contributors = contributors
    self.ownerEnters = ownerEnters
  }

  /// `Mẫu 01`, `Biểu 05`
  package var shortName: String { (isReport ? "Mẫu " : "Biểu ") + number }
}

/// Who may owe something.
package struct Debtor: Sendable {
  package var code: String
  package var role: String
  /// Code of its unit.
  package var unit: String

  package init(code: String, role: String, unit: String) {
    self.code = code
    self.role = role
    self.unit = unit
  }
}

/// A date that somebody set: where the pack leaves it open, for a report on request, or otherwise than the pack has it.
package struct SetDate: Sendable {
  package var duty: String
  /// `nil` = every period of the duty.
  package var period: ReportingPeriod?
  /// Codes of senders; empty = all who owe the duty.
  package var senders: [String]
  package var limit: Limit
  /// Who set it: a letter's number.
  package var source: String

  package enum Limit: Sendable, Hashable {
    case day(Duty.Due)
    /// Something ended on that day, from which the duty's working days count.
    case event(CalendarDate)
  }

  package init(duty: String, period: ReportingPeriod?, senders: [String] = [], limit: Limit, source: String) {
    self.duty = duty
    self.period = period
    self.senders = senders
    self.limit = limit
    self.source = source
  }
}

/// That one sender owes one document for a period, or why not.
package struct Obligation: Sendable {
  package var sender: String
  /// Code of the form or report.
  package var document: String
  package var duty: Duty
  package var period: ReportingPeriod
  /// `nil` while no date is set.
  package var deadline: Deadline?
  package var force: Force
  /// The sender has something to send for it; what is all worked out from others' figures needs nothing.
  package var needsOwnPart = true

  package enum Force: Sendable, Hashable {
    case required
    /// May be sent, and need not.
    case voluntary
    case notApplicable(Reason)
  }

  /// Why nothing is owed.
  package enum Reason: Sendable, Hashable {
    /// The unit has none of the flags that the form asks for.
    case scope([String])
    /// The unit is no more, and since when, or is not yet.
    case unitGone(since: CalendarDate?, successors: [String])
    /// The deadline lay before the regulation came into force.
    case beforeRegime(CalendarDate)
    case outsideProgramme(ClosedRange<Int>)
  }

  package var isApplicable: Bool {
    if case .notApplicable = force { return false }
    return true
  }
}
