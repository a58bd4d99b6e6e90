package import Diagnostics
package import Forms
package import Indicators
import Quantities

/// One unit's folder, opened: settings, units, plan, the regime's pack, and the observation files to read.
///
/// See `Samples/README.md` for the files.
package struct Workspace: Sendable {
  /// Largest `workspace.xml`, `plan.xml`.
  static let maximumXMLSize = 16 << 20
  /// Largest `units.csv` and observation file. A district's year is about 1 MB; 64 MiB is a whole province's in one
  /// file, and keeps what one file can make of memory below 1 GB.
  static let maximumCSVSize = 64 << 20
  /// All observation files of a workspace together.
  static let maximumObservationsSize = 512 << 20

  /// As the user named it.
  package let folder: String
  package let settings: WorkspaceSettings
  package let pack: RegimePack
  /// Folder from which the pack was loaded.
  package let packFolder: String
  /// Every unit ever.
  package let units: [OrganisationUnit]
  package let plan: Plan?
  package let confirmations: [Confirmation]

  /// Opens a workspace.
  ///
  /// - Throws: ``Rejection`` with everything that is wrong in its files and its pack, ``OutsideTrouble``.
  package static func open(_ folder: String, library: PackLibrary) throws -> Accepted<Workspace> {
    let folder = Path.trimmed(folder)
    guard FileReading.kind(of: folder) == .folder else {
      throw Rejection(Diagnostic(.folderMissing, ["path": folder, "option": "--workspace"]))
    }
    let settings = try WorkspaceSettingsDecoder.decode(
      try required("workspace.xml", in: folder, limit: maximumXMLSize), file: Path.join(folder, "workspace.xml"))
    let packFolder = settings.value.packFolder.map { Path.join(folder, $0) }
    let pack = try library.pack(settings.value.regime, folder: packFolder, near: folder)
    var gathering = Gathering(folder: folder, regime: pack.value.pack.regime)
    gathering.findings.add(contentsOf: settings.findings + pack.findings)
    let units = try gathering.units()
    let plan = try gathering.plan()
    let confirmations = try gathering.confirmations()
    gathering.check(settings.value, units: units)
    return try gathering.findings.accept(
      Workspace(
        folder: folder, settings: settings.value, pack: pack.value.pack, packFolder: pack.value.folder, units: units,
        plan: plan, confirmations: confirmations))
  }

  fileprivate static func required(_ name: String, in folder: String, limit: Int) throws -> [UInt8] {
    let path = Path.join(folder, name)
    if let bytes = try FileReading.bytes(at: path, limit: limit, name: path) { return bytes }
    throw SystemFailure.missing(path)
  }
}

/// Reads the files of a workspace one by one and keeps what is wrong with each.
private struct Gathering {
  let folder: String
  let regime: Regime
  var findings = Findings()

  init(folder: String, regime: Regime) {
    self.folder = folder
    self.regime = regime
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

  mutating func units() throws -> [OrganisationUnit] {
    let (folder, regime) = (folder, regime)
    return try keep {
      try UnitsDecoder.decode(
        try Workspace.required("units.csv", in: folder, limit: Workspace.maximumCSVSize),
        file: Path.join(folder, "units.csv"), kinds: regime.unitKinds.map(\.code), flags: regime.unitFlags.map(\.code))
    } ?? []
  }

  mutating func plan() throws -> Plan? {
    let (path, regime) = (Path.join(folder, "plan.xml"), regime)
    return try keep {
      guard let bytes = try FileReading.bytes(at: path, limit: Workspace.maximumXMLSize, name: path) else {
        return Accepted(Plan?.none)
      }
      let plan = try PlanDecoder.decode(bytes, file: path, regime: regime)
      return Accepted(plan.value, findings: plan.findings)
    } ?? nil
  }

  mutating func confirmations() throws -> [Confirmation] {
    let path = Path.join(folder, Confirmations.fileName)
    return try keep {
      let bytes = try FileReading.bytes(at: path, limit: Confirmations.maximumSize, name: path)
      return Accepted(try bytes.map { try Confirmations.decode($0, file: path) } ?? [])
    } ?? []
  }

  /// Roles against the regime, units against the units file.
  mutating func check(_ settings: WorkspaceSettings, units: [OrganisationUnit]) {
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
    for role in settings.letterheadsByRole.keys.sorted() where !roles.contains(role) {
      tell(role, "vai trò", "role", among: roles, line: nil)
    }
    if !codes.isEmpty, !codes.contains(settings.unit) { tell(settings.unit, "đơn vị", "unit", among: codes, line: nil) }
  }
}

extension SystemFailure {
  /// A file that must be there is not.
  static func missing(_ path: String) -> Rejection { Rejection(Diagnostic(.fileMissing, ["path": path])) }
}
