import Indicators

/// The reported figures that a figure is or is made of.
struct FigureSources {
  let figures: Figures

  /// Keys under which something stands: the figure's own, else those of what it is computed from; the parts of a ratio
  /// when it has none of its own. In the order of units.
  func keys(of key: ObservationKey) -> [ObservationKey] {
    var found: [ObservationKey] = []
    gather(key, &found)
    if found.isEmpty, case .ratio(let numerator, let denominator) = rollUp(key) {
      for code in [numerator, denominator] {
        guard let index = figures.catalogue.index(of: code) else { continue }
        var part = key
        part.indicator = Int32(index)
        gather(part, &found)
      }
    }
    if found.isEmpty, let entered = Self.entered[key.measure] {
      var typed = key
      typed.measure = entered
      gather(typed, &found)
    }
    return found
  }

  /// What computed measures come from.
  private static let entered: [Measure: Measure] = [
    .inPeriod: .yearToDate, .programmeToDate: .yearToDate, .disbursedInPeriod: .disbursedYearToDate,
  ]

  private func rollUp(_ key: ObservationKey) -> RollUp { figures.catalogue.indicators[Int(key.indicator)].rollUp }

  private func gather(_ key: ObservationKey, _ found: inout [ObservationKey]) {
    if figures.observations.observation(for: key) != nil {
      found.append(key)
      return
    }
    for stratum in figures.observations.finerStrata(of: key) {
      var finer = key
      finer.stratum = stratum
      found.append(finer)
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
}
