import Indicators
import Quantities

/// A formula of a template: closed and small. Evaluated, printed in the code line, and translated to live formulas.
///
/// `Observed` is what `obs(…)` asks for: aspects as the template wrote them, or a bound cell once row and column are known.
indirect enum FormulaTree<Observed: Sendable & Equatable>: Sendable, Equatable {
  case number(DecimalNumber)
  /// `[4]`: a column of the section, by its index among the leaf columns, in this row.
  case column(Int)
  /// `{5.6.H1}`: a row of the section, by its index among the template's rows, in this column.
  case row(Int)
  /// `obs(…)`: this cell's key with aspects replaced.
  case observation(Observed, missing: MissingRule)
  case add(FormulaTree, FormulaTree)
  case subtract(FormulaTree, FormulaTree)
  case multiply(FormulaTree, FormulaTree)
  case divide(FormulaTree, FormulaTree)
  case negate(FormulaTree)
  case sum([FormulaTree])
  case minimum([FormulaTree])
  case maximum([FormulaTree])
  /// a / b × 100, two decimals, half away from zero; blank when b is zero or blank.
  case ratio(FormulaTree, FormulaTree)
  case ifMissing(FormulaTree, FormulaTree)
  /// The word for how a result stands to its target.
  case grade(FormulaTree, FormulaTree)

  /// A ratio, which beats a sum where a row's formula meets a column's.
  var isRatio: Bool {
    if case .ratio = self { return true }
    return false
  }

  var isGrade: Bool {
    if case .grade = self { return true }
    return false
  }

  /// The direct parts.
  var parts: [FormulaTree] {
    switch self {
    case .number, .column, .row, .observation: []
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b), .divide(let a, let b),
      .ratio(let a, let b), .ifMissing(let a, let b), .grade(let a, let b):
      [a, b]
    case .negate(let a): [a]
    case .sum(let list), .minimum(let list), .maximum(let list): list
    }
  }

  /// Every column it refers to, itself and its parts.
  var columns: [Int] {
    if case .column(let index) = self { return [index] }
    return parts.flatMap(\.columns)
  }

  /// Some cell of the section is referred to, here or in a part.
  var refersToCells: Bool {
    switch self {
    case .column, .row: true
    default: parts.contains(where: \.refersToCells)
    }
  }

  /// Something outside the section is looked up, here or in a part.
  var observes: Bool {
    if case .observation = self { return true }
    return parts.contains(where: \.observes)
  }

  /// Everything that it observes, itself and its parts, in order.
  var observed: [Observed] {
    if case .observation(let observed, _) = self { return [observed] }
    return parts.flatMap(\.observed)
  }

  var rows: [Int] {
    if case .row(let index) = self { return [index] }
    return parts.flatMap(\.rows)
  }
}

/// A formula as the template wrote it.
typealias Expression = FormulaTree<Aspects>

/// What an observation without a value counts as.
enum MissingRule: String, Sendable, CaseIterable {
  case zero = "0"
  case skip
  /// Skipped, and the cell is marked as incomplete.
  case incomplete
}

extension FormulaTree {
  /// The same formula with what it observes replaced.
  func map<Other>(_ change: (Observed) -> Other) -> FormulaTree<Other> {
    switch self {
    case .number(let number): .number(number)
    case .column(let index): .column(index)
    case .row(let index): .row(index)
    case .observation(let observed, let missing): .observation(change(observed), missing: missing)
    case .add(let a, let b): .add(a.map(change), b.map(change))
    case .subtract(let a, let b): .subtract(a.map(change), b.map(change))
    case .multiply(let a, let b): .multiply(a.map(change), b.map(change))
    case .divide(let a, let b): .divide(a.map(change), b.map(change))
    case .negate(let a): .negate(a.map(change))
    case .sum(let list): .sum(list.map { $0.map(change) })
    case .minimum(let list): .minimum(list.map { $0.map(change) })
    case .maximum(let list): .maximum(list.map { $0.map(change) })
    case .ratio(let a, let b): .ratio(a.map(change), b.map(change))
    case .ifMissing(let a, let b): .ifMissing(a.map(change), b.map(change))
    case .grade(let a, let b): .grade(a.map(change), b.map(change))
    }
  }
}
