package import Indicators
package import Quantities

/// One submission as far as duties look at it: what came when, and what was decided.
package struct Sending: Sendable {
  package var sender: String
  /// Code of the form or report.
  package var document: String
  package var period: ReportingPeriod
  /// Counts what came in for the same document, sender and period, in the order in which it was taken in.
  package var revision: Int
  package var received: Moment
  package var outcome: Outcome
  /// When it was accepted; `nil` = it was not, or is no longer.
  package var accepted: Moment?
  /// Who decided and why; empty for nobody.
  package var remark: String

  package enum Outcome: Sendable, Hashable {
    case received, hasErrors, returned, accepted
    /// A newer one stands in its place; it could have been used or not.
    case superseded(hadErrors: Bool)
  }

  package init(
    sender: String, document: String, period: ReportingPeriod, revision: Int, received: Moment, outcome: Outcome,
    accepted: Moment? = nil, remark: String = ""
  ) {
    self.sender = sender
    self.document = document
    self.period = period
    self.revision = revision
    self.received = received
    self.outcome = outcome
    self.accepted = accepted
    self.remark = remark
  }

  /// Somebody can work with it, or could.
  var isUsable: Bool {
    switch outcome {
    case .received, .accepted, .superseded(hadErrors: false): true
    case .hasErrors, .returned, .superseded(hadErrors: true): false
    }
  }

  /// It fulfils the duty to send: it came without errors, whatever was decided of it later.
  var isWithoutErrors: Bool {
    switch outcome {
    case .received, .accepted, .returned, .superseded(hadErrors: false): true
    case .hasErrors, .superseded(hadErrors: true): false
    }
  }
}
