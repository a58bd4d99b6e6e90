package import Diagnostics
package import Forms
package import Indicators
import Quantities
import Store

/// Everything of a workspace that one period's reports are made from.
package struct PeriodMaterial: Sendable {
  package let workspace: Workspace
  package internal(set) var figures: Figures
  package let period: WorkspaceSettings.Period
  /// Names of senders of workspaces below, by `694/ld-tbxh`.
  var lowerSenders: [String: String] = [:]
  /// What has come from each workspace below; empty unless it was asked for.
  var lower: [LowerContribution] = []

  /// The context in which the compiling office fills its documents.
  package var context: FillingContext { context(audience: .labourOffice, sender: nil) }

  /// The context of one sender: its own unit, head and part of the forms.
  package func context(for sender: WorkspaceSettings.Sender) -> FillingContext {
    var context = context(audience: audience(of: sender), sender: sender)
    context.duties = workspace.notices(to: sender, for: period.period)
    return context
  }

  /// A sender whose role is held once a unit of a level collects; another owns forms.
  package func audience(of sender: WorkspaceSettings.Sender) -> Audience {
    workspace.pack.regime.audience(ofRole: sender.role)
  }

  /// The sender as one who fills a workbook.
  package func respondent(for sender: WorkspaceSettings.Sender) -> Respondent {
    Respondent(
      sender: sender.code, role: sender.role, unit: context(audience: audience(of: sender), sender: sender).unit,
      sharesUnit: workspace.settings.senders.count { $0.unit == sender.unit } > 1)
  }

  private func context(audience: Audience, sender: WorkspaceSettings.Sender?) -> FillingContext {
    let settings = workspace.settings
    let unit = sender.flatMap { figures.units.index(of: $0.unit) } ?? figures.units.index(of: settings.unit) ?? 0
    return FillingContext(
      pack: workspace.pack, figures: figures, unit: unit, period: period.period, cutOff: period.cutOff,
      status: period.status, audience: audience,
      letterhead: workspace.letterhead(of: sender ?? settings.sender(settings.compiler), for: period),
      senderNames: senderNames,
      confirmedLayouts: workspace.confirmedLayouts)
  }

  /// As tables and joined texts name whoever sends, here and below.
  var senderNames: [String: String] {
    let own = workspace.settings.senders.map { ($0.code, $0.shortName) }
    return Dictionary(own, uniquingKeysWith: { first, _ in first }).merging(lowerSenders) { first, _ in first }
  }
}

extension Workspace {
  /// Reads the observations, unless that was begun when the workspace was opened, and gets a period ready, with the figures of workspaces below.
  ///
  /// - Throws: ``Rejection`` with every finding about units, observations and plan; ``OutsideTrouble``.
  package func material(for period: ReportingPeriod) throws -> Accepted<PeriodMaterial> {
    try material(for: period, tellsForms: false)
  }

  /// - Parameter tellsForms: tells too of which forms something came from below.
  func material(for period: ReportingPeriod, tellsForms: Bool) throws -> Accepted<PeriodMaterial> {
    let read = try observations(of: period)
    let material = PeriodMaterial(workspace: self, figures: read.value.figures, period: read.value.period)
    return try LowerFigures(self, period, .accepted, tellsForms: tellsForms)
      .added(to: Accepted(material, findings: read.findings))
  }

  private func observations(of period: ReportingPeriod) throws -> Accepted<PeriodReading.Outcome> {
    if let readAhead, readAhead.period == period { return try readAhead.reading.result.get() }
    return try reading.read(period)
  }

  /// What makes figures of observations.
  var reading: PeriodReading {
    PeriodReading(
      folder: folder, settings: settings, units: units, plan: plan, regime: pack.regime, catalogue: pack.catalogue)
  }

  /// Form code to "by whom, against what", for confirmations of the edition that is in the pack.
  var confirmedLayouts: [String: String] {
    var result: [String: String] = [:]
    for confirmation in confirmations where edition(of: confirmation.form) == confirmation.edition {
      result[confirmation.form] = "\(confirmation.by), \(confirmation.source)"
    }
    return result
  }

  func edition(of code: String) -> String? { pack.form(code)?.edition ?? pack.report(code)?.edition }
}
