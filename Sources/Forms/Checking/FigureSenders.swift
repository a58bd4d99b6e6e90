import Indicators

/// Who sent a figure: the one who reported it, or all who reported what it is made of.
struct FigureSenders {
  private let sources: FigureSources

  init(figures: Figures) { sources = FigureSources(figures: figures) }

  /// Sender codes, the plan left out, in the order of units; empty when nobody sent anything.
  func senders(of point: CheckPoint) -> [String] {
    let observations = sources.figures.observations
    var found: [String] = []
    for key in sources.keys(of: point.key) {
      guard let observation = observations.observation(for: key) else { continue }
      let code = observations.senders[Int(observation.sender)]
      if code != "plan", !found.contains(code) { found.append(code) }
    }
    return found
  }
}
