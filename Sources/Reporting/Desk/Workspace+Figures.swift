package import Diagnostics
package import Indicators
package import Store

extension Workspace {
  /// The figures of a period: out of the store where there is one, else from the files of folder `observations`.
  ///
  /// - Parameters:
  ///   - inclusion: what counts of the store.
  ///   - tellsForms: tells too of which forms something came from workspaces below.
  /// - Returns: findings: as of `Desk.material(for:_:)`; `G006` for files of `observations` that the store does not have and
  ///   that therefore do not count, `G007` when nothing of the period does.
  /// - Throws: as ``material(for:)``, and what opening the store throws.
  package func figures(
    for period: ReportingPeriod, _ inclusion: Inclusion, tellsForms: Bool = false
  ) throws -> Accepted<PeriodMaterial> {
    guard Desk.hasStore(in: folder) else { return try material(for: period, tellsForms: tellsForms) }
    let store = try Desk.existingStore(in: folder)
    var read = try Desk(self, store).material(for: period, inclusion, tellsForms: tellsForms)
    if let finding = try filesNotImported(store) { read.findings.append(finding) }
    if inclusion == .accepted, try store.submissions(SubmissionQuery(period: period, states: [.accepted])).isEmpty {
      read.findings.append(Diagnostic(.nothingAccepted, ["period": period.label]))
    }
    return read
  }

  private func filesNotImported(_ store: SubmissionStore) throws -> Diagnostic? {
    let observations = Path.join(folder, "observations")
    let names = try FileReading.names(in: observations)?.filter(Self.isObservations) ?? []
    if names.isEmpty { return nil }
    let known = try store.fileDigests()
    let open = try names.filter { name in
      let path = Path.join(observations, name)
      guard let bytes = try? FileReading.bytes(at: path, limit: Self.maximumCSVSize, name: path) else { return true }
      return !known.contains(ContentDigest(of: bytes))
    }
    if open.isEmpty { return nil }
    let some = open.prefix(3).joined(separator: ", ") + (open.count > 3 ? ", …" : "")
    return Diagnostic(.filesNotImported, ["count": String(open.count), "names": some, "folder": folder])
  }

  /// Whether a file of folder `observations` is read, by its name.
  static func isObservations(_ name: String) -> Bool { name.hasSuffix(".csv") && !name.hasPrefix(".") }
}
