import Indicators
import Quantities

/// Follows a figure down to what was reported, each figure once, as far as was asked for.
struct FigureTracer {
  private let words: CheckWords
  private let figures: Figures
  /// Levels below the first figure that are shown.
  private let depth: Int
  private var expanded: Set<Identity> = []
  private var count = 0

  /// More figures than anybody reads; one sum over a nation must not fill memory with words.
  static let limit = 50_000

  private enum Identity: Hashable {
    case cell(row: Int, place: Int)
    case figure(ObservationKey, shift: Int)
  }

  init(_ context: FillingContext, depth: Int) {
    figures = context.figures
    words = CheckWords(
      pack: context.pack, figures: context.figures, period: context.period, senderNames: context.senderNames)
    self.depth = depth
  }

  // MARK: - Figures of indicators

  /// The figure of a key with everything that it is made of.
  ///
  /// - Parameter shift: digits by which the point of money is moved.
  mutating func trace(_ key: ObservationKey, _ period: ReportingPeriod, shift: Int, level: Int) -> TracedFigure {
    let explanation = figures.explanation(of: key, in: period)
    let point = CheckPoint(key: key, period: period)
    let isMoney = figures.catalogue.indicators[Int(key.indicator)].valueType == .money
    let moved = isMoney ? shift : 0
    var traced = TracedFigure(
      key: key, period: period, label: words.label(of: point), figure: explanation.figure.shifted(by: moved),
      unitOfMeasure: moved == 0 ? words.unitOfMeasure(point) : DisplayUnit.millionDong.label, shift: moved,
      rule: .figure(explanation.rule))
    guard !explanation.parts.isEmpty || !explanation.records.isEmpty else { return traced }
    expand(&traced, .figure(key, shift: shift), level) { tracer, level in
      explanation.parts.map { tracer.trace($0.key, $0.period, shift: shift, level: level) }
        + explanation.records.map { tracer.record($0, key, period) }
    }
    return traced
  }

  /// A record that was counted: the first of its properties that was reported.
  private mutating func record(_ record: Int32, _ key: ObservationKey, _ period: ReportingPeriod) -> TracedFigure {
    let listed = figures.observations.records[Int(record) - 1]
    count += 1
    var traced = TracedFigure(label: listed.id, figure: .blank, shift: 0, rule: .attribute)
    for attribute in figures.catalogue.recordType(listed.type)?.attributes ?? [] {
      guard let index = figures.catalogue.index(of: listed.type + "." + attribute.code) else { continue }
      let own = ObservationKey(
        indicator: Int32(index), unit: listed.unit, period: key.period, measure: .attribute, record: record)
      guard let observation = figures.observations.observation(for: own), observation.value != .blank else { continue }
      (traced.key, traced.period) = (own, period)
      traced.figure = Figure(observation.value, isReported: true)
      break
    }
    return traced
  }

  /// Lists the parts of a figure, unless they were listed before or lie too deep.
  private mutating func expand(
    _ traced: inout TracedFigure, _ identity: Identity, _ level: Int,
    _ parts: (inout FigureTracer, Int) -> [TracedFigure]
  ) {
    count += 1
    if expanded.contains(identity) { traced.omission = .repeated } else if level >= depth {
      traced.omission = .tooDeep
    } else if count >= Self.limit {
      traced.omission = .tooMany
    } else {
      expanded.insert(identity)
      traced.parts = parts(&self, level + 1)
    }
  }
}

// MARK: - Cells

extension FigureTracer {
  /// The figure of a cell: the grid's own, with the cells and figures that its formula or total refers to.
  mutating func trace(_ row: Int, _ place: Int, in grid: inout SectionGrid, form: String, level: Int) -> TracedFigure {
    let figure = grid.figure(row, place)
    var traced = TracedFigure(
      cell: grid.cell(row, place, form: form), label: grid.label(row, place), figure: figure, shift: 0, rule: .closed)
    switch grid.basis(row, place) {
    case .closed: return traced
    case .attribute(let key):
      traced.rule = .attribute
      (traced.key, traced.period) = (key, grid.context.period)
    case .observed(let bound):
      guard let (key, period) = grid.key(of: bound, row) else { return traced }
      let observed = trace(key, period, shift: bound.shift, level: level)
      (traced.key, traced.period, traced.shift) = (key, period, observed.shift)
      (traced.rule, traced.parts, traced.omission) = (observed.rule, observed.parts, observed.omission)
      traced.unitOfMeasure = observed.unitOfMeasure
    case .total(let rows):
      traced.rule = .total
      expand(&traced, .cell(row: row, place: place), level) { tracer, level in
        rows.map { tracer.trace($0, place, in: &grid, form: form, level: level) }
      }
    case .formula(let formula):
      traced.formula = FormulaWords(grid).text(of: formula)
      let node = formulaNode(formula, row, place)
      traced.rule = node.rule
      expand(&traced, .cell(row: row, place: place), level) { tracer, level in
        node.parts.map { tracer.trace($0, row, place, in: &grid, form: form, level: level) }
      }
    }
    return traced
  }

  /// A part of a formula with its sign.
  private typealias Operand = (formula: FormulaTree<BoundCell>, isSubtracted: Bool)

  private mutating func trace(
    _ operand: Operand, _ row: Int, _ place: Int, in grid: inout SectionGrid, form: String, level: Int
  ) -> TracedFigure {
    var traced: TracedFigure
    switch operand.formula {
    case .column(let index) where grid.plan.places[index] >= 0:
      traced = trace(row, grid.plan.places[index], in: &grid, form: form, level: level)
    case .row(let index) where grid.places[index].count == 1:
      traced = trace(grid.places[index][0], place, in: &grid, form: form, level: level)
    case .observation(let bound, _):
      guard let (key, period) = grid.key(of: bound, row) else { fallthrough }
      traced = trace(key, period, shift: bound.shift, level: level)
    default:
      traced = part(operand.formula, row, place, in: &grid, form: form, level: level)
    }
    traced.isSubtracted = operand.isSubtracted
    return traced
  }

  /// A part that is no cell and no figure of its own: a number, several rows, a formula within the formula.
  private mutating func part(
    _ formula: FormulaTree<BoundCell>, _ row: Int, _ place: Int, in grid: inout SectionGrid, form: String, level: Int
  ) -> TracedFigure {
    var evaluation = FormulaEvaluation(row: row, column: place)
    let node = formulaNode(formula, row, place)
    let text = FormulaWords(grid).text(of: formula)
    var traced = TracedFigure(
      label: "", formula: text, figure: evaluation.value(of: formula, in: &grid), shift: 0, rule: node.rule)
    count += 1
    guard count < Self.limit else {
      traced.omission = .tooMany
      return traced
    }
    if case .row(let index) = formula {
      traced.rule = .total
      traced.parts = grid.places[index].map { trace($0, place, in: &grid, form: form, level: level) }
    } else {
      traced.parts = node.parts.map { trace($0, row, place, in: &grid, form: form, level: level) }
    }
    return traced
  }

  /// What the top of a formula does, and with which parts.
  private func formulaNode(
    _ formula: FormulaTree<BoundCell>, _ row: Int, _ place: Int
  ) -> (rule: TracedFigure.Rule, parts: [Operand]) {
    let parts = formula.parts.map { Operand($0, false) }
    switch formula {
    case .number: return (.constant, [])
    case .column, .row, .observation: return (.sum, [(formula, false)])
    case .add, .subtract, .negate, .sum: return (.sum, addends(formula, false))
    case .ratio: return (.ratio, parts)
    case .multiply: return (.operation("×"), parts)
    case .divide: return (.operation("÷"), parts)
    case .minimum: return (.operation("min"), parts)
    case .maximum: return (.operation("max"), parts)
    case .ifMissing: return (.operation("?"), parts)
    case .grade: return (.operation("=?"), parts)
    }
  }

  private func addends(_ formula: FormulaTree<BoundCell>, _ isSubtracted: Bool) -> [Operand] {
    switch formula {
    case .add(let a, let b): addends(a, isSubtracted) + addends(b, isSubtracted)
    case .subtract(let a, let b): addends(a, isSubtracted) + addends(b, !isSubtracted)
    case .negate(let a): addends(a, !isSubtracted)
    case .sum(let list): list.flatMap { addends($0, isSubtracted) }
    default: [(formula, isSubtracted)]
    }
  }
}

extension Figure {
  /// The figure with the point of its number moved, for display.
  func shifted(by digits: Int) -> Figure {
    guard digits != 0, let moved = number?.shifted(by: digits) else { return self }
    return Figure(.number(moved), isIncomplete: isIncomplete, isReported: isReported)
  }
}
