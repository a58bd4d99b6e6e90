import Indicators
import Quantities

/// A formula of a template: closed and small. Evaluated, printed in the code line, and translated to live formulas.
indirect enum Expression: Sendable, Equatable {
  case number(DecimalNumber)
  /// `[4]`: a column of the section, by its index among the leaf columns, in this row.
  case column(Int)
  /// `{5.6.H1}`: a row of the section, by its index among the template's rows, in this column.
  case row(Int)
  /// `obs(…)`: this cell's key with aspects replaced.
  case observation(Aspects, missing: MissingRule)
  case add(Expression, Expression)
  case subtract(Expression, Expression)
  case multiply(Expression, Expression)
  case divide(Expression, Expression)
  case negate(Expression)
  case sum([Expression])
  case minimum([Expression])
  case maximum([Expression])
  /// a / b × 100, two decimals, half away from zero; blank when b is zero or blank.
  case ratio(Expression, Expression)
  case ifMissing(Expression, Expression)
  /// The word for how a result stands to its target.
  case grade(Expression, Expression)

  /// What an observation without a value counts as.
  enum MissingRule: String, Sendable, CaseIterable {
    case zero = "0"
    case skip
    /// Skipped, and the cell is marked as incomplete.
    case incomplete
  }

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
  var parts: [Expression] {
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

  var rows: [Int] {
    if case .row(let index) = self { return [index] }
    return parts.flatMap(\.rows)
  }
}
