import Indicators

/// Who sent a figure: the one who reported it, or all who reported what it is made of.
struct FigureSenders {
  let figures: Figures

  /// Sender codes, the plan left out, in the order of units; empty when nobody sent anything.
  func senders(of point: CheckPoint) -> [String] {
    var found: [String] = []
    gather(point.key, &found)
    if found.isEmpty, case .ratio(let numerator, let denominator) = rollUp(point.key) {
      for code in [numerator, denominator] {
        guard let index = figures.catalogue.index(of: code) else { continue }
        var key = point.key
        key.indicator = Int32(index)
        gather(key, &found)
      }
    }
    return found
  }

  private func rollUp(_ key: ObservationKey) -> RollUp { figures.catalogue.indicators[Int(key.indicator)].rollUp }

  private func gather(_ key: ObservationKey, _ found: inout [String]) {
    if report(key, &found) { return }
    for stratum in figures.observations.finerStrata(of: key) {
      var finer = key
      finer.stratum = stratum
      report(finer, &found)
    }
    guard key.scope == .total else { return }
    var own = key
    own.scope = .own
    if figures.observations.hasGroup(of: own) { gather(own, &found) }
    for child in figures.units.children(of: Int(key.unit)) {
      var part = key
      part.unit = Int32(child)
      gather(part, &found)
    }
  }

  /// - Returns: whether something stands under exactly this key.
  @discardableResult
  private func report(_ key: ObservationKey, _ found: inout [String]) -> Bool {
    guard let observation = figures.observations.observation(for: key) else { return false }
    let code = figures.observations.senders[Int(observation.sender)]
    if code != "plan", !found.contains(code) { found.append(code) }
    return true
  }
}
