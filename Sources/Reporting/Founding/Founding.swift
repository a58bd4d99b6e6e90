package import Diagnostics
import Forms
package import Indicators
import Quantities

/// Makes a new workspace: settings, units and plan from a regime's pack and a file of units, ready to hand out workbooks.
package struct Founding: Sendable {
  private let library: PackLibrary
  private let surroundings: Surroundings

  package init(_ surroundings: Surroundings) {
    library = PackLibrary(surroundings)
    self.surroundings = surroundings
  }

  /// What the new workspace shall be; `nil` is found out or asked for.
  package struct Request: Sendable {
    package var folder: String
    /// Code of the regime.
    package var regime: String?
    /// A file like `units.csv`, of one district or of the whole country.
    package var units: String?
    /// A file like `plan.xml`.
    package var plan: String?
    /// Code or name of the reporting unit.
    package var unit: String?
    package var year: Int?
    /// Name of the office that puts the set together.
    package var office: String?

    package init(
      folder: String, regime: String? = nil, units: String? = nil, plan: String? = nil, unit: String? = nil,
      year: Int? = nil, office: String? = nil
    ) {
      self.folder = folder
      self.regime = regime
      self.units = units
      self.plan = plan
      self.unit = unit
      self.year = year
      self.office = office
    }
  }

  /// What only people know.
  package enum Question: Sendable {
    case regime(choices: [String])
    case units
    case year(ClosedRange<Int>)
    case unit(choices: [String])
  }

  /// Asks people; `nil` where nobody can be asked or nothing was said.
  package typealias Asking = (Question) -> String?

  /// - Throws: ``Rejection`` with `E001`–`E006` and everything that is wrong with the files, ``OutsideTrouble``. Nothing
  ///   is written then.
  package func callAsFunction(_ request: Request, ask: Asking) throws -> Accepted<Founded> {
    let place = try NewFolder(request.folder, currentFolder: surroundings.currentFolder)
    var sources = try Sources(request, library, ask)
    let year = try year(request, sources, ask)
    var findings = sources.findings
    let choice = UnitChoice(units: sources.units, regime: sources.pack.regime, year: year, today: surroundings.today)
    let unit = try unit(request, choice, ask)
    if let end = unit.validTo, end < choice.day {
      findings.add(Diagnostic(.unitEndsEarly, ["name": unit.name, "day": end.vietnamese, "year": String(year)]))
    }
    sources.units = choice.rows(around: unit)
    let draft = try self.draft(request, sources, choice, unit, &findings)
    findings.add(contentsOf: try write(draft, to: place))
    return try findings.accept(
      Founded(
        folder: request.folder, unit: unit.name, regime: sources.pack.regime.title,
        senders: draft.settings.senders.count, units: draft.settings.senders.count { $0.unit != unit.code },
        periods: draft.settings.periods.map(\.period)))
  }

  // MARK: - Year and unit

  private func year(_ request: Request, _ sources: Sources, _ ask: Asking) throws -> Int {
    let programme = sources.pack.regime.programme
    let range = programme.firstYear...programme.lastYear
    let known = request.year ?? sources.plan?.year ?? (range.contains(surroundings.today.year) ? surroundings.today.year : nil)
    guard let year = known ?? ask(.year(range)).flatMap({ Int($0) }) else {
      throw Rejection(Founding.missing("--year", "năm báo cáo", "year of the reports", range.map { String($0) }))
    }
    if range.contains(year) { return year }
    throw Rejection(
      Diagnostic(
        .yearOutsideProgramme, ["year": String(year), "from": String(range.lowerBound), "to": String(range.upperBound)]))
  }

  private func unit(_ request: Request, _ choice: UnitChoice, _ ask: Asking) throws -> OrganisationUnit {
    if let wanted = request.unit { return try choice.unit(wanted) }
    let candidates = choice.candidates
    if candidates.count == 1 { return candidates[0] }
    let names = candidates.map { "\($0.code) \($0.name)" }
    if let wanted = ask(.unit(choices: names)) { return try choice.unit(wanted) }
    throw Rejection(Founding.missing("--unit", "đơn vị lập báo cáo", "reporting unit", names))
  }

  static func missing(_ option: String, _ what: String, _ english: String, _ choices: [String]) -> Diagnostic {
    var finding = Diagnostic(.optionMissing, ["option": option, "what": what, "whatEnglish": english])
    if !choices.isEmpty {
      let rest = choices.count > 20 ? ", …" : ""
      finding.arguments.append(.init("choices", choices.prefix(20).joined(separator: ", ") + rest))
    }
    return finding
  }

  // MARK: - Settings

  /// What is written, and what was read for it.
  private struct Draft {
    var settings: WorkspaceSettings
    var sources: Sources
    var year: Int
  }

  private func draft(
    _ request: Request, _ sources: Sources, _ choice: UnitChoice, _ unit: OrganisationUnit, _ findings: inout Findings
  ) throws -> Draft {
    let day = min(choice.day, unit.validTo ?? choice.day)
    let regime = sources.pack.regime
    let tree = UnitTree(sources.units, on: day, kinds: regime.unitKinds)
    let office = request.office.map { VietnameseText.composed($0) ?? $0 }.flatMap { $0.isEmpty ? nil : $0 }
    let proposal = FoundingSettings(pack: sources.pack, choice: choice, unit: unit, tree: tree, office: office)
    guard var settings = proposal.settings else {
      throw Rejection(Diagnostic(.packFault, ["name": regime.code, "reason": "không có vai trò nào của cơ quan"]))
    }
    if !settings.senders.contains(where: { $0.unit != unit.code }) {
      findings.add(Diagnostic(.noUnitBelow, ["name": unit.name, "day": day.vietnamese]))
    }
    settings.senders = try asked(settings, sources, &findings)
    let roles = Set(settings.senders.map(\.role))
    settings.letterheadsByRole = settings.letterheadsByRole.filter { roles.contains($0.key) }
    return Draft(settings: settings, sources: sources, year: choice.year)
  }

  /// The senders that have a part in some form of one of the periods, and the one that puts the set together.
  private func asked(
    _ settings: WorkspaceSettings, _ sources: Sources, _ findings: inout Findings
  ) throws -> [WorkspaceSettings.Sender] {
    let workspace = Workspace(
      folder: "", settings: settings, pack: sources.pack, packFolder: "", units: sources.units, plan: sources.plan,
      confirmations: [], readAhead: nil)
    var wanted: Set<String> = [settings.compiler]
    for period in settings.periods {
      let material = try sources.tellingOfPlan { try workspace.material(for: period.period) }
      findings.add(contentsOf: material.findings)
      wanted.formUnion(Founding.asked(settings.senders, material.value))
    }
    return settings.senders.filter { wanted.contains($0.code) }
  }

  private static func asked(_ senders: [WorkspaceSettings.Sender], _ material: PeriodMaterial) -> [String] {
    let roles = Array(Set(senders.map(\.role)))
    let kind = material.period.period.kind
    let made = OverCores().map(roles.count) { EntryForms(material.workspace.pack, kind: kind, role: roles[$0]) }
    let forms = Dictionary(uniqueKeysWithValues: zip(roles, made))
    return OverCores().map(senders.count) { index -> String? in
      let sender = senders[index]
      guard let forms = forms[sender.role] else { return nil }
      let book = forms.book(for: material.respondent(for: sender), in: material.context(for: sender))
      // Everybody who sends is asked for words; who has no part in any form does not send.
      let pack = material.workspace.pack
      return book.sections.contains { pack.form($0.form) != nil } ? sender.code : nil
    }.compactMap { $0 }
  }

  // MARK: - Files

  private func write(_ draft: Draft, to place: NewFolder) throws -> [Diagnostic] {
    let settings = draft.settings
    let plan = draft.sources.planBytes
      ?? WorkspaceText.plan(year: draft.year, unit: settings.unit, forms: draft.sources.pack.forms)
    return try place.make { folder in
      try FolderWork.write(WorkspaceText.settings(settings), to: Path.join(folder, "workspace.xml"))
      try FolderWork.write(WorkspaceText.units(draft.sources.units), to: Path.join(folder, "units.csv"))
      try FolderWork.write(plan, to: Path.join(folder, "plan.xml"))
      for name in ["observations", "inbox"] { try FolderWork.make(Path.join(folder, name)) }
    }
  }
}

/// What was made.
package struct Founded: Sendable {
  package var folder: String
  /// Name of the reporting unit.
  package var unit: String
  /// Title of the regime.
  package var regime: String
  package var senders: Int
  /// Senders that are units below the reporting unit.
  package var units: Int
  package var periods: [ReportingPeriod]
}
