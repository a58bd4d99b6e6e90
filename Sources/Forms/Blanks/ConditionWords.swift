import Diagnostics
import Documents
import Indicators
import Quantities

/// Says in a spreadsheet's words when a check fails, seen from one cell. Marks for nothing count as 0; a side of which nothing is typed is
/// not asked.
struct ConditionWords {
  let address: CellAddress
  let noneMark: String

  private func cell(_ target: CellAddress) -> Formula.Piece {
    .cell(rows: target.row - address.row, columns: target.column - address.column)
  }

  /// Something stands in one of the cells.
  func isThere(_ formula: FormulaTree<CellAddress>) -> [Formula.Piece] {
    let cells = formula.observed
    if cells.isEmpty { return [.text("TRUE")] }
    var pieces: [Formula.Piece] = [.text("OR(")]
    for (index, target) in cells.enumerated() {
      pieces += [.text(index == 0 ? "ISNUMBER(" : ",ISNUMBER("), cell(target), .text(")")]
      if cells.count == 1 { pieces += [.text(","), cell(target), .text("=" + Formula.literal(noneMark))] }
    }
    return pieces + [.text(")")]
  }

  /// Something other than nothing stands in a cell.
  private func isPresent(_ formula: FormulaTree<CellAddress>) -> [Formula.Piece]? {
    guard case .observation(let target, _) = formula else {
      return value(formula).map { [.text("(")] + $0 + [.text(")<>0")] }
    }
    let piece = cell(target)
    return [.text("AND("), piece, .text("<>\"\","), piece, .text("<>0,"), piece, .text("<>\(Formula.literal(noneMark)))")]
  }

  /// The value as arithmetic over `N(cell)`; `nil` where it has none.
  func value(_ formula: FormulaTree<CellAddress>) -> [Formula.Piece]? {
    switch formula {
    case .number(let number): return [.text(number.isNegative ? "(\(number))" : "\(number)")]
    case .observation(let target, _): return [.text("N("), cell(target), .text(")")]
    case .add(let a, let b): return pair(a, "+", b)
    case .subtract(let a, let b): return pair(a, "-", b)
    case .multiply(let a, let b): return pair(a, "*", b)
    case .divide(let a, let b): return pair(a, "/", b)
    case .negate(let a): return value(a).map { [.text("-(")] + $0 + [.text(")")] }
    case .sum(let list): return joined(list, with: "+")
    case .minimum(let list):
      // As MIN does, over cells that hold numbers only.
      let cells = list.flatMap(\.observed).map { [cell($0)] }
      return cells.isEmpty ? nil : [.text("MIN(")] + Formula.arguments(cells) + [.text(")")]
    case .column, .row, .maximum, .ratio, .ifMissing, .grade: return nil
    }
  }

  private func pair(
    _ a: FormulaTree<CellAddress>, _ sign: String, _ b: FormulaTree<CellAddress>
  ) -> [Formula.Piece]? {
    guard let first = value(a), let second = value(b) else { return nil }
    return [.text("(")] + first + [.text(")\(sign)(")] + second + [.text(")")]
  }

  private func joined(_ list: [FormulaTree<CellAddress>], with sign: String) -> [Formula.Piece]? {
    let values = list.compactMap(value)
    guard values.count == list.count, !values.isEmpty else { return nil }
    return Array(values.joined(separator: [.text(sign)]))
  }

  // MARK: - Operators

  func fails(
    _ check: Check, _ left: FormulaTree<CellAddress>, _ right: FormulaTree<CellAddress>, shift: Int
  ) -> [Formula.Piece]? {
    switch check.operation {
    case .bothOrNeither, .oneOrOther:
      guard let a = isPresent(left), let b = isPresent(right) else { return nil }
      if check.operation == .oneOrOther { return [.text("AND(")] + a + [.text(",")] + b + [.text(")")] }
      return [.text("(")] + a + [.text(")<>(")] + b + [.text(")")]
    default: break
    }
    guard let a = value(left), let b = value(right) else { return nil }
    if check.operation == .ratio || check.operation == .shareOf { return isOutside(check, a, b) }
    guard let tolerance = check.tolerance.shifted(by: shift) else { return nil }
    // Rounded, so that the last binary digit of a sum is no difference.
    let difference = [.text("ROUND((")] + a + [.text(")-(")] + b + [Formula.Piece.text("),6)")]
    switch check.operation {
    case .equal, .sumOf: return [.text("ABS(")] + difference + [.text(")>\(tolerance)")]
    case .notEqual: return [.text("ABS(")] + difference + [.text(")<=\(tolerance)")]
    case .lessOrEqual: return difference + [.text(">\(tolerance)")]
    case .greaterOrEqual: return difference + [.text("<-\(tolerance)")]
    case .less: return difference + [.text(">=0")]
    case .greater: return difference + [.text("<=0")]
    case .ratio, .shareOf, .bothOrNeither, .oneOrOther: return nil
    }
  }

  /// A share over nothing is not asked.
  private func isOutside(_ check: Check, _ a: [Formula.Piece], _ b: [Formula.Piece]) -> [Formula.Piece]? {
    let scale = check.operation == .shareOf ? "*100" : ""
    let share = [.text("(")] + a + [.text(")\(scale)/(")] + b + [Formula.Piece.text(")")]
    var limits: [[Formula.Piece]] = []
    if let least = check.least?.subtracting(check.tolerance) { limits.append(share + [.text("<\(least)")]) }
    if let most = check.most?.adding(check.tolerance) { limits.append(share + [.text(">\(most)")]) }
    guard !limits.isEmpty else { return nil }
    return [.text("IF((")] + b + [.text(")=0,FALSE,OR(")] + Formula.arguments(limits) + [.text("))")]
  }
}
