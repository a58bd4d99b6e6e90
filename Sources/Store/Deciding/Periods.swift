import Diagnostics
import GRDB
import Indicators

/// Which periods are closed; the log is what says so.
struct Periods {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func isClosed(_ period: ReportingPeriod) throws -> Bool {
    let newest = try database.cachedStatement(
      sql: """
        SELECT what FROM log WHERE subject = ? AND what IN ('closed', 'opened') ORDER BY sequence DESC LIMIT 1
        """)
    return try String.fetchOne(newest, arguments: [period.code]) == LogEvent.closed.rawValue
  }

  /// - Throws: ``Rejection`` with `S010` when it is closed.
  func checkOpen(_ period: ReportingPeriod) throws {
    if try isClosed(period) { throw Rejection(Diagnostic(.periodClosed, ["period": period.code])) }
  }
}
