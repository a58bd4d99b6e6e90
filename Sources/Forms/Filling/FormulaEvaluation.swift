import Indicators
import Quantities

/// Works out a formula in one cell. A blank counts as nothing unless everything is blank; what is incomplete makes the result so.
struct FormulaEvaluation {
  let row: Int
  let column: Int
  private(set) var overflowed = false

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  mutating func value(of formula: FormulaTree<BoundCell>, in grid: inout SectionGrid) -> Figure {
    switch formula {
    case .number(let number): return Figure(.number(number))
    case .column(let index):
      let place = grid.plan.places[index]
      return place < 0 ? .blank : grid.figure(row, place)
    case .row(let index): return rowFigure(index, &grid)
    case .observation(let bound, let missing): return observation(bound, missing, grid)
    case .add, .subtract, .sum, .negate: return sum(formula, in: &grid)
    case .multiply(let a, let b):
      return combine(value(of: a, in: &grid), value(of: b, in: &grid)) { $0.multiplied(by: $1) }
    case .divide(let a, let b):
      let divisor = value(of: b, in: &grid)
      if divisor.number?.isZero ?? true { return .blank }
      return combine(value(of: a, in: &grid), divisor) { $0.divided(by: $1, places: 15) }
    case .minimum(let list): return extreme(list, &grid) { $0 < $1 }
    case .maximum(let list): return extreme(list, &grid) { $0 > $1 }
    case .ratio(let a, let b): return Figures.ratio(value(of: a, in: &grid), value(of: b, in: &grid))
    case .ifMissing(let a, let b):
      let first = value(of: a, in: &grid)
      return first.isBlank ? value(of: b, in: &grid) : first
    case .grade(let result, let target): return grade(value(of: result, in: &grid), value(of: target, in: &grid), grid)
    }
  }

  private func rowFigure(_ index: Int, _ grid: inout SectionGrid) -> Figure {
    let places = grid.places[index]
    if places.count == 1 { return grid.figure(places[0], column) }
    return grid.sum(places, column, marksBlank: false)
  }

  private func observation(_ bound: BoundCell, _ missing: MissingRule, _ grid: SectionGrid) -> Figure {
    let figure = grid.observed(bound, row)
    guard figure.isBlank, missing == .incomplete else { return figure }
    return Figure(.blank, isIncomplete: true)
  }

  // MARK: - Sums

  private mutating func sum(_ formula: FormulaTree<BoundCell>, in grid: inout SectionGrid) -> Figure {
    var sum = FigureSum()
    var missing = false
    add(formula, negative: false, to: &sum, &missing, in: &grid)
    let figure = sum.figure(blankIsMissing: false)
    guard missing, case .number = figure.value else { return figure }
    return Figure(figure.value, isIncomplete: true)
  }

  private mutating func add(
    _ formula: FormulaTree<BoundCell>, negative: Bool, to sum: inout FigureSum, _ missing: inout Bool,
    in grid: inout SectionGrid
  ) {
    switch formula {
    case .add(let a, let b):
      add(a, negative: negative, to: &sum, &missing, in: &grid)
      add(b, negative: negative, to: &sum, &missing, in: &grid)
    case .subtract(let a, let b):
      add(a, negative: negative, to: &sum, &missing, in: &grid)
      add(b, negative: !negative, to: &sum, &missing, in: &grid)
    case .negate(let a): add(a, negative: !negative, to: &sum, &missing, in: &grid)
    case .sum(let list):
      for part in list { add(part, negative: negative, to: &sum, &missing, in: &grid) }
    default:
      var figure = value(of: formula, in: &grid)
      if figure.isBlank, !negative, isRequired(formula, grid) { missing = true }
      if negative, let number = figure.number { figure.value = .number(number.negated) }
      if figure.isBlank, figure.isIncomplete { missing = true }
      sum.add(figure)
    }
  }

  /// Whether a blank of this part leaves a sum incomplete: it refers to a row that is not marked optional.
  private func isRequired(_ formula: FormulaTree<BoundCell>, _ grid: SectionGrid) -> Bool {
    let plan = grid.plan
    switch formula {
    case .row(let index):
      return plan.requiresRow[index] && !plan.section.columns[plan.columns[column]].isOptional
    case .column(let index):
      return !plan.section.columns[index].isOptional && plan.section.columns[index].formula == nil
        && !plan.section.rows[grid.rows[row].template].isOptional
    default: return false
    }
  }

  // MARK: - Others

  private mutating func combine(
    _ a: Figure, _ b: Figure, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber?
  ) -> Figure {
    if a.number == nil, b.number == nil { return a.isBlank ? b : a }
    guard let result = operation(a.number ?? .zero, b.number ?? .zero) else {
      overflowed = true
      return .blank
    }
    return Figure(.number(result), isIncomplete: a.isIncomplete || b.isIncomplete)
  }

  private mutating func extreme(
    _ list: [FormulaTree<BoundCell>], _ grid: inout SectionGrid, _ isBetter: (DecimalNumber, DecimalNumber) -> Bool
  ) -> Figure {
    var best: DecimalNumber?
    var isIncomplete = false
    for part in list {
      let figure = value(of: part, in: &grid)
      isIncomplete = isIncomplete || figure.isIncomplete
      guard let number = figure.number else { continue }
      if best.map({ isBetter(number, $0) }) ?? true { best = number }
    }
    return best.map { Figure(.number($0), isIncomplete: isIncomplete) } ?? .blank
  }

  /// Result against target, in the regime's words; the direction is that of the row's indicator.
  private func grade(_ result: Figure, _ target: Figure, _ grid: SectionGrid) -> Figure {
    let section = grid.plan.section
    let index = section.rows[grid.rows[row].template].aspects.indicator
    let direction = index.map { grid.context.pack.catalogue.indicators[$0].direction } ?? .up
    var grade = GradeLabel.Grade.unknown
    if let reached = result.number, let wanted = target.number {
      if reached == wanted { grade = .met } else {
        grade = (reached > wanted) == (direction == .up) ? .exceeded : .missed
      }
    }
    let word = grid.context.pack.regime.grades.first { $0.grade == grade }?.label ?? grade.rawValue
    return Figure(.text(word))
  }
}
