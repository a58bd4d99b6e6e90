import Diagnostics
import GRDB
import Quantities

/// Writes entries at the end of the log, each chained to the one before.
struct LogBook {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The newest entry's number and digest; 0 and the root of the chain for an empty log.
  func end() throws -> (sequence: Int, hash: ContentDigest) {
    let newest = try database.cachedStatement(sql: "SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1")
    guard let row = try Row.fetchOne(newest) else { return (0, LogEntry.root) }
    return (try row.field(0), try row.digest(1))
  }

  /// - Returns: the entry's number.
  @discardableResult
  func add(
    _ what: LogEvent, _ subject: String, by who: String, at moment: Moment, old: String = "", new: String = "",
    why: String = "", delivery: Int64? = nil, submission: Int64? = nil, content: ContentDigest = EntryContent.nothing
  ) throws -> Int {
    let end = try end()
    var entry = LogEntry(
      sequence: end.sequence + 1, at: moment, who: who, what: what, subject: subject, old: old, new: new, why: why,
      hash: end.hash, delivery: delivery, submission: submission, content: content)
    entry.hash = entry.hash(after: end.hash)
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO log (sequence, at, who, what, subject, old, new, why, hash, delivery, submission, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: [
      entry.sequence, moment.secondsSince1970, who, what.rawValue, subject, old, new, why, entry.hash.blob, delivery,
      submission, content.blob,
    ])
    return entry.sequence
  }
}

extension Severity {
  /// As tables have it.
  var code: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  init?(code: String) {
    guard let severity = Severity.allCases.first(where: { $0.code == code }) else { return nil }
    self = severity
  }
}
