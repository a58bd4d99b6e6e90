import Documents
import Indicators
import Quantities

/// Translates a formula of a template into a spreadsheet formula that recalculates to the value we computed: blank where everything it
/// refers to is blank, blanks counting as nothing otherwise.
struct LiveFormula {
  let row: Int
  let column: Int
  /// Per column of the section: its place among those laid out, or -1.
  private let columnPlaces: [Int]
  /// Per row of the section: the laid-out rows made of it; empty where no row is referred to.
  private let rowPlaces: [[Int]]
  /// `nil` where nothing is observed.
  private let grid: SectionGrid?
  /// Columns of the table to the left of the section's own: the anchor column does not move relative references.
  private var pieces: [Formula.Piece] = []

  private init(
    row: Int, column: Int, columnPlaces: [Int] = [], rowPlaces: [[Int]] = [], grid: SectionGrid? = nil
  ) {
    self.row = row
    self.column = column
    self.columnPlaces = columnPlaces
    self.rowPlaces = rowPlaces
    self.grid = grid
  }

  /// - Returns: `nil` where a formula has no live form: it holds words, or everything in it is a constant.
  static func of(_ formula: FormulaTree<BoundCell>, row: Int, column: Int, in grid: SectionGrid) -> Formula? {
    var translation = LiveFormula(
      row: row, column: column, columnPlaces: grid.plan.places, rowPlaces: grid.places, grid: grid)
    return translation.whole(formula)
  }

  /// The same for a formula over columns alone, which every row of the column has.
  ///
  /// - Precondition: `formula` refers to no row and observes nothing.
  static func overColumns(_ formula: FormulaTree<BoundCell>, column: Int, places: [Int]) -> Formula? {
    var translation = LiveFormula(row: 0, column: column, columnPlaces: places)
    return translation.whole(formula)
  }

  /// The same over rows that are laid out once for all reports.
  ///
  /// - Precondition: `formula` observes nothing.
  static func over(
    _ rows: LaidRows, _ formula: FormulaTree<BoundCell>, row: Int, column: Int, places: [Int]
  ) -> Formula? {
    var translation = LiveFormula(row: row, column: column, columnPlaces: places, rowPlaces: rows.places)
    return translation.whole(formula)
  }

  /// Whether a formula has a live form in any cell, as far as can be told before rows are laid out.
  static func mayStand<Observed>(for formula: FormulaTree<Observed>) -> Bool {
    switch formula {
    case .grade: false
    case .ratio(let above, _): above.refersToCells
    default: formula.refersToCells
    }
  }

  private mutating func whole(_ formula: FormulaTree<BoundCell>) -> Formula? {
    let references = references(formula)
    guard !references.isEmpty, references.count <= 200 else { return nil }
    if case .ratio(let a, let b) = formula { return ratio(a, b) }
    if formula.isGrade { return nil }
    if hasValue(formula) { return arithmetic(formula) ? Formula(pieces) : nil }
    text("IF(COUNT(")
    list(references)
    text(")=0,\"\",")
    guard arithmetic(formula) else { return nil }
    text(")")
    return Formula(pieces)
  }

  /// The sum of whole rows in one column: a range where they stand together, a list otherwise.
  ///
  /// - Parameter mark: what the cell shows while none of them holds a number.
  static func sum(of rows: [Int], row: Int, or mark: String = "") -> Formula? {
    guard let first = rows.first, let last = rows.last else { return nil }
    var translation = LiveFormula(row: row, column: 0)
    if rows.count == last - first + 1 {
      let range = Formula.Piece.range(fromRows: first - row, fromColumns: 0, toRows: last - row, toColumns: 0)
      return Formula([.text("IF(COUNT("), range, .text(")=0,\(Formula.literal(mark)),SUM("), range, .text("))")])
    }
    guard rows.count <= 240 else { return nil }
    let references = rows.map { Formula.Piece.cell(rows: $0 - row, columns: 0) }
    translation.text("IF(COUNT(")
    translation.grouped(references)
    translation.text(")=0,\(Formula.literal(mark)),SUM(")
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

  private func references(_ formula: FormulaTree<BoundCell>) -> [Formula.Piece] {
    switch formula {
    case .column(let index):
      let place = columnPlaces[index]
      return place < 0 ? [] : [.cell(rows: 0, columns: place - column)]
    case .row(let index):
      return rowPlaces[index].map { .cell(rows: $0 - row, columns: 0) }
    default:
      return formula.parts.flatMap { references($0) }
    }
  }

  /// Whether the formula holds a constant or an observation with a value, so that it is never blank.
  private func hasValue(_ formula: FormulaTree<BoundCell>) -> Bool {
    switch formula {
    case .number: return true
    case .observation(let bound, _): return grid?.observed(bound, row).number != nil
    default: return formula.parts.contains { hasValue($0) }
    }
  }

  private mutating func reference(_ formula: FormulaTree<BoundCell>) {
    let found = references(formula)
    if found.isEmpty { text("0") }
    for (index, piece) in found.enumerated() {
      text(index == 0 ? "N(" : "+N(")
      pieces.append(piece)
      text(")")
    }
  }

  private mutating func ratio(_ a: FormulaTree<BoundCell>, _ b: FormulaTree<BoundCell>) -> Formula?
  {
    let above = references(a)
    guard !above.isEmpty else { return nil }
    text("IF(OR(COUNT(")
    list(above)
    text(")=0,(")
    guard arithmetic(b) else { return nil }
    text(")=0),\"\",ROUND((")
    guard arithmetic(a) else { return nil }
    text(")/(")
    guard arithmetic(b) else { return nil }
    text(")*100,2))")
    return Formula(pieces)
  }

  /// Appends the formula as arithmetic over `N(cell)`; false where it has none.
  private mutating func arithmetic(_ formula: FormulaTree<BoundCell>) -> Bool {
    switch formula {
    case .number(let number):
      text(number.description)
      return true
    case .column, .row:
      reference(formula)
      return true
    case .observation(let bound, _):
      let number = grid?.observed(bound, row).number ?? .zero
      text(number.isNegative ? "(\(number))" : number.description)
      return true
    case .add(let a, let b): return binary(a, "+", b)
    case .subtract(let a, let b): return binary(a, "-", b, bracketRight: true)
    case .multiply(let a, let b): return binary(a, "*", b, bracketLeft: true, bracketRight: true)
    case .divide(let a, let b): return binary(a, "/", b, bracketLeft: true, bracketRight: true)
    case .negate(let a):
      text("-(")
      let done = arithmetic(a)
      text(")")
      return done
    case .sum(let list): return call("SUM", list)
    case .minimum(let list): return extreme("MIN", list)
    case .maximum(let list): return extreme("MAX", list)
    case .ratio, .ifMissing, .grade:
      return false
    }
  }

  private mutating func binary(
    _ a: FormulaTree<BoundCell>, _ sign: String, _ b: FormulaTree<BoundCell>,
    bracketLeft: Bool = false, bracketRight: Bool = false
  ) -> Bool {
    if bracketLeft { text("(") }
    guard arithmetic(a) else { return false }
    text((bracketLeft ? ")" : "") + sign + (bracketRight ? "(" : ""))
    guard arithmetic(b) else { return false }
    if bracketRight { text(")") }
    return true
  }

  private mutating func call(_ name: String, _ list: [FormulaTree<BoundCell>]) -> Bool {
    text(name + "(")
    for (index, part) in list.enumerated() {
      if index > 0 { text(",") }
      guard arithmetic(part) else { return false }
    }
    text(")")
    return true
  }

  /// The smallest or largest of plain cells: blanks are passed over, as MIN and MAX do with references.
  private mutating func extreme(_ name: String, _ list: [FormulaTree<BoundCell>]) -> Bool {
    let found = list.flatMap { references($0) }
    guard !found.isEmpty, list.allSatisfy({ $0.parts.isEmpty }), found.count == list.count else { return false }
    text(name + "(")
    grouped(found)
    text(")")
    return true
  }
}
