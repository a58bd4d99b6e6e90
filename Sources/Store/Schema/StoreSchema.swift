import Diagnostics
import GRDB

/// The tables of the store, step by step. Steps go forward only, and one that was handed out is never changed.
///
/// Own steps under `user_version` rather than GRDB's migrator: all that are missing run in one transaction, so that two
/// processes may open a new workspace at once, and the number is where every SQLite tool shows it.
enum StoreSchema {
  /// `application_id` of a store: the letters `BmSt`.
  static let applicationID = 0x426D_5374

  static let steps = [step1, step2]

  static var version: Int { steps.count }

  /// What stands in a file, before anything is done to it.
  enum Identity: Equatable {
    /// No table and no mark: a file that was just made.
    case empty
    case store(version: Int)
    case foreign
  }

  static func identity(_ database: Database) throws -> Identity {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if mark == applicationID, version > 0 { return .store(version: version) }
    let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
    return mark == 0 && version == 0 && tables == 0 ? .empty : .foreign
  }

  /// Takes the steps that are missing.
  ///
  /// - Parameter wanted: the version to stop at; the newest unless a test asks for an older one.
  /// - Throws: ``Rejection`` with `S001`, `S002`.
  static func migrate(_ database: Database, path: String, to wanted: Int = version) throws {
    let identity = try checked(identity(database), path: path)
    if identity == .store(version: wanted) { return }
    if identity == .empty { try keepJournal(database) }
    try database.inTransaction(.immediate) {
      var present = 0
      // Asked again: another process may have been here meanwhile.
      if case .store(let version) = try checked(self.identity(database), path: path) { present = version }
      guard present < wanted else { return .commit }
      for step in steps[present..<wanted] { try database.execute(sql: step) }
      try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(wanted)")
      return .commit
    }
  }

  /// Chooses the journal, which outlives the connection and cannot be chosen within a transaction.
  ///
  /// Where two processes do so at once SQLite refuses one of them without waiting, since each might wait for the other.
  private static func keepJournal(_ database: Database) throws {
    for _ in 0..<100 {
      do {
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        return
      } catch DatabaseError.SQLITE_BUSY {
        // This waits, as long as patience lasts.
        try database.inTransaction(.immediate) { .commit }
      }
    }
    _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
  }

  private static func checked(_ identity: Identity, path: String) throws -> Identity {
    switch identity {
    case .foreign: throw Rejection(Diagnostic(.storeForeign, ["path": path]))
    case .store(let found) where found > version:
      throw Rejection(
        Diagnostic(.storeNewer, ["path": path, "found": String(found), "known": String(version)]))
    case .empty, .store: return identity
    }
  }

  /// Every table, index and trigger, as SQLite remembers them: a store in which one is missing was tampered with.
  static func shape(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_master
        WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name
        """)
  }
}
