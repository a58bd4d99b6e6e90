import Indicators
import Quantities

/// An `obs(…)` made ready for one report: periods resolved, categories counted.
struct CheckedReference: Sendable, Equatable {
  /// -1 = the one for which the check is asked.
  var indicator: Int32
  var part: RatioPart?
  var categories: [CategoryNumber]
  /// `nil` = the one for which the check is asked.
  var period: ReportingPeriod?
  /// The period does not exist in this report: the figure is always blank.
  var isNever: Bool
  var scope: Scope?
  var measure: Measure?
  var unitIsSender: Bool
  var gathering: CheckReference.Gathering?

  init(_ reference: CheckReference, in period: ReportingPeriod, _ attributes: Set<Int>) {
    let aspects = reference.aspects
    let resolved = (aspects.period ?? .own).resolve(from: period)
    indicator = Int32(aspects.indicator ?? -1)
    part = aspects.part
    categories = aspects.categories
    self.period = aspects.period == nil ? nil : resolved
    isNever = resolved == nil
    scope = aspects.scope
    measure = aspects.measure ?? (aspects.indicator.map(attributes.contains) == true ? .attribute : nil)
    unitIsSender = aspects.unitIsSender
    gathering = reference.gathering
  }
}

/// For what a check is asked at one moment: the key of its own figure.
struct CheckPoint {
  var key: ObservationKey
  var period: ReportingPeriod
}

/// What a side comes to.
struct Operand {
  var number: DecimalNumber?
  var isIncomplete = false
  var isNotApplicable = false
  /// A text stands there: something, but no number.
  var hasText = false

  static let blank = Operand()

  init(number: DecimalNumber? = nil, isIncomplete: Bool = false) {
    self.number = number
    self.isIncomplete = isIncomplete
  }

  /// Không phát sinh is a known nothing; a date counts its days.
  init(_ figure: Figure) {
    isIncomplete = figure.isIncomplete
    switch figure.value {
    case .number(let value): number = value
    case .none: number = .zero
    case .date(let date): number = DecimalNumber(date.dayNumber)
    case .notApplicable: isNotApplicable = true
    case .text(let text): hasText = !text.isEmpty
    case .blank: break
    }
  }

  var isBlank: Bool { number == nil && !hasText }
  /// Something other than nothing.
  var isPresent: Bool { hasText || number.map { !$0.isZero } ?? false }
}
