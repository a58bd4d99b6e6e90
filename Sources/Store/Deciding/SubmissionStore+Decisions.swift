package import Diagnostics
import GRDB
package import Indicators
package import Quantities

extension SubmissionStore {
  /// Takes a decision on a submission and tells the log.
  ///
  /// - Parameters:
  ///   - who: the person's name; nobody decides without one (`S015`).
  ///   - reason: empty for none; needed to return and to reopen (`S016`), and to accept with warnings that the sender did
  ///     not explain (`S013`).
  /// - Returns: the submission as it stands now.
  /// - Throws: ``Rejection`` with `S010` in a closed period, `S011` for a submission that is not there, `S012` for errors,
  ///   `S014` where the state does not allow it, `S021` for a final figure that would give way to a preliminary one.
  package func decide(
    _ decision: Decision, on name: SubmissionName, by who: String, at moment: Moment, reason: String = ""
  ) throws -> StoredSubmission {
    try change(.deciding) { try decide(decision, on: name, DecisionWords(who: who, reason: reason), moment, $0) }
  }

  /// The same decision on many submissions, in one transaction; one on which it cannot be taken does not keep it from the
  /// others.
  ///
  /// - Returns: for each the submission as it stands now, or why not.
  package func decideEach(
    _ decision: Decision, on names: [SubmissionName], by who: String, at moment: Moment, reason: String = ""
  ) throws -> [Result<StoredSubmission, Rejection>] {
    try change(.deciding) { database in
      try names.map { name in
        do {
          // Every rule is asked before anything is changed.
          return .success(try decide(decision, on: name, DecisionWords(who: who, reason: reason), moment, database))
        } catch let rejection as Rejection {
          return .failure(rejection)
        }
      }
    }
  }

  private func decide(
    _ decision: Decision, on name: SubmissionName, _ words: DecisionWords, _ moment: Moment, _ database: Database
  ) throws -> StoredSubmission {
    let submission = try SubmissionList(database).one(named: name)
    try Periods(database).checkOpen(name.period)
    try words.check(needsReason: decision != .accept)
    let slot = Slot(form: name.form, sender: name.sender, period: name.period)
    try check(decision, on: submission, slot, hasReason: !words.reason.isEmpty, database)
    let state: SubmissionState =
      switch decision {
      case .accept: .accepted
      case .return: .returned
      case .reopen: submission.errorCount > 0 ? .hasErrors : .received
      }
    try slot.set(state, of: submission.id, in: database)
    try LogBook(database).add(
      decision.event, name.text, by: words.who, at: moment, old: submission.state.rawValue, new: state.rawValue,
      why: words.reason, submission: submission.id)
    try slot.settle(in: database, by: words.who, at: moment)
    return try SubmissionList(database).one(id: submission.id)
  }

  private func check(
    _ decision: Decision, on submission: StoredSubmission, _ slot: Slot, hasReason: Bool, _ database: Database
  ) throws {
    let name = submission.name.text
    if decision == .accept, submission.errorCount > 0 {
      throw Rejection(Diagnostic(.acceptsNoErrors, ["name": name, "count": String(submission.errorCount)]))
    }
    guard decision.states.contains(submission.state) else {
      throw Rejection(
        Diagnostic(.stateDoesNotAllow, ["name": name, "state": submission.state.word, "decision": decision.word]))
    }
    if decision != .return {
      let lowered = try slot.loweredStatuses(by: submission.id, in: database)
      if !lowered.isEmpty { throw Rejection(lowered) }
    }
    guard decision == .accept else { return }
    let open = try SubmissionFinding.all(of: submission.id, in: database).count {
      $0.severity == .warning && $0.reason.isEmpty
    }
    if open > 0, !hasReason {
      throw Rejection(Diagnostic(.warningsNeedReason, ["name": name, "count": String(open)]))
    }
  }

  /// Closes a period: nothing in it changes any more, until it is opened again for a reason.
  ///
  /// - Throws: ``Rejection`` with `S015` without a name, `S016` when opening without a reason, `S017` when it stands so
  ///   already.
  package func setClosed(
    _ isClosed: Bool, _ period: ReportingPeriod, by who: String, at moment: Moment, reason: String = ""
  ) throws {
    try change(.deciding) { database in
      let words = DecisionWords(who: who, reason: reason)
      try words.check(needsReason: !isClosed)
      guard try Periods(database).isClosed(period) != isClosed else {
        throw Rejection(
          Diagnostic(.periodStandsSo, ["period": period.code, "state": isClosed ? "khóa" : "mở"]))
      }
      try LogBook(database).add(
        isClosed ? .closed : .opened, period.code, by: words.who, at: moment, why: words.reason)
    }
  }

  /// Whether nothing in the period may change.
  package func isClosed(_ period: ReportingPeriod) throws -> Bool { try look { try Periods($0).isClosed(period) } }
}

/// Who decides, and why.
struct DecisionWords {
  var who: String
  var reason: String

  init(who: String, reason: String) {
    self.who = DecisionWords.trimmed(who)
    self.reason = DecisionWords.trimmed(reason)
  }

  /// Without white space at both ends and without characters of code 0, at which SQLite would cut it.
  private static func trimmed(_ text: String) -> String {
    var rest = text.filter { $0 != "\0" }[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// - Throws: ``Rejection`` with `S015` and `S016`.
  func check(needsReason: Bool) throws {
    var findings = Findings()
    if who.isEmpty { findings.add(Diagnostic(.deciderMissing)) }
    if needsReason, reason.isEmpty { findings.add(Diagnostic(.reasonMissing)) }
    try findings.throwIfErrors()
  }
}
