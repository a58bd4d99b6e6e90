import Indicators

/// The columns of tidy observations, in the order in which they are written.
package enum TidyColumn: Int, Sendable, CaseIterable {
  case sender, indicator, stratum, unit, scope, period, measure, record, value, kind, status, note

  private static let names = allCases.map { String(describing: $0) }

  package var name: String { Self.names[rawValue] }

  /// The first line of an exchange file.
  package static let header = allCases.map(\.name).joined(separator: ",")
}

/// Columns that an export adds: where a figure comes from. They may stand in a file that is read, and are passed over.
enum OriginColumn: String, CaseIterable {
  /// First day of the unit: with its code it means the same unit for all times.
  case unitFrom = "unit_valid_from"
  /// The period for whose report the figure was sent.
  case report
  case form, section, revision
  /// When the file came.
  case received
}

/// What a row says of its value: the column `kind`.
enum ObservationKind: String, CaseIterable {
  case reported, blank, none
  case notApplicable = "not-applicable"

  init(of value: ObservedValue) {
    self =
      switch value {
      case .blank: .blank
      case .none: .none
      case .notApplicable: .notApplicable
      case .number, .text, .date: .reported
      }
  }
}
