import Diagnostics
import Forms
import Indicators
import Quantities

/// One tidy file, read once for each state of the units that its periods know: a commune's code of 2022 may mean another commune in 2025.
struct DatedReading {
  /// What was read under the units of some periods; rows of other periods are in another reading.
  private(set) var readings: [(reading: TidyObservations, periods: Set<ReportingPeriod>)] = []
  private(set) var findings: [Diagnostic] = []

  init(_ bytes: [UInt8], _ path: String, _ workspace: Workspace) {
    func tree(_ period: ReportingPeriod) -> UnitTree {
      let day = workspace.settings.period(period)?.cutOff ?? period.lastDay
      return UnitTree(workspace.units, on: day, kinds: workspace.pack.regime.unitKinds)
    }
    func read(_ tree: UnitTree) -> TidyObservations {
      var reading = TidyObservations(vocabulary: workspace.reading.vocabulary(tree))
      reading.read(bytes, file: path)
      return reading
    }
    let programme = workspace.pack.regime.programme
    let whole = read(tree(workspace.settings.periods.last?.period ?? ReportingPeriod(kind: .year, year: programme.lastYear)))
    var groups: [(tree: UnitTree, periods: Set<ReportingPeriod>)] = []
    for period in whole.periods {
      let own = tree(period)
      if let known = groups.firstIndex(where: { Self.units($0.tree) == Self.units(own) }) {
        groups[known].periods.insert(period)
      } else {
        groups.append((own, [period]))
      }
    }
    let isAlike = groups.count < 2 && groups.allSatisfy { Self.units($0.tree) == Self.units(whole.vocabulary.tree) }
    readings = isAlike ? [(whole, Set(whole.periods))] : groups.map { (read($0.tree), $0.periods) }
    // A unit that is gone under one reading stands in another.
    let all = readings.isEmpty ? whole.findings.all : readings.flatMap { $0.reading.findings.all }
    var seen: Set<Diagnostic> = []
    findings = all.filter { $0.code != .unitGone && seen.insert($0).inserted }
  }

  private static func units(_ tree: UnitTree) -> [String] { tree.units.map { $0.code + "@" + ($0.validFrom?.iso ?? "") } }
}
