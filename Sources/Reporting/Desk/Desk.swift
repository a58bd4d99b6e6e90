package import Diagnostics
import Forms
package import Indicators
import Quantities
package import Store

/// The labour office's desk: a workspace with its store, the file `bieumau.sqlite` in the workspace's folder.
///
/// - ``existingStore(in:)`` and ``makeStore(in:)`` give the store alone: enough to decide, to list, to prove.
/// - ``Desk/init(_:_:)`` puts a workspace and a store together; ``material(for:_:)`` gives the figures of a period that
///   `Workspace.material(for:)` gives from the files of folder `observations`, with the same findings about units and plan.
/// - ``translation(_:)`` goes from the keys of those figures to the store's codes and back.
/// - ``hasStore(in:)`` tells which of the two sources a workspace has.
package struct Desk: Sendable {
  package let workspace: Workspace
  package let store: SubmissionStore

  package init(_ workspace: Workspace, _ store: SubmissionStore) {
    self.workspace = workspace
    self.store = store
  }

  // MARK: - Opening

  static let fileName = "bieumau.sqlite"

  /// Path of a workspace's store, whether it is there or not.
  package static func path(in folder: String) -> String { Path.join(Path.trimmed(folder), fileName) }

  /// Something stands where the store belongs; opening it may still find that it is none.
  package static func hasStore(in folder: String) -> Bool { FileReading.kind(of: path(in: folder)) != nil }

  /// The store of a workspace into which something was taken already. Makes nothing.
  ///
  /// - Throws: ``Rejection`` with `F004` for no folder, `F015` for a folder that is no workspace, `D101` where there is no
  ///   store yet, `S001`, `S002` for a file that is none or a newer one; ``OutsideTrouble`` with `S003`–`S007`.
  package static func existingStore(in folder: String) throws -> SubmissionStore {
    try checkWorkspace(folder)
    guard hasStore(in: folder) else {
      throw Rejection(Diagnostic(.storeNotThere, ["path": path(in: folder), "folder": Path.trimmed(folder)]))
    }
    return try SubmissionStore(path: path(in: folder))
  }

  /// The store of a workspace, made when it is not there.
  ///
  /// - Throws: as ``existingStore(in:)``, but for `D101`.
  package static func makeStore(in folder: String) throws -> SubmissionStore {
    try checkWorkspace(folder)
    return try SubmissionStore(path: path(in: folder))
  }

  private static func checkWorkspace(_ folder: String) throws {
    let folder = Path.trimmed(folder)
    guard FileReading.kind(of: folder) == .folder else {
      throw Rejection(Diagnostic(.folderMissing, ["path": folder, "option": "--workspace"]))
    }
    let settings = Path.join(folder, "workspace.xml")
    if FileReading.kind(of: settings) == nil { throw SystemFailure.missing(settings) }
  }

  // MARK: - Figures

  /// The figures of a period and those before it, out of the store, with the plan.
  ///
  /// - Parameters:
  ///   - inclusion: accepted submissions, or for a draft what was received too.
  ///   - tellsForms: tells too of which forms something came from workspaces below.
  /// - Returns: findings: as of `Workspace.material(for:)`; a figure on which senders disagree and nobody decided is blank,
  ///   and told as a warning (`D102`); values whose codes the pack or the units no longer have are left out and told
  ///   (`D103`, `O047`).
  /// - Throws: ``Rejection`` about units and plan; ``OutsideTrouble``.
  package func material(
    for period: ReportingPeriod, _ inclusion: Inclusion, tellsForms: Bool = false
  ) throws -> Accepted<PeriodMaterial> {
    let read = try workspace.reading.read(period) { reading in
      var observations = StoredObservations(self, period, inclusion, reading.vocabulary)
      try observations.add(to: &reading)
    }
    let material = PeriodMaterial(workspace: workspace, figures: read.value.figures, period: read.value.period)
    return try LowerFigures(workspace, period, inclusion, tellsForms: tellsForms)
      .added(to: Accepted(material, findings: read.findings))
  }

  /// Translates between the keys of figures over these units and the store's codes.
  package func translation(_ units: UnitTree) -> KeyTranslation { workspace.translation(units) }
}

extension Workspace {
  /// Translates between the keys of figures over these units and codes for all times.
  func translation(_ units: UnitTree) -> KeyTranslation {
    KeyTranslation(
      pack.catalogue, pack.regime.disaggregations, units, periods: Workspace.periods(around: pack.regime.programme))
  }

  /// Every period that a figure of the programme may be of, the year before it and the year after it too.
  private static func periods(around programme: Programme) -> [ReportingPeriod] {
    ((programme.firstYear - 1)...(programme.lastYear + 1)).flatMap { year in
      ReportingPeriod.Kind.allCases.flatMap { kind in
        (kind == .adhoc ? Array(1...9) : [0]).map { ReportingPeriod(kind: kind, year: year, number: $0) }
      }
    }
  }
}
