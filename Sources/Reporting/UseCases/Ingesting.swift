package import Diagnostics
import Forms
import Indicators
import Synchronization
import Workbooks

/// Reads filled workbooks back, checks them with all that is known, and tells what would be stored. Stores nothing.
package struct Ingesting: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Parameter progress: called with the number of files that are read, from any thread.
  /// - Returns: file by file what was understood and found; errors in a file are no rejection of the others.
  /// - Throws: ``Rejection`` when the workspace or a name on the command line cannot be used; ``OutsideTrouble``.
  package func callAsFunction(
    _ request: IngestRequest, progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> Accepted<Ingested> {
    let workspace = try Workspace.open(request.workspace, library: library)
    var request = request
    if let name = request.sender {
      var findings = Findings()
      request.sender = workspace.value.settings.sender(named: name, &findings)?.code
      try findings.throwIfErrors()
    }
    let delivered = try DeliveredFiles(request.paths)
    let desk = IngestDesk(workspace: workspace.value, request: request)
    let done = Mutex(0)
    let outcomes = OverCores().map(delivered.paths.count) { index in
      let arrival = Result { try desk.arrival(delivered.paths[index]) }
      progress(done.withLock { $0 += 1; return $0 }, delivered.paths.count)
      return arrival
    }
    let arrivals = try outcomes.map { try $0.get() }
    var files = desk.judged(arrivals)
    var notes: [Diagnostic] = []
    if let folder = request.annotations {
      notes = try Annotating(workspace: workspace.value, catalogue: request.catalogue).write(
        arrivals, &files, into: folder, isForced: request.isForced)
    }
    return Accepted(
      Ingested(files: files, skipped: delivered.skipped), findings: workspace.findings + desk.findings + notes)
  }
}

/// One file of a delivery on its way.
struct Arrival: Sendable {
  var path: String
  var identity: DeliveryIdentity?
  /// What is needed to send it back with remarks; `nil` when the file could not be understood at all.
  var source: Source?
  var collected: CollectedBook?
  var findings: [Diagnostic] = []

  /// The workbook as it came, and what it was handed out as.
  struct Source: Sendable {
    var workbook: Workbook
    var forms: EntryForms
    var material: PeriodMaterial
    var book: EntryBook
  }
}

/// Reads and judges the files of one delivery. What files share is made once, by whoever needs it first.
final class IngestDesk: Sendable {
  let workspace: Workspace
  private let request: IngestRequest
  private let materials = Mutex<[ReportingPeriod: Result<Accepted<PeriodMaterial>, any Error>]>([:])
  private let forms = Mutex<[String: EntryForms]>([:])

  init(workspace: Workspace, request: IngestRequest) {
    self.workspace = workspace
    self.request = request
  }

  /// What there was to say about the workspace's own figures.
  var findings: [Diagnostic] {
    materials.withLock { $0.sorted { $0.key.code < $1.key.code }.flatMap { (try? $0.value.get().findings) ?? [] } }
  }

  // MARK: - Reading

  /// - Throws: ``Rejection`` about the workspace's own figures, ``OutsideTrouble``; what is wrong with the file is in the
  ///   arrival.
  func arrival(_ path: String) throws -> Arrival {
    var arrival = Arrival(path: path)
    let workbook: Accepted<Workbook>
    do {
      workbook = try Reading.workbook(at: path)
    } catch let rejection as Rejection {
      arrival.findings = rejection.findings
      return arrival
    }
    arrival.findings = workbook.findings
    let stamp = WorkbookStamp(workbook.value)
    do {
      let identified = try DeliveryIdentity.of(workbook.value, stamp, path, request, workspace)
      arrival.identity = identified.value
      arrival.findings += identified.findings
    } catch let rejection as Rejection {
      arrival.findings += rejection.findings
      return arrival
    }
    guard let identity = arrival.identity else { return arrival }
    let material = try material(for: identity.period)
    let forms = entryForms(identity)
    let collector = Collector(
      forms, for: material.respondent(for: identity.sender), in: material.context(for: identity.sender))
    let collected = collector.collect(workbook.value, file: path, stamp: stamp)
    arrival.source = Arrival.Source(
      workbook: workbook.value, forms: forms, material: material, book: collector.book)
    arrival.findings += collected.findings
    arrival.collected = collected
    return arrival
  }

  private func material(for period: ReportingPeriod) throws -> PeriodMaterial {
    try materials.withLock { materials in
      if let known = materials[period] { return try known.get().value }
      let made = Result { try workspace.material(for: period) }
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

  // MARK: - Judging

  /// Checks what came in with what is there, period by period, and words the outcome.
  func judged(_ arrivals: [Arrival]) -> [Ingested.File] {
    var files = arrivals.map(file)
    let periods = Set(arrivals.compactMap(\.identity?.period))
    for period in periods.sorted(by: { $0.code < $1.code }) {
      guard let material = try? material(for: period) else { continue }
      let indices = arrivals.indices.filter { arrivals[$0].identity?.period == period }
      judge(indices, arrivals, material, &files)
    }
    for index in files.indices {
      files[index].findings = Severity.allCases.reversed().flatMap { severity in
        files[index].findings.filter { $0.severity == severity }
      }
    }
    return files
  }

  private func judge(
    _ indices: [Int], _ arrivals: [Arrival], _ material: PeriodMaterial, _ files: inout [Ingested.File]
  ) {
    let context = material.context
    let collected = CollectedFigures(
      material.figures,
      adding: indices.map { index in
        CollectedFigures.Arrival(
          file: arrivals[index].path, submissions: arrivals[index].collected?.submissions ?? [])
      }, senderNames: context.senderNames, regime: workspace.pack.regime)
    for finding in collected.findings {
      guard let index = indices.first(where: { arrivals[$0].path == finding.location?.file }) else { continue }
      files[index].findings.append(finding)
    }
    let checks = CollectedChecks(
      collected, pack: workspace.pack, unit: context.unit, period: context.period,
      files: indices.map { arrivals[$0].path }, senderNames: context.senderNames)
    for finding in checks.findings { files[indices[finding.arrival]].findings.append(finding.diagnostic) }
    for (position, index) in indices.enumerated() {
      let submissions = arrivals[index].collected?.submissions ?? []
      files[index].forms = zip(submissions, collected.changes[position]).map { form($0, $1) }
      files[index].rows = submissions.flatMap { TidyRows(material: material).rows(of: $0) }
      files[index].remarks = submissions.flatMap(\.remarks)
    }
  }

  private func file(_ arrival: Arrival) -> Ingested.File {
    var file = Ingested.File(path: arrival.path)
    file.sender = arrival.identity?.sender.code
    file.senderName = arrival.identity?.sender.shortName
    file.period = arrival.identity?.period
    file.status = arrival.collected?.status
    file.untouched = arrival.collected?.untouched ?? []
    file.missing = arrival.collected?.missing ?? []
    file.findings = arrival.findings
    return file
  }

  private func form(_ submission: Submission, _ change: CollectedFigures.Change) -> Ingested.Form {
    var form = Ingested.Form(code: submission.form, change: change)
    form.blank = submission.blanks.count
    for cell in submission.cells {
      switch cell.value {
      case .number: form.numbers += 1
      case .text, .date: form.texts += 1
      case .none: form.none += 1
      case .notApplicable: form.notApplicable += 1
      case .blank: form.blank += 1
      }
    }
    return form
  }
}
