import Diagnostics
import Indicators

extension Summary {
  /// What was made, and what to do with it.
  package func text(of founded: Founded) -> String {
    let isVietnamese = language == .vietnamese
    let periods = founded.periods.map { isVietnamese ? $0.label : $0.code }.joined(separator: ", ")
    let offices = founded.senders - founded.units
    let period = founded.periods.first?.code ?? "…"
    if isVietnamese {
      return """
        Đã lập không gian làm việc \(founded.folder): \(founded.unit), \(founded.regime).
        \(founded.senders) nơi gửi: \(offices) cơ quan, \(founded.units) đơn vị cấp dưới. Kỳ báo cáo: \(periods).
        Xem lại workspace.xml, plan.xml, rồi: bieumau blank --workspace \(founded.folder) --period \(period)
        """
    }
    return """
      Made workspace \(founded.folder): \(founded.unit), \(founded.regime).
      \(founded.senders) senders: \(offices) offices, \(founded.units) units below. Periods: \(periods).
      Look at workspace.xml and plan.xml, then: bieumau blank --workspace \(founded.folder) --period \(period)
      """
  }
}
