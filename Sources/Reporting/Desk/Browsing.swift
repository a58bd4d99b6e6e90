package import Diagnostics
import Forms
package import Indicators
import Quantities
package import Store

/// Looks at what is in the store.
package struct Browsing: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// Submissions, by period, sender, form and revision. Reads no pack.
  ///
  /// - Parameter states: codes with commas, or `all`; `nil` = all but what was superseded.
  /// - Throws: ``Rejection`` with `D110`, `U003`; what ``Desk/existingStore(in:)`` throws.
  package func list(
    _ choice: SubmissionChoice, states: String?, workspace: String
  ) throws -> SubmissionOverview {
    let states = try Self.states(states)
    let store = try Desk.existingStore(in: workspace)
    let settings = try Workspace.settings(in: workspace).value
    let order = Dictionary(
      settings.senders.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let found = try store.submissions(try choice.query(store, settings, states)).sorted { left, right in
      let (one, other) = (left.name, right.name)
      let places = (order[one.sender] ?? .max, order[other.sender] ?? .max)
      return (one.period.code, places.0, one.sender, one.form, one.revision)
        < (other.period.code, places.1, other.sender, other.form, other.revision)
    }
    return SubmissionOverview(
      submissions: found,
      senderNames: Dictionary(settings.senders.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Codes of states, as people write them.
  package static var stateCodes: [String] { SubmissionState.allCases.map(code) }

  private static func code(_ state: SubmissionState) -> String { state == .hasErrors ? "has-errors" : state.rawValue }

  private static func states(_ text: String?) throws -> Set<SubmissionState> {
    guard let text else { return Set(SubmissionState.allCases).subtracting([.superseded]) }
    if text == "all" { return [] }
    var findings = Findings()
    let states = text.split(separator: ",").compactMap { part -> SubmissionState? in
      if let state = SubmissionState.allCases.first(where: { code($0) == part.trimmed }) { return state }
      findings.add(
        Diagnostic(.stateUnknown, ["name": part.excerpt, "known": (stateCodes + ["all"]).joined(separator: ", ")]))
      return nil
    }
    try findings.throwIfErrors()
    return Set(states)
  }

  /// Everything about one submission.
  ///
  /// - Parameter name: as ``SubmissionChoice/names``.
  /// - Throws: ``Rejection`` with `D105`, `S011`.
  package func show(_ name: String, workspace folder: String) throws -> Accepted<ShownSubmission> {
    let store = try Desk.existingStore(in: folder)
    let submission = try store.submission(named: try SubmissionChoice.name(name, in: store))
    let workspace = try Workspace.open(folder, library: library)
    let desk = Desk(workspace.value, store)
    var words = FigureWords(desk, workspace.value.units(in: submission.name.period))
    let receipt = try store.receipt(ofDelivery: submission.delivery.number)
    let line = receipt?.lines.first { $0.submission.name == submission.name }
    let shown = ShownSubmission(
      submission: submission,
      senderName: workspace.value.settings.sender(submission.name.sender)?.shortName ?? submission.name.sender,
      formTitle: workspace.value.title(of: submission.name.form),
      corrects: line?.corrects ?? [], changes: line?.changes.count ?? 0,
      findings: try store.findings(of: submission),
      answers: try store.answers(of: submission).map { (words.subject(of: $0.key), $0) },
      values: try store.observations(of: submission).map { value in
        ShownSubmission.Value(
          subject: words.subject(of: value.key), text: words.value(value.value, of: value.key), observation: value)
      })
    return Accepted(shown, findings: workspace.findings)
  }
}

/// A list of submissions.
package struct SubmissionOverview: Sendable {
  package var submissions: [StoredSubmission]
  /// Short names of senders by code.
  package var senderNames: [String: String]
}

/// One submission with all that is known of it.
package struct ShownSubmission: Sendable {
  package var submission: StoredSubmission
  package var senderName: String
  /// Empty for a form that the pack does not have.
  package var formTitle: String
  /// The revisions that stood before it in its sections.
  package var corrects: [SubmissionName]
  /// How many values differ from theirs.
  package var changes: Int
  package var findings: [SubmissionFinding]
  /// What the sender says of figures that others collected, each with the figure in words.
  package var answers: [(subject: String, answer: ConfirmerAnswer)]
  package var values: [Value]

  /// A value in words and as it is stored.
  package struct Value: Sendable {
    package var subject: String
    package var text: String
    package var observation: SubmittedObservation
  }
}

extension Workspace {
  /// Title of a form or report; empty for one that the pack does not have.
  fileprivate func title(of code: String) -> String { pack.form(code)?.title ?? pack.report(code)?.title ?? "" }

  /// The units as a period's report sees them.
  package func units(in period: ReportingPeriod) -> UnitTree {
    let day = settings.period(period)?.cutOff ?? period.lastDay
    return UnitTree(units, on: day, kinds: pack.regime.unitKinds)
  }
}
