package import Forms
package import Indicators
package import Quantities
package import Store

/// A figure that somebody asks about.
package struct TraceRequest: Sendable {
  package var workspace: String
  package var period: ReportingPeriod
  /// `bieu-05/summary!5.6.H1/4`, or a cell of a rendered file: `bieu-05.xlsx!D12`, `bo-bieu.xml!'B05 Tổng hợp'!D12`.
  package var address: String
  /// Levels below the figure that are listed; `nil` = all.
  package var depth: Int?
  /// What was received and not accepted counts too.
  package var isDraft: Bool

  package init(
    workspace: String, period: ReportingPeriod, address: String, depth: Int? = nil, isDraft: Bool = false
  ) {
    self.workspace = workspace
    self.period = period
    self.address = address
    self.depth = depth
    self.isDraft = isDraft
  }
}

/// A figure, what it is made of, and who said so.
package struct Traced: Sendable {
  package var address: FigureAddress
  /// The unit whose report it is.
  package var unit: String
  package var period: ReportingPeriod
  package var isDraft: Bool
  package var root: TracedFigure
  /// Everything that speaks in it, in the order in which it comes up.
  package var sources: [TraceSource]
  /// What was said of each reported figure; those set aside after those that count.
  package var statements: [ObservationKey: [TracedStatement]]
  /// Where senders disagree, or one who confirms objects.
  package var disputes: [ObservationKey: TracedDispute]
  /// For words: units and records that keys name.
  let figures: Figures
  let senderNames: [String: String]
  let marks: (none: String, notApplicable: String)
}

/// A submission, or a file of the workspace, from which figures come.
package struct TraceSource: Sendable, Hashable {
  /// `bieu-05/25441/2023-H1/2`; `nil` for a file of the workspace.
  package var submission: SubmissionName?
  /// Code of the sender; `plan` for the plan.
  package var sender: String
  /// As it was sent, or with its path in the workspace.
  package var file: String
  package var sha256: ContentDigest?
  package var received: Moment?
  /// Number of the letter; empty for none.
  package var document: String
  package var state: SubmissionState?
  /// Who decided on the submission last.
  package var decision: DecisionRecord?
}

/// What one source says of a figure.
package struct TracedStatement: Sendable {
  package var value: ObservedValue
  package var status: ObservationStatus
  package var place: ObservationPlace
  /// Index in ``Traced/sources``.
  package var source: Int
  /// It was decided that another's figure stands.
  package var isSetAside: Bool
}

/// A figure on which those who sent it do not agree.
package struct TracedDispute: Sendable {
  /// As `bieumau resolve` takes it.
  package var key: CodedKey
  /// Those who confirm and object: index in ``Traced/sources``, and their words.
  package var objections: [(source: Int, remark: String)]
  /// `nil` while nobody decided.
  package var settlement: Conflict.Settlement?
}
