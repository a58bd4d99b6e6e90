import Indicators

/// What units of a level collect of the indicators that a form or report shows: known from the pack alone.
struct CollectedIndicators: Sendable {
  let indicators: [Int32]
  /// Level of those units; `nil` where none collects anything of it.
  let level: String?
  /// Types of the records among it.
  let recordTypes: Set<String>

  init(among candidates: some Sequence<Int32>, of pack: RegimePack) {
    let levels = Dictionary(
      pack.regime.roles.compactMap { role in role.level.map { (role.code, $0) } }, uniquingKeysWith: { first, _ in first })
    let all = pack.catalogue.indicators
    let collected = candidates.filter { levels[all[Int($0)].collectedBy] != nil }
    indicators = collected
    level = collected.first.flatMap { levels[all[Int($0)].collectedBy] }
    recordTypes = Set(collected.compactMap { all[Int($0)].recordType })
  }
}

/// How many of the units that report something have done so.
struct Completeness {
  /// What the units are: `xã, thị trấn`.
  let label: String
  let total: Int
  /// Units that sent nothing, or nothing but blanks.
  let missing: [String]
  /// Units that left some of it blank.
  let partial: [String]
  /// `12/13 xã, thị trấn báo cáo. Chưa có số liệu: Xã Tân Quan.`; empty where no unit reports.
  let line: String

  init(of collected: CollectedIndicators, in context: FillingContext) {
    let figures = context.figures
    let level = collected.level
    let units = level.map { figures.units.descendants(of: context.unit, atLevel: $0) } ?? []
    let period = PeriodNumber(context.period)
    var missing: [String] = []
    var partial: [String] = []
    for unit in units {
      var (hasFigure, hasBlank) = (false, false)
      hasFigure = figures.observations.records.contains {
        Int($0.unit) == unit && collected.recordTypes.contains($0.type) && $0.periods.contains(period)
      }
      var key = ObservationKey(indicator: 0, unit: Int32(unit), period: period)
      for indicator in collected.indicators where !hasFigure || !hasBlank {
        key.indicator = indicator
        let fillings = figures.observations.fillings(ofGroup: key)
        hasFigure = hasFigure || fillings.hasFigure
        hasBlank = hasBlank || fillings.hasBlank
      }
      if !hasFigure { missing.append(figures.units.units[unit].name) } else if hasBlank {
        partial.append(figures.units.units[unit].name)
      }
    }
    self.missing = missing
    self.partial = partial
    total = units.count
    let present = Set(units.map { figures.units.units[$0].kind })
    label = context.pack.regime.unitKinds.filter { $0.level == level && present.contains($0.code) }.map(\.label)
      .joined(separator: ", ")
    line = Self.line(total, label, missing)
  }

  private static func line(_ total: Int, _ label: String, _ missing: [String]) -> String {
    guard total > 0 else { return "" }
    let line = "\(total - missing.count)/\(total) \(label) báo cáo."
    return missing.isEmpty ? line : line + " Chưa có số liệu: \(missing.joined(separator: ", "))."
  }

  func notes(isIncomplete: Bool) -> [String] {
    var notes = line.isEmpty ? [] : [line]
    if isIncomplete {
      if !partial.isEmpty { notes.append("Còn ô để trống: \(partial.joined(separator: ", ")).") }
      notes.append(Self.legend)
    }
    return notes
  }

  static let legend = "Số in nghiêng (trong bản chữ: có dấu *) là tổng chưa đủ thành phần; ô để trống là chưa có số liệu, "
    + "không phải số 0."
  /// The same where a chart stands in the place of the table.
  static let chartLegend = "Số có dấu * (trong bảng tính: in nghiêng) là tổng chưa đủ thành phần; ô để trống, dòng không có "
    + "trong biểu đồ là chưa có số liệu, không phải số 0."
}
