package import Diagnostics
import Forms
import Indicators
import Store
import Synchronization
import Workbooks

/// Reads filled workbooks back, checks them with all that is known, and stores them, or tells what would be stored.
package struct Ingesting: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Parameter progress: called with the number of files that are read, from any thread.
  /// - Returns: file by file what was understood, found and stored; errors in a file are no rejection of the others.
  /// - Throws: ``Rejection`` when the workspace or a name on the command line cannot be used; ``OutsideTrouble``.
  package func callAsFunction(
    _ request: IngestRequest, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> Accepted<Ingested> {
    let workspace = try Workspace.open(request.workspace, library: library)
    var request = request
    if let name = request.sender {
      var findings = Findings()
      request.sender = workspace.value.settings.sender(named: name, &findings)?.code
      try findings.throwIfErrors()
    }
    let delivered = try DeliveredFiles(request.paths)
    let run = IngestRun(
      workspace: workspace.value, request: request, store: try store(request, for: delivered), paths: delivered.paths,
      progress: progress)
    let (arrivals, files) = try run.files()
    var ingested = Ingested(files: files, skipped: delivered.skipped, isDryRun: request.handover == nil)
    var notes: [Diagnostic] = []
    // What is stored is stored, whether its copies and receipts can be written or not.
    do {
      if let folder = request.annotations {
        notes = try Annotating(workspace: workspace.value, catalogue: request.catalogue).write(
          arrivals, &ingested.files, into: folder, isForced: request.isForced)
      }
      if let folder = request.handover?.receipts {
        notes += try Receipting().write(ingested.files, into: folder, isForced: request.isForced)
      }
    } catch {
      ingested.failure = error
    }
    return Accepted(ingested, findings: workspace.findings + delivered.findings + run.findings + notes)
  }

  /// The workspace's store; a dry run makes none, nor does a run that has nothing to put into it.
  private func store(_ request: IngestRequest, for delivered: DeliveredFiles) throws -> SubmissionStore? {
    if request.handover != nil, !delivered.paths.isEmpty { return try Desk.makeStore(in: request.workspace) }
    return Desk.hasStore(in: request.workspace) ? try Desk.existingStore(in: request.workspace) : nil
  }
}

/// The files of one run, in rounds: of each sender and period one file a round, so that what corrects another file of the
/// run is judged against it and stored after it.
private final class IngestRun {
  private let workspace: Workspace
  private let request: IngestRequest
  private let store: SubmissionStore?
  private let paths: [String]
  private let progress: @Sendable (Int, Int) -> Void
  /// What there was to say about the workspace's own figures.
  private(set) var findings: [Diagnostic] = []

  init(
    workspace: Workspace, request: IngestRequest, store: SubmissionStore?, paths: [String],
    progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    self.workspace = workspace
    self.request = request
    self.store = store
    self.paths = paths
    self.progress = progress
  }

  func files() throws -> (arrivals: [Arrival], files: [Ingested.File]) {
    let count = paths.count
    let done = Mutex(0)
    let reading = ArrivalReading(RoundMaterials(workspace, store), request)
    var arrivals = try OverCores().map(count) { [paths, progress] index in
      let arrival = Result { try reading.arrival(paths[index]) }
      progress(done.withLock { $0 += 1; return $0 }, count)
      return arrival
    }.map { try $0.get() }
    var files = arrivals.map { Ingested.File($0) }
    for (number, round) in rounds(arrivals).enumerated() {
      let reading = number == 0 ? reading : ArrivalReading(RoundMaterials(workspace, store), request)
      if number > 0 {
        for index in round { arrivals[index] = try reading.arrival(paths[index]) }
      }
      let judged = try take(round.map { arrivals[$0] }, reading)
      for (index, file) in zip(round, judged) { files[index] = file }
      findings += reading.materials.findings.filter { !findings.contains($0) }
    }
    return (arrivals, files)
  }

  /// Indices of files. Where nothing is stored there is nothing to wait for.
  private func rounds(_ arrivals: [Arrival]) -> [[Int]] {
    guard request.handover != nil else { return [Array(arrivals.indices)] }
    var rounds: [[Int]] = []
    var counts: [String: Int] = [:]
    for (index, arrival) in arrivals.enumerated() {
      let name = arrival.identity.map { "\($0.sender.code) \($0.period.code)" } ?? ""
      let number = name.isEmpty ? 0 : counts[name, default: 0]
      counts[name] = number + 1
      if number == rounds.count || rounds.isEmpty { rounds.append([]) }
      rounds[number].append(index)
    }
    return rounds
  }

  /// Judges the files of a round and stores them.
  private func take(_ arrivals: [Arrival], _ reading: ArrivalReading) throws -> [Ingested.File] {
    let judging = ArrivalJudging(workspace: workspace, material: reading.materials.material)
    let judgements = try judging.judge(arrivals)
    var files = try zip(arrivals, judgements).map { try file($0, $1, reading) }
    guard let handover = request.handover, let store else { return files }
    let desk = Desk(workspace, store)
    let intake = Intake(desk: desk, making: ParcelMaking(desk: desk, handover: handover, material: reading.materials.material))
    for (index, outcome) in try intake.take(arrivals, judgements).enumerated() {
      let material = try arrivals[index].identity.map { try reading.materials.material(for: $0.period) }
      let words = material.map { FigureWords(desk, $0.figures.units) }
      try keep(outcome, of: arrivals[index], words, in: &files[index])
    }
    return files
  }

  private func keep(
    _ outcome: Intake.Outcome, of arrival: Arrival, _ words: FigureWords?, in file: inout Ingested.File
  ) throws {
    switch outcome {
    case .stored(let receipt):
      file.stored = words.map { StoredFile(receipt, words: $0, senders: workspace.settings) }
      file.owed = try owed(by: arrival)
      // They were told then.
      if receipt.isRepeat, !receipt.hasErrors { file.findings = [] }
    case .refused(let findings):
      file.findings = findings.map { $0.placed(in: arrival.path) } + file.findings
    case .nothing:
      guard arrival.sender != nil, !file.findings.contains(where: { $0.severity == .error }) else { return }
      file.findings.append(Diagnostic(.nothingToStore, at: Location(file: arrival.path)))
    }
  }

  /// What is still missing of a sender and period.
  private func owed(by arrival: Arrival) throws -> [String] {
    guard let identity = arrival.identity, let book = arrival.source?.book, let store else { return [] }
    let sent = try store.submissions(SubmissionQuery(period: identity.period, sender: identity.sender.code)).map(\.name.form)
    return book.formsToFill.filter { !sent.contains($0) }
  }

  private func file(
    _ arrival: Arrival, _ judgement: Judgement, _ reading: ArrivalReading
  ) throws -> Ingested.File {
    var file = Ingested.File(arrival)
    file.findings = judgement.diagnostics
    file.forms = zip(arrival.submissions, judgement.changes).map { Ingested.Form($0, $1) }
    if let identity = arrival.identity {
      let rows = TidyRows(material: try reading.materials.material(for: identity.period))
      file.rows = arrival.submissions.flatMap { rows.rows(of: $0) }
    }
    file.remarks = arrival.submissions.flatMap(\.remarks)
    return file
  }
}

extension Ingested.File {
  /// Before it is judged.
  init(_ arrival: Arrival) {
    self.init(path: arrival.path)
    sender = arrival.identity?.sender.code
    senderName = arrival.identity?.sender.shortName
    period = arrival.identity?.period
    status = arrival.status
    untouched = arrival.untouched
    missing = arrival.missing
    findings = arrival.findings
  }
}

extension Ingested.Form {
  init(_ submission: Submission, _ change: CollectedFigures.Change) {
    self.init(code: submission.form, change: change)
    blank = submission.blanks.count
    for cell in submission.cells {
      switch cell.value {
      case .number: numbers += 1
      case .text, .date: texts += 1
      case .none: none += 1
      case .notApplicable: notApplicable += 1
      case .blank: blank += 1
      }
    }
  }
}

extension Diagnostic {
  /// With the file, where it has no place of its own.
  func placed(in file: String) -> Diagnostic {
    guard location == nil else { return self }
    var copy = self
    copy.location = Location(file: file)
    return copy
  }
}
