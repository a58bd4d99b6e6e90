import Diagnostics
import GRDB
import Indicators
import Quantities

/// Where revisions follow each other: one form of one sender for one period.
struct Slot {
  var form: String
  var sender: String
  var period: ReportingPeriod

  private var arguments: StatementArguments { [form, sender, period.code] }

  func nextRevision(in database: Database) throws -> Int {
    let find = try database.cachedStatement(
      sql: "SELECT COALESCE(MAX(revision), 0) + 1 FROM submission WHERE form = ? AND sender = ? AND period = ?")
    return try Int.fetchOne(find, arguments: arguments) ?? 1
  }

  func set(_ state: SubmissionState, of submission: Int64, in database: Database) throws {
    try database.cachedStatement(sql: "UPDATE submission SET state = ? WHERE id = ?")
      .execute(arguments: [state.rawValue, submission])
  }

  /// Every revision, in the order in which they were taken in.
  func revisions(in database: Database) throws -> [Revision] {
    try Revision.all(
      in: database, where: "s.form = ? AND s.sender = ? AND s.period = ?", arguments)
  }

  /// Marks what newer revisions replace in every section as superseded, and tells the log.
  func settle(in database: Database, by who: String, at moment: Moment) throws {
    let all = try revisions(in: database)
    for revision in all where revision.state != .superseded {
      let newer = all.filter { $0.outranks(revision) }
      let isReplaced =
        revision.sections.isEmpty
        ? !newer.isEmpty : revision.sections.allSatisfy { section in newer.contains { $0.sections.contains(section) } }
      guard isReplaced else { continue }
      try set(.superseded, of: revision.id, in: database)
      let name = SubmissionName(form: form, sender: sender, period: period, revision: revision.number)
      try LogBook(database).add(
        .superseded, name.text, by: who, at: moment, old: revision.state.rawValue,
        new: SubmissionState.superseded.rawValue, submission: revision.id)
    }
  }

  /// Values of a revision that are less firm than what stands before it: a final figure is never replaced by a
  /// preliminary one.
  func loweredStatuses(by submission: Int64, in database: Database) throws -> [Diagnostic] {
    let all = try revisions(in: database)
    guard let own = all.first(where: { $0.id == submission }) else { return [] }
    let standing = all.filter { $0.precedes(own) && ($0.state == .received || $0.state == .accepted) }
    var findings: [Diagnostic] = []
    for earlier in standing {
      findings += try lowered(from: earlier, to: own, in: database)
      if findings.count >= Findings.limit { break }
    }
    return findings
  }

  /// Returns newer revisions, received and not decided on, that are less firm than this one, which was taken in after
  /// them: what counts must not hang on the order in which files are taken in.
  func returnLowering(of submission: Int64, in database: Database, by who: String, at moment: Moment) throws {
    let all = try revisions(in: database)
    guard let own = all.first(where: { $0.id == submission }) else { return }
    for newer in all where own.precedes(newer) && newer.state == .received {
      guard let finding = try lowered(from: own, to: newer, in: database).first else { continue }
      try set(.returned, of: newer.id, in: database)
      let name = SubmissionName(form: form, sender: sender, period: period, revision: newer.number)
      try LogBook(database).add(
        .returned, name.text, by: who, at: moment, old: newer.state.rawValue, new: SubmissionState.returned.rawValue,
        why: Catalogue().line(for: finding), submission: newer.id)
    }
  }

  private func lowered(from earlier: Revision, to own: Revision, in database: Database) throws -> [Diagnostic] {
    let rows = try database.rows(
      """
      SELECT n.section, n.indicator, n.period, n.measure, n.stratum, n.unit, n.scope, n.record, o.status, n.status,
        n."row", n."column", n.sheet
      FROM observation n JOIN observation o USING
        (section, indicator, period, measure, stratum, unit, scope, record)
      WHERE n.submission = ? AND o.submission = ? AND o.status > n.status LIMIT \(Findings.limit)
      """, arguments: [own.id, earlier.id])
    let before = SubmissionName(form: form, sender: sender, period: period, revision: earlier.number)
    var texts = try CodeTexts(database)
    return try rows.map { row in
      let key = try texts.key(
        ObservationRow.Place(
          section: row.field(0), indicator: row.field(1), period: row.field(2), measure: row.field(3),
          stratum: row.field(4), unit: row.field(5), scope: row.field(6), record: row.field(7)))
      let place = try ObservationPlace(sheet: texts.text(row.field(12)), row: row.field(10), column: row.field(11))
      return Diagnostic(
        .statusLowered, at: place.location(form: form, subject: key.text),
        ["before": before.text, "old": status(try row.field(8)), "new": status(try row.field(9))])
    }
  }

  private func status(_ number: Int64) -> String {
    switch ObservationStatus(number: number) {
    case .preliminary, nil: "sơ bộ"
    case .estimate: "ước"
    case .final: "chính thức"
    }
  }
}

/// One revision of a slot, as far as its standing goes.
struct Revision {
  var id: Int64
  var slot: SlotName
  var number: Int
  var state: SubmissionState
  var received: Moment
  /// Numbers of codes.
  var sections: Set<Int64>

  /// Form and sender: revisions of one period with the same one follow each other.
  struct SlotName: Hashable {
    var form: String
    var sender: String
  }

  /// It was received before the other; of two received in the same second, taken in before it.
  func precedes(_ other: Revision) -> Bool { (received, id) < (other.received, other.id) }

  /// It is newer than the other and good enough to stand in its place: a revision with errors replaces nothing that has
  /// none, and nothing but an accepted one replaces an accepted one.
  func outranks(_ other: Revision) -> Bool {
    guard other.precedes(self) else { return false }
    switch other.state {
    case .superseded: return false
    case .hasErrors, .returned: return state != .superseded
    case .received: return state == .received || state == .accepted
    case .accepted: return state == .accepted
    }
  }

  static func all(
    in database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Revision] {
    let rows = try database.rows(
      """
      SELECT s.id, s.form, s.sender, s.revision, s.state, d.received, ss.section
      FROM submission s JOIN delivery d ON d.id = s.delivery LEFT JOIN submitted_section ss ON ss.submission = s.id
      WHERE \(condition) ORDER BY s.id
      """, arguments: arguments)
    var all: [Revision] = []
    for row in rows {
      let id: Int64 = try row.field(0)
      if all.last?.id != id { all.append(try Revision(row)) }
      if let section = try row.optional(6) { all[all.count - 1].sections.insert(section) }
    }
    return all
  }

  private init(_ row: Row) throws {
    id = try row.field(0)
    slot = SlotName(form: try row.field(1), sender: try row.field(2))
    number = try row.field(3)
    guard let state = SubmissionState(rawValue: try row.field(4)) else { throw StoreDamage("submission \(id)") }
    self.state = state
    received = Moment(secondsSince1970: try row.field(5))
    sections = []
  }
}

extension ObservationPlace {
  /// For findings.
  func location(form: String, subject: String? = nil) -> Location {
    switch self {
    case .unknown: Location(form: form, subject: subject)
    case .line(let line): Location(line: line, form: form, subject: subject)
    case .cell(let sheet, let cell): Location(form: form, sheet: sheet, cell: cell, subject: subject)
    }
  }
}
