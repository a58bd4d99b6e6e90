import Documents
import Indicators
import Quantities

/// Formulas that only workbooks to fill have: copies of cells, totals with the respondent's own share, and measures that follow from what
/// is typed. Each recalculates to what the cell shows while nothing is typed.
struct BlankFormulas {
  let book: EntryBook
  let index: Int
  let plan: SectionPlan
  private let context: FillingContext
  /// Cells of the section that hold a figure under its key, first of each.
  private var places: [ObservationKey: EntryPlace] = [:]

  init(book: EntryBook, index: Int, plan: SectionPlan, grid: SectionGrid) {
    self.book = book
    self.index = index
    self.plan = plan
    context = grid.context
    guard book.sections[index].recordType == nil else { return }
    for (position, cell) in book.sections[index].cells.enumerated() {
      let place = self.place(position)
      guard let key = key(cell, place, grid), places[key] == nil else { continue }
      places[key] = place
    }
  }

  private func place(_ position: Int) -> EntryPlace {
    let width = book.sections[index].columns.count
    return EntryPlace(section: index, row: position / width, column: position % width)
  }

  /// Key of a cell of which a total or a measure may be made.
  private func key(_ cell: EntryCell, _ place: EntryPlace, _ grid: SectionGrid) -> ObservationKey? {
    if case .entry(let slot) = cell { return slot.key }
    if case .nothing = cell { return nil }
    switch plan.plan(row: grid.rows[place.row].template, place: place.column) {
    case .bound(let bound): return grid.key(of: bound, place.row)?.key
    case .computed(_, let own?, _), .total(let own?): return grid.key(of: own, place.row)?.key
    default: return nil
    }
  }

  /// The formula of a cell that the form itself gives none; `nil` where it shows a plain figure.
  private func formula(_ place: EntryPlace, _ grid: inout SectionGrid) -> Formula? {
    switch book.sections[index][place.row, place.column] {
    case .copy(let source): return copy(of: source, at: place, grid)
    case .shown:
      let plan = plan.plan(row: grid.rows[place.row].template, place: place.column)
      if case .total(let own?) = plan, own.sums { return sum(place, &grid) }
      guard case .bound(let bound) = plan else { return nil }
      return total(bound, place, &grid) ?? measure(bound, place, &grid) ?? ratio(bound, place, &grid)
    case .entry, .nothing: return nil
    }
  }

  /// The formulas of the section's cells, by row and column. Cells whose value they settle are set in the grid.
  func all(_ grid: inout SectionGrid) -> [EntryPlace: Formula] {
    var result: [EntryPlace: Formula] = [:]
    for position in book.sections[index].cells.indices {
      let place = place(position)
      result[place] = formula(place, &grid)
    }
    return result
  }

  // MARK: - Copies

  private func copy(of source: EntryPlace, at place: EntryPlace, _ grid: SectionGrid) -> Formula? {
    guard shift(source) == shift(place) else { return nil }
    let piece = reference(source, at: place)
    return Formula([.text("IF("), piece, .text("=\"\",\"\","), piece, .text(")")])
  }

  private func shift(_ place: EntryPlace) -> Int? {
    guard case .plan(let plan, let rows) = book.sections[place.section].source else { return nil }
    switch plan.plan(row: rows[place.row].template, place: place.column) {
    case .bound(let bound): return bound.shift
    case .computed(_, let own, _), .total(let own): return own?.shift
    default: return nil
    }
  }

  private func reference(_ source: EntryPlace, at place: EntryPlace) -> Formula.Piece {
    if source.section == index {
      return .cell(rows: source.row - place.row, columns: source.column - place.column)
    }
    let section = book.sections[source.section]
    guard case .plan(let plan, _) = section.source else { preconditionFailure("questions are never copied") }
    return .elsewhere(section: section.code, row: plan.header.depth + 1 + source.row, column: source.column + 1)
  }

  // MARK: - Totals and measures

  /// What units below sent, and the respondent's own share.
  private func total(_ bound: BoundCell, _ place: EntryPlace, _ grid: inout SectionGrid) -> Formula? {
    guard hasShare, var key = grid.key(of: bound, place.row)?.key, key.scope == .total,
      Int(key.unit) == book.respondent.unit
    else { return nil }
    key.scope = .own
    guard let own = places[key], own != place else { return nil }
    let below = grid.figure(place.row, place.column)
    return sum(of: own, and: below.number, or: mark(below.value), at: place)
  }

  /// A total of other rows that shows a mark as long as all of them do; totals of numbers the table makes itself.
  private func sum(_ place: EntryPlace, _ grid: inout SectionGrid) -> Formula? {
    let mark = mark(grid.figure(place.row, place.column).value)
    return mark.isEmpty ? nil : LiveFormula.sum(of: grid.addends(of: place.row), row: place.row, or: mark)
  }

  /// What is printed for a figure that is a mark.
  private func mark(_ value: ObservedValue) -> String { context.pack.regime.mark(of: value) ?? "" }

  private var hasShare: Bool { plan.columns.contains { plan.section.columns[$0].isOwnShare } }

  /// `N(cell)+number`, or the cell alone where there is no number to add, and the mark until something stands in it.
  private func sum(
    of source: EntryPlace, and number: DecimalNumber?, or mark: String = "", at place: EntryPlace
  ) -> Formula {
    let piece = reference(source, at: place)
    guard let number else { return Formula([.text("IF(ISNUMBER("), piece, .text("),"), piece, .text(",\(Formula.literal(mark)))")]) }
    return Formula([.text("N("), piece, .text(")\(number.isNegative ? "" : "+")\(number)")])
  }

  /// In the period: what is typed less what the earlier report of the year said. Since the programme began: what is typed and what the
  /// years before came to. The cell then shows what that comes to now.
  private func measure(_ bound: BoundCell, _ place: EntryPlace, _ grid: inout SectionGrid) -> Formula? {
    guard bound.period == .own, let base = base(bound, place, grid) else { return nil }
    let now = grid.figure(base.row, base.column).number
    let accumulates = context.pack.catalogue.traits[Int(bound.indicator)].rollUp.accumulates
    if bound.measure == .programmeToDate, accumulates, let shown = grid.figure(place.row, place.column).number {
      return sum(of: base, and: shown.subtracting(now ?? .zero), at: place)
    }
    guard bound.measure != .programmeToDate, accumulates, let before = before(bound, place, grid), !before.isZero else {
      grid.set(now.map { Figure(.number($0)) } ?? .blank, place.row, place.column)
      return sum(of: base, and: nil, at: place)
    }
    grid.set(now?.subtracting(before).map { Figure(.number($0)) } ?? .blank, place.row, place.column)
    let piece = reference(base, at: place)
    return Formula([
      .text("IF(ISNUMBER("), piece, .text("),"), piece, .text("-\(before.isNegative ? "(\(before))" : "\(before)"),\"\")"),
    ])
  }

  /// A ratio of two figures of the sheet, where what is typed reaches one of them.
  private func ratio(_ bound: BoundCell, _ place: EntryPlace, _ grid: inout SectionGrid) -> Formula? {
    let traits = context.pack.catalogue.traits[Int(bound.indicator)]
    guard traits.rollUp == .ratio, traits.first >= 0, traits.second >= 0, bound.measure != .note,
      var part = grid.key(of: bound, place.row)?.key
    else { return nil }
    part.indicator = traits.first
    let above = places[part]
    part.indicator = traits.second
    guard let above, let below = places[part], isLive(above) || isLive(below) else { return nil }
    let now = Figures.ratio(grid.figure(above.row, above.column), grid.figure(below.row, below.column))
    grid.set(now.number == nil ? .blank : now, place.row, place.column)
    let (top, bottom) = (reference(above, at: place), reference(below, at: place))
    return Formula([
      .text("IF(OR(COUNT("), top, .text(")=0,N("), bottom, .text(")=0),\"\",ROUND(N("), top, .text(")/N("), bottom,
      .text(")*100,2))"),
    ])
  }

  /// The cell of the same figure in its measure from the beginning of the year.
  private func base(_ bound: BoundCell, _ place: EntryPlace, _ grid: SectionGrid) -> EntryPlace? {
    guard var key = grid.key(of: bound, place.row)?.key else { return nil }
    switch bound.measure {
    case .inPeriod, .programmeToDate: key.measure = .yearToDate
    case .disbursedInPeriod: key.measure = .disbursedYearToDate
    default: return nil
    }
    guard let base = places[key], base != place, isLive(base) else { return nil }
    return base
  }

  /// What is typed into the workbook changes the cell.
  private func isLive(_ place: EntryPlace) -> Bool {
    switch book.sections[place.section][place.row, place.column] {
    case .entry, .copy: true
    case .shown: hasShare || isWorkedOut(place)
    case .nothing: false
    }
  }

  private func isWorkedOut(_ place: EntryPlace) -> Bool {
    guard case .plan(let plan, let rows) = book.sections[place.section].source,
      case .computed = plan.plan(row: rows[place.row].template, place: place.column)
    else { return false }
    return true
  }

  /// What the earlier report of the year said, in display units.
  private func before(_ bound: BoundCell, _ place: EntryPlace, _ grid: SectionGrid) -> DecimalNumber? {
    var earlier = bound
    earlier.period = .previousInYear
    earlier.measure = bound.measure == .disbursedInPeriod ? .disbursedYearToDate : .yearToDate
    return grid.observed(earlier, place.row).number
  }
}
