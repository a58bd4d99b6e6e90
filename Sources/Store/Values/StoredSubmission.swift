package import Indicators
package import Quantities

/// How far a submission has come.
package enum SubmissionState: String, Sendable, CaseIterable {
  /// Can be accepted.
  case received
  /// Has errors and can never be accepted.
  case hasErrors
  /// Sent back for correction.
  case returned
  case accepted
  /// A newer revision stands in its place, in every section.
  case superseded
}

/// What a submission is called, by people and by commands: `bieu-05/25441/2023-H1/2`.
package struct SubmissionName: Sendable, Hashable {
  package var form: String
  package var sender: String
  package var period: ReportingPeriod
  /// Counts what came in for the form, sender and period, from 1, in the order in which it was taken in.
  package var revision: Int

  package init(form: String, sender: String, period: ReportingPeriod, revision: Int) {
    self.form = form
    self.sender = sender
    self.period = period
    self.revision = revision
  }

  package var text: String { "\(form)/\(sender)/\(period.code)/\(revision)" }

  /// Reads ``text``; `nil` for anything else.
  package init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, !parts[0].isEmpty, !parts[1].isEmpty, let period = ReportingPeriod(parts[2]),
      let revision = Int(parts[3]), revision > 0, String(revision) == parts[3]
    else { return nil }
    self.init(form: parts[0], sender: parts[1], period: period, revision: revision)
  }
}

/// A delivery in the store, without its bytes.
package struct StoredDelivery: Sendable, Hashable {
  /// Counts deliveries, from 1.
  package var number: Int
  package var fileName: String
  package var sha256: ContentDigest
  package var sender: String
  package var received: Moment
  package var ingested: Moment
  package var document: String
}

/// A submission in the store, without its values.
package struct StoredSubmission: Sendable, Hashable {
  package var name: SubmissionName
  package var edition: String
  package var state: SubmissionState
  /// Codes of the sections that it fills, in byte order.
  package var sections: [String]
  package var delivery: StoredDelivery
  package var errorCount: Int
  package var warningCount: Int
  /// The newest decision on it; `nil` while nobody decided.
  package var decision: DecisionRecord?
  /// That decision was to accept it.
  package var wasAccepted = false
  /// Row in the store.
  var id: Int64
}

/// Who decided, when and why.
package struct DecisionRecord: Sendable, Hashable {
  package var by: String
  package var at: Moment
  package var reason: String
}
