import Diagnostics
import GRDB
import Indicators
import Quantities

/// Recomputes the digests of what is in the tables and compares them with what the log says.
struct StoredContents {
  private let database: Database
  private let delivery: Statement
  private let submission: Statement
  private let sections: Statement
  private let values: Statement
  private var texts: CodeTexts

  init(_ database: Database) throws {
    self.database = database
    delivery = try database.makeStatement(
      sql: "SELECT \(StoredDelivery.columns), f.bytes FROM delivery d JOIN file f ON f.id = d.file WHERE d.id = ?")
    submission = try database.makeStatement(
      sql: "SELECT form, edition, sender, period, revision, content, delivery FROM submission WHERE id = ?")
    sections = try database.makeStatement(
      sql: """
        SELECT c.text FROM submitted_section ss JOIN code c ON c.id = ss.section WHERE ss.submission = ? ORDER BY c.text
        """)
    values = try database.makeStatement(
      sql: """
        SELECT \(ObservationRow.columns) FROM observation WHERE submission = ?
        ORDER BY submission, section, indicator, period, measure, stratum, unit, scope, record
        """)
    texts = try CodeTexts(database)
  }

  func brokenDelivery(_ entry: LogEntry) throws -> Diagnostic? {
    let arguments: KeyValuePairs<String, String> = [
      "delivery": String(entry.delivery ?? 0), "file": entry.subject,
    ]
    // Read row by row, so that the file is digested where SQLite has it.
    let cursor = try Row.fetchCursor(delivery, arguments: [entry.delivery])
    guard let row = try cursor.next(), let stored = try? StoredDelivery(row), EntryContent.of(stored) == entry.content,
      stored.sha256.hex == entry.new
    else { return Diagnostic(.deliveryChanged, arguments) }
    return try row.contentDigest(7) == stored.sha256 ? nil : Diagnostic(.fileChanged, arguments)
  }

  /// - Parameter count: grows by the number of values.
  mutating func brokenSubmission(_ entry: LogEntry, values count: inout Int) throws -> Diagnostic? {
    let broken = Diagnostic(.valuesChanged, ["name": entry.subject])
    guard let id = entry.submission, let row = try Row.fetchOne(submission, arguments: [id]),
      let period = ReportingPeriod(try row.field(3) as String)
    else { return broken }
    let name = SubmissionName(
      form: try row.field(0), sender: try row.field(2), period: period, revision: try row.field(4))
    let delivery: Int64 = try row.field(6)
    guard name.text == entry.subject, delivery == entry.delivery, let seal = try? seal(of: id, &count),
      try row.digest(5) == seal, let findings = try? SubmissionFinding.all(of: id, in: database)
    else { return broken }
    let content = EntryContent.of(
      name, edition: try row.field(1), delivery: delivery, content: seal, findings)
    return content == entry.content ? nil : broken
  }

  private mutating func seal(of submission: Int64, _ count: inout Int) throws -> ContentDigest {
    var seal = ContentSeal(sections: try String.fetchAll(sections, arguments: [submission]))
    let cursor = try Row.fetchCursor(values, arguments: [submission])
    while let row = try cursor.next() {
      seal.add(try ObservationRow(row))
      count += 1
    }
    for answer in try AnswerRow.all(of: submission, in: database) { seal.add(answer) }
    return try seal.finish(&texts)
  }

  func brokenResolution(_ entry: LogEntry) throws -> Diagnostic? {
    let row = try database.row("SELECT period, key, taken FROM resolution WHERE entry = ?", arguments: [entry.sequence])
    let content = try row.map { row in
      EntryContent.of(period: try row.field(0), key: try row.field(1), taken: try row.field(2))
    }
    if content == entry.content { return nil }
    return Diagnostic(.resolutionChanged, ["entry": String(entry.sequence), "subject": entry.subject])
  }
}
