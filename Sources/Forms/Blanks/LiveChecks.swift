import Diagnostics
import Documents
import Indicators
import Quantities

/// Colours the cells of a sheet red while what is typed breaks a rule of the pack: for rules whose figures all stand in that sheet.
struct LiveChecks {
  private let pack: RegimePack
  private let context: FillingContext
  private let respondent: Respondent
  private let section: EntrySection
  private let firstRow: Int
  private let noneMark: String
  /// Where a figure stands in the sheet, what is typed before what is shown.
  private var cells: [ObservationKey: CellAddress] = [:]
  /// Cells in which somebody types, directly or in those that they are worked out from.
  private var entries: Set<CellAddress> = []
  private var shifts: [CellAddress: Int] = [:]

  init(section: EntrySection, plan: SectionPlan, grid: SectionGrid, respondent: Respondent) {
    pack = grid.context.pack
    context = grid.context
    self.respondent = respondent
    self.section = section
    firstRow = plan.header.depth + 1
    noneMark = grid.context.pack.regime.print(of: .none)
    guard section.recordType == nil else { return }
    for (position, cell) in section.cells.enumerated() {
      let (row, column) = (position / section.columns.count, position % section.columns.count)
      let address = CellAddress(row: firstRow + row, column: column + 1)
      if case .entry(let slot) = cell {
        cells[slot.key] = address
        entries.insert(address)
        shifts[address] = slot.shift
      } else if let bound = bound(cell, plan.plan(row: grid.rows[row].template, place: column)),
        let key = grid.key(of: bound, row)?.key, cells[key] == nil
      {
        cells[key] = address
        shifts[address] = bound.shift
      }
    }
  }

  private func bound(_ cell: EntryCell, _ plan: CellPlan) -> BoundCell? {
    if case .nothing = cell { return nil }
    switch plan {
    case .bound(let bound): return bound
    case .computed(_, let own, _), .total(let own): return own
    default: return nil
    }
  }

  // MARK: - All checks

  /// The highlights of the sheet, in the order of the pack's checks: errors before warnings.
  func highlights() -> [Highlight] {
    guard !entries.isEmpty else { return [] }
    let subjects = CheckSubjects(
      pack: pack, figures: context.figures, unit: respondent.unit, period: context.period,
      asReported: cells.keys.filter { $0.period == PeriodNumber(context.period) }.sorted(by: LiveChecks.precedes))
    var found: [Mark] = []
    for severity in [Severity.error, .warning] {
      for check in pack.checks where check.severity == severity && !check.isOff && isAskable(check) {
        add(check, subjects, &found)
      }
    }
    return merged(found)
  }

  /// A cell to colour, with its condition.
  private struct Mark {
    var address: CellAddress
    var condition: Formula
    var look: Highlight.Look
  }

  private static func precedes(_ a: ObservationKey, _ b: ObservationKey) -> Bool {
    (a.indicator, a.unit, a.scope.rawValue, a.measure.rawValue, a.stratum.bits)
      < (b.indicator, b.unit, b.scope.rawValue, b.measure.rawValue, b.stratum.bits)
  }

  private func isAskable(_ check: Check) -> Bool {
    check.periods.admits(context.period.kind) && check.subject.recordType == nil
      && (check.form == nil || check.form == section.form)
  }

  private func add(_ check: Check, _ subjects: CheckSubjects, _ found: inout [Mark]) {
    var asking = CheckAsking(
      check, figures: context.figures, unit: respondent.unit, period: context.period, attributes: subjects.attributes)
    subjects.forEachPoint(of: check) { point in
      guard let sides = asking.keyed(at: point), let left = placed(sides.left), let right = placed(sides.right) else {
        return
      }
      let asked = sides.condition.flatMap(placed)
      guard sides.condition == nil || asked != nil else { return }
      let all = left.observed + right.observed + (asked?.observed ?? [])
      guard all.contains(where: entries.contains), Set(all.map { shifts[$0] ?? 0 }).count == 1 else { return }
      let marked = left.observed.filter(entries.contains)
      // A sum that the sheet works out is never another than its parts.
      if marked.isEmpty, check.operation == .sumOf { return }
      for address in marked.isEmpty ? right.observed.filter(entries.contains) : marked {
        guard let condition = self.condition(check, left, right, asked, at: address, shift: shifts[all[0]] ?? 0) else { continue }
        found.append(Mark(address: address, condition: condition, look: check.severity == .error ? .error : .warning))
      }
    }
  }

  /// The formula with cells in place of keys. Wholes that the sheet does not hold are left out; any other makes it `nil`.
  private func placed(_ formula: KeyedFormula) -> FormulaTree<CellAddress>? {
    if case .minimum(let wholes) = formula {
      let known = wholes.compactMap(placed)
      return known.isEmpty ? nil : .minimum(known)
    }
    // A closure over the whole value would count a reference for each of its parts, for each cell.
    let cells = cells
    let isKnown = formula.observed.allSatisfy { cells[$0] != nil }
    return isKnown ? formula.map { cells[$0] ?? CellAddress(row: 0, column: 0) } : nil
  }

  /// Neighbours in a column with the same condition, seen from each, are one area.
  private func merged(_ marks: [Mark]) -> [Highlight] {
    var result: [Highlight] = []
    var seen: [CellAddress: [Formula]] = [:]
    for look in [Highlight.Look.error, .warning] {
      let sorted = marks.filter { $0.look == look }.sorted {
        ($0.address.column, $0.address.row) < ($1.address.column, $1.address.row)
      }
      var open: [Highlight] = []
      for mark in sorted {
        if seen[mark.address]?.contains(mark.condition) == true { continue }
        seen[mark.address, default: []].append(mark.condition)
        if let index = open.lastIndex(where: {
          $0.area.column == mark.address.column && $0.area.row + $0.area.rowCount == mark.address.row
            && $0.condition == mark.condition
        }) {
          open[index].area.rowCount += 1
        } else {
          open.append(Highlight(look, in: Area(row: mark.address.row, column: mark.address.column), when: mark.condition))
        }
      }
      result += open
    }
    return result
  }

  // MARK: - One condition

  private func condition(
    _ check: Check, _ left: FormulaTree<CellAddress>, _ right: FormulaTree<CellAddress>,
    _ asked: FormulaTree<CellAddress>?, at address: CellAddress, shift: Int
  ) -> Formula? {
    let words = ConditionWords(address: address, noneMark: noneMark)
    var parts: [[Formula.Piece]] = []
    if let asked {
      guard let value = words.value(asked) else { return nil }
      parts.append([.text("(")] + value + [.text(")<>0")])
    }
    if check.left.missing != .zero { parts.append(words.isThere(left)) }
    if check.right.missing != .zero { parts.append(words.isThere(right)) }
    guard let fails = words.fails(check, left, right, shift: shift) else { return nil }
    parts.append(fails)
    return Formula([.text("AND(")] + Formula.arguments(parts) + [.text(")")])
  }
}
