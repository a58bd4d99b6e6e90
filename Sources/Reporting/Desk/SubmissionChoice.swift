import Diagnostics
package import Indicators
import Store

/// Which submissions somebody means on the command line.
package struct SubmissionChoice: Sendable {
  /// `bieu-05/25441/2023-H1/2`, or without the last part for the newest revision.
  package var names: [String]
  /// Instead of names: every one of a sender, a period or a form.
  package var isAll: Bool
  package var period: ReportingPeriod?
  /// Code of a sender, or of a unit that only one sender belongs to.
  package var sender: String?
  package var form: String?

  package init(
    names: [String] = [], isAll: Bool = false, period: ReportingPeriod? = nil, sender: String? = nil, form: String? = nil
  ) {
    self.names = names
    self.isAll = isAll
    self.period = period
    self.sender = sender
    self.form = form
  }

  /// What was named, in that order; or all that stand in one of the states, in the order in which they were received.
  ///
  /// - Throws: ``Rejection`` with `D104` for names together with `isAll`, or for nothing that narrows it down; `D105`,
  ///   `S011` for names, `U003` for a sender.
  func resolved(in store: SubmissionStore, _ settings: WorkspaceSettings, _ states: Set<SubmissionState>) throws
    -> [SubmissionName]
  {
    guard isAll != !names.isEmpty, !isAll || period != nil || sender != nil || form != nil else {
      throw Rejection(Diagnostic(.choiceUnclear))
    }
    if isAll {
      let found = try store.submissions(try query(store, settings, states))
      return found.sorted { $0.delivery.received < $1.delivery.received }.map(\.name)
    }
    var findings = Findings()
    var seen: Set<SubmissionName> = []
    let named = try names.compactMap { text -> SubmissionName? in
      do {
        return try Self.name(text, in: store)
      } catch let rejection as Rejection {
        findings.add(contentsOf: rejection.findings)
        return nil
      }
    }
    try findings.throwIfErrors()
    return named.filter { seen.insert($0).inserted }
  }

  /// The question to the store.
  ///
  /// - Throws: ``Rejection`` with `U003`.
  func query(
    _ store: SubmissionStore, _ settings: WorkspaceSettings, _ states: Set<SubmissionState>
  ) throws -> SubmissionQuery {
    var query = SubmissionQuery(period: period, form: form, states: states)
    guard let sender else { return query }
    var findings = Findings()
    if let known = settings.sender(named: sender, &findings) {
      query.sender = known.code
      return query
    }
    // Who left the workspace may still have sent something.
    query.sender = sender
    if try store.submissions(SubmissionQuery(sender: sender)).isEmpty { try findings.throwIfErrors() }
    return query
  }

  // MARK: - Names

  /// The submission that a text names: as it stands, or the newest revision where none is named.
  ///
  /// - Throws: ``Rejection`` with `D105` for no such name, `S011` where a newest one is asked for and there is none.
  static func name(_ text: String, in store: SubmissionStore) throws -> SubmissionName {
    if let name = SubmissionName(text: text) { return name }
    guard let first = SubmissionName(text: text + "/1") else {
      throw Rejection(Diagnostic(.submissionNameMalformed, ["name": text.excerpt]))
    }
    let revisions = try store.submissions(
      SubmissionQuery(period: first.period, sender: first.sender, form: first.form))
    let newest = revisions.max {
      ($0.delivery.received, $0.name.revision) < ($1.delivery.received, $1.name.revision)
    }
    if let newest { return newest.name }
    // The store knows which name is nearest.
    return try store.submission(named: first).name
  }
}
