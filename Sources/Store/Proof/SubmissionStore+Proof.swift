package import Diagnostics
import GRDB

/// What a verification found.
package struct Verification: Sendable {
  package var entries = 0
  package var files = 0
  package var submissions = 0
  package var values = 0
  /// The newest link of the chain: noted outside, it shows later that nothing was cut off.
  package var end: ContentDigest
  /// The first thing that is not as the log says; `nil` when everything is.
  package var broken: Diagnostic?
}

extension SubmissionStore {
  /// Entries of the log, oldest first.
  ///
  /// - Parameter entry: the number after which to begin; 0 for all.
  package func log(after entry: Int = 0) throws -> [LogEntry] {
    try look { database in
      try database.rows(
        "SELECT \(LogEntry.columns) FROM log WHERE sequence > ? ORDER BY sequence", arguments: [entry]
      ).map(LogEntry.init)
    }
  }

  /// Proves that nothing was changed: every entry of the log against the one before it, and every file, value, finding,
  /// answer and decision against its entry.
  ///
  /// Who can write the whole file can also write a whole new chain; receipts that were handed out are what such a chain
  /// does not contain. Their anchors are looked for too.
  ///
  /// - Parameter anchors: of receipts, see ``Receipt/anchor``.
  /// - Returns: the first broken link as `S030`–`S039`.
  package func verify(anchors: [ContentDigest] = []) throws -> Verification {
    try Trouble.told(.verifying, path) {
      try queue.read { database in
        var proof = Proof(database)
        do {
          try proof.run(anchors)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
          proof.result.broken = Diagnostic(.pagesBroken, ["reason": error.message ?? "SQLITE_CORRUPT"])
        } catch let damage as StoreDamage {
          proof.result.broken = Diagnostic(.pagesBroken, ["reason": damage.what])
        } catch is RowDecodingError {
          proof.result.broken = Diagnostic(.pagesBroken, ["reason": "NULL"])
        }
        return proof.result
      }
    }
  }
}
