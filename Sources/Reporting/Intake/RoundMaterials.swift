import Diagnostics
import Forms
import Indicators
import Store
import Synchronization

/// What the files of one round have in common, made once by whoever needs it first.
final class RoundMaterials: Sendable {
  let workspace: Workspace
  private let store: SubmissionStore?
  private let materials = Mutex<[ReportingPeriod: Result<Accepted<PeriodMaterial>, any Error>]>([:])
  private let forms = Mutex<[String: EntryForms]>([:])

  /// - Parameter store: what is there; `nil` = the files of folder `observations`.
  init(_ workspace: Workspace, _ store: SubmissionStore?) {
    self.workspace = workspace
    self.store = store
  }

  /// What there was to say about the workspace's own figures.
  var findings: [Diagnostic] {
    materials.withLock { $0.sorted { $0.key.code < $1.key.code }.flatMap { (try? $0.value.get().findings) ?? [] } }
  }

  /// What is there in a period, for checks and for the rows of lists.
  ///
  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  func material(for period: ReportingPeriod) throws -> PeriodMaterial {
    try materials.withLock { materials in
      if let known = materials[period] { return try known.get().value }
      let made = Result {
        if let store { return try Desk(workspace, store).material(for: period, .received) }
        return try workspace.material(for: period)
      }
      materials[period] = made
      return try made.get().value
    }
  }

  /// What senders of a role fill in.
  func forms(_ kind: ReportingPeriod.Kind, role: String) -> EntryForms {
    forms.withLock { forms in
      if let known = forms[kind.rawValue + " " + role] { return known }
      let made = EntryForms(workspace.pack, kind: kind, role: role)
      forms[kind.rawValue + " " + role] = made
      return made
    }
  }
}
