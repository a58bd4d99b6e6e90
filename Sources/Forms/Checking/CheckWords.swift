package import Indicators
import Quantities

/// Names and numbers of a check in words: data of the pack, so in the pack's language.
struct CheckWords {
  let pack: RegimePack
  let figures: Figures
  let period: ReportingPeriod
  let senderNames: [String: String]

  /// `Số hộ tham gia (Hộ nghèo, Dân tộc thiểu số), kế hoạch, năm 2022`
  func label(of point: CheckPoint) -> String {
    let indicator = pack.catalogue.indicators[Int(point.key.indicator)]
    var text = indicator.label
    if !point.key.stratum.isTotal { text += " (\(pack.regime.disaggregations.label(of: point.key.stratum)))" }
    if let measure = point.key.measure.word { text += ", \(measure)" }
    if point.key.scope == .own { text += ", tự thực hiện" }
    if point.period != period, point.key.measure != .plan, point.key.measure != .allotted {
      text += ", \(point.period.label)"
    }
    return text
  }

  /// The labels of what a side refers to, each once; more than three are shortened.
  func label(of points: [CheckPoint]) -> String {
    var labels: [String] = []
    for label in points.map({ label(of: $0) }) where !labels.contains(label) { labels.append(label) }
    return labels.count > 3 ? labels[0] + "; …" : labels.joined(separator: "; ")
  }

  /// A number in the unit of measure of a figure: đồng as triệu đồng, days as a date.
  func number(_ value: DecimalNumber, like point: CheckPoint?) -> String {
    guard let point else { return value.vietnamese() }
    let indicator = pack.catalogue.indicators[Int(point.key.indicator)]
    switch indicator.valueType {
    case .money:
      let unit = DisplayUnit.millionDong
      return (value.shifted(by: unit.shift) ?? value).vietnamese() + " " + unit.label
    case .date:
      return value.isWhole && value.scale == 0 && !value.isNegative && value < DecimalNumber(84_000)
        ? CalendarDate(dayNumber: Int(value.significand)).vietnamese : value.vietnamese()
    case .percent:
      return value.vietnamese() + "%"
    default:
      let unit = unitOfMeasure(point)
      return unit.isEmpty ? value.vietnamese() : value.vietnamese() + " " + unit
    }
  }

  /// The category's own unit of measure, else the indicator's.
  func unitOfMeasure(_ point: CheckPoint) -> String {
    let category = point.key.stratum.numbers.compactMap { pack.regime.disaggregations.category($0).unitOfMeasure }
    return category.first ?? pack.catalogue.indicators[Int(point.key.indicator)].unitOfMeasure
  }

  func unit(_ index: Int) -> String { figures.units.units[index].name }

  /// Names of senders; more than four are counted.
  func senders(_ codes: [String]) -> String {
    let names = codes.map { senderNames[$0] ?? $0 }
    return names.count > 4
      ? names.prefix(3).joined(separator: ", ") + " (+\(names.count - 3))" : names.joined(separator: ", ")
  }
}

extension Measure {
  /// As people say it; `nil` for what is meant when nothing is said.
  package var word: String? { Measure.words[self] }

  private static let words: [Measure: String] = [
    .plan: "kế hoạch", .baseline: "đầu kỳ", .inPeriod: "trong kỳ", .programmeToDate: "lũy kế từ đầu giai đoạn",
    .forecast: "ước cả năm", .allotted: "dự toán giao", .adjusted: "điều chỉnh",
    .disbursedYearToDate: "lũy kế giải ngân",
    .disbursedInPeriod: "giải ngân trong kỳ", .carryRequested: "đề nghị chuyển nguồn",
  ]
}
