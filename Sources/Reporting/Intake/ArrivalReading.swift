import Diagnostics
import Forms
import Indicators
import Store
import Synchronization
import Workbooks

/// Reads the files of one round. What files share is made once, by whoever needs it first.
final class ArrivalReading: Sendable {
  private let workspace: Workspace
  private let request: IngestRequest
  private let store: SubmissionStore?
  private let materials = Mutex<[ReportingPeriod: Result<Accepted<PeriodMaterial>, any Error>]>([:])
  private let forms = Mutex<[String: EntryForms]>([:])

  /// - Parameter store: what is there; `nil` = the files of folder `observations`.
  init(workspace: Workspace, request: IngestRequest, store: SubmissionStore?) {
    self.workspace = workspace
    self.request = request
    self.store = store
  }

  /// What there was to say about the workspace's own figures.
  var findings: [Diagnostic] {
    materials.withLock { $0.sorted { $0.key.code < $1.key.code }.flatMap { (try? $0.value.get().findings) ?? [] } }
  }

  /// - Throws: ``Rejection`` about the workspace's own figures, ``OutsideTrouble``; what is wrong with the file is in the
  ///   arrival.
  func arrival(_ path: String) throws -> Arrival {
    var arrival = Arrival(path: path)
    let workbook: Workbook
    do {
      arrival.bytes = try Reading.bytes(at: path)
      let accepted = try WorkbookReader.read(arrival.bytes, file: path)
      workbook = accepted.value
      arrival.findings = accepted.findings
    } catch let rejection as Rejection {
      arrival.findings = rejection.findings
      return arrival
    }
    let stamp = WorkbookStamp(workbook)
    do {
      let identified = try DeliveryIdentity.of(workbook, stamp, path, request, workspace)
      arrival.identity = identified.value
      arrival.sender = identified.value.sender
      arrival.findings += identified.findings
    } catch let rejection as Rejection {
      arrival.findings += rejection.findings
      return arrival
    }
    guard let identity = arrival.identity else { return arrival }
    try collect(workbook, identity, stamp, into: &arrival)
    return arrival
  }

  private func collect(
    _ workbook: Workbook, _ identity: DeliveryIdentity, _ stamp: WorkbookStamp?, into arrival: inout Arrival
  ) throws {
    let material = try material(for: identity.period)
    let forms = entryForms(identity)
    let collector = Collector(
      forms, for: material.respondent(for: identity.sender), in: material.context(for: identity.sender))
    let collected = collector.collect(workbook, file: arrival.path, stamp: stamp)
    arrival.source = Arrival.Source(workbook: workbook, forms: forms, material: material, book: collector.book)
    arrival.findings += collected.findings
    arrival.submissions = collected.submissions
    arrival.status = collected.status
    arrival.untouched = collected.untouched
    arrival.missing = collected.missing
  }

  /// What is there in a period, for checks and for the rows of lists.
  func material(for period: ReportingPeriod) throws -> PeriodMaterial {
    try materials.withLock { materials in
      if let known = materials[period] { return try known.get().value }
      let made = Result {
        if let store { return try Desk(workspace, store).material(for: period, .received) }
        return try workspace.material(for: period)
      }
      materials[period] = made
      return try made.get().value
    }
  }

  private func entryForms(_ identity: DeliveryIdentity) -> EntryForms {
    let key = identity.period.kind.rawValue + " " + identity.sender.role
    return forms.withLock { forms in
      if let known = forms[key] { return known }
      let made = EntryForms(workspace.pack, kind: identity.period.kind, role: identity.sender.role)
      forms[key] = made
      return made
    }
  }
}
