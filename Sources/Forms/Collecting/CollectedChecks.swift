package import Diagnostics
package import Indicators

/// Every rule over the figures as they would stand, as far as it concerns what came in: each finding with the cell of the
/// file in which the figure was typed.
///
/// An error is one only among figures of the same file. Beside what others sent, or sent before, it is a warning: whose figure
/// is wrong is not known, and what a submission is must not hang on the order in which files come. Where others have
/// not sent theirs yet it is a note.
package struct CollectedChecks: Sendable {
  /// A finding and the submission whose cell it names.
  package struct Finding: Sendable {
    package var source: CollectedFigures.Source
    package var check: CheckFinding
    package var diagnostic: Diagnostic
  }

  package private(set) var findings: [Finding] = []
  private let collected: CollectedFigures
  private let sources: FigureSources

  /// - Parameters:
  ///   - unit: index of the reporting unit; it and all below it are checked.
  ///   - files: names of the arrivals' files.
  package init(
    _ collected: CollectedFigures, pack: RegimePack, unit: Int, period: ReportingPeriod, files: [String],
    senderNames: [String: String]
  ) {
    self.collected = collected
    sources = FigureSources(figures: collected.figures)
    let run = CheckRun(
      pack: pack, figures: collected.figures, unit: unit, period: period, senderNames: senderNames)
    findings = run.findings().compactMap { check in
      guard let typed = typed(check) else { return nil }
      var diagnostic = check.diagnostic
      let subject = diagnostic.location?.subject
      diagnostic.location = typed.place.location(in: files[typed.source.arrival])
      if let subject { diagnostic.location?.subject = subject }
      diagnostic.severity = min(diagnostic.severity, greatestSeverity(of: check, typed.source))
      return Finding(source: typed.source, check: check, diagnostic: diagnostic)
    }
  }

  /// The cell to look at: that of the left side, or of one of its parts; else of the right.
  private func typed(_ check: CheckFinding) -> (source: CollectedFigures.Source, place: EnteredPlace)? {
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

  private func greatestSeverity(of check: CheckFinding, _ source: CollectedFigures.Source) -> Severity {
    (check.left + check.right).map { greatestSeverity($0.key, source) }.min() ?? .error
  }

  private func greatestSeverity(_ key: ObservationKey, _ source: CollectedFigures.Source) -> Severity {
    if Self.planned.contains(key.measure) { return .error }
    let own = collected.keys[source.arrival]
    if own.contains(key) { return .error }
    let parts = sources.keys(of: key)
    guard parts.allSatisfy(own.contains) else { return .warning }
    return isWhole(key, parts, own) ? .error : .note
  }

  /// Whether a figure that is made of others is made of all that belong to it: of finer strata of the same unit, or of every unit below.
  private func isWhole(_ key: ObservationKey, _ parts: [ObservationKey], _ own: Set<ObservationKey>) -> Bool {
    if parts.isEmpty { return false }
    if parts.allSatisfy({ $0.unit == key.unit && $0.scope == key.scope }) { return true }
    return collected.figures.units.children(of: Int(key.unit)).allSatisfy { child in
      var below = key
      below.unit = Int32(child)
      return own.contains(below) || parts.contains { Int($0.unit) == child }
    }
  }

  /// Nobody sends these: they come with the plan, whenever files come.
  private static let planned: Set<Measure> = [.plan, .baseline, .allotted]
}
