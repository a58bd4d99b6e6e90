import Diagnostics
import Indicators
import Quantities

/// The figures of one section for one report: every cell worked out at most once, in display units.
struct SectionGrid {
  let plan: SectionPlan
  private let ground: Ground
  /// Row by row: the index of a cell in ``cells`` plus 1; 0 for one that nobody asked for yet, -1 while it is worked out.
  private var known: [Int32]
  private var cells: [Cell] = []
  /// Per row: the rows that its totals add, once they were asked for.
  private var addends: [[Int]?]
  private(set) var findings = Findings()
  /// The grid is that of a workbook to fill.
  var sumsWhatIsTyped = false

  /// What stays as it is while cells are worked out, behind one reference, because grids are handed about.
  private final class Ground: Sendable {
    let context: FillingContext
    let laid: LaidRows
    let periods: ResolvedPeriods
    /// Per row: it asks for flags that its unit does not have; empty when no row asks for any.
    let isGatedOut: [Bool]

    init(plan: SectionPlan, context: FillingContext) {
      self.context = context
      laid = RowLayout.rows(of: plan, in: context)
      periods = ResolvedPeriods(context.period)
      isGatedOut = plan.isGated ? laid.rows.map { row in
        let unit = row.unit >= 0 ? row.unit : context.unit
        return !context.figures.units.hasFlag(plan.rowFlags[row.template], at: unit)
      } : []
    }
  }

  var context: FillingContext { ground.context }
  var rows: [LaidRow] { ground.laid.rows }
  /// Per template row: the laid-out rows made of it.
  var places: [[Int]] { ground.laid.places }
  var periods: ResolvedPeriods { ground.periods }

  /// A cell that was worked out.
  struct Cell {
    fileprivate(set) var figure: Figure
    /// A live formula gives the same figure when a spreadsheet recalculates it.
    fileprivate(set) var recalculates: Bool
  }

  init(plan: SectionPlan, context: FillingContext) {
    self.plan = plan
    ground = Ground(plan: plan, context: context)
    let count = ground.laid.rows.count * plan.width
    known = Array(repeating: 0, count: count)
    cells.reserveCapacity(count)
    addends = Array(repeating: nil, count: ground.laid.rows.count)
  }

  /// The figure of a cell, by laid-out row and column.
  mutating func figure(_ row: Int, _ column: Int) -> Figure { cell(row, column).figure }

  /// A cell with its figure worked out, by laid-out row and column.
  mutating func cell(_ row: Int, _ column: Int) -> Cell {
    let index = row * plan.width + column
    let place = Int(known[index])
    if place > 0 { return cells[place - 1] }
    // The decoder refuses cycles; a blank keeps a form alive that slipped through.
    if place < 0 { return Cell(figure: .blank, recalculates: false) }
    known[index] = -1
    let (figure, isLive) = work(row, column)
    let cell = Cell(figure: figure, recalculates: isLive)
    cells.append(cell)
    known[index] = Int32(cells.count)
    return cell
  }

  /// Puts a figure into a cell, whatever it would be; ones worked out from it before keep theirs.
  mutating func set(_ figure: Figure, _ row: Int, _ column: Int) {
    let index = row * plan.width + column
    let place = Int(known[index])
    if place > 0 { return cells[place - 1].figure = figure }
    cells.append(Cell(figure: figure, recalculates: false))
    known[index] = Int32(cells.count)
  }

  private mutating func work(_ row: Int, _ column: Int) -> (figure: Figure, isLive: Bool) {
    switch plan.cells[rows[row].template * plan.width + column] {
    case .empty: return (.blank, false)
    case .closed: return (Figure(.notApplicable), false)
    case _ where plan.isGated && isGatedOut(row, column): return (Figure(.notApplicable), false)
    case .bound(let bound): return (observed(bound, row), false)
    case .attribute(let name): return (attribute(name, row), false)
    case .computed(let formula, let own, _): return computed(formula, own, row, column)
    case .total(let own): return total(own, row, column)
    }
  }

  /// Row or column of a gated plan asks for flags that the unit does not have.
  func isGatedOut(_ row: Int, _ column: Int) -> Bool {
    if ground.isGatedOut[row] { return true }
    let flags = plan.columnFlags[column]
    return !flags.isEmpty && !context.figures.units.hasFlag(flags, at: unit(of: row))
  }

  func unit(of row: Int) -> Int { rows[row].unit >= 0 ? rows[row].unit : context.unit }

  // MARK: - Observations

  func observed(_ bound: BoundCell, _ row: Int) -> Figure {
    guard let (key, period) = key(of: bound, row) else { return .blank }
    return context.figures.figure(for: key, in: period).shifted(by: bound.shift)
  }

  /// The key of a bound cell in a row, with the period in full; `nil` where there is no such period or indicator.
  func key(of bound: BoundCell, _ row: Int) -> (key: ObservationKey, period: ReportingPeriod)? {
    guard bound.indicator >= 0, let period = periods[bound.period] else { return nil }
    let record = rows[row].record
    // What is said of a record is said of the unit that reported it.
    let unit =
      record > 0
      ? context.figures.observations.records[Int(record) - 1].unit
      : Int32(bound.unitIsSender ? context.unit : unit(of: row))
    let key = ObservationKey(
      indicator: bound.indicator, stratum: bound.stratum, unit: unit, scope: bound.scope, period: period.number,
      measure: bound.measure, record: record)
    return (key, period.period)
  }

  private func attribute(_ name: String, _ row: Int) -> Figure {
    let number = rows[row].record
    if name == "id" { return rows[row].recordID.isEmpty ? .blank : Figure(.text(rows[row].recordID)) }
    guard number > 0, let code = plan.section.recordType, let type = context.pack.catalogue.recordType(code) else {
      return .blank
    }
    let record = context.figures.observations.records[Int(number) - 1]
    if name == "sender" {
      let sender = context.figures.observations.senders[Int(record.sender)]
      return Figure(.text(context.senderNames[sender] ?? sender))
    }
    let key = ObservationKey(indicator: 0, unit: record.unit, period: PeriodNumber(context.period))
    guard let value = context.figures.attributeValue(name, of: type, record: number, like: key) else { return .blank }
    return Figure(AttributeWords(context: context).words(value, type.attributes.first { $0.code == name }))
  }

  // MARK: - Totals and formulas

  /// Laid-out rows that a total adds.
  func addends(of row: Int) -> [Int] { addends[row] ?? findAddends(of: row) }

  private func findAddends(of row: Int) -> [Int] {
    let template = plan.section.rows[rows[row].template]
    if !rows[row].children.isEmpty {
      return rows[row].children.filter { rows[$0].children.isEmpty && sameLine($0, row) }
    }
    let owner = template.lineOf.map { plan.section.rows[$0] } ?? template
    return owner.addends.flatMap { index -> [Int] in
      let lines = places.indices.filter {
        plan.section.rows[$0].lineOf == index && plan.section.rows[$0].linePosition == template.linePosition
      }
      return (lines.isEmpty ? places[index] : lines.flatMap { places[$0] }).filter { $0 != row }
    }.sorted()
  }

  private func sameLine(_ a: Int, _ b: Int) -> Bool {
    plan.section.rows[rows[a].template].linePosition == plan.section.rows[rows[b].template].linePosition
  }

  private mutating func total(_ own: BoundCell?, _ row: Int, _ column: Int) -> (figure: Figure, isLive: Bool) {
    let figure = own.flatMap { ownTotal($0, row) } ?? .blank
    if let own, own.indicator >= 0, !own.sums { return (figure, false) }
    if addends[row] == nil { addends[row] = findAddends(of: row) }
    let sum = sum(addends(of: row), column, marksBlank: own != nil && plan.section.recordType == nil)
    return figure.isBlank ? (sum, true) : (figure, figure.value == sum.value)
  }

  /// The figure of a total's own key, where it stands instead of the sum of rows: it is known, or cannot be added up.
  func ownTotal(_ own: BoundCell, _ row: Int) -> Figure? {
    let figure = observed(own, row)
    if own.indicator >= 0, !own.sums { return figure }
    return isTyped(own, row) || figure.isBlank ? nil : figure
  }

  /// In a workbook to fill: a sum of what is typed there is never taken as it was reported before.
  private func isTyped(_ own: BoundCell, _ row: Int) -> Bool {
    guard sumsWhatIsTyped, unit(of: row) == context.unit else { return false }
    switch own.measure {
    case .yearToDate, .inPeriod, .programmeToDate, .adjusted, .disbursedYearToDate, .disbursedInPeriod, .carryRequested:
      return own.period == .own
    case .forecast: return own.period == .own || own.period == .year
    case .plan, .baseline, .allotted, .note, .attribute: return false
    }
  }

  mutating func sum(_ rows: [Int], _ column: Int, marksBlank: Bool) -> Figure {
    var sum = FigureSum()
    for row in rows { sum.add(figure(row, column)) }
    return sum.figure(blankIsMissing: marksBlank)
  }

  private mutating func computed(
    _ formula: FormulaTree<BoundCell>, _ own: BoundCell?, _ row: Int, _ column: Int
  ) -> (figure: Figure, isLive: Bool) {
    var evaluation = FormulaEvaluation(row: row, column: column)
    let result = evaluation.value(of: formula, in: &self)
    if evaluation.overflowed {
      findings.add(Diagnostic(.formulaOverflow, at: Location(sheet: plan.section.sheet)))
    }
    if let own, let reported = reported(own, insteadOf: result, row) { return (reported, false) }
    return (result, true)
  }

  /// What was reported under a computed cell's own key, where the formula comes to nothing.
  func reported(_ own: BoundCell, insteadOf result: Figure, _ row: Int) -> Figure? {
    guard result.isBlank, !isTyped(own, row) else { return nil }
    let reported = observed(own, row)
    return reported.isReported && !reported.isBlank ? reported : nil
  }
}

/// The calendar periods that relative ones mean in this report, worked out once.
struct ResolvedPeriods: Sendable {
  private let list: [(period: ReportingPeriod, number: PeriodNumber)?]

  init(_ period: ReportingPeriod) {
    list = RelativePeriod.allCases.map { relative in
      relative.resolve(from: period).map { ($0, PeriodNumber($0)) }
    }
  }

  subscript(relative: RelativePeriod) -> (period: ReportingPeriod, number: PeriodNumber)? {
    switch relative {
    case .own: list[0]
    case .year: list[1]
    case .previousYear: list[2]
    case .samePeriodLastYear: list[3]
    case .previousInYear: list[4]
    }
  }
}

/// Attributes of records in people's words: labels of categories, names of units.
struct AttributeWords {
  let context: FillingContext

  func words(_ value: ObservedValue, _ attribute: RecordType.Attribute?) -> ObservedValue {
    guard case .text(let text) = value, let attribute else { return value }
    switch attribute.valueType {
    case .category:
      let list = context.pack.regime.disaggregations
      guard let code = attribute.categories, let number = list.number(disaggregation: code, category: text) else {
        return value
      }
      return .text(list.category(number).label)
    case .units:
      let units = context.figures.units
      let names = text.split(separator: ";").map { part -> String in
        let code = String(part).trimmed
        return units.index(of: code).map { units.units[$0].name } ?? code
      }
      return .text(names.joined(separator: "; "))
    default:
      return value
    }
  }
}
