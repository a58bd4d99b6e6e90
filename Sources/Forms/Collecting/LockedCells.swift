import Diagnostics
import Indicators
import Quantities
import Workbooks

/// Finds what was typed over cells that are not the sender's: it is not taken, and must not be dropped in silence.
struct LockedCells {
  /// What was handed out.
  let figures: BlankFigures

  private var context: FillingContext { figures.context }

  /// Cells that still hold a formula are passed over: what they show is worked out again anyway.
  ///
  /// - Parameter index: of the section in its book.
  func findings(of reading: SectionReading, at index: Int) -> [Diagnostic] {
    guard case .plan(let plan, _) = reading.section.source, var handedOut = figures.grids[index] else { return [] }
    var filled = SectionGrid(plan: plan, context: context)
    for (position, value) in reading.values {
      let (row, column) = position.quotientAndRemainder(dividingBy: plan.width)
      guard case .entry(let slot) = reading.section[row, column] else { continue }
      filled.set(Figure(slot.shown(value)), row, column)
    }
    var findings: [Diagnostic] = []
    for row in reading.section.rows.indices {
      for column in reading.section.columns.indices where isLocked(reading.section[row, column], plan, column) {
        guard let cell = reading.found.cell(row, column), cell.formula == nil, !TypedName.key(cell.text).isEmpty else {
          continue
        }
        let now = filled.figure(row, column).value
        if agrees(cell, with: now) || agrees(cell, with: handedOut.figure(row, column).value) { continue }
        findings.append(finding(cell, now, reading, row, column))
      }
    }
    return findings
  }

  private func isLocked(_ cell: EntryCell, _ plan: SectionPlan, _ column: Int) -> Bool {
    switch cell {
    case .entry: false
    case .shown, .copy, .nothing: plan.section.columns[plan.columns[column]].stub == nil
    }
  }

  private func agrees(_ cell: FoundCell, with value: ObservedValue) -> Bool {
    switch value {
    case .number(let number):
      let shown = DecimalNumber(stored: number.description) ?? number
      return DecimalNumber(stored: cell.text) == shown || TypedName.key(cell.text) == number.vietnamese()
    case .date(let date): return cell.daysSince1899.flatMap { TypedDate.read(serial: $0) } == date
    case .text(let text): return TypedName.key(text) == TypedName.key(cell.text)
    case .none, .notApplicable: return context.pack.regime.mark(of: value).map(TypedName.key) == TypedName.key(cell.text)
    case .blank: return false
    }
  }

  private func finding(
    _ cell: FoundCell, _ value: ObservedValue, _ reading: SectionReading, _ row: Int, _ column: Int
  ) -> Diagnostic {
    let section = reading.section
    let subject = [section.rows[row].label, section.columns[column].label].filter { !$0.isEmpty }.joined(separator: ", ")
    return Diagnostic(
      .lockedChanged,
      at: Location(
        file: reading.file, form: section.form, sheet: reading.found.table.sheet.name, cell: cell.address,
        subject: subject),
      ["found": cell.text.excerpt, "shown": context.pack.regime.excerpt(of: value)])
  }
}
