package import Diagnostics
package import Indicators

/// Every rule over the figures as they would stand, as far as it concerns what came in: each finding with the cell of the
/// file in which the figure was typed.
package struct CollectedChecks: Sendable {
  /// A finding and the arrival whose cell it names.
  package struct Finding: Sendable {
    package var arrival: Int
    package var check: CheckFinding
    package var diagnostic: Diagnostic
  }

  package let findings: [Finding]

  /// - Parameters:
  ///   - unit: index of the reporting unit; it and all below it are checked.
  ///   - files: names of the arrivals' files.
  package init(
    _ collected: CollectedFigures, pack: RegimePack, unit: Int, period: ReportingPeriod, files: [String],
    senderNames: [String: String]
  ) {
    let run = CheckRun(
      pack: pack, figures: collected.figures, unit: unit, period: period, senderNames: senderNames)
    let sources = FigureSources(figures: collected.figures)
    findings = run.findings().compactMap { check in
      guard let typed = Self.typed(check, collected, sources) else { return nil }
      var diagnostic = check.diagnostic
      let subject = diagnostic.location?.subject
      diagnostic.location = typed.place.location(in: files[typed.arrival])
      if let subject { diagnostic.location?.subject = subject }
      return Finding(arrival: typed.arrival, check: check, diagnostic: diagnostic)
    }
  }

  /// The cell to look at: that of the left side, or of one of its parts; else of the right.
  private static func typed(
    _ check: CheckFinding, _ collected: CollectedFigures, _ sources: FigureSources
  ) -> (arrival: Int, place: EnteredPlace)? {
    let sides = check.left + check.right
    for figure in sides {
      if let found = collected.places[figure.key] { return found }
    }
    for figure in sides {
      for key in sources.keys(of: figure.key) {
        if let found = collected.places[key] { return found }
      }
    }
    return nil
  }
}
