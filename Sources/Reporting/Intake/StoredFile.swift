import Indicators
package import Store

/// What the store took of a file, with the words that its receipt needs.
package struct StoredFile: Sendable {
  package var receipt: Receipt
  /// Name of who sent it.
  package var senderName: String
  /// How values differ from the revisions before: by line of the receipt.
  package var changes: [[Change]]

  /// A value that is another now.
  package struct Change: Sendable {
    package var subject: String
    /// `nil`: the figure is new.
    package var old: String?
    /// `nil`: the figure is gone.
    package var new: String?
  }

  init(_ receipt: Receipt, words: FigureWords, senders: WorkspaceSettings) {
    self.receipt = receipt
    var words = words
    let sender = receipt.delivery.sender
    senderName = senders.sender(sender)?.name ?? sender
    changes = receipt.lines.map { line in
      line.changes.map { change in
        Change(
          subject: words.subject(of: change.key), old: change.old.map { words.value($0, of: change.key) },
          new: change.new.map { words.value($0, of: change.key) })
      }
    }
  }
}

extension Receipt {
  /// Of its submissions.
  var periods: Set<ReportingPeriod> { Set(lines.map(\.submission.name.period)) }

  /// One of its submissions does.
  var hasErrors: Bool { lines.contains { $0.submission.errorCount > 0 } }
}
