import Diagnostics
import GRDB
import Indicators
import Quantities

/// Finds submissions and what is known of them.
struct SubmissionList {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Submissions that meet a condition on `s` (submission) and `d` (delivery), by form, sender, period and revision.
  func all(where condition: String, _ arguments: StatementArguments) throws -> [StoredSubmission] {
    let rows = try database.rows(
      """
      SELECT s.id, s.form, s.sender, s.period, s.revision, s.edition, s.state,
        d.id, d.name, f.sha256, d.sender, d.received, d.ingested, d.document,
        (SELECT COUNT(*) FROM finding WHERE submission = s.id AND severity = 'error'),
        (SELECT COUNT(*) FROM finding WHERE submission = s.id AND severity = 'warning')
      FROM submission s JOIN delivery d ON d.id = s.delivery JOIN file f ON f.id = d.file
      WHERE \(condition) ORDER BY s.form, s.sender, s.period, s.revision
      """, arguments: arguments)
    let sections = try database.cachedStatement(
      sql: """
        SELECT c.text FROM submitted_section ss JOIN code c ON c.id = ss.section WHERE ss.submission = ? ORDER BY c.text
        """)
    let decision = try database.cachedStatement(
      sql: """
        SELECT who, at, why, what FROM log WHERE submission = ? AND what IN ('accepted', 'returned', 'reopened')
        ORDER BY sequence DESC LIMIT 1
        """)
    return try rows.map { row in
      let id: Int64 = try row.field(0)
      var submission = try StoredSubmission(row)
      submission.sections = try String.fetchAll(sections, arguments: [id])
      if let row = try Row.fetchOne(decision, arguments: [id]) {
        submission.decision = try DecisionRecord(row)
        submission.wasAccepted = try row.field(3) == LogEvent.accepted.rawValue
      }
      return submission
    }
  }

  func one(id: Int64) throws -> StoredSubmission {
    guard let found = try all(where: "s.id = ?", [id]).first else { throw StoreDamage("submission \(id)") }
    return found
  }

  /// - Throws: ``Rejection`` with `S011` when there is no such submission.
  func one(named name: SubmissionName) throws -> StoredSubmission {
    let found = try all(
      where: "s.form = ? AND s.sender = ? AND s.period = ? AND s.revision = ?",
      [name.form, name.sender, name.period.code, name.revision])
    if let submission = found.first { return submission }
    let others = try database.rows(
      "SELECT form, sender, revision FROM submission WHERE period = ? ORDER BY id LIMIT 10000",
      arguments: [name.period.code])
    let names = try others.map { row in
      SubmissionName(form: try row.field(0), sender: try row.field(1), period: name.period, revision: try row.field(2))
    }
    var finding = Diagnostic(.submissionUnknown, ["name": name.text])
    if let nearest = NearestName.of(name.text, among: names.map(\.text)) {
      finding.arguments.append(.init("nearest", nearest))
    }
    throw Rejection(finding)
  }
}

extension StoredSubmission {
  fileprivate init(_ row: Row) throws {
    let id: Int64 = try row.field(0)
    guard let period = ReportingPeriod(try row.field(3) as String),
      let state = SubmissionState(rawValue: try row.field(6))
    else { throw StoreDamage("submission \(id)") }
    self.init(
      name: SubmissionName(
        form: try row.field(1), sender: try row.field(2), period: period, revision: try row.field(4)),
      edition: try row.field(5), state: state, sections: [], delivery: try StoredDelivery(row, from: 7),
      errorCount: try row.field(14), warningCount: try row.field(15), decision: nil, id: id)
  }
}

extension StoredDelivery {
  static let columns = "d.id, d.name, f.sha256, d.sender, d.received, d.ingested, d.document"

  /// - Parameter first: index of the first of ``columns``.
  init(_ row: Row, from first: Int = 0) throws {
    number = try row.field(first)
    fileName = try row.field(first + 1)
    sha256 = try row.digest(first + 2)
    sender = try row.field(first + 3)
    received = Moment(secondsSince1970: try row.field(first + 4))
    ingested = Moment(secondsSince1970: try row.field(first + 5))
    document = try row.field(first + 6)
  }
}

extension DecisionRecord {
  fileprivate init(_ row: Row) throws {
    self.init(by: try row.field(0), at: Moment(secondsSince1970: try row.field(1)), reason: try row.field(2))
  }
}
