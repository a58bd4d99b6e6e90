import Diagnostics
import Indicators

/// What stands in the files of a workspace besides its settings, with what is wrong with each.
struct WorkspaceFiles: Sendable {
  /// Where they are, and which period's observations are wanted soon.
  struct Place: Sendable {
    let folder: String
    let settings: WorkspaceSettings
    var period: ReportingPeriod?
  }

  private(set) var units: [OrganisationUnit] = []
  private(set) var plan: Plan?
  private(set) var confirmations: [Confirmation] = []
  private(set) var findings = Findings()
  /// The observations of the place's period, which are being read; `nil` when none are wanted, or when something is wrong so far.
  private(set) var readAhead: (period: ReportingPeriod, reading: Ahead<Accepted<PeriodReading.Outcome>>)?
  private let folder: String
  private let regime: Regime

  /// - Throws: ``OutsideTrouble``.
  init(at place: Place, regime: Regime, catalogue: IndicatorCatalogue) throws {
    self.folder = place.folder
    self.regime = regime
    units = try readUnits()
    plan = try readPlan()
    confirmations = try readConfirmations()
    check(place.settings, units: units)
    guard let period = place.period, !findings.hasErrors else { return }
    let reading = PeriodReading(
      folder: folder, settings: place.settings, units: units, plan: plan, regime: regime, catalogue: catalogue)
    readAhead = (period, Ahead { try reading.read(period) })
  }

  /// The value with its warnings put aside, or `nil` with its errors.
  private mutating func keep<Value>(_ read: () throws -> Accepted<Value>) throws -> Value? {
    do {
      let accepted = try read()
      findings.add(contentsOf: accepted.findings)
      return accepted.value
    } catch let rejection as Rejection {
      findings.add(contentsOf: rejection.findings)
      return nil
    }
  }

  private mutating func readUnits() throws -> [OrganisationUnit] {
    let (folder, regime) = (folder, regime)
    return try keep {
      try UnitsDecoder.decode(
        try Workspace.required("units.csv", in: folder, limit: Workspace.maximumCSVSize),
        file: Path.join(folder, "units.csv"), kinds: regime.unitKinds.map(\.code), flags: regime.unitFlags.map(\.code))
    } ?? []
  }

  private mutating func readPlan() throws -> Plan? {
    let (path, regime) = (Path.join(folder, "plan.xml"), regime)
    return try keep {
      guard let bytes = try FileReading.bytes(at: path, limit: Workspace.maximumXMLSize, name: path) else {
        return Accepted(Plan?.none)
      }
      let plan = try PlanDecoder.decode(bytes, file: path, regime: regime)
      return Accepted(plan.value, findings: plan.findings)
    } ?? nil
  }

  private mutating func readConfirmations() throws -> [Confirmation] {
    let path = Path.join(folder, Confirmations.fileName)
    return try keep {
      let bytes = try FileReading.bytes(at: path, limit: Confirmations.maximumSize, name: path)
      return Accepted(try bytes.map { try Confirmations.decode($0, file: path) } ?? [])
    } ?? []
  }

  /// Roles against the regime, units against the units file.
  private mutating func check(_ settings: WorkspaceSettings, units: [OrganisationUnit]) {
    let file = Path.join(folder, "workspace.xml")
    let roles = regime.roles.map(\.code)
    let codes = units.map(\.code)
    func tell(_ name: String, _ what: String, _ english: String, among known: [String], line: Int?) {
      findings.add(
        Diagnostic(
          .nameUnknown, at: Location(file: file, line: line),
          ["what": what, "whatEnglish": english, "name": name.excerpt],
          nearest: NearestName.of(name, among: known)))
    }
    for sender in settings.senders {
      if !roles.contains(sender.role) { tell(sender.role, "vai trò", "role", among: roles, line: sender.line) }
      if !codes.isEmpty, !codes.contains(sender.unit) {
        tell(sender.unit, "đơn vị", "unit", among: codes, line: sender.line)
      }
    }
    for entry in settings.below where !codes.isEmpty && !codes.contains(entry.unit) {
      tell(entry.unit, "đơn vị", "unit", among: codes, line: entry.line)
    }
    for role in settings.letterheadsByRole.keys.sorted() where !roles.contains(role) {
      tell(role, "vai trò", "role", among: roles, line: nil)
    }
    if !codes.isEmpty, !codes.contains(settings.unit) { tell(settings.unit, "đơn vị", "unit", among: codes, line: nil) }
  }
}
