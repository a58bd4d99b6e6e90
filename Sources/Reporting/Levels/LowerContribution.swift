import Forms
import Indicators
import Store

/// What has come from one workspace below.
struct LowerContribution: Sendable {
  /// Code of its unit.
  var unit: String
  /// Forms and reports of which something counts there, or below it.
  var forms: Set<String>
}

/// Tells of which forms something counts in a workspace below.
struct FormsGiven {
  private let material: PeriodMaterial
  private let inclusion: Inclusion

  init(_ material: PeriodMaterial, _ inclusion: Inclusion) {
    self.material = material
    self.inclusion = inclusion
  }

  /// What its own senders gave, and what came from below it.
  ///
  /// - Throws: ``OutsideTrouble``.
  func codes() throws -> Set<String> {
    let folder = material.workspace.folder
    let own = Desk.hasStore(in: folder) ? try stored(Desk.existingStore(in: folder)) : collected()
    return material.lower.reduce(into: own) { $0.formUnion($1.forms) }
  }

  private func stored(_ store: SubmissionStore) throws -> Set<String> {
    let states: Set<SubmissionState> = inclusion == .accepted ? [.accepted] : [.accepted, .received]
    let query = SubmissionQuery(period: material.period.period, states: states)
    return Set(try store.submissions(query).map(\.name.form))
  }

  /// Without a store: the forms in whose workbooks the figures would have been typed.
  private func collected() -> Set<String> {
    let period = material.period.period
    let pack = material.workspace.pack
    var forms: [String: EntryForms] = [:]
    var homes: [Int32: FigureHomes] = [:]
    for sender in material.workspace.settings.senders {
      guard let index = material.figures.observations.senderIndex(sender.code) else { continue }
      let own = forms[sender.role] ?? EntryForms(pack, kind: period.kind, role: sender.role)
      forms[sender.role] = own
      let book = own.book(for: material.respondent(for: sender), in: material.context(for: sender))
      homes[index] = FigureHomes(book, catalogue: pack.catalogue)
    }
    var codes: Set<String> = []
    material.figures.observations.forEach { key, observation in
      guard key.period == PeriodNumber(period), let home = homes[observation.sender]?.home(of: key) else { return }
      codes.insert(home.form)
    }
    return codes
  }
}
