package import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// Puts the figures of a period together and tells what there is to know before the reports are printed from them.
package struct Merging: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Throws: ``Rejection`` when the workspace cannot be used or has no store (`D101`); ``OutsideTrouble``.
  package func callAsFunction(_ request: MergeRequest) throws -> Accepted<Merged> {
    let workspace = try Workspace.open(request.workspace, library: library)
    // A workspace above others may have taken nothing in itself; that it was put together is remembered all the same.
    let store = workspace.value.settings.below.isEmpty
      ? try Desk.existingStore(in: request.workspace) : try Desk.makeStore(in: request.workspace)
    let desk = Desk(workspace.value, store)
    let inclusion: Inclusion = request.isDraft ? .received : .accepted
    let material = try desk.material(for: request.period, inclusion, tellsForms: true)
    let work = try MergeWork(desk: desk, material: material.value, inclusion: inclusion)
    let before = try desk.store.rememberMerge(of: request.period, inclusion, at: request.now)
    let merged = try work.merged(since: before)
    return Accepted(merged, findings: workspace.findings + material.findings + Self.findings(merged))
  }

  /// What has to be decided before the reports can be trusted; undecided figures were told with the material already.
  private static func findings(_ merged: Merged) -> [Diagnostic] {
    let open = merged.openDisputes.compactMap { dispute -> Diagnostic? in
      let place = Location(subject: dispute.subject)
      if dispute.settlement != nil {
        return Diagnostic(.decisionOutdated, at: place, ["key": dispute.key.text])
      }
      guard let objection = dispute.sides.first(where: \.isObjection) else { return nil }
      return Diagnostic(
        .figureObjected, at: place,
        ["sender": objection.name, "remark": objection.text.excerpt, "key": dispute.key.text])
    }
    let doubled = merged.doubledRecords.map { record in
      let names = record.submissions.map(\.text).joined(separator: ", ")
      return Diagnostic(.recordInTwoLists, ["id": record.id.excerpt, "submissions": names])
    }
    return open + doubled
  }
}

/// One merge: everything that is asked of the store and the figures, each in an order of its own.
private struct MergeWork {
  private let desk: Desk
  private let material: PeriodMaterial
  private let inclusion: Inclusion
  /// Submissions that count, and what they say of records.
  private let contributions: Contributions
  private let context: FillingContext

  private var pack: RegimePack { desk.workspace.pack }
  private var period: ReportingPeriod { context.period }
  private var settings: WorkspaceSettings { desk.workspace.settings }

  init(desk: Desk, material: PeriodMaterial, inclusion: Inclusion) throws {
    self.desk = desk
    self.material = material
    self.inclusion = inclusion
    context = material.context
    contributions = try desk.store.contributions(in: context.period, inclusion, onlyRecords: true)
  }

  func merged(since before: MergeRecord?) throws -> Merged {
    var words = FigureWords(desk, material.figures.units)
    return Merged(
      unit: material.figures.units.units[context.unit].name, period: period, isDraft: inclusion == .received,
      forms: try forms(), disputes: try Disputes(desk, period, inclusion).all, ownerTotals: ownerTotals,
      belowLabel: belowLabel, bounds: bounds, doubledRecords: doubledRecords, before: before,
      changes: try changes(since: before, &words))
  }

  private func name(_ sender: String) -> String { context.senderNames[sender] ?? sender }

  // MARK: - Who is in it

  private func forms() throws -> [MergedForm] {
    let asked = FormsAsked(material)
    let counting = Dictionary(contributions.submissions.map { (Slot($0.name), $0.name) }) { _, last in last }
    let waiting = try waiting(besides: counting)
    let kind = period.kind
    let forms = pack.forms.filter { $0.periods.isEmpty || $0.periods.contains(kind) }.map { ($0.code, $0.title) }
    let reports = pack.reports.filter { $0.periods.isEmpty || $0.periods.contains(kind) }.map { ($0.code, $0.title) }
    return (forms + reports).map { code, title in
      let contributors = settings.senders.compactMap { sender in
        let slot = Slot(form: code, sender: sender.code)
        let isAsked = asked.isAsked(sender, for: code)
        let state = counting[slot].map(MergedForm.Contributor.State.counts) ?? waiting[slot]?.state ?? (isAsked ? .missing : nil)
        // Who is not asked and sent nothing has no part in it.
        return state.map {
          MergedForm.Contributor(
            sender: sender.code, name: sender.shortName, unit: sender.unit, isAsked: isAsked, state: $0)
        }
      }
      return MergedForm(code: code, title: title, contributors: contributors, below: below(code))
    }
  }

  /// Units below that have to do with a form: those in whose scope it lies, where somebody enters figures in it.
  private func below(_ code: String) -> [MergedForm.Below] {
    let units = material.figures.units
    let form = pack.form(code)
    let isEntered = form.map { !pack.contributors(to: $0, among: Set(pack.regime.roles.map(\.code)), in: period.kind).isEmpty }
    guard isEntered ?? true else { return [] }
    return material.lower.compactMap { lower in
      guard let unit = units.index(of: lower.unit), form?.applies(to: unit, in: units) ?? true else { return nil }
      return MergedForm.Below(unit: lower.unit, name: units.units[unit].name, counts: lower.forms.contains(code))
    }
  }

  private var belowLabel: String {
    let units = material.figures.units
    let kinds = Set(material.lower.compactMap { units.index(of: $0.unit) }.map { units.units[$0].kind })
    return kinds.count == 1 ? pack.regime.unitKinds.first { kinds.contains($0.code) }?.label ?? "" : ""
  }

  private struct Slot: Hashable {
    var form: String
    var sender: String

    init(form: String, sender: String) {
      self.form = form
      self.sender = sender
    }

    init(_ name: SubmissionName) { self.init(form: name.form, sender: name.sender) }
  }

  /// What came last where nothing counts. Of a country's submissions only what is asked for is kept: each is half a kilobyte.
  private func waiting(besides counting: [Slot: SubmissionName]) throws -> [Slot: Waiting] {
    var newest: [Slot: Waiting] = [:]
    for submission in try desk.store.submissions(SubmissionQuery(period: period)) where submission.state != .superseded {
      let slot = Slot(submission.name)
      if counting[slot] != nil { continue }
      let other = Waiting(received: submission.delivery.received, name: submission.name, submissionState: submission.state)
      if let known = newest[slot], known.isNewer(than: other) { continue }
      newest[slot] = other
    }
    return newest
  }

  /// A submission that does not count.
  private struct Waiting {
    var received: Moment
    var name: SubmissionName
    var submissionState: SubmissionState

    var state: MergedForm.Contributor.State { .waits(name, submissionState) }

    func isNewer(than other: Waiting) -> Bool { (received, name.revision) > (other.received, other.name.revision) }
  }

  // MARK: - What does not go together

  private var ownerTotals: Int {
    let units = material.figures.units
    let number = PeriodNumber(period)
    var count = 0
    material.figures.observations.forEachKey { key in
      let rollUp = pack.catalogue.traits[Int(key.indicator)].rollUp
      return key.period == number && key.scope == .total && (rollUp == .distinct || rollUp == .sumOnce)
        && !units.children(of: Int(key.unit)).isEmpty
    } _: { _ in
      count += 1
    }
    return count
  }

  /// The pack's own rules between a unit and those below it.
  private var bounds: [CheckFinding] {
    let rules = pack.keeping(checks: \.comparesWithUnitsBelow)
    let codes = Set(rules.checks.map(\.code))
    let run = CheckRun(
      pack: rules, figures: material.figures, unit: context.unit, period: period, senderNames: context.senderNames)
    return run.findings().filter { codes.contains($0.check) }
  }

  private var doubledRecords: [DoubledRecord] {
    var types: [String: Set<String>] = [:]
    var places: [String: Set<Int>] = [:]
    for said in contributions.observations where !said.key.record.isEmpty && said.value != .blank {
      guard let type = pack.catalogue.indicator(said.key.indicator)?.recordType else { continue }
      types[said.key.record, default: []].insert(type)
      places[said.key.record, default: []].insert(said.source)
    }
    return types.filter { $0.value.count > 1 }.keys.sorted().map { id in
      DoubledRecord(
        id: id, submissions: places[id, default: []].sorted().map { contributions.submissions[$0].name })
    }
  }

  // MARK: - What is new

  private func changes(since before: MergeRecord?, _ words: inout FigureWords) throws -> [MergedChange] {
    guard let before else { return [] }
    return try desk.store.changes(in: period, inclusion, after: before.entry).map { change in
      MergedChange(
        form: change.section.split(separator: "/").first.map(String.init) ?? change.section, key: change.key,
        sender: change.sender, name: name(change.sender), subject: words.subject(of: change.key),
        old: change.old.map { words.value($0, of: change.key) }, new: change.new.map { words.value($0, of: change.key) })
    }
  }
}

/// Who is asked for which form: who has a cell of it to enter.
private struct FormsAsked {
  /// By role.
  private var codes: [String: Set<String>] = [:]
  private let pack: RegimePack
  private let units: UnitTree

  init(_ material: PeriodMaterial) {
    pack = material.workspace.pack
    units = material.figures.units
    for sender in material.workspace.settings.senders where codes[sender.role] == nil {
      codes[sender.role] = EntryForms(pack, kind: material.period.period.kind, role: sender.role).entered
    }
  }

  /// One role, one answer – but for forms that are only for some units.
  func isAsked(_ sender: WorkspaceSettings.Sender, for form: String) -> Bool {
    guard codes[sender.role]?.contains(form) == true, let unit = units.index(of: sender.unit) else { return false }
    return pack.form(form)?.applies(to: unit, in: units) ?? true
  }
}
