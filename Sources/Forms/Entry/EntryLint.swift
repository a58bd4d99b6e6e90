import Diagnostics
import Indicators

/// Proves of a pack that every figure has one owner, with one cell in which it is entered, and that everything that is collected has a cell.
///
/// The proof runs over a model district: one unit of each level that the pack speaks of, every flag on it, filled by every role.
struct EntryLint {
  private let pack: RegimePack
  private let units: UnitTree
  /// Where a figure is entered, and by whom.
  private struct Owner {
    var role: String
    var address: String
    var place: Location
  }

  /// Levels that rows or roles speak of, widest first, each below the one before; the first unit stands above them all.
  init(pack: RegimePack) {
    self.pack = pack
    var levels = Set(pack.regime.roles.compactMap(\.level))
    for case .eachUnit(let level) in pack.forms.flatMap(\.sections).flatMap(\.rows).map(\.kind) { levels.insert(level) }
    let flags = Set(pack.regime.unitFlags.map(\.code))
    let kinds = pack.regime.unitKinds.filter { $0.code == $0.level }.map(\.code)
    let chain = [kinds.last { !levels.contains($0) } ?? ""] + kinds.filter(levels.contains)
    let list = chain.enumerated().map { index, kind in
      OrganisationUnit(
        code: "\(index)", name: kind, kind: kind, parent: index == 0 ? nil : "\(index - 1)", flags: flags)
    }
    units = UnitTree(list, on: pack.regime.validFrom, kinds: pack.regime.unitKinds)
  }

  /// T023 for a figure that two roles enter or that is entered twice by one, T024 for one that nobody can enter.
  func findings() -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var entered: Set<Int32> = []
    for kind in ReportingPeriod.Kind.allCases {
      var owners: [EntryIdentity: Owner] = [:]
      for role in pack.regime.roles { add(role, kind, &owners, &entered, &findings) }
    }
    var seen: Set<Diagnostic> = []
    return findings.filter { seen.insert($0).inserted } + homeless(entered)
  }

  private func add(
    _ role: Role, _ kind: ReportingPeriod.Kind, _ owners: inout [EntryIdentity: Owner], _ entered: inout Set<Int32>,
    _ findings: inout [Diagnostic]
  ) {
    guard let unit = role.level.map({ level in units.levels.firstIndex(of: level) }) ?? 0 else { return }
    let respondent = Respondent(sender: role.code, role: role.code, unit: unit, sharesUnit: true)
    let book = EntryForms(pack, kind: kind, role: role.code).book(for: respondent, in: context(kind, unit))
    for section in book.sections {
      for (position, cell) in section.cells.enumerated() {
        guard case .entry(let slot) = cell else { continue }
        entered.insert(slot.key.indicator)
        if pack.catalogue.indicators[Int(slot.key.indicator)].collectedBy == Responsibility.everybody { continue }
        let owner = owner(role.code, section, position)
        if let first = owners[EntryIdentity(slot)] {
          findings.append(twice(slot, first, owner))
        } else {
          owners[EntryIdentity(slot)] = owner
        }
      }
    }
  }

  private func context(_ kind: ReportingPeriod.Kind, _ unit: Int) -> FillingContext {
    let figures = Figures(
      observations: ObservationSet(), units: units, catalogue: pack.catalogue,
      disaggregations: pack.regime.disaggregations, programme: pack.regime.programme)
    let period = ReportingPeriod(kind: kind, year: pack.regime.programme.firstYear, number: kind == .adhoc ? 1 : 0)
    return FillingContext(
      pack: pack, figures: figures, unit: unit, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(parent: "", agency: "", place: ""))
  }

  private func owner(_ role: String, _ section: EntrySection, _ position: Int) -> Owner {
    let (row, column) = (position / section.columns.count, position % section.columns.count)
    let file = pack.form(section.form)?.file ?? pack.report(section.form)?.file
    var line: Int?
    if case .plan(let plan, let rows) = section.source { line = plan.section.rows[rows[row].template].line }
    return Owner(
      role: role, address: "\(section.code)!\(section.rows[row].anchor)/\(section.columns[column].code)",
      place: Location(file: file, line: line))
  }

  private func twice(_ slot: EntrySlot, _ first: Owner, _ second: Owner) -> Diagnostic {
    Diagnostic(
      .enteredTwice, at: second.place,
      [
        "indicator": pack.catalogue.indicators[Int(slot.key.indicator)].code, "measure": slot.key.measure.code,
        "first": "\(first.address) (\(first.role))", "second": "\(second.address) (\(second.role))",
      ])
  }

  /// Indicators that somebody should collect and that no workbook asks for.
  private func homeless(_ entered: Set<Int32>) -> [Diagnostic] {
    if pack.forms.isEmpty { return [] }
    let lists = Set(pack.forms.flatMap(\.sections).compactMap(\.recordType))
    return pack.catalogue.indicators.enumerated().compactMap { index, indicator in
      guard !entered.contains(Int32(index)), isCollected(indicator, lists) else { return nil }
      return Diagnostic(.nowhereEntered, ["indicator": indicator.code, "role": indicator.collectedBy])
    }
  }

  /// Ratios are worked out, records counted, what the plan says is given; and of a list that no form holds the tool keeps the record itself.
  private func isCollected(_ indicator: Indicator, _ lists: Set<String>) -> Bool {
    if indicator.collectedBy == "plan" { return false }
    if let type = indicator.recordType, !lists.contains(type) { return false }
    switch indicator.rollUp {
    case .ratio, .recordCount: return false
    default: return true
    }
  }
}
