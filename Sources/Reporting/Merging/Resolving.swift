package import Diagnostics
import Indicators
package import Quantities
import Store

/// The decision whose figure stands where senders disagree.
package struct ResolveRequest: Sendable {
  package var workspace: String
  /// As merge prints it: `da2.households,status=poor,25441@2004-01-01,total,2023-H1,yearToDate,`.
  package var key: String
  /// The period in whose merge the figure stands; `nil` = the figure's own.
  package var period: String?
  /// Code of the sender, or of a unit that one sender reports about.
  package var sender: String
  package var by: String
  package var reason: String
  package var now: Moment

  package init(
    workspace: String, key: String, period: String? = nil, sender: String, by: String, reason: String, now: Moment
  ) {
    self.workspace = workspace
    self.key = key
    self.period = period
    self.sender = sender
    self.by = by
    self.reason = reason
    self.now = now
  }
}

/// What was decided.
package struct Resolved: Sendable {
  package var subject: String
  package var key: String
  /// Name of the sender whose figure stands.
  package var sender: String
  package var taken: [MergedDispute.Side]
  package var setAside: [MergedDispute.Side]
  package var by: String
  package var at: Moment
  package var reason: String
}

/// Decides whose figure stands and keeps it.
package struct Resolving: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Throws: ``Rejection`` with `M011` for a key that is none, `U003`, `U004`, and as `SubmissionStore.resolve`; ``OutsideTrouble``.
  package func callAsFunction(_ request: ResolveRequest) throws -> Accepted<Resolved> {
    let workspace = try Workspace.open(request.workspace, library: library)
    let desk = Desk(workspace.value, try Desk.existingStore(in: request.workspace))
    guard let key = CodedKey(text: request.key) else {
      throw Rejection(Diagnostic(.keyMalformed, ["key": request.key.excerpt]))
    }
    let period = try request.period.map { try Checking.period($0) } ?? key.period
    var findings = Findings()
    guard let sender = workspace.value.settings.sender(named: request.sender, &findings) else {
      throw Rejection(findings.all)
    }
    let dispute = try self.dispute(on: key, in: period, desk)
    do {
      try desk.store.resolve(
        key, in: period, take: sender.code, by: request.by, at: request.now, reason: request.reason)
    } catch let rejection as Rejection {
      throw dispute == nil ? try Self.withNearest(rejection, key, in: period, desk) : rejection
    }
    let sides = dispute?.sides ?? []
    return Accepted(
      Resolved(
        subject: dispute?.subject ?? key.text, key: key.text, sender: sender.shortName,
        taken: sides.filter { $0.sender == sender.code && !$0.isObjection },
        setAside: sides.filter { $0.sender != sender.code || $0.isObjection }, by: request.by, at: request.now,
        reason: request.reason), findings: workspace.findings)
  }

  private func dispute(on key: CodedKey, in period: ReportingPeriod, _ desk: Desk) throws -> MergedDispute? {
    try Disputes(desk, period, .received).all.first { $0.key == key }
  }

  /// Nobody reports the figure: perhaps one of those that wait for a decision was meant.
  private static func withNearest(
    _ rejection: Rejection, _ key: CodedKey, in period: ReportingPeriod, _ desk: Desk
  ) throws -> Rejection {
    let known = try desk.store.conflicts(in: period, .received).conflicts.map(\.key.text)
    guard let nearest = NearestName.of(key.text, among: known) ?? known.first else { return rejection }
    let note = Diagnostic(.keyInDispute, ["nearest": nearest, "count": String(known.count)])
    return Rejection(rejection.findings + [note])
  }
}
