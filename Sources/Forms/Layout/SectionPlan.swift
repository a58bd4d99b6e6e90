import Documents
import Indicators

/// A section made ready for one kind of period and one audience: columns chosen, every cell's meaning worked out once, so that filling many
/// units costs only the look-ups. A class, because everything that fills a table holds it and copies would count many references.
final class SectionPlan: Sendable {
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
  /// The rows as they stand in every report; `nil` where they are those of units or records.
  let fixedRows: LaidRows?
  /// Per laid-out column: which stub it is, if any.
  let stubs: [StubKind?]
  /// Per row of the section and per laid-out column: the flags that it asks of units; both empty when nothing asks for any.
  let rowFlags: [[String]]
  let columnFlags: [[String]]
  /// Per row of the section: what its rows are in a table.
  let rowKinds: [Table.Row.Kind]
  /// Per row of the section.
  let anchors: [RowAnchor]
  /// Per row of the section: a blank of it leaves a sum incomplete. A sum of optional rows is optional itself.
  let requiresRow: [Bool]
  let width: Int

  init(
    section: Section, columns: [Int], places: [Int], admitsRow: [Bool], cells: [CellPlan], looks: [CellLook], header: TableHeader,
    fixedRows: LaidRows?, stubs: [StubKind?], rowFlags: [[String]], columnFlags: [[String]]
  ) {
    self.section = section
    self.columns = columns
    self.places = places
    self.admitsRow = admitsRow
    self.cells = cells
    self.looks = looks
    self.header = header
    self.fixedRows = fixedRows
    self.stubs = stubs
    self.rowFlags = rowFlags
    self.columnFlags = columnFlags
    rowKinds = section.rows.map { row in
      switch row.kind {
      case .heading: .heading
      case .total: .total
      case .eachUnit where row.isOuter: .total
      default: .body
      }
    }
    anchors = section.rows.indices.map { section.anchor(ofRow: $0) }
    requiresRow = section.rows.map { row in
      if row.isOptional { return false }
      guard let parts = row.formula?.rows, !parts.isEmpty else { return true }
      return !parts.allSatisfy { section.rows[$0].isOptional }
    }
    width = columns.count
  }

  /// Some row or column asks for flags of units.
  var isGated: Bool { !rowFlags.isEmpty }

  func plan(row: Int, place: Int) -> CellPlan { cells[row * width + place] }
  func look(row: Int, place: Int) -> CellLook { looks[row * width + place] }
}

/// Works out the plan of a section. A class, so that closures over it copy a reference and not the section.
final class SectionPlanner {
  private let section: Section
  private let catalogue: IndicatorCatalogue
  private let disaggregations: DisaggregationList
  private let period: ReportingPeriod.Kind
  private let audience: Audience
  private let responsibility: Responsibility
  private let formulas: BoundFormulas

  /// - Parameter owner: role that owns the form or report.
  init(section: Section, owner: String, pack: RegimePack, period: ReportingPeriod.Kind, audience: Audience) {
    self.section = section
    responsibility = Responsibility(owner: owner, pack: pack)
    self.catalogue = pack.catalogue
    self.disaggregations = pack.regime.disaggregations
    self.period = period
    self.audience = audience
    let columns = section.columns.indices.filter { section.columns[$0].periods.admits(period) }
    formulas = BoundFormulas(columns: columns, of: section)
  }

  /// A column that stands. A class, because every row looks at it and a copy counts many references.
  private final class Standing {
    let column: Column
    let place: Int
    /// Its aspects, completed by the section's.
    let aspects: Aspects

    init(_ column: Column, place: Int, of section: Section) {
      self.column = column
      self.place = place
      aspects = column.aspects.completed(by: section.aspects)
    }
  }

  /// - Parameter wanted: rows whose figures are asked for; what they refer to is planned with them. `nil` = all.
  func plan(_ palette: inout StylePalette, rows wanted: Set<Int>? = nil) -> SectionPlan {
    let columns = formulas.columns
    let needed = wanted.map(closure)
    let standing = columns.enumerated().map { Standing(section.columns[$1], place: $0, of: section) }
    var cells: [CellPlan] = []
    var looks: [CellLook] = []
    cells.reserveCapacity(section.rows.count * columns.count)
    looks.reserveCapacity(section.rows.count * columns.count)
    var looker = CellLooks(catalogue: catalogue, width: columns.count)
    for (number, row) in section.rows.enumerated() {
      guard needed?.contains(number) ?? true else {
        cells += repeatElement(.empty, count: columns.count)
        looks += repeatElement(CellLook(style: 0, isText: true), count: columns.count)
        continue
      }
      formulas.begin(row)
      for one in standing {
        // What says nothing but words has no figure, whatever its aspects.
        let hasFigure = one.column.stub == nil && row.kind != .heading
        let aspects = hasFigure ? row.aspects.completed(by: one.aspects) : Aspects()
        let plan = hasFigure ? cell(row, one, aspects) : .empty
        cells.append(plan)
        looks.append(looker.look(row, one.column, one.place, plan, aspects, &palette))
      }
    }
    var admitted = section.rows.indices.map { (needed?.contains($0) ?? true) && admits(section.rows[$0]) }
    if case .collector = audience { dropEmptyHeadings(&admitted) }
    let fixed = LaidRows(fixedIn: section, admitted: admitted)
    // Of a section from which sentences only quote no table is made.
    if let fixed, wanted == nil { formulas.makeLive(&cells, over: fixed) }
    return SectionPlan(
      section: section, columns: columns, places: formulas.places, admitsRow: admitted, cells: cells,
      looks: looks, header: TableHeader(section: section, columns: columns, palette: &palette), fixedRows: fixed,
      stubs: standing.map(\.column.stub), rowFlags: isGated ? section.rows.map(\.requiredFlags) : [],
      columnFlags: isGated ? standing.map(\.column.requiredFlags) : [])
  }

  private var isGated: Bool {
    section.rows.contains { !$0.requiredFlags.isEmpty } || section.columns.contains { !$0.requiredFlags.isEmpty }
  }

  /// The rows and all that they refer to, down to the last.
  private func closure(_ wanted: Set<Int>) -> Set<Int> {
    var result: Set<Int> = []
    var open = Array(wanted)
    while let index = open.popLast() {
      guard result.insert(index).inserted else { continue }
      let row = section.rows[index]
      open += (row.formula?.rows ?? []) + row.addends
      if let parent = row.lineOf { open.append(parent) }
      open += section.rows.indices.filter { section.rows[$0].lineOf == index }
    }
    return result
  }

  // MARK: - Who sees what

  private func admits(_ row: Row) -> Bool {
    guard row.periods.admits(period) else { return false }
    guard case .collector(let level) = audience else { return true }
    switch row.kind {
    case .heading, .total, .eachUnit, .eachRecord: return true
    case .figures: return responsibility.collects(row, of: section, level: level)
    }
  }

  /// A heading over nothing does not stand. One that is counted (1, 2, …) reaches to the next row that is, another (I, II, …) to the
  /// next of its kind.
  private func dropEmptyHeadings(_ admitted: inout [Bool]) {
    func isCounted(_ row: Row) -> Bool { row.ordinal.first?.isNumber ?? false }
    for (index, heading) in section.rows.enumerated() where heading.kind == .heading && admitted[index] {
      let rest = section.rows[(index + 1)...]
      let end = rest.firstIndex { row in
        isCounted(row) ? isCounted(heading) : row.kind == .heading
      }
      admitted[index] = rest.indices.prefix { $0 != end }.contains { admitted[$0] && section.rows[$0].kind != .heading }
    }
  }

  // MARK: - One cell

  private func cell(_ row: Row, _ standing: Standing, _ aspects: Aspects) -> CellPlan {
    if let open = row.openColumns, !open.contains(standing.column.code) { return .closed }
    if let attribute = standing.column.aspects.attribute {
      if case .eachRecord = row.kind { return .attribute(attribute) }
      return .empty
    }
    let shift = shift(row, standing.column)
    let own = bound(aspects, shift)
    switch BoundFormulas.choice(row, standing.column) {
    case .closed: return .closed
    case .column(let formula):
      let bound = formulas.ofColumn(standing.place, formula) { bind($0, aspects, shift) }
      return .computed(bound.tree, own: ownsKey(standing.column) ? own : nil, live: bound.live)
    case .row(let formula):
      let bound = formulas.ofRow(formula) { bind($0, aspects, shift) }
      // A column that only computes has no key of its own: its row's figure is another column's.
      let ownsKey = ownsKey(standing.column) || formula != standing.column.formula
      return .computed(bound.tree, own: ownsKey ? own : nil, live: bound.live)
    case .none: break
    }
    if row.kind == .total, !standing.column.holdsText { return .total(own: own) }
    if let own { return .bound(own) }
    if aspects.part == .denominator { return .closed }
    return standing.column.holdsText ? .empty : .closed
  }

  private func ownsKey(_ column: Column) -> Bool { column.aspects.indicator != nil || column.aspects.measure != nil }

  /// What a formula observes in one cell.
  private func bind(_ observed: Aspects, _ aspects: Aspects, _ shift: Int) -> BoundCell {
    bound(observed.replacing(in: aspects, disaggregations), shift) ?? .nothing
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
    return BoundCell(
      indicator: Int32(index), stratum: Stratum(aspects.categories) ?? .total, scope: aspects.scope ?? .total,
      period: aspects.period ?? .own, measure: aspects.measure ?? .yearToDate,
      shift: catalogue.indicators[index].valueType == .money ? shift : 0,
      sums: catalogue.traits[index].rollUp.isAdditive || catalogue.indicators[index].recordType != nil,
      unitIsSender: aspects.unitIsSender)
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
    indicator: -1, stratum: .total, scope: .total, period: .own, measure: .yearToDate, shift: 0, sums: false,
    unitIsSender: false)
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
