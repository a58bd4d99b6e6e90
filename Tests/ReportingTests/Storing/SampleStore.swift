import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

/// A workspace like the sample, with a store of its own and no observations.
struct SampleStore: Sendable {
  let folder = try? ScratchFolder()
  let workspace: String
  let library: PackLibrary
  static let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
  static let observations = sample + "/observations"
  static let now = Moment(vietnamese: "2023-11-20 08:00") ?? Moment(secondsSince1970: 0)

  init() throws {
    let scratch = try #require(folder)
    workspace = scratch.path("w")
    try FolderWork.makeAll(workspace)
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      let bytes = try #require(try FileReading.bytes(at: Self.sample + "/" + name, limit: 1 << 22, name: name))
      try FolderWork.write(bytes, to: workspace + "/" + name)
    }
    library = PackLibrary(SampleDistrict.surroundings)
  }

  func path(_ name: String) -> String { folder?.path(name) ?? name }

  func opened() throws -> Workspace { try Workspace.open(workspace, library: library).value }

  func desk() throws -> Desk { Desk(try opened(), try Desk.makeStore(in: workspace)) }

  /// - Parameter paths: of tidy files; `nil` = all of the sample.
  @discardableResult
  func importing(
    _ paths: [String]? = nil, received: String? = nil, isDryRun: Bool = false
  ) throws -> Accepted<Ingested> {
    try Importing(library: library)(
      paths ?? [Self.observations], workspace: workspace, try Handover(received: received, now: Self.now),
      isDryRun: isDryRun)
  }

  @discardableResult
  func ingesting(_ paths: [String], received: String? = nil, receipts: String? = nil) throws -> Ingested {
    let handover = try Handover(received: received, document: "12/BC-UBND", receipts: receipts, now: Self.now)
    return try Ingesting(library: library)(
      IngestRequest(workspace: workspace, paths: paths, handover: handover)
    ).value
  }

  /// - Returns: what could not be accepted.
  @discardableResult
  func acceptAll() throws -> [Diagnostic] {
    let store = try Desk.existingStore(in: workspace)
    let names = try store.submissions(SubmissionQuery(states: [.received])).map(\.name)
    return try store.decideEach(.accept, on: names, by: "Trần Thị B", at: Self.now, reason: "thử").flatMap { result in
      if case .failure(let rejection) = result { return rejection.findings }
      return []
    }
  }

  /// Every file that rendering a period writes, by name.
  func rendered(_ period: String, isDraft: Bool = false, workspace: String? = nil) throws -> [String: String] {
    let out = try ScratchFolder()
    let request = RenderRequest(
      period: try #require(ReportingPeriod(period)), formats: ["txt", "xml"], bundling: .both, isDraft: isDraft)
    let rendered = try Render(library: library)(request, workspace: workspace ?? self.workspace, into: out.path("o")).value
    var files: [String: String] = [:]
    for name in rendered.items.flatMap(\.files) + rendered.bundles {
      let bytes = try #require(try FileReading.bytes(at: out.path("o/" + name), limit: 1 << 26, name: name))
      files[name] = String(decoding: bytes, as: UTF8.self)
    }
    return files
  }

  /// The workbook of one sender as it would be handed out now.
  func workbook(_ code: String) throws -> SenderWorkbook {
    let material = try opened().figures(for: try #require(ReportingPeriod("2023-H1")), .received).value
    return try SenderWorkbook(code, in: SampleDistrict(material: material))
  }
}
