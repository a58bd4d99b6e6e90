import Diagnostics
import Forms
import Indicators
import Workbooks

/// Whose workbook a file is and for when: by its hidden stamp, else by what was named on the command line and by what
/// the head of the form says.
struct DeliveryIdentity: Sendable {
  var sender: WorkspaceSettings.Sender
  var period: ReportingPeriod

  /// - Throws: ``Rejection`` with `I020`, `I022` to `I024`, `U003`, `U004`.
  static func of(
    _ workbook: Workbook, _ stamp: WorkbookStamp?, _ file: String, _ request: IngestRequest, _ workspace: Workspace
  ) throws -> Accepted<DeliveryIdentity> {
    if let stamp { return Accepted(try stamped(stamp, file, request, workspace)) }
    let head = WorkbookHead(workbook)
    let settings = workspace.settings
    let names = settings.senders.map { (code: $0.code, names: [$0.name, $0.shortName] + [$0.letterhead.agency ?? ""]) }
    let code = request.sender ?? head.sender(among: names)
    let period = request.period ?? head.period(among: periods(of: workspace))
    var findings = Findings()
    let place = Location(file: file)
    if code == nil {
      findings.add(
        Diagnostic(
          .stampMissing, at: place, ["what": "nơi gửi", "whatEnglish": "sender", "option": "--sender"]))
    }
    if period == nil {
      findings.add(
        Diagnostic(.stampMissing, at: place, ["what": "kỳ báo cáo", "whatEnglish": "period", "option": "--period"]))
    }
    try findings.throwIfErrors()
    guard let period, let sender = code.flatMap(settings.sender) else {
      throw Rejection(Diagnostic(.senderNotInWorkspace, at: place, ["name": (code ?? "").excerpt]))
    }
    let note = Diagnostic(.stampReplaced, at: place, ["sender": sender.shortName, "period": period.label])
    return Accepted(DeliveryIdentity(sender: sender, period: period), findings: [note])
  }

  /// Half years and years of the programme, and what the workspace lists.
  private static func periods(of workspace: Workspace) -> [ReportingPeriod] {
    let programme = workspace.pack.regime.programme
    let years = (programme.firstYear...programme.lastYear).flatMap { year in
      [ReportingPeriod(kind: .half, year: year), ReportingPeriod(kind: .year, year: year)]
    }
    return years + workspace.settings.periods.map(\.period).filter { !years.contains($0) }
  }

  private static func stamped(
    _ stamp: WorkbookStamp, _ file: String, _ request: IngestRequest, _ workspace: Workspace
  ) throws -> DeliveryIdentity {
    var findings = Findings()
    let place = Location(file: file)
    let settings = workspace.settings
    func name(_ code: String) -> String { settings.sender(code)?.shortName ?? code.excerpt }
    let code = stamp.sender ?? ""
    let sender = settings.sender(named: code, at: place, &findings)
    if let wanted = request.sender, wanted != sender?.code {
      findings.add(
        Diagnostic(.senderDiffers, at: place, ["found": name(sender?.code ?? code), "wanted": name(wanted)]))
    }
    let period = ReportingPeriod(stamp.period ?? "")
    if period == nil {
      findings.add(Diagnostic(.periodMalformed, at: place, ["name": (stamp.period ?? "").excerpt]))
    }
    if let wanted = request.period, let period, wanted != period {
      findings.add(Diagnostic(.periodDiffers, at: place, ["found": period.code, "wanted": wanted.code]))
    }
    if let regime = stamp.regime, regime != workspace.pack.regime.code {
      findings.add(
        Diagnostic(
          .regimeDiffers, at: place, ["found": regime.excerpt, "wanted": workspace.pack.regime.code]))
    }
    try findings.throwIfErrors()
    guard let sender, let period else { preconditionFailure("a stamp without sender or period was told") }
    return DeliveryIdentity(sender: sender, period: period)
  }
}
