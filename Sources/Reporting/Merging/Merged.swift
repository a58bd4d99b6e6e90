import Diagnostics
package import Forms
package import Indicators
package import Quantities
package import Store

/// Which figures shall be put together.
package struct MergeRequest: Sendable {
  package var workspace: String
  package var period: ReportingPeriod
  /// What was received and not accepted counts too.
  package var isDraft: Bool
  package var now: Moment

  package init(workspace: String, period: ReportingPeriod, isDraft: Bool = false, now: Moment) {
    self.workspace = workspace
    self.period = period
    self.isDraft = isDraft
    self.now = now
  }
}

/// The figures of a period put together: who is in them, who is not, and what does not go together.
package struct Merged: Sendable {
  package var unit: String
  package var period: ReportingPeriod
  package var isDraft: Bool
  /// Forms and reports that are made for the period, in the order of the pack.
  package var forms: [MergedForm]
  package var disputes: [MergedDispute]
  /// Totals that only their owner can say (DIST, SUM*) and that stand at a unit with others below it.
  package var ownerTotals: Int
  /// What units of workspaces below are called, as their kind is: `huyện`; empty for several kinds, and where there are none.
  package var belowLabel = ""
  /// Rules between such a total, or another sum, and the units below it that do not hold.
  package var bounds: [CheckFinding]
  package var doubledRecords: [DoubledRecord]
  /// The merge with which ``changes`` compare; `nil` for the first.
  package var before: MergeRecord?
  /// Figures that are others since, form by form.
  package var changes: [MergedChange]

  /// A rule about totals and their parts does not hold and is no mere warning.
  package var isOutOfBounds: Bool { bounds.contains { $0.diagnostic.severity == .error } }

  /// Disputes that wait for a decision.
  package var openDisputes: [MergedDispute] { disputes.filter(\.isOpen) }
}

/// What has come for one form or report.
package struct MergedForm: Sendable {
  /// Who is asked for it, or sent it all the same.
  package struct Contributor: Sendable {
    /// How far the form has come from there.
    package enum State: Sendable {
      case counts(SubmissionName)
      /// Its newest submission does not count.
      case waits(SubmissionName, SubmissionState)
      case missing
    }
    /// Code of the sender, its short name, and the unit that it reports about.
    package var sender: String
    package var name: String
    package var unit: String
    /// It is asked for the form.
    package var isAsked: Bool
    package var state: State

    package var counts: Bool {
      if case .counts = state { return true }
      return false
    }
  }
  /// A unit whose workspace stands below this one and that has something to give to the form.
  package struct Below: Sendable {
    package var unit: String
    package var name: String
    /// Something of it counts there.
    package var counts: Bool
  }
  package var code: String
  package var title: String
  /// In the order of the workspace's senders.
  package var contributors: [Contributor]
  /// In the order of the workspace's settings.
  package var below: [Below] = []

  package var asked: [Contributor] { contributors.filter(\.isAsked) }
}

/// A figure on which those who sent it do not agree.
package struct MergedDispute: Sendable {
  /// One side of it.
  package struct Side: Sendable {
    package var sender: String
    package var name: String
    package var submission: SubmissionName
    /// The value in words; for one who objects, the remark.
    package var text: String
    package var isObjection: Bool
  }
  package var key: CodedKey
  /// The figure in words: `Số hộ nghèo, Xã An Khương`.
  package var subject: String
  package var sides: [Side]
  package var settlement: Conflict.Settlement?

  /// Nobody decided, or on other figures than today's.
  package var isOpen: Bool { settlement?.isOutdated ?? true }
}

/// An id that stands in the lists of several types, as in biểu 05 and biểu 06.
package struct DoubledRecord: Sendable {
  package var id: String
  /// Submissions in which it stands, in the order of their names.
  package var submissions: [SubmissionName]
}

/// A figure that is another since the last merge.
package struct MergedChange: Sendable {
  package var form: String
  package var key: CodedKey
  package var sender: String
  package var name: String
  package var subject: String
  /// Values in words; `nil` for a figure that was not there, or is not there any more.
  package var old: String?
  package var new: String?
}
