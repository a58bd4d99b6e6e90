import Indicators

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

  /// Over the indicators that one form shows and units of a level collect.
  init(of prepared: PreparedForm, in context: FillingContext) { self.init(over: prepared.shownIndicators, in: context) }

  /// Over everything that units of a level collect.
  init(of context: FillingContext) {
    self.init(over: context.pack.catalogue.indicators.indices.map(Int32.init), in: context)
  }

  private init(over candidates: [Int32], in context: FillingContext) {
    let regime = context.pack.regime
    let figures = context.figures
    let catalogue = context.pack.catalogue
    let levels = Dictionary(
      regime.roles.compactMap { role in role.level.map { (role.code, $0) } }, uniquingKeysWith: { first, _ in first })
    let collected = candidates.filter { levels[catalogue.indicators[Int($0)].collectedBy] != nil }
    let level = collected.first.flatMap { levels[catalogue.indicators[Int($0)].collectedBy] }
    let units = level.map { figures.units.descendants(of: context.unit, atLevel: $0) } ?? []
    let period = PeriodNumber(context.period)
    let recordTypes = Set(collected.compactMap { catalogue.indicators[Int($0)].recordType })
    var missing: [String] = []
    var partial: [String] = []
    for unit in units {
      var (hasFigure, hasBlank) = (false, false)
      hasFigure = figures.observations.records.contains {
        Int($0.unit) == unit && recordTypes.contains($0.type) && $0.periods.contains(period)
      }
      for indicator in collected where !hasFigure || !hasBlank {
        let key = ObservationKey(indicator: indicator, unit: Int32(unit), period: period)
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
    label = regime.unitKinds.filter { $0.level == level && present.contains($0.code) }.map(\.label)
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
