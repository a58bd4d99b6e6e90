package import Diagnostics
package import Indicators
import Quantities
package import Store

/// The labour office's decisions: on submissions, and on whole periods. Needs a workspace's settings and store, no pack.
package struct Deciding: Sendable {
  private let now: Moment

  package init(_ surroundings: Surroundings) { now = surroundings.now }

  /// A decision on submissions, as it is called for.
  package enum Verb: String, Sendable {
    case accept, `return`, reopen

    fileprivate var decision: Decision {
      switch self {
      case .accept: .accept
      case .return: .return
      case .reopen: .reopen
      }
    }
  }

  /// What is decided, on what, by whom and why.
  package struct Request: Sendable {
    package var workspace: String
    package var verb: Verb
    package var choice: SubmissionChoice
    /// Name of the person.
    package var who: String
    /// Empty for none.
    package var reason: String

    package init(workspace: String, verb: Verb, choice: SubmissionChoice, who: String, reason: String = "") {
      self.workspace = workspace
      self.verb = verb
      self.choice = choice
      self.who = who
      self.reason = reason
    }
  }

  /// Decides on each submission that is meant; one that is refused does not hold up the others.
  ///
  /// - Parameter checking: called with what will be decided on; when it throws nothing is.
  /// - Throws: ``Rejection`` when nothing was decided because of how it was asked: `S015`, `S016`, `D104`, `D105`, `U003`;
  ///   what ``Desk/existingStore(in:)`` throws.
  package func callAsFunction(
    _ request: Request, checking: ([SubmissionName]) throws -> Void = { _ in }
  ) throws -> Decided {
    let decision = request.verb.decision
    try Self.check(request.who, request.reason, needsReason: decision != .accept)
    let store = try Desk.existingStore(in: request.workspace)
    let settings = try Workspace.settings(in: request.workspace).value
    var states = decision.states
    // What has errors is asked too, so that it is told why it is not accepted.
    if decision == .accept { states.insert(.hasErrors) }
    let names = try request.choice.resolved(in: store, settings, states)
    try checking(names)
    let results = try store.decideEach(decision, on: names, by: request.who, at: now, reason: request.reason)
    var decided = Decided(decision: decision, done: [], refused: [])
    for (name, result) in zip(names, results) {
      switch result {
      case .success(let submission): decided.done.append(submission)
      case .failure(let rejection):
        decided.refused.append(.init(name: name, findings: rejection.findings.map { Self.placed($0, name) }))
      }
    }
    return decided
  }

  /// Closes a period, or opens it again.
  ///
  /// - Returns: findings: `D106` when something in it that was not decided cannot be any more.
  /// - Throws: ``Rejection`` with `S015`, `S016`, `S017`; what ``Desk/existingStore(in:)`` throws.
  package func setClosed(
    _ isClosed: Bool, _ period: ReportingPeriod, workspace: String, by who: String, reason: String
  ) throws -> [Diagnostic] {
    let store = try Desk.existingStore(in: workspace)
    try store.setClosed(isClosed, period, by: who, at: now, reason: reason)
    let counts = try store.counts(in: period)
    let open = [SubmissionState.received, .hasErrors].reduce(0) { $0 + (counts[$1] ?? 0) }
    guard isClosed, open > 0 else { return [] }
    return [Diagnostic(.periodClosedUndecided, ["period": period.code, "count": String(open)])]
  }

  private static func check(_ who: String, _ reason: String, needsReason: Bool) throws {
    var findings = Findings()
    if who.trimmed.isEmpty { findings.add(Diagnostic(.deciderMissing)) }
    if needsReason, reason.trimmed.isEmpty { findings.add(Diagnostic(.reasonMissing)) }
    try findings.throwIfErrors()
  }

  /// The finding with the name of the submission, unless its words have it already.
  private static func placed(_ finding: Diagnostic, _ name: SubmissionName) -> Diagnostic {
    if finding["name"] == name.text { return finding }
    var finding = finding
    var place = finding.location ?? Location()
    place.file = name.text
    place.form = nil
    finding.location = place
    return finding
  }
}

/// What became of the submissions that were to be decided on.
package struct Decided: Sendable {
  package var decision: Decision
  /// As they stood right after their decisions.
  package var done: [StoredSubmission]
  package var refused: [Refusal]

  /// A submission on which the decision could not be taken.
  package struct Refusal: Sendable {
    package var name: SubmissionName
    package var findings: [Diagnostic]
  }
}
