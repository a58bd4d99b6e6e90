import Diagnostics
import Indicators

extension Summary {
  /// What left, and where it is.
  package func text(of exported: Exported) -> String {
    let files = exported.files.joined(separator: ", ")
    return language == .vietnamese
      ? "\(exported.unit): đã xuất \(exported.figures) số vào \(files)"
      : "\(exported.unit): \(exported.figures) figures written to \(files)"
  }

  /// How two sides compare.
  package func text(of reconciliation: Reconciliation, in file: String) -> String {
    let counts = [Reconciliation.Outcome.equal, .different, .onlyTheirs, .onlyOurs].map { reconciliation.count($0) }
    return language == .vietnamese
      ? "\(reconciliation.unit), \(reconciliation.period.label): \(counts[0]) số bằng nhau, \(counts[1]) khác nhau, "
        + "\(counts[2]) chỉ có trên hệ thống, \(counts[3]) chỉ có ở đơn vị; ghi chú ở \(file)"
      : "\(reconciliation.unit), \(reconciliation.period.code): \(counts[0]) equal, \(counts[1]) different, "
        + "\(counts[2]) only theirs, \(counts[3]) only ours; note in \(file)"
  }
}
