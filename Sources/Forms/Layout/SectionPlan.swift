import Documents
import Indicators

/// A section made ready for one kind of period and one audience: columns chosen, every cell's meaning worked out once, so that filling many
/// units costs only the look-ups.
struct SectionPlan: Sendable {
  let section: Section
  /// Indices of the columns that stand, in order.
  let columns: [Int]
  /// Per column of the section: its place in `columns`, or -1.
  let places: [Int]
  /// Per row of the section: whether it stands.
  let admitsRow: [Bool]
  /// Per row of the section and laid-out column.
  let cells: [CellPlan]
  let looks: [CellLook]
  let header: TableHeader

  var width: Int { columns.count }

  func plan(row: Int, place: Int) -> CellPlan { cells[row * columns.count + place] }
  func look(row: Int, place: Int) -> CellLook { looks[row * columns.count + place] }
}

/// Works out the plan of a section.
struct SectionPlanner {
  let section: Section
  let catalogue: IndicatorCatalogue
  let disaggregations: DisaggregationList
  let period: ReportingPeriod.Kind
  let audience: Audience
  /// Role that owns the form: what `owner` means.
  let ownerRole: String

  func plan(_ palette: inout StylePalette) -> SectionPlan {
    let columns = section.columns.indices.filter { section.columns[$0].periods.admits(period) }
    var places = [Int](repeating: -1, count: section.columns.count)
    for (place, index) in columns.enumerated() { places[index] = place }
    var cells: [CellPlan] = []
    var looks: [CellLook] = []
    let looker = CellLooks(section: section, catalogue: catalogue)
    for row in section.rows {
      for index in columns {
        let column = section.columns[index]
        let plan = column.stub == nil ? cell(row, column) : .empty
        cells.append(plan)
        looks.append(looker.look(row, column, plan, &palette))
      }
    }
    return SectionPlan(
      section: section, columns: columns, places: places, admitsRow: section.rows.map(admits), cells: cells,
      looks: looks, header: TableHeader(section: section, columns: columns, palette: &palette))
  }

  // MARK: - Who sees what

  private func admits(_ row: Row) -> Bool {
    guard row.periods.admits(period) else { return false }
    guard case .collector(let level) = audience else { return true }
    switch row.kind {
    case .heading, .total, .eachUnit, .eachRecord: return true
    case .figures: return collects(row, level)
    }
  }

  /// Whether somebody of a level enters the row; rows that are all formula stand where one of their parts does.
  private func collects(_ row: Row, _ level: String) -> Bool {
    if let role = row.collectedBy { return role == level }
    if let index = row.aspects.indicator ?? section.aspects.indicator {
      return catalogue.indicators[index].collectedBy == level
    }
    return row.formula?.rows.contains { collects(section.rows[$0], level) } ?? false
  }

  // MARK: - One cell

  private func cell(_ row: Row, _ column: Column) -> CellPlan {
    if row.kind == .heading { return .empty }
    if let open = row.openColumns, !open.contains(column.code) { return .closed }
    if let attribute = column.aspects.attribute {
      if case .eachRecord = row.kind { return .attribute(attribute) }
      return .empty
    }
    let aspects = row.aspects.completed(by: column.aspects).completed(by: section.aspects)
    let shift = shift(row, column)
    let own = bound(aspects, shift)
    if let formula = formula(row, column) {
      guard case .some(let chosen) = formula else { return .closed }
      // A column that only computes has no key of its own: its row's figure is another column's.
      let ownsKey = chosen != column.formula || column.aspects.indicator != nil || column.aspects.measure != nil
      return .computed(
        chosen.map { bound($0.replacing(in: aspects, disaggregations), shift) ?? .nothing }, own: ownsKey ? own : nil)
    }
    if row.kind == .total, !column.holdsText { return .total(own: own) }
    if let own { return .bound(own) }
    if aspects.part == .denominator { return .closed }
    return column.holdsText ? .empty : .closed
  }

  /// The formula of a cell: `nil` = none; `.some(nil)` = two ratios meet and the cell is closed.
  private func formula(_ row: Row, _ column: Column) -> Expression?? {
    if column.holdsText { return column.formula.map { .some($0) } ?? nil }
    switch (row.formula, column.formula) {
    case (nil, nil): return nil
    case (let formula?, nil): return .some(formula)
    case (nil, let formula?): return .some(formula)
    case (let byRow?, let byColumn?):
      if byRow.isRatio, byColumn.isRatio { return .some(nil) }
      return .some(byColumn.isRatio ? byColumn : byRow)
    }
  }

  private func shift(_ row: Row, _ column: Column) -> Int {
    (row.displayUnit ?? column.displayUnit ?? section.displayUnit)?.shift ?? 0
  }

  private func bound(_ aspects: Aspects, _ shift: Int) -> BoundCell? {
    guard var index = aspects.indicator else { return nil }
    if let part = aspects.part {
      guard let of = self.part(part, of: index) else { return nil }
      index = of
    }
    let indicator = catalogue.indicators[index]
    return BoundCell(
      indicator: Int32(index), stratum: Stratum(aspects.categories) ?? .total, scope: aspects.scope ?? .total,
      period: aspects.period ?? .own, measure: aspects.measure ?? .yearToDate,
      shift: indicator.valueType == .money ? shift : 0, unitIsSender: aspects.unitIsSender)
  }

  private func part(_ part: RatioPart, of index: Int) -> Int? {
    guard case .ratio(let numerator, let denominator) = catalogue.indicators[index].rollUp else {
      return part == .numerator ? index : nil
    }
    return catalogue.index(of: part == .numerator ? numerator : denominator)
  }
}

extension BoundCell {
  /// An observation that names no indicator and so has no value.
  static let nothing = BoundCell(
    indicator: -1, stratum: .total, scope: .total, period: .own, measure: .yearToDate, shift: 0, unitIsSender: false)
}

extension Aspects {
  /// `base` with what these aspects name replaced; categories replace those of the same disaggregation.
  func replacing(in base: Aspects, _ list: DisaggregationList) -> Aspects {
    var result = completed(by: base)
    let named = categories.map { list.disaggregationIndex(of: $0) }
    result.categories = categories + base.categories.filter { !named.contains(list.disaggregationIndex(of: $0)) }
    return result
  }
}
