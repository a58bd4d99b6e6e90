package import Indicators

/// What a sender gets in return: everything in it is in the store for good.
package struct Receipt: Sendable {
  package var delivery: StoredDelivery
  /// The same bytes came from the same sender before: nothing was stored, and the rest is the receipt of then.
  package var isRepeat: Bool
  package var lines: [Line]
  /// The newest link of the log's chain when the delivery was stored. Kept outside of the store, it proves later that
  /// nothing was cut off the log: ``SubmissionStore/verify(anchors:)``.
  package var anchor: ContentDigest

  /// One submission of the delivery.
  package struct Line: Sendable {
    package var submission: StoredSubmission
    package var counts: ValueCounts
    /// The revisions that stood before it in its sections, oldest first.
    package var corrects: [SubmissionName]
    /// How its values differ from theirs, in the order of keys; empty for a first revision.
    package var changes: [ValueChange]
  }
}

/// How many values of each sort.
package struct ValueCounts: Sendable, Hashable {
  package var reported = 0
  package var blank = 0
  package var none = 0
  package var notApplicable = 0
}

/// A value that is another now.
package struct ValueChange: Sendable, Hashable {
  package var key: CodedKey
  package var section: String
  package var sender: String
  /// `nil`: the figure is new.
  package var old: ObservedValue?
  /// `nil`: the figure is gone.
  package var new: ObservedValue?
}
