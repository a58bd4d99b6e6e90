package import Diagnostics
package import Quantities

/// When files came, with which letter, and where their receipts go.
package struct Handover: Sendable {
  /// When they came, which decides whether they are late.
  package var received: Moment
  /// Number of the letter with which they came; empty for none.
  package var document: String
  /// Folder for receipts; `nil` = they are only printed.
  package var receipts: String?
  /// When they are taken in.
  package var now: Moment

  /// - Parameter received: as people write it, in Vietnamese time; `nil` = now.
  /// - Throws: ``Rejection`` with `G001`, `G002`.
  package init(received: String?, document: String = "", receipts: String? = nil, now: Moment) throws {
    self.document = document.trimmed
    self.receipts = receipts
    self.now = now
    guard let received else {
      self.received = now
      return
    }
    guard let moment = Moment(vietnamese: received.trimmed) else {
      throw Rejection(Diagnostic(.receivedUnreadable, ["value": received.excerpt]))
    }
    if moment > now {
      throw Rejection(
        Diagnostic(.receivedInFuture, ["value": moment.vietnamese, "now": now.vietnamese]))
    }
    self.received = moment
  }
}
