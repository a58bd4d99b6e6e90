import Diagnostics
import Indicators

/// Figures that were sent and stand in no cell of any form: a category too many or too few, and they vanish without a word.
///
/// Only indicators that have cells are judged: a figure split by categories belongs somewhere when some cell of its indicator asks for
/// all of these categories or for some of them. What only a narrative or a check uses is left alone.
struct UnshownFigures {
  private let pack: RegimePack
  private let figures: Figures
  private let period: ReportingPeriod
  /// Strata of the cells of each indicator.
  private var shown: [Int32: Set<Stratum>] = [:]

  init(plans: OfficePlans, figures: Figures, period: ReportingPeriod) {
    pack = plans.pack
    self.figures = figures
    self.period = period
    for plan in plans.plans.joined() { plan.cells.forEach { add($0) } }
    // What is made from others shows them.
    for (index, indicator) in pack.catalogue.indicators.enumerated() {
      guard case .ratio(let numerator, let denominator) = indicator.rollUp, let strata = shown[Int32(index)] else { continue }
      for part in [numerator, denominator] {
        if let part = pack.catalogue.index(of: part) { shown[Int32(part), default: []].formUnion(strata) }
      }
    }
  }

  private mutating func add(_ plan: CellPlan) {
    switch plan {
    case .bound(let cell): add(cell)
    case .total(let own): own.map { add($0) }
    case .computed(let formula, let own, _):
      own.map { add($0) }
      formula.observed.forEach { add($0) }
    case .empty, .closed, .attribute: return
    }
  }

  private mutating func add(_ cell: BoundCell) {
    if cell.indicator >= 0 { shown[cell.indicator, default: []].insert(cell.stratum) }
  }

  /// One warning (`C003`) for each sender, indicator and stratum; senders and indicators in order.
  func findings() -> [CheckFinding] {
    var found: [Doubt: ObservationKey] = [:]
    let number = PeriodNumber(period)
    let observations = figures.observations
    observations.forEachKey(where: { $0.period == number && shown[$0.indicator] != nil }) { key in
      guard !key.stratum.isTotal, !isShown(key), let observation = observations.observation(for: key) else { return }
      let doubt = Doubt(sender: observation.sender, indicator: key.indicator, stratum: key.stratum)
      if let known = found[doubt], known.unit <= key.unit { return }
      found[doubt] = key
    }
    return found.sorted { $0.key < $1.key }.map { finding($0.value, observations.senders[Int($0.key.sender)]) }
  }

  private struct Doubt: Hashable, Comparable {
    var sender: Int32
    var indicator: Int32
    var stratum: Stratum

    static func < (a: Doubt, b: Doubt) -> Bool {
      (a.sender, a.indicator, a.stratum.bits) < (b.sender, b.indicator, b.stratum.bits)
    }
  }

  private func isShown(_ key: ObservationKey) -> Bool {
    (shown[key.indicator] ?? []).contains { key.stratum.isWithin($0) }
  }

  private func finding(_ key: ObservationKey, _ sender: String) -> CheckFinding {
    let list = pack.regime.disaggregations
    let indicator = pack.catalogue.indicators[Int(key.indicator)]
    let nearest = (shown[key.indicator] ?? []).filter { !$0.isTotal }.map { list.label(of: $0) }.sorted().prefix(3)
    var location = Location()
    if let observation = figures.observations.observation(for: key), observation.line > 0 {
      location = Location(file: figures.observations.files[Int(observation.file)], line: Int(observation.line))
    }
    let diagnostic = Diagnostic(
      .figureNotShown, at: location,
      [
        "indicator": indicator.label, "found": list.label(of: key.stratum),
        "expected": nearest.isEmpty ? "-" : nearest.joined(separator: "; "),
      ])
    return CheckFinding(
      check: Code.figureNotShown.id, form: nil, unit: Int(key.unit), record: key.record, senders: [sender], left: [],
      right: [], reason: nil, diagnostic: diagnostic)
  }
}
