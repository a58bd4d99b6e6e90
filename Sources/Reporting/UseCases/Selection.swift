import Diagnostics
import Forms
import Indicators

/// Which forms and reports a request means, in a pack.
struct Selection {
  let request: RenderRequest
  let workspace: Workspace
  private(set) var sender: WorkspaceSettings.Sender?
  /// In the order in which they are written: forms, then reports.
  private(set) var codes: [String] = []

  /// - Throws: ``Rejection`` with `U001`, `U003`, `U005`, `U007`.
  init(_ request: RenderRequest, in workspace: Workspace) throws {
    self.request = request
    self.workspace = workspace
    var findings = Findings()
    sender = request.sender.flatMap { workspace.settings.sender(named: $0, &findings) }
    chooseCodes(&findings)
    try findings.throwIfErrors()
  }

  private mutating func chooseCodes(_ findings: inout Findings) {
    let pack = workspace.pack
    let known = pack.forms.map { ($0.code, $0.periods) } + pack.reports.map { ($0.code, $0.periods) }
    if let wanted = request.forms {
      var seen: Set<String> = []
      for code in wanted where seen.insert(code).inserted {
        guard let (_, periods) = known.first(where: { $0.0 == code }) else {
          let nearest = NearestName.of(code, among: known.map(\.0))
          findings.add(Diagnostic(.formUnknown, at: nil, ["name": code], nearest: nearest))
          continue
        }
        if !admits(periods) { tellPeriod(code, periods, &findings) }
      }
      codes = known.map(\.0).filter(seen.contains)
      return
    }
    // The whole set holds every report; one that is not made for the period says so in its place.
    let reports = request.sender == nil ? Set(pack.reports.map(\.code)) : []
    let onRequest = Set(pack.reports.filter(\.isOnRequest).map(\.code))
    codes = known.filter { !onRequest.contains($0.0) && (admits($0.1) || reports.contains($0.0)) && isOfSender($0.0) }.map(\.0)
    if codes.isEmpty { findings.add(nothing) }
  }

  /// Forms that follow a report of the period as annexes.
  var annexCodes: [String] {
    guard request.hasAnnexes else { return [] }
    return workspace.pack.forms.filter { admits($0.periods) && isOfSender($0.code) }.map(\.code)
  }

  /// There is nothing to write for what was asked.
  var nothing: Diagnostic {
    guard let sender else { return Diagnostic(.nothingToRender, ["period": request.period.code]) }
    return Diagnostic(.senderHasNoForm, ["name": sender.name, "period": request.period.code])
  }

  private func admits(_ periods: [ReportingPeriod.Kind]) -> Bool {
    periods.isEmpty || periods.contains(request.period.kind)
  }

  /// An agency has the forms that it owns; who collects has a part in any; everybody reports.
  private func isOfSender(_ code: String) -> Bool {
    guard let sender, let form = workspace.pack.form(code) else { return true }
    return workspace.pack.regime.role(sender.role)?.level != nil || form.ownerRole == sender.role
  }

  private func tellPeriod(_ code: String, _ periods: [ReportingPeriod.Kind], _ findings: inout Findings) {
    findings.add(
      Diagnostic(
        .formNotInPeriod,
        ["name": code, "period": request.period.code, "periods": periods.map(\.rawValue).joined(separator: ", ")]))
  }
}
