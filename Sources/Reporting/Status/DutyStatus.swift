package import Diagnostics
import Duties
import Forms
package import Indicators
package import Quantities
import Store

/// Who has sent, who is late and what is missing, at a moment.
package struct DutyStatus: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// What is asked.
  package struct Request: Sendable {
    /// `nil` = the workspace's periods of the year of the moment.
    package var period: ReportingPeriod?
    /// Code of a sender, or of a unit that only one sender has; `nil` = all.
    package var sender: String?
    /// What came or was decided later is not looked at.
    package var now: Moment

    package init(period: ReportingPeriod? = nil, sender: String? = nil, now: Moment) {
      self.period = period
      self.sender = sender
      self.now = now
    }
  }

  /// The moment that a user wrote: a day stands for its last second.
  ///
  /// - Throws: ``Rejection`` with `N009`.
  package static func moment(_ text: String) throws -> Moment {
    if let day = CalendarDate(iso: text) { return Moment(day, hour: 23, minute: 59, second: 59) }
    if let moment = Moment(vietnamese: text) { return moment }
    throw Rejection(Diagnostic(.momentMalformed, ["name": text.excerpt]))
  }

  /// - Returns: the boards, with what is to say about their dates (`N003`–`N008`).
  /// - Throws: ``Rejection`` about the workspace, `U003` for an unknown sender; ``OutsideTrouble``.
  package func callAsFunction(_ request: Request, workspace folder: String) throws -> Accepted<StatusReport> {
    let opened = try Workspace.open(folder, library: library)
    let workspace = opened.value
    var findings = Findings()
    findings.add(contentsOf: opened.findings)
    let sender = request.sender.flatMap { workspace.settings.sender(named: $0, &findings)?.code }
    try findings.throwIfErrors()
    let sendings = try workspace.sendings(of: request.period, seenAt: request.now)
    let periods = request.period.map { [$0] } ?? workspace.periods(around: request.now)
    let boards = try periods.map { period in
      let calendar = workspace.reportingCalendar(for: period.kind)
      let board = StatusBoard(
        calendar, period: period, cutOff: workspace.cutOff(of: period), sendings: sendings ?? [],
        consolidation: try workspace.consolidation(of: period), at: request.now, soonDays: workspace.pack.soonDays)
      let shown = sender.map(board.only) ?? board
      findings.add(contentsOf: DutyFindings(calendar, shown, unit: workspace.unitName).all)
      return StatusReport.Period(board: shown, documents: shown.documents(among: calendar.documents))
    }
    let report = StatusReport(
      unit: workspace.unitName, unitCode: workspace.settings.unit, regime: workspace.pack.regime.code,
      office: workspace.settings.sender(workspace.settings.compiler)?.name ?? workspace.settings.compiler,
      now: request.now,
      senders: workspace.settings.senders.map {
        StatusReport.Sender(code: $0.code, name: $0.name, shortName: $0.shortName)
      }, periods: boards, hasStore: sendings != nil)
    return Accepted(report, findings: findings.all)
  }
}

extension Workspace {
  /// The newest name of the reporting unit.
  var unitName: String { units.last { $0.code == settings.unit }?.name ?? settings.unit }

  /// Periods of a year that the workspace lists or has set dates for; the six months and the year where it lists none.
  func periods(around now: Moment) -> [ReportingPeriod] {
    let year = now.vietnameseDay.year
    let listed = settings.periods.map(\.period) + setDates.compactMap(\.period)
    var seen: Set<ReportingPeriod> = []
    let found = listed.filter { $0.year == year && seen.insert($0).inserted }
    if !found.isEmpty { return found.sorted { ($0.lastDay, $0.code) < ($1.lastDay, $1.code) } }
    return [ReportingPeriod(kind: .half, year: year), ReportingPeriod(kind: .year, year: year)]
  }

  /// What the store has, as it stood at a moment; `nil` where there is no store.
  ///
  /// - Parameter period: `nil` = of all periods.
  func sendings(of period: ReportingPeriod?, seenAt now: Moment) throws -> [Sending]? {
    guard Desk.hasStore(in: folder) else { return nil }
    let store = try Desk.existingStore(in: folder)
    return try store.submissions(SubmissionQuery(period: period)).map { Sending($0, seenAt: now) }
  }
}

extension Workspace {
  /// How a period was put together, as the store remembers it; nothing where there is no store.
  func consolidation(of period: ReportingPeriod) throws -> Consolidation {
    guard Desk.hasStore(in: folder) else { return Consolidation() }
    let history = try Desk.existingStore(in: folder).mergeHistory(of: period)
    func events(_ records: [MergeRecord]) -> [Consolidation.Event] {
      records.map { Consolidation.Event(entry: $0.entry, at: $0.at) }
    }
    return Consolidation(merges: events(history.merges), changes: events(history.changes))
  }
}

extension Sending {
  /// A decision that was taken later is not known yet.
  init(_ submission: StoredSubmission, seenAt now: Moment) {
    let isDecided = submission.decision.map { $0.at <= now } ?? false
    let hadErrors = submission.errorCount > 0
    let outcome: Outcome =
      switch submission.state {
      case .superseded: .superseded(hadErrors: hadErrors)
      case .accepted where isDecided: .accepted
      case .returned where isDecided: .returned
      case .received, .hasErrors, .accepted, .returned: hadErrors ? .hasErrors : .received
      }
    self.init(
      sender: submission.name.sender, document: submission.name.form, period: submission.name.period,
      revision: submission.name.revision, received: submission.delivery.received, outcome: outcome,
      accepted: isDecided && submission.wasAccepted ? submission.decision?.at : nil,
      remark: isDecided ? submission.decision?.reason ?? "" : "")
  }
}
