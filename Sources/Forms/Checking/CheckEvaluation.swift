import Indicators
import Quantities

/// Works out the formulas of one check. What the references share (indicator, categories) is settled once for all
/// units.
struct CheckEvaluation {
  let figures: Figures
  let reportingUnit: Int32
  let references: [CheckedReference]
  private let catalogue: IndicatorCatalogue
  private let disaggregations: DisaggregationList
  /// Per reference: what it asks for, given the check's own indicator and stratum.
  private(set) var settled: [(indicator: Int32, stratum: Stratum, takesRecord: Bool)] = []
  private var settledFor: (indicator: Int32, stratum: Stratum)?
  /// Records of a type by unit, once asked for.
  private var records: [String: [Int32]] = [:]

  init(figures: Figures, reportingUnit: Int32, references: [CheckedReference]) {
    self.figures = figures
    self.reportingUnit = reportingUnit
    self.references = references
    catalogue = figures.catalogue
    disaggregations = figures.disaggregations
  }

  // MARK: - Keys

  /// Prepares the references for a check's own indicator and stratum.
  mutating func settle(indicator: Int32, stratum: Stratum) {
    if let settledFor, settledFor == (indicator, stratum) { return }
    settledFor = (indicator, stratum)
    settled = references.map { reference in
      var index = reference.indicator >= 0 ? reference.indicator : indicator
      if let part = reference.part, index >= 0 { index = self.part(part, of: index) }
      guard index >= 0 else { return (-1, .total, false) }
      return (
        index, self.stratum(stratum, reference, index, isOwn: index == indicator),
        catalogue.indicators[Int(index)].recordType != nil && catalogue.indicators[Int(index)].rollUp != .recordCount
      )
    }
  }

  private func part(_ part: RatioPart, of index: Int32) -> Int32 {
    guard case .ratio(let numerator, let denominator) = catalogue.indicators[Int(index)].rollUp else { return index }
    return Int32(catalogue.index(of: part == .numerator ? numerator : denominator) ?? -1)
  }

  /// The check's categories, as far as the indicator is split by them, with those of the reference in their place.
  private func stratum(_ base: Stratum, _ reference: CheckedReference, _ index: Int32, isOwn: Bool) -> Stratum {
    if isOwn, reference.categories.isEmpty { return base }
    let named = reference.categories.map { disaggregations.disaggregationIndex(of: $0) }
    let split = catalogue.indicators[Int(index)].split
    let kept = base.numbers.filter { number in
      let disaggregation = disaggregations.disaggregationIndex(of: number)
      return !named.contains(disaggregation) && (isOwn || split.contains(disaggregation))
    }
    return Stratum(kept + reference.categories) ?? base
  }

  /// The key of a reference at a point; `nil` when it names a period that does not exist.
  func key(_ reference: Int, at point: CheckPoint) -> CheckPoint? {
    let asked = references[reference]
    let what = settled[reference]
    guard !asked.isNever, what.indicator >= 0 else { return nil }
    var result = point
    if let period = asked.period {
      result.period = period
      result.key.period = PeriodNumber(period)
    }
    result.key.indicator = what.indicator
    result.key.stratum = what.stratum
    if let scope = asked.scope { result.key.scope = scope }
    if let measure = asked.measure { result.key.measure = measure }
    if asked.unitIsSender { result.key.unit = reportingUnit }
    if !what.takesRecord { result.key.record = 0 }
    return result
  }

  /// The formula with the keys of its figures; `nil` where it gathers what has none here (units below, records).
  func keyed(_ formula: FormulaTree<Int>, at point: CheckPoint) -> KeyedFormula? {
    switch formula {
    case .number(let number): return .number(number)
    case .observation(let index, let missing):
      guard let asked = key(index, at: point) else { return nil }
      switch references[index].gathering {
      case nil: return .observation(asked.key, missing: missing)
      case .leastWhole:
        let wholes = strataAbove(asked.key.stratum).map { KeyedFormula.observation(asked.key.with($0), missing: .skip) }
        return wholes.isEmpty ? nil : .minimum(wholes)
      case .sumOfCategories(let disaggregation):
        guard let numbers = disaggregations.numbers(ofDisaggregation: disaggregation) else { return nil }
        let parts = numbers.compactMap { asked.key.stratum.adding($0) }
        return .sum(parts.map { .observation(asked.key.with($0), missing: .skip) })
      case .sumOfChildren, .greatestOfChildren, .sumOfRecords: return nil
      }
    case .add(let a, let b): return pair(a, b, point).map { .add($0, $1) }
    case .subtract(let a, let b): return pair(a, b, point).map { .subtract($0, $1) }
    case .multiply(let a, let b): return pair(a, b, point).map { .multiply($0, $1) }
    case .divide(let a, let b): return pair(a, b, point).map { .divide($0, $1) }
    case .negate(let a): return keyed(a, at: point).map { .negate($0) }
    case .sum(let list):
      let parts = list.compactMap { keyed($0, at: point) }
      return parts.count == list.count ? .sum(parts) : nil
    case .column, .row, .minimum, .maximum, .ratio, .ifMissing, .grade: return nil
    }
  }

  private func pair(_ a: FormulaTree<Int>, _ b: FormulaTree<Int>, _ point: CheckPoint) -> (KeyedFormula, KeyedFormula)? {
    guard let first = keyed(a, at: point), let second = keyed(b, at: point) else { return nil }
    return (first, second)
  }

  // MARK: - Figures

  private mutating func operand(_ reference: Int, _ point: CheckPoint) -> Operand {
    guard let asked = key(reference, at: point) else { return .blank }
    guard let gathering = references[reference].gathering else {
      return Operand(figures.figure(for: asked.key, in: asked.period))
    }
    switch gathering {
    case .sumOfChildren:
      let parts = childFigures(asked)
      return parts.allSatisfy(\.isBlank) ? .blank : Operand(sum(parts, blankIsMissing: true))
    case .greatestOfChildren:
      return Operand(number: childFigures(asked).compactMap { Operand($0).number }.max())
    case .leastWhole:
      let wholes = strataAbove(asked.key.stratum).map { stratum in figure(asked) { $0.stratum = stratum } }
      return Operand(number: wholes.filter { !$0.isIncomplete }.compactMap { Operand($0).number }.min())
    case .sumOfRecords:
      let parts = recordNumbers(asked).map { number in figure(asked) { $0.record = number } }
      return Operand(sum(parts, blankIsMissing: false))
    case .sumOfCategories(let index):
      guard let numbers = disaggregations.numbers(ofDisaggregation: index) else { return .blank }
      let strata = numbers.compactMap { asked.key.stratum.adding($0) }
      return Operand(sum(strata.map { stratum in figure(asked) { $0.stratum = stratum } }, blankIsMissing: false))
    }
  }

  private func childFigures(_ point: CheckPoint) -> [Figure] {
    figures.units.children(of: Int(point.key.unit)).map { child in figure(point) { $0.unit = Int32(child) } }
  }

  /// A stratum with each of its categories left out in turn.
  private func strataAbove(_ stratum: Stratum) -> [Stratum] {
    let numbers = stratum.numbers
    return numbers.compactMap { left in Stratum(numbers.filter { $0 != left }) }
  }

  /// The figure of a key after a change of it.
  private func figure(_ point: CheckPoint, _ change: (inout ObservationKey) -> Void) -> Figure {
    var key = point.key
    change(&key)
    return figures.figure(for: key, in: point.period)
  }

  private func sum(_ parts: [Figure], blankIsMissing: Bool) -> Figure {
    var sum = FigureSum()
    for part in parts { sum.add(part) }
    return sum.figure(blankIsMissing: blankIsMissing)
  }

  private mutating func recordNumbers(_ point: CheckPoint) -> [Int32] {
    guard let type = catalogue.indicators[Int(point.key.indicator)].recordType else { return [] }
    let name = "\(type) \(point.key.unit) \(point.period.code)"
    if let known = records[name] { return known }
    let found = figures.records(ofType: type, in: point.period, unit: point.key.unit, scope: .own)
    records[name] = found
    return found
  }

  // MARK: - Formulas

  /// The value of a formula over references by their index. A blank counts as nothing unless everything is blank.
  mutating func value(of formula: FormulaTree<Int>, at point: CheckPoint) -> Operand {
    switch formula {
    case .number(let number): return Operand(number: number)
    case .observation(let reference, let missing): return observation(reference, missing, point)
    case .add(let a, let b): return combine(value(of: a, at: point), value(of: b, at: point)) { $0.adding($1) }
    case .subtract(let a, let b):
      return combine(value(of: a, at: point), value(of: b, at: point)) { $0.subtracting($1) }
    case .negate(let a): return combine(.blank, value(of: a, at: point)) { $0.subtracting($1) }
    case .sum(let list): return list.reduce(.blank) { combine($0, value(of: $1, at: point)) { $0.adding($1) } }
    case .multiply(let a, let b):
      return combine(value(of: a, at: point), value(of: b, at: point)) { $0.multiplied(by: $1) }
    case .divide(let a, let b):
      let divisor = value(of: b, at: point)
      if divisor.number?.isZero ?? true { return .blank }
      return combine(value(of: a, at: point), divisor) { $0.divided(by: $1, places: 15) }
    case .minimum(let list): return extreme(list, point) { $0 < $1 }
    case .maximum(let list): return extreme(list, point) { $0 > $1 }
    case .ratio(let a, let b): return share(value(of: a, at: point), value(of: b, at: point))
    case .ifMissing(let a, let b):
      let first = value(of: a, at: point)
      return first.isBlank ? value(of: b, at: point) : first
    case .column, .row, .grade: return .blank  // the decoder admits none of them in a check
    }
  }

  private mutating func observation(_ reference: Int, _ missing: MissingRule, _ point: CheckPoint) -> Operand {
    var operand = operand(reference, point)
    guard operand.isBlank else { return operand }
    switch missing {
    case .skip: break
    case .zero: operand.number = .zero
    case .incomplete: operand.isIncomplete = true
    }
    return operand
  }

  private func combine(
    _ a: Operand, _ b: Operand, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber?
  ) -> Operand {
    var result = Operand(isIncomplete: a.isIncomplete || b.isIncomplete)
    result.isNotApplicable = a.isNotApplicable || b.isNotApplicable
    result.hasText = a.hasText || b.hasText
    if a.number != nil || b.number != nil { result.number = operation(a.number ?? .zero, b.number ?? .zero) }
    return result
  }

  private mutating func extreme(
    _ list: [FormulaTree<Int>], _ point: CheckPoint, _ isBetter: (DecimalNumber, DecimalNumber) -> Bool
  ) -> Operand {
    var best = Operand.blank
    for part in list {
      let operand = value(of: part, at: point)
      best.isIncomplete = best.isIncomplete || operand.isIncomplete
      guard let number = operand.number else { continue }
      if best.number.map({ isBetter(number, $0) }) ?? true { best.number = number }
    }
    return best
  }

  private func share(_ a: Operand, _ b: Operand) -> Operand {
    guard let above = a.number?.multiplied(by: .hundred), let below = b.number else { return .blank }
    return Operand(number: above.divided(by: below, places: 2), isIncomplete: a.isIncomplete || b.isIncomplete)
  }
}

/// A formula of a check at one point.
typealias KeyedFormula = FormulaTree<ObservationKey>

extension ObservationKey {
  /// The key with another stratum.
  fileprivate func with(_ stratum: Stratum) -> ObservationKey {
    var key = self
    key.stratum = stratum
    return key
  }
}
