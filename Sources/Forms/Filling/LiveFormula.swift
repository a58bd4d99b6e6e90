import Documents
import Indicators
import Quantities

/// Translates a formula of a template into a spreadsheet formula that recalculates to the value we computed: blank where everything it
/// refers to is blank, blanks counting as nothing otherwise.
struct LiveFormula {
  let row: Int
  let column: Int
  /// Columns of the table to the left of the section's own: the anchor column does not move relative references.
  private var pieces: [Formula.Piece] = []

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// - Returns: `nil` where a formula has no live form: it holds words, or everything in it is a constant.
  static func of(_ formula: FormulaTree<BoundCell>, row: Int, column: Int, in grid: SectionGrid) -> Formula? {
    var translation = LiveFormula(row: row, column: column)
    let references = translation.references(formula, grid)
    guard !references.isEmpty, references.count <= 200 else { return nil }
    if case .ratio(let a, let b) = formula {
      return translation.ratio(a, b, grid)
    }
    if formula.isGrade { return nil }
    if translation.hasValue(formula, grid) {
      guard translation.arithmetic(formula, grid) else { return nil }
      return Formula(translation.pieces)
    }
    translation.text("IF(COUNT(")
    translation.list(references)
    translation.text(")=0,\"\",")
    guard translation.arithmetic(formula, grid) else { return nil }
    translation.text(")")
    return Formula(translation.pieces)
  }

  /// The sum of whole rows in one column: a range where they stand together, a list otherwise.
  static func sum(of rows: [Int], row: Int, column: Int) -> Formula? {
    guard let first = rows.first, let last = rows.last else { return nil }
    var translation = LiveFormula(row: row, column: column)
    if rows.count == last - first + 1 {
      let range = Formula.Piece.range(fromRows: first - row, fromColumns: 0, toRows: last - row, toColumns: 0)
      return Formula([.text("IF(COUNT("), range, .text(")=0,\"\",SUM("), range, .text("))")])
    }
    guard rows.count <= 240 else { return nil }
    let references = rows.map { Formula.Piece.cell(rows: $0 - row, columns: 0) }
    translation.text("IF(COUNT(")
    translation.grouped(references)
    translation.text(")=0,\"\",SUM(")
    translation.grouped(references)
    translation.text("))")
    return Formula(translation.pieces)
  }

  // MARK: - Pieces

  private mutating func text(_ text: String) {
    if case .text(let last)? = pieces.last {
      pieces[pieces.count - 1] = .text(last + text)
    } else {
      pieces.append(.text(text))
    }
  }

  private mutating func list(_ references: [Formula.Piece]) { grouped(references) }

  /// A list of arguments in groups of 30 at most: older spreadsheets take no more in one call.
  private mutating func grouped(_ references: [Formula.Piece]) {
    if references.count <= 30 {
      for (index, reference) in references.enumerated() {
        if index > 0 { text(",") }
        pieces.append(reference)
      }
      return
    }
    var start = 0
    while start < references.count {
      if start > 0 { text(",") }
      text("SUM(")
      grouped(Array(references[start..<min(start + 30, references.count)]))
      text(")")
      start += 30
    }
  }

  private func references(_ formula: FormulaTree<BoundCell>, _ grid: SectionGrid) -> [Formula.Piece] {
    switch formula {
    case .column(let index):
      let place = grid.plan.places[index]
      return place < 0 ? [] : [.cell(rows: 0, columns: place - column)]
    case .row(let index):
      return grid.places[index].map { .cell(rows: $0 - row, columns: 0) }
    default:
      return formula.parts.flatMap { references($0, grid) }
    }
  }

  /// Whether the formula holds a constant or an observation with a value, so that it is never blank.
  private func hasValue(_ formula: FormulaTree<BoundCell>, _ grid: SectionGrid) -> Bool {
    switch formula {
    case .number: return true
    case .observation(let bound, _): return grid.observed(bound, row).number != nil
    default: return formula.parts.contains { hasValue($0, grid) }
    }
  }

  private mutating func reference(_ formula: FormulaTree<BoundCell>, _ grid: SectionGrid) {
    let found = references(formula, grid)
    if found.isEmpty { text("0") }
    for (index, piece) in found.enumerated() {
      text(index == 0 ? "N(" : "+N(")
      pieces.append(piece)
      text(")")
    }
  }

  private mutating func ratio(_ a: FormulaTree<BoundCell>, _ b: FormulaTree<BoundCell>, _ grid: SectionGrid) -> Formula?
  {
    let above = references(a, grid)
    guard !above.isEmpty else { return nil }
    text("IF(OR(COUNT(")
    list(above)
    text(")=0,(")
    guard arithmetic(b, grid) else { return nil }
    text(")=0),\"\",ROUND((")
    guard arithmetic(a, grid) else { return nil }
    text(")/(")
    guard arithmetic(b, grid) else { return nil }
    text(")*100,2))")
    return Formula(pieces)
  }

  /// Appends the formula as arithmetic over `N(cell)`; false where it has none.
  private mutating func arithmetic(_ formula: FormulaTree<BoundCell>, _ grid: SectionGrid) -> Bool {
    switch formula {
    case .number(let number):
      text(number.description)
      return true
    case .column, .row:
      reference(formula, grid)
      return true
    case .observation(let bound, _):
      let number = grid.observed(bound, row).number ?? .zero
      text(number.isNegative ? "(\(number))" : number.description)
      return true
    case .add(let a, let b): return binary(a, "+", b, grid)
    case .subtract(let a, let b): return binary(a, "-", b, grid, bracketRight: true)
    case .multiply(let a, let b): return binary(a, "*", b, grid, bracketLeft: true, bracketRight: true)
    case .divide(let a, let b): return binary(a, "/", b, grid, bracketLeft: true, bracketRight: true)
    case .negate(let a):
      text("-(")
      let done = arithmetic(a, grid)
      text(")")
      return done
    case .sum(let list): return call("SUM", list, grid)
    case .minimum(let list): return extreme("MIN", list, grid)
    case .maximum(let list): return extreme("MAX", list, grid)
    case .ratio, .ifMissing, .grade:
      return false
    }
  }

  private mutating func binary(
    _ a: FormulaTree<BoundCell>, _ sign: String, _ b: FormulaTree<BoundCell>, _ grid: SectionGrid,
    bracketLeft: Bool = false, bracketRight: Bool = false
  ) -> Bool {
    if bracketLeft { text("(") }
    guard arithmetic(a, grid) else { return false }
    text((bracketLeft ? ")" : "") + sign + (bracketRight ? "(" : ""))
    guard arithmetic(b, grid) else { return false }
    if bracketRight { text(")") }
    return true
  }

  private mutating func call(_ name: String, _ list: [FormulaTree<BoundCell>], _ grid: SectionGrid) -> Bool {
    text(name + "(")
    for (index, part) in list.enumerated() {
      if index > 0 { text(",") }
      guard arithmetic(part, grid) else { return false }
    }
    text(")")
    return true
  }

  /// The smallest or largest of plain cells: blanks are passed over, as MIN and MAX do with references.
  private mutating func extreme(_ name: String, _ list: [FormulaTree<BoundCell>], _ grid: SectionGrid) -> Bool {
    let found = list.flatMap { references($0, grid) }
    guard !found.isEmpty, list.allSatisfy({ $0.parts.isEmpty }), found.count == list.count else { return false }
    text(name + "(")
    grouped(found)
    text(")")
    return true
  }
}
