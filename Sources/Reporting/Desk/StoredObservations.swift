import Diagnostics
import Indicators
import Quantities
import Store

/// Puts what the store has into one set of observations: what was submitted for the period first, then for those before it,
/// newest first; what only later periods say (a year's forecast, in its half-year) fills what is left.
///
/// The file of such an observation is the name of its submission: `bieu-05/25441/2023-H1/2`.
struct StoredObservations {
  private let store: SubmissionStore
  private let period: ReportingPeriod
  private let inclusion: Inclusion
  private let vocabulary: ExchangeVocabulary
  private let translation: KeyTranslation
  /// What was asked and not answered counts only where nobody answered.
  private var blanks: [(key: ObservationKey, observation: Observation)] = []
  /// By number of the file.
  private var submissions: [Int32: SubmissionName] = [:]
  private var disputes: [ObservationKey: Dispute] = [:]
  private var unknown: [UnknownCode: Int] = [:]

  /// A figure on which senders disagree.
  private struct Dispute {
    var first: Observation
    var other: Observation
    var key: CodedKey
  }

  /// A code that means nothing in the period's report.
  private enum UnknownCode: Hashable {
    case indicator(String), stratum(String)
    case unit(UnitIdentity)
  }

  init(_ desk: Desk, _ period: ReportingPeriod, _ inclusion: Inclusion, _ vocabulary: ExchangeVocabulary) {
    store = desk.store
    self.period = period
    self.inclusion = inclusion
    self.vocabulary = vocabulary
    translation = desk.translation(vocabulary.tree)
  }

  mutating func add(to reading: inout TidyObservations) throws {
    for submitted in Self.order(try store.periods(), from: period) { try add(submitted, to: &reading) }
    blankDisputes(&reading)
    for (key, observation) in blanks { _ = reading.set.insert(observation, for: key) }
    tellUnknown(&reading)
  }

  /// The period itself, earlier ones from the newest on, then later ones.
  static func order(_ periods: [ReportingPeriod], from period: ReportingPeriod) -> [ReportingPeriod] {
    func day(_ period: ReportingPeriod) -> Int { period.lastDay.dayNumber }
    let others = periods.filter { $0 != period }
    let earlier = others.filter { day($0) <= day(period) }.sorted { (day($0), $0.code) > (day($1), $1.code) }
    let later = others.filter { day($0) > day(period) }.sorted { (day($0), $0.code) < (day($1), $1.code) }
    return periods.filter { $0 == period } + earlier + later
  }

  private mutating func add(_ submitted: ReportingPeriod, to reading: inout TidyObservations) throws {
    var names: [SubmissionName] = []
    var files: [Int32] = []
    var senders: [Int32] = []
    var this = self
    defer { self = this }
    try store.forEachValue(in: submitted, inclusion, translation) { submissions in
      names = submissions.map(\.name)
      files = names.map { reading.set.file($0.text) }
      senders = names.map { reading.set.sender($0.sender) }
      for (file, name) in zip(files, names) { this.submissions[file] = name }
    } _: { value, codedKey in
      try this.add(
        value,
        Observation(
          value: value.value, status: value.status, sender: senders[value.source], line: value.line,
          file: files[value.source]), codedKey, to: &reading)
    }
  }

  private mutating func add(
    _ said: CountingValue, _ observation: Observation, _ codedKey: () throws -> CodedKey, to reading: inout TidyObservations
  ) throws {
    guard var key = said.key else { return note(try codedKey()) }
    if !said.record.isEmpty, let type = reading.recordTypes[Int(key.indicator)] {
      key.record = reading.set.record(
        said.record, type: type, sender: observation.sender, unit: key.unit, period: key.period)
    }
    if observation.value == .blank { return blanks.append((key, observation)) }
    if reading.takesAnswers[Int(key.indicator)], key.measure != .note {
      let isAnswered = reading.set.observations(for: key).contains { $0.sender == observation.sender }
      return isAnswered ? () : reading.set.insertBeside(observation, for: key)
    }
    guard let other = reading.set.insert(observation, for: key), other.value != observation.value,
      submissions[other.file]?.period == submissions[observation.file]?.period
    else { return }
    if disputes[key] == nil { disputes[key] = Dispute(first: other, other: observation, key: try codedKey()) }
  }

  // MARK: - What does not go together

  /// Nobody's figure stands until it is decided whose.
  private mutating func blankDisputes(_ reading: inout TidyObservations) {
    if disputes.isEmpty { return }
    reading.set = reading.set.without { key, _ in disputes[key] != nil }
    let sorted = disputes.sorted { $0.value.key.text < $1.value.key.text }
    for (key, dispute) in sorted {
      var blank = dispute.first
      blank.value = .blank
      _ = reading.set.insert(blank, for: key)
      func name(_ observation: Observation) -> String { submissions[observation.file]?.text ?? "?" }
      reading.findings.add(
        Diagnostic(
          .figureDisputed, at: Location(subject: reading.subject(of: key)),
          [
            "first": name(dispute.first), "before": dispute.first.value.excerpt, "second": name(dispute.other),
            "value": dispute.other.value.excerpt, "key": dispute.key.text,
          ]))
    }
  }

  private mutating func note(_ key: CodedKey) {
    if vocabulary.catalogue.index(of: key.indicator) == nil {
      unknown[.indicator(key.indicator), default: 0] += 1
    } else if vocabulary.tree.index(of: key.unit.code).map({ vocabulary.tree.units[$0].validFrom })
      != .some(key.unit.validFrom) {
      unknown[.unit(key.unit), default: 0] += 1
    } else {
      unknown[.stratum(key.stratum), default: 0] += 1
    }
  }

  private func tellUnknown(_ reading: inout TidyObservations) {
    let findings = unknown.map { code, count -> Diagnostic in
      switch code {
      case .unit(let unit):
        let known = vocabulary.units.first { $0.code == unit.code && $0.validFrom == unit.validFrom }
        return Diagnostic(
          .unitGone, at: Location(file: Desk.fileName),
          ["name": known.map { "\($0.name) (\(unit.code))" } ?? unit.text, "day": vocabulary.tree.day.vietnamese],
          successors: known?.successors ?? [])
      case .indicator(let name), .stratum(let name):
        return Diagnostic(
          .storedCodeUnknown, at: Location(file: Desk.fileName), ["name": name, "count": String(count)])
      }
    }
    for finding in findings.sorted(by: { $0.arguments[0].value < $1.arguments[0].value }) { reading.findings.add(finding) }
  }
}
