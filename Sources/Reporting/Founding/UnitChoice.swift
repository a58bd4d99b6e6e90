import Diagnostics
import Indicators
import Quantities

/// Finds the unit whose workspace is made, and what of a large units file belongs to it.
struct UnitChoice {
  /// Every unit of the file.
  let units: [OrganisationUnit]
  let kinds: [UnitKind]
  /// Levels whose units report for themselves.
  let levels: Set<String>
  let year: Int
  /// The last day of the year, or today in the year that runs.
  let day: CalendarDate

  init(units: [OrganisationUnit], regime: Regime, year: Int, today: CalendarDate) {
    self.units = units
    kinds = regime.unitKinds
    levels = Set(regime.roles.compactMap(\.level))
    self.year = year
    let lastDay = ReportingPeriod(kind: .year, year: year).lastDay
    day = today.year == year ? today : lastDay
  }

  /// Units that stood right above some that report, at any time of the year.
  var candidates: [OrganisationUnit] {
    let levelOf = Dictionary(kinds.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
    let present = units.filter(isInYear)
    let parents = Set(present.filter { levels.contains(levelOf[$0.kind] ?? $0.kind) }.compactMap(\.parent))
    return present.filter { parents.contains($0.code) }
  }

  private func isInYear(_ unit: OrganisationUnit) -> Bool {
    let span = ReportingPeriod(kind: .year, year: year)
    if let from = unit.validFrom, from > span.lastDay { return false }
    if let to = unit.validTo, let start = span.span.start, to < start { return false }
    return true
  }

  /// The unit of a code or a name, with or without its kind: `694`, `Huyện Hớn Quản`, `hớn quản`.
  ///
  /// - Throws: ``Rejection`` with `E005`, `E006`.
  func unit(_ wanted: String) throws -> OrganisationUnit {
    let present = units.filter(isInYear)
    let key = wanted.lowercased()
    var found = present.filter { $0.code == wanted }
    if found.isEmpty {
      found = present.filter { $0.name.lowercased() == key || bareName(of: $0).lowercased() == key }
      let reporting = Set(candidates.map(\.code))
      if found.contains(where: { reporting.contains($0.code) }) { found = found.filter { reporting.contains($0.code) } }
    }
    guard let unit = found.first(where: { $0.isValid(on: day) }) ?? found.last else {
      let names = candidates.flatMap { [$0.code, $0.name, bareName(of: $0)] }
      throw Rejection(
        Diagnostic(
          .unitToReportUnknown, at: nil, ["name": wanted.excerpt, "year": String(year)],
          nearest: NearestName.of(wanted, among: names)))
    }
    if Set(found.map(\.code)).count > 1 {
      let choices = found.prefix(12).map { "\($0.code) \($0.name)" }.joined(separator: ", ")
      throw Rejection(Diagnostic(.unitNameShared, ["name": wanted.excerpt, "choices": choices]))
    }
    return unit
  }

  /// `Hớn Quản` of `Huyện Hớn Quản`.
  func bareName(of unit: OrganisationUnit) -> String {
    guard let label = kinds.first(where: { $0.code == unit.kind })?.label,
      unit.name.lowercased().hasPrefix(label + " ")
    else { return unit.name }
    return String(unit.name.dropFirst(label.count + 1))
  }

  /// `huyện Hớn Quản`, as it stands within a sentence.
  func nameInSentence(of unit: OrganisationUnit) -> String {
    let bare = bareName(of: unit)
    return bare == unit.name ? bare : String(unit.name.dropLast(bare.count)).lowercased() + bare
  }

  /// The rows of the file that a workspace of the unit needs: the unit, those above it, and every one that was ever below it.
  func rows(around unit: OrganisationUnit) -> [OrganisationUnit] {
    var above: Set<String> = [unit.code]
    var next = unit.parent
    while let code = next, above.insert(code).inserted {
      next = units.last { $0.code == code && $0.isValid(on: day) }?.parent ?? units.last { $0.code == code }?.parent
    }
    let below = Set(UnitSuccession.members(below: unit.code, in: units).map(\.code) + [unit.code])
    return units.filter { row in
      if let parent = row.parent, below.contains(parent) { return true }
      return above.contains(row.code) && row.parent.map(above.contains) ?? true
    }
  }
}
