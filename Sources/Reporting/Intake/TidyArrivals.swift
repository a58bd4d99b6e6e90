import Diagnostics
import Forms
import Indicators
import Store
import Synchronization

/// Reads tidy files as if their rows stood in the cells of workbooks: sorted into submissions by sender, period and form,
/// as the entry books have it.
final class TidyArrivals: Sendable {
  let materials: RoundMaterials
  private let homes = Mutex<[String: FigureHomes]>([:])
  private var workspace: Workspace { materials.workspace }

  init(_ materials: RoundMaterials) { self.materials = materials }

  /// A file in which a row cannot be read is refused as a whole: it has no submissions, and its findings say why.
  ///
  /// - Throws: ``OutsideTrouble``.
  func arrival(_ path: String) throws -> Arrival {
    var arrival = Arrival(path: path)
    do {
      arrival.bytes = try Reading.bytes(at: path, limit: Workspace.maximumCSVSize)
      let rows = try ExchangeRows.csv(of: arrival.bytes, file: path, regime: workspace.pack.regime.code)
      for part in ReportRows.apart(rows) { try read(part.bytes, path, sentFor: part.report, into: &arrival) }
    } catch let rejection as Rejection {
      arrival.findings += rejection.findings.map { $0.placed(in: path) }
    }
    if arrival.findings.contains(where: { $0.severity == .error }) { arrival.submissions = [] }
    arrival.sender = sender(of: arrival.submissions)
    return arrival
  }

  /// - Parameter report: for which the rows were sent; `nil` = not known.
  private func read(
    _ rows: [UInt8], _ path: String, sentFor report: ReportingPeriod?, into arrival: inout Arrival
  ) throws {
    for reading in DatedReading(rows, path, workspace).readings {
      arrival.findings += reading.findings.all.filter { !arrival.findings.contains($0) }
      if reading.findings.hasErrors { continue }
      var sorting = TidySorting(reading, sentFor: report, home: home)
      try sorting.sort()
      arrival.findings += sorting.findings
      add(sorting.submissions, to: &arrival)
    }
  }

  /// Rows of one submission may stand in several readings.
  private func add(_ submissions: [Submission], to arrival: inout Arrival) {
    for submission in submissions {
      let same = arrival.submissions.firstIndex {
        $0.form == submission.form && $0.sender == submission.sender && $0.period == submission.period
      }
      guard let same else {
        arrival.submissions.append(submission)
        continue
      }
      arrival.submissions[same].sections += submission.sections.filter { !arrival.submissions[same].sections.contains($0) }
      arrival.submissions[same].cells += submission.cells
      arrival.submissions[same].blanks += submission.blanks
    }
  }

  /// Who hands in: the one sender of all rows, else the office that puts the set together.
  private func sender(of submissions: [Submission]) -> WorkspaceSettings.Sender? {
    let codes = Set(submissions.map(\.sender))
    if codes.isEmpty { return nil }
    return workspace.settings.sender(codes.count == 1 ? codes.first ?? "" : workspace.settings.compiler)
  }

  // MARK: - Where figures belong

  private func home(of key: ObservationKey, from code: String, in period: ReportingPeriod) throws -> FigureHomes.Home? {
    guard let sender = workspace.settings.sender(code) else { return nil }
    let material = try materials.material(for: period)
    if let home = homes(of: sender, material).home(of: key) { return home }
    // The office that puts the set together answers for the reporting unit as a whole: for what was before, too.
    guard sender.code == workspace.settings.compiler, Int(key.unit) == material.context.unit else { return nil }
    return FigureHomes.home(given: key, in: workspace.pack)
  }

  private func homes(of sender: WorkspaceSettings.Sender, _ material: PeriodMaterial) -> FigureHomes {
    let period = material.period.period
    let name = sender.code + " " + period.code
    if let known = homes.withLock({ $0[name] }) { return known }
    let book = materials.forms(period.kind, role: sender.role).book(
      for: material.respondent(for: sender), in: material.context(for: sender))
    let made = FigureHomes(book, catalogue: workspace.pack.catalogue)
    homes.withLock { $0[name] = made }
    return made
  }
}

/// Sorts the observations of one reading into submissions.
private struct TidySorting {
  private let reading: TidyObservations
  private let report: ReportingPeriod?
  private let home: (ObservationKey, String, ReportingPeriod) throws -> FigureHomes.Home?
  private let periods: [PeriodNumber: ReportingPeriod]
  private var found: [SubmissionName: Submission] = [:]
  private var homeless: [Homeless: Int] = [:]

  /// Figures that no cell takes.
  private struct Homeless: Hashable {
    var sender: String
    var period: String
    var indicator: Int32
    var measure: Measure
    /// The first of them.
    var line: Int32
  }

  /// - Parameters:
  ///   - report: for which the rows were sent; `nil` = not known.
  ///   - home: where a figure belongs in the workbook of a sender and period.
  init(
    _ reading: TidyObservations, sentFor report: ReportingPeriod?,
    home: @escaping (ObservationKey, String, ReportingPeriod) throws -> FigureHomes.Home?
  ) {
    self.reading = reading
    self.report = report
    self.home = home
    periods = Dictionary(reading.periods.map { (PeriodNumber($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// By sender, period and form.
  var submissions: [Submission] {
    found.sorted { ($0.key.sender, $0.key.period.code, $0.key.form) < ($1.key.sender, $1.key.period.code, $1.key.form) }
      .map(\.value)
  }

  var findings: [Diagnostic] {
    homeless.sorted { $0.key.line < $1.key.line }.map { entry, count in
      Diagnostic(
        .figureHomeless, at: Location(file: reading.file, line: Int(entry.line)),
        [
          "count": String(count), "indicator": reading.vocabulary.catalogue.indicators[Int(entry.indicator)].code,
          "measure": entry.measure.code, "period": entry.period,
          "sender": reading.vocabulary.senders.first { $0.code == entry.sender }?.name ?? entry.sender,
        ])
    }
  }

  mutating func sort() throws {
    var rows: [(key: ObservationKey, observation: Observation)] = []
    rows.reserveCapacity(reading.set.count)
    reading.set.forEach { rows.append(($0, $1)) }
    rows.sort { ($0.observation.line, $0.key.measure.rawValue) < ($1.observation.line, $1.key.measure.rawValue) }
    for row in rows { try add(row.key, row.observation) }
  }

  private mutating func add(_ key: ObservationKey, _ observation: Observation) throws {
    let sender = reading.set.senders[Int(observation.sender)]
    guard let own = periods[key.period] else { return }
    for period in candidates(key, own) {
      guard var home = try home(key, sender, period) else { continue }
      if key.record > 0 {
        let record = reading.set.records[Int(key.record) - 1]
        home.slot.recordID = record.id
        home.slot.recordType = record.type
        home.slot.key.record = 0
      }
      return add(observation, home, SubmissionName(form: home.form, sender: sender, period: period, revision: 0))
    }
    let seen = homeless.first {
      $0.key.sender == sender && $0.key.period == own.code && $0.key.indicator == key.indicator && $0.key.measure == key.measure
    }?.key
    homeless[
      seen ?? Homeless(
        sender: sender, period: own.code, indicator: key.indicator, measure: key.measure, line: observation.line),
      default: 0] += 1
  }

  /// The report for which the figure was sent, where that is known. A forecast of the year may have been asked in the half-year report.
  private func candidates(_ key: ObservationKey, _ own: ReportingPeriod) -> [ReportingPeriod] {
    let sent = report.map { [$0] } ?? []
    guard key.measure == .forecast || key.measure == .note, own.kind == .year else { return sent + [own] }
    return sent + [own, ReportingPeriod(kind: .half, year: own.year)]
  }

  private mutating func add(_ observation: Observation, _ home: FigureHomes.Home, _ name: SubmissionName) {
    let place = EnteredPlace(form: home.form, section: home.section, line: Int(observation.line), subject: "")
    let cell = EnteredCell(slot: home.slot, value: observation.value, place: place, status: observation.status)
    var submission = found.removeValue(forKey: name)
      ?? Submission(
        form: home.form, edition: home.edition, sender: name.sender, period: name.period, status: observation.status)
    if !submission.sections.contains(home.section) { submission.sections.append(home.section) }
    if observation.value == .blank { submission.blanks.append(cell) } else { submission.cells.append(cell) }
    found[name] = submission
  }
}
