import Diagnostics
import Forms
import Indicators
import Quantities

/// One tidy file, read once for each state of the units that its periods know: a commune's code of 2022 may be another commune's in 2025.
struct DatedReading {
  /// Each holds the rows of its own periods, and no row is in two.
  private(set) var readings: [TidyObservations] = []

  init(_ bytes: [UInt8], _ path: String, _ workspace: Workspace) {
    let settings = workspace.settings
    func tree(_ period: ReportingPeriod) -> UnitTree {
      UnitTree(workspace.units, on: workspace.cutOff(of: period), kinds: workspace.pack.regime.unitKinds)
    }
    func reading(_ tree: UnitTree, only wanted: Set<ReportingPeriod>?) -> TidyObservations {
      var reading = TidyObservations(vocabulary: workspace.reading.vocabulary(tree))
      reading.wantedPeriods = wanted
      reading.read(bytes, file: path)
      return reading
    }
    let end = ReportingPeriod(kind: .year, year: workspace.pack.regime.programme.lastYear)
    let first = tree(settings.periods.last?.period ?? end)
    let whole = reading(first, only: nil)
    var groups: [(tree: UnitTree, periods: Set<ReportingPeriod>)] = []
    for period in whole.periods {
      let own = tree(period)
      if let known = groups.firstIndex(where: { $0.tree.hasSameUnits(as: own) }) {
        groups[known].periods.insert(period)
      } else {
        groups.append((own, [period]))
      }
    }
    let isAlike = groups.count < 2 && groups.allSatisfy { $0.tree.hasSameUnits(as: first) }
    readings = isAlike ? [whole] : groups.map { reading($0.tree, only: $0.periods) }
  }

  /// What is wrong with the file, each thing once.
  var findings: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return readings.flatMap(\.findings.all).filter { seen.insert($0).inserted }
  }
}
