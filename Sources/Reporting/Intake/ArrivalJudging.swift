import Diagnostics
import Forms
import Indicators

/// Checks what came in with what is there, period by period, as if it were there already.
struct ArrivalJudging {
  let workspace: Workspace
  /// What is there.
  let material: (ReportingPeriod) throws -> PeriodMaterial
  /// Whether the rules are asked of a period.
  var isChecked: (ReportingPeriod) -> Bool = { _ in true }

  /// - Returns: one judgement for each arrival, in their order.
  func judge(_ arrivals: [Arrival]) throws -> [Judgement] {
    var judgements = arrivals.map { Judgement($0) }
    let periods = Set(arrivals.flatMap { $0.submissions.map(\.period) })
    for period in periods.sorted(by: { $0.code < $1.code }) {
      try judge(arrivals.map { Part($0, of: period) }, try material(period), &judgements)
    }
    return judgements
  }

  /// The submissions of an arrival that are of one period.
  private struct Part {
    let file: String
    /// Indices of the arrival's submissions.
    let indices: [Int]
    let submissions: [Submission]

    init(_ arrival: Arrival, of period: ReportingPeriod) {
      file = arrival.path
      indices = arrival.submissions.indices.filter { arrival.submissions[$0].period == period }
      submissions = indices.map { arrival.submissions[$0] }
    }
  }

  private func judge(_ parts: [Part], _ material: PeriodMaterial, _ judgements: inout [Judgement]) throws {
    let context = material.context
    let collected = CollectedFigures(
      material.figures, adding: parts.map { CollectedFigures.Arrival(file: $0.file, submissions: $0.submissions) },
      senderNames: context.senderNames, regime: workspace.pack.regime)
    func add(_ diagnostic: Diagnostic, _ source: CollectedFigures.Source, reason: String? = nil) {
      judgements[source.arrival].findings.append(
        Judgement.Finding(
          diagnostic: diagnostic, submissions: [parts[source.arrival].indices[source.submission]], reason: reason ?? ""))
    }
    for finding in collected.findings { add(finding.diagnostic, finding.source) }
    for (number, part) in parts.enumerated() {
      for (position, index) in part.indices.enumerated() {
        judgements[number].changes[index] = collected.changes[number][position]
      }
    }
    guard isChecked(material.period.period) else { return }
    let checks = CollectedChecks(
      collected, pack: workspace.pack, unit: context.unit, period: context.period, files: parts.map(\.file),
      senderNames: context.senderNames)
    for finding in checks.findings { add(finding.diagnostic, finding.source, reason: finding.check.reason) }
  }
}
