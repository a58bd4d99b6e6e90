package import Diagnostics
package import Indicators
package import Store

extension Workspace {
  /// The figures of a period: out of the store where there is one, else from the files of folder `observations`.
  ///
  /// - Parameter inclusion: what counts of the store.
  /// - Throws: as ``material(for:)``, and what opening the store throws.
  package func figures(for period: ReportingPeriod, _ inclusion: Inclusion) throws -> Accepted<PeriodMaterial> {
    guard Desk.hasStore(in: folder) else { return try material(for: period) }
    return try Desk(self, try Desk.existingStore(in: folder)).material(for: period, inclusion)
  }
}
