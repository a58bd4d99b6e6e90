import Diagnostics
import Forms
import Indicators
import Quantities

/// Writes what came in as tidy observations: the rows that storing would keep, field by field in the order of
/// ``columns``: those of tidy observations, then where the value was typed.
struct TidyRows {
  let material: PeriodMaterial

  static let columns = TidyColumn.allCases.map(\.name) + ["sheet", "cell"]

  func rows(of submission: Submission) -> [[String]] {
    submission.cells.map { row($0.slot, $0.value, submission) + [$0.place.sheet, $0.place.cell.description] }
      + submission.blanks.filter { $0.slot.key.measure != .note }.map { row($0.slot, .blank, submission) + ["", ""] }
  }

  private func row(_ slot: EntrySlot, _ value: ObservedValue, _ submission: Submission) -> [String] {
    let key = slot.key
    let period = key.period == PeriodNumber(submission.period)
      ? submission.period : ReportingPeriod(kind: .year, year: submission.period.year)
    let pack = material.workspace.pack
    return [
      submission.sender, pack.catalogue.indicators[Int(key.indicator)].code,
      pack.regime.disaggregations.text(of: key.stratum), material.figures.units.units[Int(key.unit)].code,
      key.scope.code, period.code, key.measure.code, slot.recordID ?? "", value.tidy.value,
      value.tidy.kind.rawValue, submission.status.rawValue, "",
    ]
  }
}

extension ObservedValue {
  /// As the columns `value` and `kind` of tidy observations hold it.
  var tidy: (value: String, kind: ObservationKind) {
    let kind = ObservationKind(of: self)
    return switch self {
    case .blank, .none, .notApplicable: ("", kind)
    case .number(let number): (number.description, kind)
    case .text(let text): (text, kind)
    case .date(let date): (date.iso, kind)
    }
  }
}
