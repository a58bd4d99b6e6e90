import Indicators
import Quantities

/// What stands behind the figure of a cell.
enum CellBasis {
  /// Nothing: the form closes the cell, or the unit is outside of its scope.
  case closed
  /// A property of the row's record; `nil` for its id, its sender and what was not reported.
  case attribute(ObservationKey?)
  case observed(BoundCell)
  /// Other rows of the same column, added.
  case total([Int])
  case formula(FormulaTree<BoundCell>)
}

extension SectionGrid {
  mutating func basis(_ row: Int, _ place: Int) -> CellBasis {
    let template = rows[row].template
    if plan.isGated, isGatedOut(row, place) { return .closed }
    switch plan.plan(row: template, place: place) {
    case .empty, .closed: return .closed
    case .attribute(let name): return .attribute(attributeKey(name, row))
    case .bound(let bound): return .observed(bound)
    case .computed(let formula, let own, _):
      var evaluation = FormulaEvaluation(row: row, column: place)
      let result = evaluation.value(of: formula, in: &self)
      if let own, reported(own, insteadOf: result, row) != nil { return .observed(own) }
      return .formula(formula)
    case .total(let own):
      if let own, ownTotal(own, row) != nil { return .observed(own) }
      return .total(addends(of: row))
    }
  }

  private func attributeKey(_ name: String, _ row: Int) -> ObservationKey? {
    let record = rows[row].record
    guard record > 0, let type = plan.section.recordType,
      let index = context.pack.catalogue.index(of: type + "." + name), let own = periods[.own]
    else { return nil }
    let unit = context.figures.observations.records[Int(record) - 1].unit
    return ObservationKey(
      indicator: Int32(index), unit: unit, period: own.number, measure: .attribute, record: record)
  }

  /// What stands in the hidden column of a row.
  func anchor(_ row: Int) -> String {
    rows[row].anchor(in: plan, context.figures.units)
  }

  func cell(_ row: Int, _ place: Int, form: String) -> CheckedCell {
    CheckedCell(
      form: form, section: plan.section.code, sheet: plan.section.sheet, row: anchor(row),
      column: plan.section.columns[plan.columns[place]].code)
  }

  /// `Số hộ nghèo – Lũy kế`, with the nested line between the two.
  func label(_ row: Int, _ place: Int) -> String {
    let template = plan.section.rows[rows[row].template]
    let record = rows[row].label.isEmpty ? rows[row].recordID : rows[row].label
    let line = template.lineOf == nil ? "" : template.label
    let column = plan.section.columns[plan.columns[place]].label
    return [record, line, column].filter { !$0.isEmpty }.joined(separator: " – ")
  }
}

/// Formulas as people read them: columns in `[ ]`, rows in `{ }`, by their codes.
struct FormulaWords {
  private let section: Section
  private let words: CheckWords
  private let context: FillingContext
  private let periods: ResolvedPeriods

  init(_ grid: SectionGrid) {
    section = grid.plan.section
    context = grid.context
    periods = grid.periods
    words = CheckWords(
      pack: context.pack, figures: context.figures, period: context.period, senderNames: context.senderNames)
  }

  func text(of formula: FormulaTree<BoundCell>) -> String {
    switch formula {
    case .number(let number): number.vietnamese()
    case .column(let index): "[\(section.columns[index].code)]"
    case .row(let index): "{\(section.rows[index].code)}"
    case .observation(let bound, _): text(of: bound)
    case .add(let a, let b): text(of: a) + " + " + text(of: b)
    case .subtract(let a, let b): text(of: a) + " - " + bracketed(b)
    case .multiply(let a, let b): bracketed(a) + " × " + bracketed(b)
    case .divide(let a, let b): bracketed(a) + " ÷ " + bracketed(b)
    case .negate(let a): "-" + bracketed(a)
    case .sum(let list): list.map { text(of: $0) }.joined(separator: " + ")
    case .minimum(let list): "min(\(texts(list)))"
    case .maximum(let list): "max(\(texts(list)))"
    case .ratio(let a, let b): bracketed(a) + " ÷ " + bracketed(b) + " × 100"
    case .ifMissing(let a, let b): "if-missing(\(texts([a, b])))"
    case .grade(let a, let b): "grade(\(texts([a, b])))"
    }
  }

  private func texts(_ list: [FormulaTree<BoundCell>]) -> String { list.map { text(of: $0) }.joined(separator: "; ") }

  private func bracketed(_ formula: FormulaTree<BoundCell>) -> String {
    switch formula {
    case .number, .column, .row, .observation, .minimum, .maximum, .ifMissing, .grade: text(of: formula)
    default: "(\(text(of: formula)))"
    }
  }

  private func text(of bound: BoundCell) -> String {
    guard bound.indicator >= 0, let period = periods[bound.period] else { return "–" }
    let key = ObservationKey(
      indicator: bound.indicator, stratum: bound.stratum, unit: Int32(context.unit), scope: bound.scope,
      period: period.number, measure: bound.measure)
    return "«\(words.label(of: CheckPoint(key: key, period: period.period)))»"
  }
}
