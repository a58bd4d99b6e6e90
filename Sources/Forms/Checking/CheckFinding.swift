package import Diagnostics
package import Indicators

/// One figure that a check looked at, and the cell of a form that holds it.
package struct CheckedFigure: Sendable {
  /// The key; its category, unit and record are those for which the check was asked.
  package var key: ObservationKey
  /// Label, categories, measure and period in words.
  package var label: String
  /// The cell; `nil` when no form of the pack has one for the key in this kind of period.
  package var cell: CheckedCell?
  /// Codes of those who sent it or its parts, without the plan.
  package var senders: [String]
}

/// The address of a cell in a form of the pack.
package struct CheckedCell: Sendable, Hashable {
  package var form: String
  package var section: String
  package var sheet: String
  /// Anchor of the row: its code, `u:` and a unit's code, `r:` and a record's id.
  package var row: String
  package var column: String

  /// `summary!5.6.H1/4`, the part behind the form's code.
  package var address: String { "\(section)!\(row)/\(column)" }
}

/// A check that did not hold, with what is needed to group, place and explain it.
package struct CheckFinding: Sendable {
  /// Code of the check.
  package var check: String
  /// Form in which the left side stands, else the check's own; `nil` when neither is known.
  package var form: String?
  /// Index in the unit tree.
  package var unit: Int
  /// Number of the record for keys; 0 = none.
  package var record: Int32
  /// Who sent the figures, the left side's first: who has to look at it.
  package var senders: [String]
  /// Figures of the left side; then those of the right.
  package var left: [CheckedFigure]
  package var right: [CheckedFigure]
  /// The reason with which a sender passed it; the finding is a note then.
  package var reason: String?
  package var diagnostic: Diagnostic
}
