import Diagnostics
import Forms
import Indicators
import Workbooks

/// Reads workbooks that senders filled.
struct ArrivalReading: Sendable {
  let materials: RoundMaterials
  private let request: IngestRequest
  private var workspace: Workspace { materials.workspace }

  init(_ materials: RoundMaterials, _ request: IngestRequest) {
    self.materials = materials
    self.request = request
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
    let material = try materials.material(for: identity.period)
    let forms = materials.forms(identity.period.kind, role: identity.sender.role)
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
}
