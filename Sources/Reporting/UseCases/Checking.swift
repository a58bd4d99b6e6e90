package import Diagnostics
package import Forms
package import Indicators
import Store

/// Every rule within and between forms over the collected figures of one period.
package struct Checking: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Returns: the findings by sender and form, with what there was to say about the workspace itself.
  /// - Throws: ``Rejection`` when the workspace or its figures cannot be used; a rule that does not hold is no
  ///   rejection here.
  package func callAsFunction(workspace folder: String, period: ReportingPeriod) throws -> Accepted<CheckReport> {
    let workspace = try Workspace.open(folder, library: library)
    let material = try workspace.value.figures(for: period, .received)
    return Accepted(
      CheckReport(of: material.value), findings: workspace.findings + material.findings)
  }

  /// The period that a user wrote.
  ///
  /// - Throws: ``Rejection`` with `U004`.
  package static func period(_ text: String) throws -> ReportingPeriod {
    guard let period = ReportingPeriod(text) else {
      throw Rejection(Diagnostic(.periodMalformed, ["name": text]))
    }
    return period
  }
}

/// What checks found, grouped by who has to look at it and by form.
package struct CheckReport: Sendable {
  /// Findings about one form that one sender has to look at, errors first.
  package struct Group: Sendable {
    /// Code of the sender; empty when nobody can be named.
    package var sender: String
    package var senderName: String
    /// Code of the form; empty for findings of no form.
    package var form: String
    package var formTitle: String
    package var findings: [CheckFinding]
  }

  package var unit: String
  package var period: ReportingPeriod
  /// Rules that were asked.
  package var checkCount: Int
  /// Senders in the order of the workspace, forms in the order of their codes.
  package var groups: [Group]

  package var findings: [CheckFinding] { groups.flatMap(\.findings) }

  package func count(_ severity: Severity) -> Int { findings.count { $0.diagnostic.severity == severity } }

  /// Checks the figures of a period.
  init(of material: PeriodMaterial) {
    let context = material.context
    let pack = material.workspace.pack
    let run = CheckRun(
      pack: pack, figures: material.figures, unit: context.unit, period: context.period,
      senderNames: context.senderNames)
    let addressee = Addressee(material: material, reportingUnit: context.unit)
    var lists: [String: [CheckFinding]] = [:]
    for finding in run.findings() {
      lists["\(addressee.sender(of: finding))\u{0}\(finding.form ?? "")", default: []].append(finding)
    }
    unit = material.figures.units.units[context.unit].name
    period = context.period
    checkCount = pack.checks.count { !$0.isOff }
    let senders = material.workspace.settings.senders.map(\.code) + [""]
    let forms = pack.forms.map(\.code) + [""]
    groups = senders.flatMap { sender in
      forms.compactMap { form in
        lists["\(sender)\u{0}\(form)"].map {
          Group(
            sender: sender, senderName: context.senderNames[sender] ?? "", form: form,
            formTitle: pack.form(form).map(\.title) ?? "", findings: Self.sorted($0))
        }
      }
    }
  }

  private static func sorted(_ findings: [CheckFinding]) -> [CheckFinding] {
    Severity.allCases.reversed().flatMap { severity in findings.filter { $0.diagnostic.severity == severity } }
  }
}

/// Who has to look at a finding.
private struct Addressee {
  let material: PeriodMaterial
  let reportingUnit: Int

  /// The one who sent the left side; where that is nobody or several, the sender of the unit: for the reporting unit
  /// the owner of the
  /// form, else the compiling office.
  func sender(of finding: CheckFinding) -> String {
    let settings = material.workspace.settings
    var found: [String] = []
    let senders = finding.left.isEmpty && finding.right.isEmpty ? finding.senders : finding.left.flatMap(\.senders)
    for code in senders where !found.contains(code) { found.append(code) }
    if found.count == 1, settings.sender(found[0]) != nil { return found[0] }
    let unit = material.figures.units.units[finding.unit].code
    let ofUnit = settings.senders.filter { $0.unit == unit }
    if finding.unit != reportingUnit, let own = ofUnit.first { return own.code }
    let role = finding.form.flatMap { material.workspace.pack.form($0)?.ownerRole }
    return ofUnit.first { $0.role == role }?.code ?? settings.compiler
  }
}
