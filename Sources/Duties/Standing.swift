import Indicators
package import Quantities

/// Where one obligation stands at a moment.
package struct Standing: Sendable {
  package var obligation: Obligation
  package var state: State
  /// When the first one without errors came, which decides whether it was in time; `nil` while none did. Of a report that is made from
  /// everybody's: when it was put together.
  package var received: Moment?
  /// The newest one that came, whatever is wrong with it.
  package var newest: Sending?
  /// Days between the last day and the one on which it came, or on which it is still missing; 0 in time, `nil` without a date.
  package var daysLate: Int?
  /// Days that are left, 0 on the last day; `nil` without a date or when it is over.
  package var daysLeft: Int?
  /// It is owed, its time is over, and nothing usable is there.
  package var isOverdue: Bool
  /// What a report that is made from everybody's waits for; `nil` for nothing, and for every other.
  package var awaited: Awaited?

  /// Each obligation has exactly one, so that counts add up.
  package enum State: String, Sendable, CaseIterable {
    case accepted
    /// Came before the deadline, not decided on.
    case sentInTime = "sent-in-time"
    case sentLate = "sent-late"
    /// Came; no date is set.
    case sent
    case returned
    case hasErrors = "has-errors"
    /// Nothing came and the time is over.
    case overdue
    case dueSoon = "due-soon"
    case notDue = "not-due"
    /// Nothing came; no date is set.
    case undated
    /// Nothing came and nothing has to.
    case voluntary
    case notApplicable = "not-applicable"
  }

  /// Something is still to do for the sender.
  package var isOpen: Bool {
    switch state {
    case .overdue, .dueSoon, .notDue, .undated, .returned, .hasErrors: true
    case .accepted, .sentInTime, .sentLate, .sent, .voluntary, .notApplicable: awaited != nil
    }
  }

  /// - Parameters:
  ///   - sendings: all of the obligation's sender, document and period, in any order; those after `now` are not looked at.
  ///   - consolidation: how the period was put together.
  ///   - soonDays: from so many days before the last one on it is soon.
  package init(
    of obligation: Obligation, _ sendings: [Sending], _ consolidation: Consolidation, at now: Moment, soonDays: Int
  ) {
    let seen = sendings.filter { $0.received <= now }.sorted { ($0.received, $0.revision) < ($1.received, $1.revision) }
    self.obligation = obligation
    newest = seen.last
    let isPast = obligation.deadline.map { !$0.isMet(by: now) } ?? false
    daysLeft = obligation.deadline.flatMap { isPast ? nil : $0.daysLeft(at: now) }
    let isThere: Bool
    if obligation.duty.isConsolidated {
      let report = ConsolidatedReport(obligation, own: seen, consolidation, at: now)
      (received, awaited, isThere) = (report.sent, report.awaited, report.sent != nil)
      state = Standing.state(consolidated: obligation, newest, received, now, soonDays)
    } else {
      received = seen.first { $0.isWithoutErrors }?.received
      isThere = seen.contains { $0.isUsable }
      state = Standing.state(obligation, newest, received, now, soonDays)
    }
    isOverdue = isPast && obligation.force == .required && !isThere
    daysLate = obligation.deadline?.daysLate(at: received ?? now)
  }

  private static func state(
    _ obligation: Obligation, _ newest: Sending?, _ received: Moment?, _ now: Moment, _ soonDays: Int
  ) -> State {
    if let newest {
      switch newest.outcome {
      case .accepted: return .accepted
      case .returned: return .returned
      case .hasErrors, .superseded(hadErrors: true): return .hasErrors
      case .received, .superseded(hadErrors: false):
        return received.map { sent(obligation, $0) } ?? .sent
      }
    }
    return missing(obligation, now, soonDays)
  }

  /// Of a report that is made from everybody's: its own part alone, accepted or not, is not yet the report.
  private static func state(
    consolidated obligation: Obligation, _ newest: Sending?, _ received: Moment?, _ now: Moment, _ soonDays: Int
  ) -> State {
    if let received { return sent(obligation, received) }
    switch newest?.outcome {
    case .returned: return .returned
    case .hasErrors, .superseded(hadErrors: true): return .hasErrors
    case .received, .accepted, .superseded(hadErrors: false), nil: return missing(obligation, now, soonDays)
    }
  }

  private static func sent(_ obligation: Obligation, _ received: Moment) -> State {
    guard let deadline = obligation.deadline else { return .sent }
    return deadline.isMet(by: received) ? .sentInTime : .sentLate
  }

  private static func missing(_ obligation: Obligation, _ now: Moment, _ soonDays: Int) -> State {
    switch obligation.force {
    case .notApplicable: return .notApplicable
    case .voluntary: return .voluntary
    case .required: break
    }
    guard let deadline = obligation.deadline else { return .undated }
    if !deadline.isMet(by: now) { return .overdue }
    return deadline.daysLeft(at: now) <= soonDays ? .dueSoon : .notDue
  }
}
