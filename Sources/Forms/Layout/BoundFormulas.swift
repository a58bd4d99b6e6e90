/// The formulas of a section with what they observe bound to keys.
///
/// A formula that observes nothing is the same in each of its cells: it is bound, and its live form made, once for its
/// column or its row and not once for each cell. A class, because the cells of a section share it.
final class BoundFormulas {
  struct Bound {
    var tree: FormulaTree<BoundCell>
    var live: LiveForm
  }

  /// Which formula a cell has.
  enum Choice {
    case none
    case row(Expression)
    case column(Expression)
    /// Two ratios meet.
    case closed
  }

  /// Indices of the columns that stand, in order.
  let columns: [Int]
  /// Per column of the section: its place in `columns`, or -1.
  let places: [Int]
  private var ofColumns: [Known]
  private var ofThisRow = Known.open

  private enum Known {
    case open
    /// Differs from cell to cell.
    case varies
    case bound(Bound)
  }

  init(columns: [Int], of section: Section) {
    var places = [Int](repeating: -1, count: section.columns.count)
    for (place, index) in columns.enumerated() { places[index] = place }
    self.columns = columns
    self.places = places
    ofColumns = Array(repeating: .open, count: columns.count)
  }

  /// The cells of another row follow.
  func begin(_ row: Row) { ofThisRow = .open }

  static func choice(_ row: Row, _ column: Column) -> Choice {
    if column.holdsText { return column.formula.map { .column($0) } ?? .none }
    switch (row.formula, column.formula) {
    case (nil, nil): return .none
    case (let formula?, nil): return .row(formula)
    case (nil, let formula?): return .column(formula)
    case (let byRow?, let byColumn?):
      if byRow.isRatio, byColumn.isRatio { return .closed }
      return byColumn.isRatio ? .column(byColumn) : .row(byRow)
    }
  }

  /// The formula of the column at a place.
  func ofColumn(_ place: Int, _ formula: Expression, _ bind: (Aspects) -> BoundCell) -> Bound {
    if case .bound(let known) = ofColumns[place] { return known }
    if case .open = ofColumns[place] {
      if let tree = BoundFormulas.unbound(formula) {
        let live: LiveForm =
          formula.rows.isEmpty ? .fixed(LiveFormula.overColumns(tree, column: place, places: places)) : .varies
        let bound = Bound(tree: tree, live: live)
        ofColumns[place] = .bound(bound)
        return bound
      }
      ofColumns[place] = .varies
    }
    return observing(formula, bind)
  }

  /// The formula of the row that was begun last.
  func ofRow(_ formula: Expression, _ bind: (Aspects) -> BoundCell) -> Bound {
    if case .bound(let known) = ofThisRow { return known }
    if case .open = ofThisRow {
      if let tree = BoundFormulas.unbound(formula) {
        let bound = Bound(tree: tree, live: formula.columns.isEmpty ? .sameInRow : .varies)
        ofThisRow = .bound(bound)
        return bound
      }
      ofThisRow = .varies
    }
    return observing(formula, bind)
  }

  /// A formula that observes.
  private func observing(_ formula: Expression, _ bind: (Aspects) -> BoundCell) -> Bound {
    Bound(tree: formula.map(bind), live: LiveFormula.mayStand(for: formula) ? .varies : .fixed(nil))
  }

  /// Makes the live formulas of cells whose rows are laid out once for all reports.
  func makeLive(_ cells: inout [CellPlan], over laid: LaidRows) {
    for (row, line) in laid.rows.enumerated() {
      var ofRow: LiveForm?
      for place in columns.indices {
        let index = line.template * columns.count + place
        guard case .computed(let formula, let own, let live) = cells[index] else { continue }
        func made() -> LiveForm {
          .fixed(LiveFormula.over(laid, formula, row: row, column: place, places: places))
        }
        switch live {
        case .sameInRow:
          let shared = ofRow ?? made()
          ofRow = shared
          cells[index] = .computed(formula, own: own, live: shared)
        case .varies where !formula.observes: cells[index] = .computed(formula, own: own, live: made())
        case .varies, .fixed: continue
        }
      }
    }
  }

  /// The formula as it is for every cell; `nil` when it observes something.
  private static func unbound(_ formula: Expression) -> FormulaTree<BoundCell>? {
    formula.observes ? nil : formula.map { _ in .nothing }
  }
}
