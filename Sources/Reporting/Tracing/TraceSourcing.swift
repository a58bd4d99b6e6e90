import Forms
import Indicators
import Quantities
import Store

/// Finds who said the figures that an explanation comes down to: in the store, or in the files of the workspace.
struct TraceSourcing {
  private let material: PeriodMaterial
  private let desk: Desk?
  private let inclusion: Inclusion
  private let observations: ObservationSet
  private var sources: [TraceSource] = []
  private var indices: [TraceSource: Int] = [:]
  private var statements: [ObservationKey: [TracedStatement]] = [:]
  private var disputes: [ObservationKey: TracedDispute] = [:]
  private var digests: [String: ContentDigest?] = [:]

  init(material: PeriodMaterial, desk: Desk?, inclusion: Inclusion) {
    self.material = material
    self.desk = desk
    self.inclusion = inclusion
    observations = material.figures.observations
  }

  /// The explanation with its sources.
  consuming func traced(_ root: TracedFigure, at address: FigureAddress) throws -> Traced {
    let context = material.context
    // A dictionary has no order, and sources are numbered as they come up.
    var keys: [ObservationKey] = []
    var seen: Set<ObservationKey> = []
    for figure in root.all {
      guard let key = figure.key, seen.insert(key).inserted, observations.observation(for: key) != nil else { continue }
      keys.append(key)
    }
    try state(keys)
    return Traced(
      address: address, unit: material.figures.units.units[context.unit].name, period: context.period,
      isDraft: inclusion == .received, root: root, sources: sources, statements: statements, disputes: disputes,
      figures: material.figures, senderNames: context.senderNames,
      marks: (context.pack.regime.print(of: .none), context.pack.regime.print(of: .notApplicable)))
  }

  /// What was said of each key: by submissions, period by period, and by files.
  private mutating func state(_ keys: [ObservationKey]) throws {
    var stored: [ReportingPeriod: [CodedKey: ObservationKey]] = [:]
    var translation = desk?.translation(material.figures.units)
    for key in keys {
      let record = key.record == 0 ? "" : observations.records[Int(key.record) - 1].id
      let periods = Set(
        observations.observations(for: key).compactMap {
          SubmissionName(text: observations.files[Int($0.file)])?.period
        })
      if let coded = translation?.coded(key, record: record), !periods.isEmpty {
        for period in periods { stored[period, default: [:]][coded] = key }
      } else {
        try stateFiles(of: key)
      }
    }
    guard let desk else { return }
    for (period, wanted) in stored.sorted(by: { $0.key.code < $1.key.code }) {
      try state(wanted, in: period, desk.store)
    }
    number(keys)
  }

  // MARK: - The store

  private mutating func state(
    _ wanted: [CodedKey: ObservationKey], in period: ReportingPeriod, _ store: SubmissionStore
  ) throws {
    var submissions: [StoredSubmission] = []
    var found: [(key: ObservationKey, contribution: Contribution)] = []
    try store.forEachContribution(in: period, inclusion, submissions: { submissions = $0 }) { contribution in
      if let key = wanted[contribution.key] { found.append((key, contribution)) }
    }
    for (key, contribution) in found {
      let statement = TracedStatement(
        value: contribution.value, status: contribution.status, place: contribution.place,
        source: index(of: Self.source(submissions[contribution.source])), isSetAside: contribution.isSetAside)
      statements[key, default: []].append(statement)
    }
    let conflicts = try store.conflicts(in: period, inclusion)
    for conflict in conflicts.conflicts {
      guard let key = wanted[conflict.key] else { continue }
      disputes[key] = TracedDispute(
        key: conflict.key,
        objections: conflict.objections.map {
          (index(of: Self.source(conflicts.submissions[$0.source])), $0.answer.remark)
        }, settlement: conflict.settlement)
    }
  }

  private static func source(_ submission: StoredSubmission) -> TraceSource {
    TraceSource(
      submission: submission.name, sender: submission.name.sender, file: submission.delivery.fileName,
      sha256: submission.delivery.sha256, received: submission.delivery.received, document: submission.delivery.document,
      state: submission.state, decision: submission.decision)
  }

  private mutating func index(of source: TraceSource) -> Int {
    if let known = indices[source] { return known }
    indices[source] = sources.count
    sources.append(source)
    return sources.count - 1
  }

  /// Numbers the sources again, in the order in which the explanation names them.
  private mutating func number(_ keys: [ObservationKey]) {
    var order: [Int] = []
    var numbers = [Int?](repeating: nil, count: sources.count)
    func take(_ source: Int) {
      guard numbers[source] == nil else { return }
      numbers[source] = order.count
      order.append(source)
    }
    for key in keys {
      let said = statements[key, default: []]
      let sorted = said.filter { !$0.isSetAside } + said.filter(\.isSetAside)
      statements[key] = sorted
      sorted.forEach { take($0.source) }
      disputes[key]?.objections.forEach { take($0.source) }
    }
    for key in keys {
      statements[key] = statements[key]?.map { statement in
        var numbered = statement
        numbered.source = numbers[statement.source] ?? 0
        return numbered
      }
      guard let dispute = disputes[key] else { continue }
      disputes[key]?.objections = dispute.objections.map { (numbers[$0.source] ?? 0, $0.remark) }
    }
    sources = order.map { sources[$0] }
  }

  // MARK: - Files of the workspace

  private mutating func stateFiles(of key: ObservationKey) throws {
    for observation in observations.observations(for: key) {
      let file = observations.files[Int(observation.file)]
      let source = TraceSource(
        submission: nil, sender: observations.senders[Int(observation.sender)], file: file,
        sha256: try digest(of: file), received: nil, document: "", state: nil, decision: nil)
      statements[key, default: []].append(
        TracedStatement(
          value: observation.value, status: observation.status,
          place: observation.line > 0 ? .line(Int(observation.line)) : .unknown, source: index(of: source),
          isSetAside: false))
    }
  }

  private mutating func digest(of file: String) throws -> ContentDigest? {
    if let known = digests[file] { return known }
    let digest = try FileReading.bytes(at: file, limit: Workspace.maximumCSVSize, name: file)
      .map { ContentDigest(of: $0) }
    digests[file] = .some(digest)
    return digest
  }
}
