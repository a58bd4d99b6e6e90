import Diagnostics
import Documents
import Indicators

/// Turns the grid of a section into a table: header, code line, rows with their hidden anchors, end mark.
struct TableBuilder {
  private var grid: SectionGrid
  private var context: FillingContext { grid.context }
  private let plan: SectionPlan
  private var cells: [Cell] = []
  private var rows: [Table.Row] = []
  private var spans: [Span]
  private let hasLabelStub: Bool
  private let noneMark: String
  private let closedMark: String
  /// The live formula that the cells of a row share.
  private var formulaOfRow: (row: Int, formula: Formula?) = (-1, nil)

  init(plan: SectionPlan, context: FillingContext) {
    self.init(grid: SectionGrid(plan: plan, context: context))
  }

  init(grid: SectionGrid) {
    self.grid = grid
    self.plan = grid.plan
    spans = grid.plan.header.spans
    hasLabelStub = grid.plan.section.columns.contains { $0.stub == .label }
    noneMark = grid.context.pack.regime.print(of: .none)
    closedMark = grid.context.pack.regime.print(of: .notApplicable)
  }

  /// - Returns: the table, whether any of its figures is incomplete, and findings of its formulas.
  mutating func build() -> (table: Table, isIncomplete: Bool, findings: [Diagnostic]) {
    let header = plan.header
    cells = header.cells
    cells.reserveCapacity((grid.rows.count + header.depth + 3) * (plan.width + 1))
    rows.reserveCapacity(grid.rows.count + header.depth + 3)
    rows.append(contentsOf: repeatElement(Table.Row(.header), count: header.depth))
    rows.append(Table.Row(.codeLine))
    var isIncomplete = false
    for index in grid.rows.indices { isIncomplete = append(row: index) || isIncomplete }
    appendEmptyLine()
    cells.append(Cell(.text(SheetAnchor.end), style: header.anchorStyle))
    for _ in 0..<plan.width { cells.append(Cell(.empty, style: header.anchorStyle)) }
    rows.append(Table.Row(.anchorOnly))
    let table = Table(
      columns: header.tableColumns, rows: rows, cells: cells, spans: spans, headerRowCount: header.depth + 1,
      stubColumnCount: 1 + plan.section.stubCount)
    return (table, isIncomplete, grid.findings.all)
  }

  // MARK: - Rows

  private mutating func append(row index: Int) -> Bool {
    let row = grid.rows[index]
    let anchor = row.anchor(in: plan, context.figures.units)
    cells.append(Cell(.text(anchor), style: plan.header.anchorStyle))
    rows.append(Table.Row(plan.rowKinds[row.template]))
    var isIncomplete = false
    let first = row.template * plan.width
    for place in 0..<plan.width {
      let style = plan.looks[first + place].style
      if let stub = plan.stubs[place] {
        appendStub(stub, row, place, style)
      } else {
        let cell = grid.cell(index, place)
        isIncomplete = isIncomplete || cell.figure.isIncomplete
        cells.append(
          Cell(
            content(cell.figure.value), style: style,
            formula: cell.recalculates ? formula(index, place, cell.figure) : nil, isIncomplete: cell.figure.isIncomplete))
      }
    }
    return isIncomplete
  }

  private mutating func appendStub(
    _ stub: StubKind, _ row: LaidRow, _ place: Int, _ style: Int
  ) {
    let isGroupStub = stub == .ordinal || stub == .label
    if isGroupStub, row.groupLength == 0 { return cells.append(Cell(.empty, style: style)) }
    if isGroupStub, row.groupLength > 1 {
      spans.append(Span(row: rows.count - 1, column: place + 1, rowCount: row.groupLength, columnCount: 1))
    }
    switch stub {
    case .ordinal: appendStub(row.ordinal.isEmpty && !hasLabelStub ? row.label : row.ordinal, style)
    case .label: appendStub(row.label, style)
    case .unitOfMeasure: appendStub(plan.section.rows[row.template].unitOfMeasure, style)
    case .line: appendStub(plan.section.rows[row.template].lineOf == nil ? "" : plan.section.rows[row.template].label, style)
    }
  }

  private mutating func appendStub(_ text: String, _ style: Int) {
    cells.append(Cell(text.isEmpty ? .empty : .text(text), style: style))
  }

  // MARK: - Cells

  private func content(_ value: ObservedValue) -> Cell.Content {
    switch value {
    case .blank: .empty
    case .none: .text(noneMark)
    case .notApplicable: .text(closedMark)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .date(let date): .date(date)
    }
  }

  /// The formula of a cell that a spreadsheet recalculates.
  private mutating func formula(_ row: Int, _ place: Int, _ figure: Figure) -> Formula? {
    guard figure.number != nil || figure.isBlank else { return nil }
    switch plan.plan(row: grid.rows[row].template, place: place) {
    case .computed(_, _, .fixed(let formula)): return formula
    case .computed(let formula, _, .sameInRow):
      if formulaOfRow.row != row {
        formulaOfRow = (row, LiveFormula.of(formula, row: row, column: place, in: grid))
      }
      return formulaOfRow.formula
    case .computed(let formula, _, .varies): return LiveFormula.of(formula, row: row, column: place, in: grid)
    case .total:
      if formulaOfRow.row != row { formulaOfRow = (row, LiveFormula.sum(of: grid.addends(of: row), row: row)) }
      return formulaOfRow.formula
    default: return nil
    }
  }

  /// One line over the whole width where a list has no record.
  private mutating func appendEmptyLine() {
    guard let line = plan.section.emptyLine ?? (plan.section.recordType == nil ? nil : "Chưa có dữ liệu"),
      plan.section.recordType != nil, !grid.rows.contains(where: { !$0.recordID.isEmpty })
    else { return }
    let style = plan.section.rows.indices.first.map { plan.look(row: $0, place: 0).style } ?? 0
    cells.append(Cell(.empty, style: plan.header.anchorStyle))
    for place in 0..<plan.width { cells.append(Cell(place == 0 ? .text(line) : .empty, style: style)) }
    if plan.width > 1 { spans.append(Span(row: rows.count, column: 1, rowCount: 1, columnCount: plan.width)) }
    rows.append(Table.Row(.body))
  }
}
