package import Diagnostics
import Forms
import Indicators
import Store
import Synchronization

/// Takes tidy observations into the store as if they had come in workbooks: each file a delivery, each form of a sender and
/// period in it a submission.
package struct Importing: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Parameters:
  ///   - paths: files, and folders with all `.csv` in them.
  ///   - isDryRun: tells what would change; nothing is stored, and no store is made.
  ///   - progress: called with the number of files that are read, from any thread.
  /// - Returns: file by file what was found and stored. A file with rows that cannot be read is not stored, the others are.
  /// - Throws: ``Rejection`` when the workspace cannot be used; ``OutsideTrouble``.
  package func callAsFunction(
    _ paths: [String], workspace folder: String, _ handover: Handover, isDryRun: Bool = false, isForced: Bool = false,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> Accepted<Ingested> {
    let workspace = try Workspace.open(folder, library: library)
    let delivered = try DeliveredFiles(paths, endings: [".csv"])
    let store: SubmissionStore
    // A store is made for what is put into it: reports would be printed from an empty one.
    if isDryRun || delivered.paths.isEmpty {
      store = try Desk.hasStore(in: folder) ? try Desk.existingStore(in: folder) : try SubmissionStore.inMemory()
    } else {
      store = try Desk.makeStore(in: folder)
    }
    let desk = Desk(workspace.value, store)
    let files = try take(delivered.paths, desk, handover, isDryRun: isDryRun, progress)
    var imported = Ingested(files: files.value, skipped: delivered.skipped, isDryRun: isDryRun)
    var notes: [Diagnostic] = []
    do {
      if let folder = handover.receipts, !isDryRun {
        notes = try Receipting().write(files.value, into: folder, isForced: isForced)
      }
    } catch {
      imported.failure = error
    }
    return Accepted(imported, findings: workspace.findings + delivered.findings + files.findings + notes)
  }

  func take(
    _ paths: [String], _ desk: Desk, _ handover: Handover, isDryRun: Bool,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) throws -> Accepted<[Ingested.File]> {
    let reading = TidyArrivals(RoundMaterials(desk.workspace, desk.store))
    let done = Mutex(0)
    var arrivals = try OverCores().map(paths.count) { index in
      Result {
        let arrival = try reading.arrival(paths[index])
        progress(done.withLock { $0 += 1; return $0 }, paths.count)
        return arrival
      }
    }.map { try $0.get() }
    refuseSharedSections(&arrivals)
    // Of years before the workspace's own periods the plan and much else is not known: their figures are taken as they are.
    let isListed = { desk.workspace.settings.period($0) != nil }
    let judgements = try ArrivalJudging(
      workspace: desk.workspace, material: reading.materials.material, isChecked: isListed
    ).judge(arrivals)
    let unlisted = Set(arrivals.flatMap { $0.submissions.map(\.period) }).filter { !isListed($0) }
    let intake = Intake(desk: desk, making: ParcelMaking(desk: desk, handover: handover, material: reading.materials.material))
    let outcomes = try intake.take(arrivals, judgements, isRehearsal: isDryRun)
    var files: [Ingested.File] = []
    for (index, outcome) in outcomes.enumerated() {
      var file = Ingested.File(arrivals[index])
      file.findings = judgements[index].diagnostics
      switch outcome {
      case .stored(let receipt):
        file.stored = try stored(receipt, desk, reading)
        if receipt.isRepeat, !receipt.hasErrors { file.findings = [] }
      case .refused(let findings): file.findings = findings.map { $0.placed(in: file.path) } + file.findings
      case .nothing: break
      }
      files.append(file)
    }
    let names = unlisted.map(\.code).sorted().joined(separator: ", ")
    let notes = names.isEmpty ? [] : [Diagnostic(.periodsNotChecked, ["periods": names])]
    return Accepted(files, findings: notes + reading.materials.findings.filter { $0.code != .periodNotListed })
  }

  private func stored(_ receipt: Receipt, _ desk: Desk, _ reading: TidyArrivals) throws -> StoredFile {
    let changed = receipt.lines.last { !$0.changes.isEmpty } ?? receipt.lines.last
    guard let period = changed?.submission.name.period else { preconditionFailure("what was stored has a submission") }
    let words = FigureWords(desk, try reading.materials.material(for: period).figures.units)
    return StoredFile(receipt, words: words, senders: desk.workspace.settings)
  }

  /// A section that stands in two files of a run: the second would replace what the first said, which nobody means.
  private func refuseSharedSections(_ arrivals: inout [Arrival]) {
    var files: [String: String] = [:]
    for index in arrivals.indices {
      var own: [String: Location?] = [:]
      for submission in arrivals[index].submissions {
        for section in submission.sections {
          let name = "\(submission.sender) \(submission.period.code) \(section)"
          own[name] = submission.cells.first?.place.location(in: arrivals[index].path)
          guard let other = files[name] else { continue }
          arrivals[index].findings.append(
            Diagnostic(
              .sectionInTwoFiles, at: own[name] ?? nil,
              [
                "section": section, "sender": submission.sender, "period": submission.period.code, "other": other,
              ]))
        }
      }
      if arrivals[index].findings.contains(where: { $0.code == .sectionInTwoFiles }) {
        arrivals[index].submissions = []
      } else {
        for name in own.keys { files[name] = arrivals[index].path }
      }
    }
  }
}
