import Diagnostics
import Indicators

/// Takes observations of workspaces below into one set, under the units of the workspace above.
struct LowerGathering {
  private(set) var set: ObservationSet
  /// Names of senders: `694/ld-tbxh` is the sender `ld-tbxh` of the workspace of unit 694.
  private(set) var names: [String: String] = [:]
  private let figures: Figures

  /// - Parameter figures: what the workspace above has itself; it stands before what comes from below.
  init(_ figures: Figures) {
    self.figures = figures
    set = figures.observations
  }

  mutating func add(_ lower: LowerMaterial, of entry: WorkspaceSettings.Below, _ findings: inout Findings) {
    for (index, figures) in lower.figures.enumerated() { add(figures, lower, of: entry, tellsOverruled: index == 0, &findings) }
  }

  /// - Parameter tellsOverruled: other figures here stand before these, which is not as it should be.
  private mutating func add(
    _ below: Figures, _ lower: LowerMaterial, of entry: WorkspaceSettings.Below, tellsOverruled: Bool,
    _ findings: inout Findings
  ) {
    let from = below.observations
    let places = below.units.units.map { place(of: $0, within: entry.unit) }
    let unitName = figures.units.index(of: entry.unit).map { figures.units.units[$0].name } ?? entry.unit
    let senders = from.senders.map { code in
      let name = entry.unit + "/" + code
      names[name] = (lower.senderNames[code] ?? code) + ", " + unitName
      return set.sender(name)
    }
    let files = from.files.map { set.file(entry.source + "/" + $0) }
    var strangers: [Int32: Int] = [:]
    var overruled: [ObservationKey] = []
    set.reserve(from.count)
    from.forEach { key, observation in
      guard let unit = places[Int(key.unit)] else { return strangers[key.unit, default: 0] += 1 }
      var key = key
      key.unit = unit
      var observation = observation
      observation.sender = senders[Int(observation.sender)]
      observation.file = files[Int(observation.file)]
      if key.record > 0 {
        let record = from.records[Int(key.record) - 1]
        key.record = set.record(record.id, type: record.type, sender: observation.sender, unit: unit, period: key.period)
      }
      if figures.catalogue.traits[Int(key.indicator)].rollUp == .text, key.measure != .note {
        return set.insertBeside(observation, for: key)
      }
      if let other = set.insert(observation, for: key), other.value != observation.value { overruled.append(key) }
    }
    tell(strangers, below.units, entry, &findings)
    if tellsOverruled, let first = overruled.first {
      let label = figures.catalogue.indicators[Int(first.indicator)].label
      findings.add(
        Diagnostic(
          .lowerFigureOverruled, at: Location(file: entry.source),
          ["count": String(overruled.count), "indicator": label, "unit": figures.units.units[Int(first.unit)].name]))
    }
  }

  /// The same unit here, by code and first day; `nil` where there is none, or not below the unit of the workspace.
  private func place(of unit: OrganisationUnit, within top: String) -> Int32? {
    guard let index = figures.units.index(of: unit.code), figures.units.units[index].validFrom == unit.validFrom,
      let topIndex = figures.units.index(of: top), index == topIndex || figures.units.isBelow(index, topIndex)
    else { return nil }
    return Int32(index)
  }

  private func tell(
    _ strangers: [Int32: Int], _ units: UnitTree, _ entry: WorkspaceSettings.Below, _ findings: inout Findings
  ) {
    for (unit, count) in strangers.sorted(by: { $0.key < $1.key }) {
      let stranger = units.units[Int(unit)]
      findings.add(
        Diagnostic(
          .lowerUnitUnknown, at: Location(file: entry.source),
          ["name": "\(stranger.name) (\(stranger.code))", "count": String(count), "unit": entry.unit]))
    }
  }
}
