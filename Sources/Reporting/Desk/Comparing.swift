package import Diagnostics
import Forms
import Indicators
package import Quantities
package import Store

/// Sets two submissions, or two periods, side by side.
package struct Comparing: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// What is compared with what.
  package struct Request: Sendable {
    package var workspace: String
    /// Names of submissions as in ``SubmissionChoice/names``, or codes of periods.
    package var old: String
    package var new: String
    /// Of periods: counts what was received and not decided on too.
    package var isDraft: Bool
    /// Code of the form, or of the sender, to which a comparison of periods is narrowed.
    package var form: String?
    package var sender: String?

    package init(
      workspace: String, old: String, new: String, isDraft: Bool = false, form: String? = nil,
      sender: String? = nil
    ) {
      self.workspace = workspace
      self.old = old
      self.new = new
      self.isDraft = isDraft
      self.form = form
      self.sender = sender
    }
  }

  /// Figures of the two sides that differ. Figures of the old side's period stand against those of the new side's, those of
  /// a year before against a year before, and so on.
  ///
  /// - Throws: ``Rejection`` with `D109` for a submission against a period, `D105`, `S011` for names, `U003`.
  package func callAsFunction(_ request: Request) throws -> Accepted<Comparison> {
    let store = try Desk.existingStore(in: request.workspace)
    let workspace = try Workspace.open(request.workspace, library: library)
    let desk = Desk(workspace.value, store)
    let old: ComparedSide
    let new: ComparedSide
    if let (one, other) = try periods(request) {
      let inclusion = request.isDraft ? Inclusion.received : .accepted
      let choice = SubmissionChoice(sender: request.sender, form: request.form)
      let query = try choice.query(store, workspace.value.settings, [])
      old = try ComparedSide(one, inclusion, query, store)
      new = try ComparedSide(other, inclusion, query, store)
    } else {
      old = try ComparedSide(submission(request.old, store), store)
      new = try ComparedSide(submission(request.new, store), store)
    }
    return Accepted(Comparison(old, new, desk), findings: workspace.findings)
  }

  private func periods(_ request: Request) throws -> (ReportingPeriod, ReportingPeriod)? {
    switch (ReportingPeriod(request.old), ReportingPeriod(request.new)) {
    case (let old?, let new?): return (old, new)
    case (nil, nil): return nil
    default:
      throw Rejection(
        Diagnostic(.sidesDiffer, ["old": request.old.excerpt, "new": request.new.excerpt]))
    }
  }

  private func submission(_ text: String, _ store: SubmissionStore) throws -> StoredSubmission {
    try store.submission(named: try SubmissionChoice.name(text, in: store))
  }
}

/// One side of a comparison: what it says of each figure, by the figure as the other side's period would have it.
struct ComparedSide {
  let title: String
  let period: ReportingPeriod
  /// More than one value where senders answer side by side, or disagree.
  private(set) var values: [CodedKey: [ObservedValue]] = [:]

  init(_ submission: StoredSubmission, _ store: SubmissionStore) throws {
    title = submission.name.text
    period = submission.name.period
    for observation in try store.observations(of: submission) { add(observation.value, observation.key) }
  }

  /// - Parameter query: sender and form to which it is narrowed.
  init(
    _ period: ReportingPeriod, _ inclusion: Inclusion, _ query: SubmissionQuery, _ store: SubmissionStore
  ) throws {
    title = period.code
    self.period = period
    var isWanted: [Bool] = []
    var found: [(CodedKey, ObservedValue)] = []
    try store.forEachContribution(in: period, inclusion) { submissions in
      isWanted = submissions.map { submission in
        (query.sender ?? submission.name.sender) == submission.name.sender
          && (query.form ?? submission.name.form) == submission.name.form
      }
    } _: { contribution in
      if isWanted[contribution.source], !contribution.isSetAside { found.append((contribution.key, contribution.value)) }
    }
    for (key, value) in found { add(value, key) }
  }

  private mutating func add(_ value: ObservedValue, _ key: CodedKey) {
    if values[key]?.contains(value) == true { return }
    values[key, default: []].append(value)
  }

  /// The same with every period moved to where it stands as seen from another one.
  func seen(from other: ReportingPeriod) -> [CodedKey: [ObservedValue]] {
    if other == period { return values }
    var result: [CodedKey: [ObservedValue]] = [:]
    for (key, values) in values {
      var moved = key
      moved.period = key.period == period
        ? other
        : ReportingPeriod(
          kind: key.period.kind, year: key.period.year + other.year - period.year, number: key.period.number)
      result[moved, default: []] += values
    }
    return result
  }
}

/// What two sides say differently.
package struct Comparison: Sendable {
  /// What was compared: names of submissions or codes of periods.
  package let old: String
  package let new: String
  /// In the order of the pack's indicators, then by record, unit and split.
  package private(set) var rows: [Row] = []
  /// Figures that are the same on both sides.
  package private(set) var sameCount = 0

  /// One figure.
  package struct Row: Sendable {
    /// As the new side has it.
    package var key: CodedKey
    /// The figure in words.
    package var subject: String
    /// In words; `nil`: the side does not have the figure.
    package var oldText: String?
    package var newText: String?
    /// As exchange files have them.
    package var oldValue: String?
    package var newValue: String?
    /// New less old; `nil` unless both are numbers.
    package var change: DecimalNumber?
    package var changeText: String
    /// Hundredths of the old value, with two decimals; `nil` where that is none or zero.
    package var percent: DecimalNumber?
  }

  init(_ old: ComparedSide, _ new: ComparedSide, _ desk: Desk) {
    self.old = old.title
    self.new = new.title
    var words = FigureWords(desk, desk.workspace.units(in: new.period))
    let before = old.seen(from: new.period)
    for key in Set(before.keys).union(new.values.keys) {
      if before[key] == new.values[key] {
        sameCount += 1
      } else {
        rows.append(Self.row(key, before[key], new.values[key], &words))
      }
    }
    let catalogue = desk.workspace.pack.catalogue
    let places = Dictionary(
      Set(rows.map(\.key.indicator)).map { ($0, catalogue.index(of: $0) ?? .max) }, uniquingKeysWith: { first, _ in first })
    func order(_ row: Row) -> (Int, String, String, String) {
      (places[row.key.indicator] ?? .max, row.key.record, row.key.unit.text, row.key.text)
    }
    rows.sort { order($0) < order($1) }
  }

  private static func row(
    _ key: CodedKey, _ old: [ObservedValue]?, _ new: [ObservedValue]?, _ words: inout FigureWords
  ) -> Row {
    func text(_ values: [ObservedValue]?) -> String? {
      values.map { $0.map { words.value($0, of: key) }.joined(separator: " | ") }
    }
    func plain(_ values: [ObservedValue]?) -> String? {
      values.map { $0.map(\.text).joined(separator: " | ") }
    }
    var row = Row(
      key: key, subject: words.subject(of: key), oldText: text(old), newText: text(new), oldValue: plain(old),
      newValue: plain(new), changeText: "")
    guard old?.count == 1, new?.count == 1, case .number(let from)? = old?[0], case .number(let to)? = new?[0],
      let change = to.subtracting(from)
    else { return row }
    row.change = change
    row.changeText = words.value(.number(change), of: key)
    row.percent = change.shifted(by: 2)?.divided(by: from.isNegative ? from.negated : from, places: 2)
    return row
  }
}
