import Documents
import Indicators
import Quantities

/// The table of one section of a workbook to fill: the form's own, with the respondent's cells open, and columns for remarks at its right.
struct BlankTable {
  private(set) var table: Table
  private let section: EntrySection
  private let plan: SectionPlan
  private let rules: EntryRules
  /// First table row of the section's rows.
  private let firstRow: Int

  init(
    book: EntryBook, index: Int, plan: SectionPlan, grid: SectionGrid, rules: EntryRules, palette: inout StylePalette
  ) {
    section = book.sections[index]
    self.plan = plan
    self.rules = rules
    firstRow = plan.header.depth + 1
    var grid = grid
    let formulas = BlankFormulas(book: book, index: index, plan: plan, grid: grid).all(&grid)
    var builder = TableBuilder(grid: grid)
    table = builder.build().table
    table[plan.header.depth, 0].content = .text(SheetAnchor.codes(of: section.code))
    for (place, formula) in formulas { table[firstRow + place.row, place.column + 1].formula = formula }
    table.highlights =
      LiveChecks(section: section, plan: plan, grid: grid, respondent: book.respondent).highlights()
    open(&palette)
    addRemarks(&palette)
    addRules()
    addComparisons(grid)
  }

  /// Beside a total that cannot be added up: what the units below sent, added up.
  private mutating func addComparisons(_ grid: SectionGrid) {
    let context = grid.context
    let children = context.figures.units.children(of: context.unit)
    var notes: [CellNote] = []
    forEachEntry { row, column, slot in
      guard slot.recordID == nil, slot.valueType.isNumber, slot.key.scope == .total, Int(slot.key.unit) == context.unit
      else { return }
      let parts = children.compactMap { child -> DecimalNumber? in
        var key = slot.key
        key.unit = Int32(child)
        let period = slot.key.measure == .forecast ? ReportingPeriod(kind: .year, year: context.period.year) : context.period
        return context.figures.figure(for: key, in: period).number?.shifted(by: slot.shift)
      }
      guard !parts.isEmpty, let sum = parts.reduce(DecimalNumber.zero as DecimalNumber?, { $0?.adding($1) }) else { return }
      let words = "Cộng số của các đơn vị cấp dưới đã gửi: \(sum.vietnamese()) (\(parts.count)/\(children.count) nơi)."
      notes.append(CellNote(row: firstRow + row, column: column + 1, text: words))
    }
    table.notes = notes
  }

  private func forEachEntry(_ body: (Int, Int, EntrySlot) -> Void) {
    for (position, cell) in section.cells.enumerated() {
      guard case .entry(let slot) = cell else { continue }
      body(position / section.columns.count, position % section.columns.count, slot)
    }
  }

  /// Unlocks and colours what is to fill.
  private mutating func open(_ palette: inout StylePalette) {
    var opened: [Int: Int] = [:]
    var entries: [(Int, Int)] = []
    forEachEntry { row, column, _ in entries.append((row, column)) }
    for (row, column) in entries {
      let style = table[firstRow + row, column + 1].style
      let open = opened[style] ?? palette.index(of: palette.styles[style].opened)
      opened[style] = open
      table[firstRow + row, column + 1].style = open
    }
  }

  // MARK: - Remarks

  private mutating func addRemarks(_ palette: inout StylePalette) {
    var columns: [(RemarkColumn, label: String, width: Int, isOpen: [Bool])] = []
    if section.remarkCount > 0 {
      columns.append((.confirm, "Xác nhận / ý kiến", 22, section.rows.map(\.hasRemark)))
    }
    let reasons = section.rows.indices.map { !section.reasonKeys(row: $0).isEmpty }
    if reasons.contains(true) { columns.append((.reason, "Lý do / giải trình", 24, reasons)) }
    for column in columns {
      append(column.0, label: column.label, width: column.width, isOpen: column.isOpen, &palette)
    }
  }

  private mutating func append(
    _ remark: RemarkColumn, label: String, width: Int, isOpen: [Bool], _ palette: inout StylePalette
  ) {
    let number = table.columns.count
    let header = table[0, number - 1].style
    let code = table[plan.header.depth, number - 1].style
    let shut = palette.index(of: CellStyle(wraps: true, hasBorder: true))
    let open = palette.index(of: CellStyle(wraps: true, hasBorder: true).opened)
    var cells: [Cell] = []
    cells.reserveCapacity(table.cells.count + table.rows.count)
    for row in table.rows.indices {
      cells += table.cells[(row * number)..<((row + 1) * number)]
      switch row {
      case 0: cells.append(Cell(.text(label), style: header))
      case ..<plan.header.depth: cells.append(Cell(style: header))
      case plan.header.depth: cells.append(Cell(.text(remark.code), style: code))
      case firstRow..<(firstRow + isOpen.count): cells.append(Cell(style: isOpen[row - firstRow] ? open : shut))
      default: cells.append(Cell(style: plan.header.anchorStyle))
      }
    }
    table.cells = cells
    table.columns.append(Table.Column(widthInCharacters: width))
    if plan.header.depth > 1 {
      table.spans.append(Span(row: 0, column: number, rowCount: plan.header.depth, columnCount: 1))
      table.spans.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    }
    guard remark == .confirm else { return }
    for area in Areas.runs(isOpen.indices.filter { isOpen[$0] }, column: number, firstRow: firstRow) {
      table.entryRules.append(rules.confirmation(area))
    }
  }

  // MARK: - What may be typed

  private mutating func addRules() {
    var byColumn: [Int: [(row: Int, kind: EntryRules.Kind)]] = [:]
    forEachEntry { row, column, slot in
      guard let kind = rules.kind(of: slot, in: plan.section.columns[plan.columns[column]]) else { return }
      byColumn[column, default: []].append((row, kind))
    }
    for column in byColumn.keys.sorted() {
      let entries = byColumn[column] ?? []
      var kinds: [EntryRules.Kind] = []
      for entry in entries where !kinds.contains(entry.kind) { kinds.append(entry.kind) }
      for kind in kinds {
        let rows = entries.filter { $0.kind == kind }.map(\.row)
        for area in Areas.runs(rows, column: column + 1, firstRow: firstRow) {
          table.entryRules.append(rules.rule(kind, in: area))
        }
      }
    }
  }
}

extension CellStyle {
  /// The same look where the sender may write.
  var opened: CellStyle {
    var style = self
    style.isLocked = false
    style.fill = .entry
    return style
  }
}

/// Areas of cells that stand together.
enum Areas {
  /// Rows of one column, ascending, as areas of neighbours.
  static func runs(_ rows: [Int], column: Int, firstRow: Int) -> [Area] {
    var areas: [Area] = []
    for row in rows {
      if let last = areas.last, last.row + last.rowCount == firstRow + row {
        areas[areas.count - 1].rowCount += 1
      } else {
        areas.append(Area(row: firstRow + row, column: column))
      }
    }
    return areas
  }
}
