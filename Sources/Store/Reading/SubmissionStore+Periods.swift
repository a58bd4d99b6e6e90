import GRDB
package import Indicators

extension SubmissionStore {
  /// Every period for which something was submitted, in the order of their codes.
  package func periods() throws -> [ReportingPeriod] {
    try look { database in
      try String.fetchAll(database, sql: "SELECT DISTINCT period FROM submission ORDER BY period").map { code in
        guard let period = ReportingPeriod(code) else { throw StoreDamage("submission.period \(code)") }
        return period
      }
    }
  }
}
