package import Indicators

/// One value that counts, and where it comes from.
package struct Contribution: Sendable {
  package var key: CodedKey
  package var value: ObservedValue
  package var status: ObservationStatus
  package var section: String
  package var place: ObservationPlace
  /// Index in ``Contributions/submissions``.
  package var source: Int
  /// It was decided that another sender's figure stands.
  package var isSetAside: Bool
}

/// The values of a period and the submissions that they come from.
package struct Contributions: Sendable {
  /// By form, sender and revision.
  package var submissions: [StoredSubmission] = []
  package var observations: [Contribution] = []

  package init() {}
}
