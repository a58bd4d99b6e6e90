import Diagnostics
import GRDB
import Indicators
import Quantities

/// Walks along the chain and stops at the first link that is broken.
struct Proof {
  private let database: Database
  var result = Verification(end: LogEntry.root)
  /// As the log tells them.
  private var states: [Int64: String] = [:]
  private var anchorsSeen: Set<ContentDigest> = []

  init(_ database: Database) { self.database = database }

  mutating func run(_ anchors: [ContentDigest]) throws {
    result.broken =
      try brokenEntry(Set(anchors)) ?? missingAnchor(anchors) ?? notInLog() ?? changedState() ?? changedTables()
      ?? brokenPages()
  }

  // MARK: The chain

  private mutating func brokenEntry(_ anchors: Set<ContentDigest>) throws -> Diagnostic? {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT \(LogEntry.columns) FROM log ORDER BY sequence")
    var contents = try StoredContents(database)
    while let row = try cursor.next() {
      let place = result.entries + 1
      guard let entry = try? LogEntry(row), entry.sequence == place, entry.hash(after: result.end) == entry.hash else {
        let subject = (try? row.field(4) as String) ?? "?"
        return Diagnostic(.logEntryBroken, ["entry": String(place), "subject": subject])
      }
      result.entries = place
      result.end = entry.hash
      if anchors.contains(entry.hash) { anchorsSeen.insert(entry.hash) }
      if let broken = try brokenContent(of: entry, &contents) { return broken }
      if let submission = entry.submission { states[submission] = entry.new }
    }
    return nil
  }

  private mutating func brokenContent(of entry: LogEntry, _ contents: inout StoredContents) throws -> Diagnostic? {
    switch entry.what {
    case .delivered:
      result.files += 1
      return try contents.brokenDelivery(entry)
    case .submitted:
      result.submissions += 1
      return try contents.brokenSubmission(entry, values: &result.values)
    case .resolved: return try contents.brokenResolution(entry)
    case .superseded, .accepted, .returned, .reopened, .closed, .opened: return nil
    }
  }

  private func missingAnchor(_ anchors: [ContentDigest]) -> Diagnostic? {
    anchors.first { !anchorsSeen.contains($0) }.map { Diagnostic(.logCutOff, ["anchor": $0.hex]) }
  }

  // MARK: What the chain does not lead to

  private func notInLog() throws -> Diagnostic? {
    let tables = [
      ("delivery", "id", "SELECT delivery FROM log WHERE what = 'delivered'", "lần gửi"),
      ("submission", "id", "SELECT submission FROM log WHERE what = 'submitted'", "báo cáo"),
      ("resolution", "entry", "SELECT sequence FROM log WHERE what = 'resolved'", "quyết định"),
      ("observation", "submission", "SELECT id FROM submission", "báo cáo"),
      ("finding", "submission", "SELECT id FROM submission", "báo cáo"),
      ("answer", "submission", "SELECT id FROM submission", "báo cáo"),
    ]
    for (table, number, known, what) in tables {
      let stray = try Int.fetchOne(
        database, sql: "SELECT \(number) FROM \(table) WHERE \(number) NOT IN (\(known)) LIMIT 1")
      if let stray { return Diagnostic(.notInLog, ["what": what, "number": String(stray)]) }
    }
    return nil
  }

  private func changedState() throws -> Diagnostic? {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, state, form || '/' || sender || '/' || period || '/' || revision FROM submission")
    while let row = try cursor.next() {
      let state: String = try row.field(1)
      let expected = states[try row.field(0)]
      if state == expected { continue }
      return Diagnostic(
        .stateChanged, ["name": try row.field(2), "found": word(state), "expected": word(expected ?? "")])
    }
    return nil
  }

  private func word(_ state: String) -> String { SubmissionState(rawValue: state)?.word ?? state }

  /// Triggers and tables are as this program makes them.
  private func changedTables() throws -> Diagnostic? {
    let found = Set(try StoreSchema.shape(database))
    let fresh = try DatabaseQueue()
    let expected = try fresh.writeWithoutTransaction { fresh in
      for step in StoreSchema.steps { try fresh.execute(sql: step) }
      return Set(try StoreSchema.shape(fresh))
    }
    guard let odd = found.symmetricDifference(expected).min() else { return nil }
    return Diagnostic(.tablesChanged, ["name": String(odd.prefix { $0 != ":" })])
  }

  /// What SQLite itself finds: pages, indexes that do not match their tables, numbers that lead nowhere.
  private func brokenPages() throws -> Diagnostic? {
    let report = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "?"
    if report != "ok" { return Diagnostic(.pagesBroken, ["reason": report]) }
    guard let stray = try database.row("PRAGMA foreign_key_check") else { return nil }
    return Diagnostic(.pagesBroken, ["reason": (try? stray.field(0) as String) ?? "foreign_key_check"])
  }
}
