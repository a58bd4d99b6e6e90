import Diagnostics
import Forms
import Indicators
import Quantities
import Store

/// The particulars of an explanation in people's words; data of the pack stays in its language.
struct TraceWords {
  private let traced: Traced

  init(_ traced: Traced) { self.traced = traced }

  static let blank = "(trống)"

  /// As a report prints it; `*` behind a total from which a part is missing.
  func value(_ value: ObservedValue, isIncomplete: Bool) -> String {
    switch value {
    case .number(let number): number.vietnamese() + (isIncomplete ? "*" : "")
    case .none: traced.marks.none
    case .notApplicable: traced.marks.notApplicable
    case .text(let text): text
    case .date(let date): date.vietnamese
    case .blank: Self.blank
    }
  }

  func unit(of key: ObservationKey) -> String { traced.figures.units.units[Int(key.unit)].name }

  /// What a figure is, beside the one of which it is a part: of another unit its name alone.
  func name(of figure: TracedFigure, in whole: TracedFigure?) -> String {
    if let cell = figure.cell {
      return "\(cell.row)/\(cell.column)" + (figure.label.isEmpty ? "" : "  " + figure.label)
    }
    guard let key = figure.key else { return figure.label.isEmpty ? figure.formula ?? "" : figure.label }
    guard let whole = whole?.key else { return figure.label + ", " + unit(of: key) }
    var same = key
    same.unit = whole.unit
    if same == whole { return unit(of: key) }
    return key.unit == whole.unit ? figure.label : figure.label + ", " + unit(of: key)
  }

  func sender(_ code: String) -> String {
    let name = traced.senderNames[code]
    return name.map { "\($0) (\(code))" } ?? (code == "plan" ? "kế hoạch" : code)
  }

  /// Parts that say nothing, by name: units that did not report.
  func missing(in figure: TracedFigure) -> [String] {
    figure.parts.filter(\.figure.isBlank).filter { $0.key?.scope != .own }.map { name(of: $0, in: figure) }
  }

  /// The figure that a unit's other parts say nothing of is not worth a line; what was disputed is.
  func isShown(_ part: TracedFigure, of whole: TracedFigure) -> Bool {
    switch whole.rule {
    case .figure(.units), .figure(.categories), .figure(.maximum), .total:
      return !part.figure.isBlank || part.all.contains { $0.key.map { traced.disputes[$0] != nil } ?? false }
    default: return true
    }
  }
}
