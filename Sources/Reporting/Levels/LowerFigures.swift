import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// Adds the figures of the workspaces below to those of a workspace: a province's set from its districts', by the same forms and rules.
///
/// Below stand workspaces, whose accepted submissions count, or their exports. A few are read at a time, over the cores; what is kept are
/// their observations. A unit is the same by code and first day; whatever does not stand in the workspace's own units is refused, never
/// guessed to be something else.
///
/// Findings: `E301`–`E309`, and those of the workspaces below, in which files are named with their folders.
struct LowerFigures {
  private let workspace: Workspace
  private let period: ReportingPeriod
  private let inclusion: Inclusion
  private let tellsForms: Bool

  /// - Parameter tellsForms: tells too of which forms something came.
  init(_ workspace: Workspace, _ period: ReportingPeriod, _ inclusion: Inclusion, tellsForms: Bool) {
    self.workspace = workspace
    self.period = period
    self.inclusion = inclusion
    self.tellsForms = tellsForms
  }

  /// Workspaces that are read side by side.
  private static let batch = 4

  /// - Parameter own: what the workspace has itself.
  func added(to own: Accepted<PeriodMaterial>) throws -> Accepted<PeriodMaterial> {
    if workspace.settings.below.isEmpty { return own }
    var findings = Findings()
    findings.add(contentsOf: own.findings)
    let below = workspace.settings.below.filter { stands($0, own.value.figures.units, &findings) }
    try findings.throwIfErrors()
    var gathering = LowerGathering(own.value.figures)
    var contributions: [LowerContribution] = []
    for start in stride(from: 0, to: below.count, by: Self.batch) {
      let some = Array(below[start..<min(start + Self.batch, below.count)])
      let reading = LowerReading(workspace, period, inclusion, tellsForms: tellsForms)
      let read = OverCores().map(some.count) { index in Result { try reading.read(some[index]) } }
      for (entry, result) in zip(some, read) {
        do {
          let lower = try result.get()
          findings.add(contentsOf: lower.findings)
          gathering.add(lower.value, of: entry, &findings)
          contributions.append(LowerContribution(unit: entry.unit, forms: lower.value.forms))
        } catch let rejection as Rejection {
          findings.add(contentsOf: rejection.findings)
        }
      }
    }
    try findings.throwIfErrors()
    var material = own.value
    material.figures = own.value.figures.over(gathering.set)
    material.lowerSenders = gathering.names
    material.lower = contributions
    return try findings.accept(material)
  }

  // MARK: - Units

  /// The unit is there on the day of the report, and below ours.
  private func stands(_ entry: WorkspaceSettings.Below, _ tree: UnitTree, _ findings: inout Findings) -> Bool {
    let place = Location(file: Path.join(workspace.folder, "workspace.xml"), line: entry.line)
    if let index = tree.index(of: entry.unit) {
      if let top = tree.index(of: workspace.settings.unit), tree.isBelow(index, top) { return true }
      findings.add(
        Diagnostic(
          .lowerUnitElsewhere, at: place,
          ["name": "\(tree.units[index].name) (\(entry.unit))", "unit": workspace.settings.unit]))
      return false
    }
    // A code that no unit ever had is refused when the workspace is opened.
    if let unit = workspace.units.last(where: { $0.code == entry.unit }) { findings.add(ended(unit, tree, at: place)) }
    return false
  }

  /// That a unit is gone, and whether what it was can still be had from the units that came after.
  private func ended(_ unit: OrganisationUnit, _ tree: UnitTree, at place: Location) -> Diagnostic {
    let group = UnitSuccession.members(below: unit.code, in: workspace.units).filter { $0.validTo == unit.validTo }
    let succession = UnitSuccession(workspace.units)
    let members = group.isEmpty ? [unit] : group
    let mixtures = succession.mixtures(of: members, on: tree.day)
    var finding = Diagnostic(
      mixtures.isEmpty ? .lowerUnitEnded : .lowerUnitMixed, at: place,
      ["name": "\(unit.name) (\(unit.code))", "day": tree.day.vietnamese, "period": period.code])
    let heirs = members.flatMap { succession.heirs(of: $0, on: tree.day) }
    var seen: Set<String> = []
    let names = heirs.filter { seen.insert($0.code).inserted }.map(words)
    if !names.isEmpty { finding.arguments.append(.init("successors", names.joined(separator: ", "))) }
    if !mixtures.isEmpty {
      let told = mixtures.map { "\(words($0.heir)) ← \($0.outsiders.map(words).joined(separator: ", "))" }
      finding.arguments.append(.init("mixed", told.joined(separator: "; ")))
    }
    return finding
  }

  private func words(_ unit: OrganisationUnit) -> String { "\(unit.name) (\(unit.code))" }
}

/// What one workspace below says.
struct LowerMaterial: Sendable {
  /// None = nothing came yet; of several, the first stand before the others.
  let figures: [Figures]
  /// Names of senders by their codes.
  let senderNames: [String: String]
  /// Forms and reports of which something counts; none unless they were asked for.
  let forms: Set<String>
}

/// Reads one workspace below, or its export.
struct LowerReading: Sendable {
  private let upper: Workspace
  private let period: ReportingPeriod
  private let inclusion: Inclusion
  private let tellsForms: Bool

  init(_ upper: Workspace, _ period: ReportingPeriod, _ inclusion: Inclusion, tellsForms: Bool) {
    self.upper = upper
    self.period = period
    self.inclusion = inclusion
    self.tellsForms = tellsForms
  }

  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  func read(_ entry: WorkspaceSettings.Below) throws -> Accepted<LowerMaterial> {
    let path = Path.join(upper.folder, entry.source)
    return FileReading.kind(of: path) == .folder ? try workspace(path, entry) : try export(path, entry)
  }

  private func workspace(_ folder: String, _ entry: WorkspaceSettings.Below) throws -> Accepted<LowerMaterial> {
    let lower = try Workspace.open(folder, sharing: upper)
    guard lower.value.settings.unit == entry.unit else {
      throw Rejection(
        Diagnostic(
          .lowerWorkspaceOfOtherUnit, at: Location(file: Path.join(folder, "workspace.xml")),
          ["name": entry.unit, "found": lower.value.settings.unit]))
    }
    let material = try lower.value.figures(for: period, inclusion, tellsForms: tellsForms)
    return Accepted(
      LowerMaterial(
        figures: [material.value.figures], senderNames: material.value.senderNames,
        forms: tellsForms ? try FormsGiven(material.value, inclusion).codes() : []),
      findings: (lower.findings + material.findings).map { LowerReading.named($0, in: folder) })
  }

  /// Files are told from where the user stands.
  private static func named(_ finding: Diagnostic, in folder: String) -> Diagnostic {
    var finding = finding
    let file = finding.location?.file ?? ""
    if file.hasPrefix(folder) { return finding }
    if finding.location == nil { finding.location = Location() }
    finding.location?.file = file.isEmpty ? folder : Path.join(folder, file)
    return finding
  }

  /// An export of tidy observations: its senders are those whom it names. Figures that were sent for the period's own report stand before
  /// those that others hold, as in the store that they come from.
  private func export(_ path: String, _ entry: WorkspaceSettings.Below) throws -> Accepted<LowerMaterial> {
    guard let bytes = try FileReading.bytes(at: path, limit: Workspace.maximumCSVSize, name: path) else {
      let missing = Diagnostic(.lowerSourceMissing, ["path": path, "name": entry.unit])
      return Accepted(LowerMaterial(figures: [], senderNames: [:], forms: []), findings: [missing])
    }
    let csv = try ExchangeRows.csv(of: bytes, file: path, regime: upper.pack.regime.code)
    let cutOff = upper.settings.period(period)?.cutOff ?? period.lastDay
    let tree = UnitTree(upper.units, on: cutOff, kinds: upper.pack.regime.unitKinds)
    var vocabulary = upper.reading.vocabulary(tree)
    vocabulary.senders = TidySenders.codes(in: csv).map { .init(code: $0, name: $0, unit: entry.unit) }
    var findings = Findings()
    let figures = try ReportRows.apart(csv, standingFirst: period).map { rows in
      var observations = TidyObservations(vocabulary: vocabulary)
      observations.read(rows.bytes, file: path)
      let accepted = try observations.accepted()
      findings.add(contentsOf: accepted.findings)
      return upper.reading.figures(of: accepted.value, tree)
    }
    return try findings.accept(
      LowerMaterial(figures: figures, senderNames: [:], forms: tellsForms ? ReportRows.forms(in: csv, for: period) : []))
  }
}
