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

  /// What a submission says, section by section, in the order of keys.
  package func observations(of submission: StoredSubmission) throws -> [SubmittedObservation] {
    try look { database in
      let sections = try Int64.fetchAll(
        database, sql: "SELECT section FROM submitted_section WHERE submission = ? ORDER BY section",
        arguments: [submission.id])
      var reader = try ContributionReader(database)
      var observations: [SubmittedObservation] = []
      for section in sections {
        try reader.read(section: section, of: submission.id, source: 0) { value in
          observations.append(
            SubmittedObservation(
              key: value.key, value: value.value, status: value.status, section: value.section, place: value.place))
        }
      }
      return observations
    }
  }

  /// How many submissions stand in each state, of a period or of all.
  package func counts(in period: ReportingPeriod? = nil) throws -> [SubmissionState: Int] {
    try look { database in
      let rows = try database.rows(
        "SELECT state, COUNT(*) FROM submission WHERE period = COALESCE(?, period) GROUP BY state",
        arguments: [period?.code])
      var counts: [SubmissionState: Int] = [:]
      for row in rows {
        guard let state = SubmissionState(rawValue: try row.field(0)) else { throw StoreDamage("submission.state") }
        counts[state] = try row.field(1)
      }
      return counts
    }
  }
}
