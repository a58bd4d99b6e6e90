import Diagnostics
import GRDB

/// Everything that was sent, decided and taken back, in one SQLite file.
///
/// Values go in and come out; time, names and paths come from outside, so the same calls give the same rows. Every call
/// that changes something is one transaction that is on the disk when the call returns. Several processes may use one
/// store at once: who writes waits for the other, who reads sees a finished state.
///
/// Bad input throws a ``Rejection`` (`S001`, `S002`, `S009`–`S026`), trouble with file or disk an ``OutsideTrouble``
/// (`S003`–`S008`) that says what was being done.
package struct SubmissionStore: Sendable {
  /// As it was named when it was opened.
  package let path: String
  let queue: DatabaseQueue

  /// Opens the store at a path, makes it when there is none, and brings an older one up to date.
  ///
  /// - Throws: ``Rejection`` with `S001` for a file of another program, `S002` for one of a newer version of this one.
  package init(path: String) throws { try self.init(path: path, patience: 20) }

  /// A store of nothing that lives as long as this value and in memory only: to rehearse in, where there is none yet.
  package static func inMemory() throws -> SubmissionStore { try SubmissionStore(path: ":memory:") }

  /// - Parameter patience: longest wait, in seconds, for another process that writes.
  init(path: String, patience: Double) throws {
    self.path = path
    queue = try Trouble.told(.opening, path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience: patience))
      try queue.writeWithoutTransaction { try StoreSchema.migrate($0, path: path) }
      return queue
    }
  }

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "bieumau"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // FULL: a receipt that was printed survives a power cut too. A schema that somebody changed runs no functions.
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000")
    }
    return configuration
  }

  /// One change, whole or not at all. Begins as a writer, so that what is read within is what is changed.
  ///
  /// - Parameter ending: a rehearsal is rolled back.
  func change<Value>(
    _ activity: StoreActivity, ending: Database.TransactionCompletion = .commit, _ body: (Database) throws -> Value
  ) throws -> Value {
    try Trouble.told(activity, path) {
      try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return ending
        }
        guard let value else { preconditionFailure("a transaction that was committed has run its body") }
        return value
      }
    }
  }

  /// One look at a finished state.
  func look<Value>(_ activity: StoreActivity = .reading, _ body: (Database) throws -> Value) throws -> Value {
    try Trouble.told(activity, path) { try queue.read(body) }
  }

  /// Copies the store, as it stands at one moment, while others go on writing.
  ///
  /// - Parameter destination: a path where nothing stands yet; a run that is killed leaves an empty database there.
  /// - Throws: ``Rejection`` with `S009` when something stands there.
  package func backUp(to destination: String) throws {
    try Trouble.told(.backingUp, destination) {
      let copy = try DatabaseQueue(path: destination, configuration: Self.configuration(patience: 0))
      guard try copy.read(StoreSchema.identity) == .empty else {
        throw Rejection(Diagnostic(.backupInTheWay, ["path": destination]))
      }
      try queue.backup(to: copy)
      try copy.close()
    }
  }

  /// Closes the file at once; no call may follow. A store that is let go closes by itself.
  package func close() throws { try Trouble.told(.reading, path) { try queue.close() } }
}
