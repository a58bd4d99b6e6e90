package import Diagnostics
package import Duties
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
  /// Dates of `dates.xml`.
  package var setDates: [SetDate] = []

  /// The observations of a period that are being read already; `nil` = they are read when they are asked for.
  let readAhead: (period: ReportingPeriod, reading: Ahead<Accepted<PeriodReading.Outcome>>)?

  /// Workspaces above this one that are being read with it: a district's within its province's within the nation's.
  var depth = 0
  private static let maximumDepth = 4

  /// Opens a workspace.
  ///
  /// - Parameter period: whose observations shall be read ahead, on another core, while the pack is still loading.
  /// - Throws: ``Rejection`` with everything that is wrong in its files and its pack, ``OutsideTrouble``.
  package static func open(
    _ folder: String, library: PackLibrary, readingAhead period: ReportingPeriod? = nil
  ) throws -> Accepted<Workspace> {
    let folder = Path.trimmed(folder)
    let settings = try settings(in: folder)
    let place = WorkspaceFiles.Place(folder: folder, settings: settings.value, period: period)
    let (pack, files) = try packAndFiles(place, library)
    var findings = Findings()
    findings.add(contentsOf: settings.findings + pack.findings + files.findings.all)
    let setDates = try setDates(in: folder, pack.value.pack, settings.value, &findings)
    return try findings.accept(
      Workspace(
        folder: folder, settings: settings.value, pack: pack.value.pack, packFolder: pack.value.folder,
        units: files.units, plan: files.plan, confirmations: files.confirmations, setDates: setDates,
        readAhead: files.readAhead))
  }

  /// What a workspace's settings say, as far as that can be told without its pack.
  ///
  /// - Throws: ``Rejection`` with `F004`, `F015` or everything that is wrong in `workspace.xml`; ``OutsideTrouble``.
  package static func settings(in folder: String) throws -> Accepted<WorkspaceSettings> {
    let folder = Path.trimmed(folder)
    guard FileReading.kind(of: folder) == .folder else {
      throw Rejection(Diagnostic(.folderMissing, ["path": folder, "option": "--workspace"]))
    }
    return try WorkspaceSettingsDecoder.decode(
      try required("workspace.xml", in: folder, limit: maximumXMLSize), file: Path.join(folder, "workspace.xml"))
  }

  /// Opens a workspace below another, with the same pack.
  ///
  /// - Throws: ``Rejection`` with everything that is wrong in its files, `E308` for another regime, `E309` where workspaces stand below
  ///   one another without end; ``OutsideTrouble``.
  static func open(_ folder: String, sharing upper: Workspace) throws -> Accepted<Workspace> {
    let file = Path.join(folder, "workspace.xml")
    let settings = try WorkspaceSettingsDecoder.decode(
      try required("workspace.xml", in: folder, limit: maximumXMLSize), file: file)
    guard settings.value.regime == upper.settings.regime else {
      throw Rejection(
        Diagnostic(
          .lowerRegimeOther, at: Location(file: file),
          ["found": settings.value.regime, "name": upper.settings.regime]))
    }
    guard upper.depth < maximumDepth else { throw Rejection(Diagnostic(.lowerTooDeep, at: Location(file: file))) }
    let place = WorkspaceFiles.Place(folder: folder, settings: settings.value)
    let files = try WorkspaceFiles(at: place, regime: upper.pack.regime, catalogue: upper.pack.catalogue)
    var findings = Findings()
    findings.add(contentsOf: settings.findings + files.findings.all)
    var workspace = Workspace(
      folder: folder, settings: settings.value, pack: upper.pack, packFolder: upper.packFolder, units: files.units,
      plan: files.plan, confirmations: files.confirmations, readAhead: nil)
    workspace.depth = upper.depth + 1
    return try findings.accept(workspace)
  }

  /// The other files need only names of the pack, so they are read while its forms are decoded.
  private static func packAndFiles(
    _ place: WorkspaceFiles.Place, _ library: PackLibrary
  ) throws -> (Accepted<(pack: RegimePack, folder: String)>, WorkspaceFiles) {
    var begun: Ahead<WorkspaceFiles>?
    // Also when the pack is refused: the program shall not end while a file is being read.
    defer { _ = begun?.result }
    let packFolder = place.settings.packFolder.map { Path.join(place.folder, $0) }
    let pack = try library.pack(place.settings.regime, folder: packFolder, near: place.folder) { regime, catalogue in
      begun = Ahead { try WorkspaceFiles(at: place, regime: regime, catalogue: catalogue) }
    }
    if let begun { return (pack, try begun.result.get()) }
    let (regime, catalogue) = (pack.value.pack.regime, pack.value.pack.catalogue)
    return (pack, try WorkspaceFiles(at: place, regime: regime, catalogue: catalogue))
  }

  private static func setDates(
    in folder: String, _ pack: RegimePack, _ settings: WorkspaceSettings, _ findings: inout Findings
  ) throws -> [SetDate] {
    let path = Path.join(folder, SetDatesDecoder.fileName)
    guard let bytes = try FileReading.bytes(at: path, limit: maximumXMLSize, name: path) else { return [] }
    do {
      let read = try SetDatesDecoder.decode(
        bytes, file: path, duties: pack.duties, senders: settings.senders.map(\.code))
      findings.add(contentsOf: read.findings)
      return read.value
    } catch let rejection as Rejection {
      findings.add(contentsOf: rejection.findings)
      return []
    }
  }

  /// The workspace again in another folder: settings, units, plan and confirmations, no observations.
  ///
  /// - Returns: the copy, opened.
  /// - Throws: ``OutsideTrouble``; ``Rejection`` with `F007` when the folder holds other settings.
  func copied(to place: String) throws -> Workspace {
    try FolderWork.makeAll(place)
    for name in ["workspace.xml", "units.csv", "plan.xml", SetDatesDecoder.fileName, Confirmations.fileName] {
      let (source, target) = (Path.join(folder, name), Path.join(place, name))
      guard let bytes = try FileReading.bytes(at: source, limit: Self.maximumCSVSize, name: source) else { continue }
      guard let there = try FileReading.bytes(at: target, limit: Self.maximumCSVSize, name: target) else {
        try FolderWork.write(bytes, to: target)
        continue
      }
      if there != bytes { throw Rejection(Diagnostic(.changedByHand, at: Location(file: place), ["name": name])) }
    }
    var copy = Workspace(
      folder: place, settings: settings, pack: pack, packFolder: packFolder, units: units, plan: plan,
      confirmations: confirmations, readAhead: nil)
    copy.setDates = setDates
    return copy
  }

  static func required(_ name: String, in folder: String, limit: Int) throws -> [UInt8] {
    let path = Path.join(folder, name)
    if let bytes = try FileReading.bytes(at: path, limit: limit, name: path) { return bytes }
    throw SystemFailure.missing(path)
  }
}

extension SystemFailure {
  /// A file that must be there is not.
  static func missing(_ path: String) -> Rejection { Rejection(Diagnostic(.fileMissing, ["path": path])) }
}
