package import Diagnostics
import Forms
package import Indicators
package import Quantities

/// Every form and report of a workspace's regime, with what they are here.
package struct FormsListing: Sendable {
  /// One form or report.
  package struct Line: Sendable {
    package var code: String
    package var number: String
    package var title: String
    package var edition: String
    /// Label of the component, `nil` for forms over the whole programme.
    package var component: String?
    /// Who owes it here: names of the senders that hold the role, or the role's label where nobody does.
    package var owner: String
    package var periods: [ReportingPeriod.Kind]
    package var isReport: Bool
    package var applies: Bool
    package var grounds: [Grounds]
    package var hasReconstructedLayout: Bool
    /// The newest confirmation of this edition.
    package var confirmation: Confirmation?
  }

  /// Name of the reporting unit.
  package var unit: String
  package var regime: String
  /// Forms, then reports.
  package var lines: [Line]

  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  package static func make(workspace folder: String, library: PackLibrary, today: CalendarDate) throws
    -> Accepted<FormsListing>
  {
    let opened = try Workspace.open(folder, library: library)
    let workspace = opened.value
    let tree = workspace.tree(on: today)
    let unit = tree.index(of: workspace.settings.unit)
    var lines = workspace.pack.forms.map { form in
      Line(
        code: form.code, number: form.number, title: form.title, edition: form.edition,
        component: form.component.flatMap { workspace.pack.regime.component($0)?.label },
        owner: workspace.owner(form.ownerRole), periods: form.periods, isReport: false,
        applies: unit.map { form.applies(to: $0, in: tree) } ?? form.requiredFlags.isEmpty, grounds: form.grounds,
        hasReconstructedLayout: form.hasReconstructedLayout,
        confirmation: workspace.confirmation(of: form.code, form.edition))
    }
    lines += workspace.pack.reports.map { report in
      Line(
        code: report.code, number: report.number, title: report.title, edition: report.edition, component: nil,
        owner: workspace.owner(report.ownerRole), periods: report.periods, isReport: true, applies: true,
        grounds: report.grounds, hasReconstructedLayout: report.hasReconstructedLayout,
        confirmation: workspace.confirmation(of: report.code, report.edition))
    }
    let name = unit.map { tree.units[$0].name } ?? workspace.settings.unit
    let listing = FormsListing(unit: name, regime: workspace.pack.regime.title, lines: lines)
    return Accepted(listing, findings: opened.findings)
  }
}

extension Workspace {
  /// The units on a day, or on the last cut-off that the workspace states when its unit is gone by then.
  func tree(on day: CalendarDate) -> UnitTree {
    let tree = UnitTree(units, on: day, kinds: pack.regime.unitKinds)
    guard tree.index(of: settings.unit) == nil, let last = settings.periods.map(\.cutOff).max() else { return tree }
    return UnitTree(units, on: last, kinds: pack.regime.unitKinds)
  }

  func owner(_ role: String) -> String {
    let holders = settings.senders.filter { $0.role == role }.map(\.name)
    if holders.isEmpty { return pack.regime.role(role)?.label ?? role }
    return holders.joined(separator: ", ")
  }

  func confirmation(of code: String, _ edition: String) -> Confirmation? {
    confirmations.last { $0.form == code && $0.edition == edition }
  }
}

/// Records that a reconstructed layout was compared with the annex.
package enum ConfirmLayout {
  /// - Parameters:
  ///   - by: who compared.
  ///   - source: against what.
  ///   - today: the day that is recorded.
  /// - Returns: the record, with a note when the edition was confirmed before.
  /// - Throws: ``Rejection`` (`U001` and what is wrong with the workspace), ``OutsideTrouble``.
  package static func record(
    form code: String, by: String, source: String, workspace folder: String, library: PackLibrary, today: CalendarDate
  ) throws -> Accepted<Confirmation> {
    let opened = try Workspace.open(folder, library: library)
    let workspace = opened.value
    guard let edition = workspace.edition(of: code) else {
      let known = workspace.pack.forms.map(\.code) + workspace.pack.reports.map(\.code)
      throw Rejection(
        Diagnostic(.formUnknown, at: nil, ["name": code], nearest: NearestName.of(code, among: known)))
    }
    var findings = opened.findings
    if let before = workspace.confirmation(of: code, edition) {
      findings.append(
        Diagnostic(.editionConfirmed, ["name": code, "edition": edition, "day": before.date.vietnamese]))
    }
    let clean = (by: VietnameseText.composed(by) ?? by, source: VietnameseText.composed(source) ?? source)
    let confirmation = Confirmation(form: code, edition: edition, by: clean.by, source: clean.source, date: today)
    try Confirmations.append(confirmation, to: workspace.folder)
    return Accepted(confirmation, findings: findings)
  }
}
