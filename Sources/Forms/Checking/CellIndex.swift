import Indicators

/// Finds the cell of a form that holds a key, in the forms as the office that puts the set together sees them.
///
/// Made only when there is something to point at.
struct CellIndex {
  private struct Binding: Hashable {
    var indicator: Int32
    var stratum: Stratum
    var measure: Measure
    var scope: Scope
    var period: PeriodNumber
  }

  /// A cell of a section's template.
  private struct Place {
    var form: Int
    var section: Int
    var row: Int
    var column: Int
    /// How much it is the place where the figure is entered: typed there, bound, shown only, computed.
    var entry: Int
  }

  private let pack: RegimePack
  private let units: UnitTree
  private let reportingUnit: Int
  private var places: [Binding: [Place]] = [:]

  init(plans: OfficePlans, units: UnitTree, reportingUnit: Int, period: ReportingPeriod) {
    pack = plans.pack
    self.units = units
    self.reportingUnit = reportingUnit
    let periods = ResolvedPeriods(period)
    for (form, template) in pack.forms.enumerated() where admits(template.periods, period.kind) {
      for (section, content) in template.sections.enumerated() where content.periods.admits(period.kind) {
        add(plans.plans[form][section], form, section, periods)
      }
    }
  }

  private func admits(_ kinds: [ReportingPeriod.Kind], _ kind: ReportingPeriod.Kind) -> Bool {
    kinds.isEmpty || kinds.contains(kind)
  }

  private mutating func add(_ plan: SectionPlan, _ form: Int, _ section: Int, _ periods: ResolvedPeriods) {
    for row in plan.section.rows.indices where plan.admitsRow[row] {
      for (place, column) in plan.columns.enumerated() {
        switch plan.plan(row: row, place: place) {
        case .bound(let cell):
          let rank = [Entry.typed: 30, .given: 10][plan.section.columns[column].entry ?? .computed] ?? 20
          add(cell, Place(form: form, section: section, row: row, column: column, entry: rank), periods)
        case .computed(_, let cell?, _), .total(let cell?):
          add(cell, Place(form: form, section: section, row: row, column: column, entry: 0), periods)
        case .attribute(let name):
          guard case .eachRecord(let type) = plan.section.rows[row].kind,
            let index = pack.catalogue.index(of: type + "." + name), let own = periods[.own]
          else { continue }
          let binding = Binding(
            indicator: Int32(index), stratum: .total, measure: .attribute, scope: .total, period: own.number)
          places[binding, default: []].append(
            Place(form: form, section: section, row: row, column: column, entry: 30))
        case .empty, .closed, .computed, .total: break
        }
      }
    }
  }

  private mutating func add(_ cell: BoundCell, _ place: Place, _ periods: ResolvedPeriods) {
    guard cell.indicator >= 0, let period = periods[cell.period] else { return }
    let binding = Binding(
      indicator: cell.indicator, stratum: cell.stratum, measure: cell.measure, scope: cell.scope, period: period.number)
    places[binding, default: []].append(place)
  }

  /// The best cell for a key: in `form` when it has one, entered rather than computed, and for a unit below the
  /// reporting one its own
  /// workbook's when its role collects the figure, else its line in the matrix.
  func cell(for key: ObservationKey, records: [ObservationSet.Record], preferring form: String?) -> CheckedCell? {
    let binding = Binding(
      indicator: key.indicator, stratum: key.stratum, measure: key.measure, scope: key.scope, period: key.period)
    var best: (rank: Int, place: Place)?
    for place in places[binding] ?? [] {
      guard let fit = fit(place, key) else { continue }
      let rank = fit + place.entry + (pack.forms[place.form].code == form ? 100 : 0)
      if best.map({ rank > $0.rank }) ?? true { best = (rank, place) }
    }
    return best.map { cell(at: $0.place, key, records) }
  }

  /// How well a row suits the unit and record of a key; `nil` when it is about others.
  private func fit(_ place: Place, _ key: ObservationKey) -> Int? {
    let section = pack.forms[place.form].sections[place.section]
    switch section.rows[place.row].kind {
    case .heading: return nil
    case .eachRecord: return key.record > 0 || key.measure == .attribute ? 2 : nil
    case .eachUnit(let level):
      guard key.record == 0, Int(key.unit) != reportingUnit, units.levels[Int(key.unit)] == level else { return nil }
      return 2
    case .figures, .total:
      guard key.record == 0 else { return nil }
      if Int(key.unit) == reportingUnit { return 2 }
      let level = units.levels[Int(key.unit)]
      guard section.audience.contains(level) else { return nil }
      let role = pack.catalogue.indicators[Int(key.indicator)].collectedBy
      return pack.regime.role(role)?.level == level ? 3 : 1
    }
  }

  private func cell(at place: Place, _ key: ObservationKey, _ records: [ObservationSet.Record]) -> CheckedCell {
    let form = pack.forms[place.form]
    let section = form.sections[place.section]
    let anchor = section.anchor(ofRow: place.row).text(
      unit: units.units[Int(key.unit)].code, record: key.record > 0 ? records[Int(key.record) - 1].id : "")
    return CheckedCell(
      form: form.code, section: section.code, sheet: section.sheet, row: anchor,
      column: section.columns[place.column].code)
  }
}
