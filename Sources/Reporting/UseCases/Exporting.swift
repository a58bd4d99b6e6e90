package import Diagnostics
import Forms
package import Indicators
import Quantities
import Store

/// Lets the figures of a workspace leave it: for the programme's national system, for the province, for whoever works with tables.
package struct Exporting: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// What shall leave.
  package struct Request: Sendable {
    package var workspace: String
    /// The report for which figures were sent; `nil` = all.
    package var period: ReportingPeriod?
    /// What was received and not accepted leaves too.
    package var isDraft: Bool
    package var formats: [ExchangeFormat]

    package init(workspace: String, period: ReportingPeriod?, isDraft: Bool = false, formats: [ExchangeFormat]) {
      self.workspace = workspace
      self.period = period
      self.isDraft = isDraft
      self.formats = formats
    }
  }

  /// Where they go.
  package enum Destination: Sendable {
    /// Pieces of the one format's text.
    case pieces(@Sendable ([UInt8]) throws -> Void)
    case file(String)
    /// A file for each format, named after unit and period.
    case folder(String)
  }

  /// - Throws: ``Rejection``, ``OutsideTrouble``; no file is written then.
  package func callAsFunction(
    _ request: Request, to destination: Destination, isForced: Bool
  ) throws -> Accepted<Exported> {
    let workspace = try Workspace.open(request.workspace, library: library)
    var findings = Findings()
    findings.add(contentsOf: workspace.findings)
    let export = WorkspaceExport(workspace: workspace.value, request: request)
    let figures = try export.figures(&findings)
    try findings.throwIfErrors()
    let files = try write(figures, export.head, request, destination, isForced, &findings)
    return try findings.accept(Exported(unit: export.head.unitName, figures: figures.count, files: files))
  }

  private func write(
    _ figures: [ExportedFigure], _ head: ExchangeText.Head, _ request: Request, _ destination: Destination, _ isForced: Bool,
    _ findings: inout Findings
  ) throws -> [String] {
    func text(_ format: ExchangeFormat, to sink: @escaping ([UInt8]) throws -> Void) throws {
      var text = ExchangeText(format, head, to: sink)
      for figure in figures { try text.add(figure) }
      try text.end()
    }
    switch destination {
    case .pieces(let sink):
      try text(request.formats[0], to: sink)
      return []
    case .file(let path):
      let file = try NewFile(path, isForced: isForced)
      do {
        try text(request.formats[0]) { try file.write($0) }
      } catch {
        file.abandon()
        throw error
      }
      try file.commit()
      return [path]
    case .folder(let folder):
      let outputs = try OutputSet(folder: folder)
      do {
        for format in request.formats {
          var bytes: [UInt8] = []
          try text(format) { bytes += $0 }
          try outputs.add(name(request, head) + "." + format.rawValue, bytes)
        }
        findings.add(contentsOf: try outputs.commit(force: isForced))
      } catch {
        outputs.abandon()
        throw error
      }
      return outputs.names
    }
  }

  /// `694-2023-H1`
  private func name(_ request: Request, _ head: ExchangeText.Head) -> String {
    FileNames.allowed(head.unit + (request.period.map { "-" + $0.code } ?? ""))
  }
}

/// What left.
package struct Exported: Sendable {
  /// Name of the reporting unit.
  package var unit: String
  package var figures: Int
  /// Files that were written; none for text that went to standard output.
  package var files: [String]
}

/// Finds the figures that leave a workspace.
struct WorkspaceExport {
  let workspace: Workspace
  let request: Exporting.Request

  var head: ExchangeText.Head {
    let regime = workspace.pack.regime
    let name = workspace.units.last { $0.code == workspace.settings.unit }?.name ?? workspace.settings.unit
    return ExchangeText.Head(
      regime: regime.code, edition: regime.edition, unit: workspace.settings.unit, unitName: name)
  }

  /// What counts of the store, by period, form, sender and section; without a store what stands in `observations`, in the order of files
  /// and lines.
  func figures(_ findings: inout Findings) throws -> [ExportedFigure] {
    let figures = Desk.hasStore(in: workspace.folder) ? try stored() : try collected(&findings)
    if figures.isEmpty {
      findings.add(Diagnostic(.nothingToExport, ["period": request.period?.label ?? "", "folder": workspace.folder]))
    }
    return figures
  }

  private func stored() throws -> [ExportedFigure] {
    let store = try Desk.existingStore(in: workspace.folder)
    var figures: [ExportedFigure] = []
    for period in try request.period.map({ [$0] }) ?? store.periods() {
      var submissions: [StoredSubmission] = []
      try store.forEachContribution(in: period, request.isDraft ? .received : .accepted) {
        submissions = $0
      } _: { figure in
        if figure.isSetAside { return }
        let submission = submissions[figure.source]
        figures.append(
          ExportedFigure(
            sender: submission.name.sender, key: figure.key, value: figure.value, status: figure.status,
            origin: ExportedFigure.Origin(
              submission: submission.name, section: figure.section, received: submission.delivery.received)))
      }
    }
    return figures
  }

  private func collected(_ findings: inout Findings) throws -> [ExportedFigure] {
    var figures: [ExportedFigure] = []
    let folder = Path.join(workspace.folder, "observations")
    for name in try FileReading.names(in: folder) ?? [] where Workspace.isObservations(name) {
      let path = Path.join(folder, name)
      guard let bytes = try FileReading.bytes(at: path, limit: Workspace.maximumCSVSize, name: path) else { continue }
      let file = DatedReading(bytes, path, workspace)
      findings.add(contentsOf: file.findings)
      for reading in file.readings { figures += self.figures(of: reading) }
    }
    return figures
  }

  private func figures(of reading: TidyObservations) -> [ExportedFigure] {
    var translation = workspace.translation(reading.vocabulary.tree)
    var rows: [(line: Int32, figure: ExportedFigure)] = []
    reading.set.forEach { key, observation in
      let record = key.record > 0 ? reading.set.records[Int(key.record) - 1].id : ""
      guard let coded = translation.coded(key, record: record), isWanted(coded) else { return }
      let sender = reading.set.senders[Int(observation.sender)]
      let figure = ExportedFigure(
        sender: sender, key: coded, value: observation.value, status: observation.status, origin: nil)
      rows.append((observation.line, figure))
    }
    // A line may hold a figure and a note on it.
    return rows.sorted { ($0.line, $0.figure.key.measure.rawValue) < ($1.line, $1.figure.key.measure.rawValue) }
      .map(\.figure)
  }

  /// A half year's report holds the forecast of its year too.
  private func isWanted(_ key: CodedKey) -> Bool {
    guard let period = request.period else { return true }
    if key.period == period { return true }
    return period.kind == .half && key.measure == .forecast
      && key.period == ReportingPeriod(kind: .year, year: period.year)
  }
}
