import Indicators

/// The columns of tidy observations, in the order in which they are written.
package enum TidyColumn: Int, Sendable, CaseIterable {
  case sender, indicator, stratum, unit, scope, period, measure, record, value, kind, status, note

  private static let names = allCases.map { String(describing: $0) }

  package var name: String { Self.names[rawValue] }

  /// The first line of an exchange file.
  package static let header = allCases.map(\.name).joined(separator: ",")
}

/// What a row says of its value: the column `kind`.
enum ObservationKind: String, CaseIterable {
  case reported, blank, none
  case notApplicable = "not-applicable"

  /// The row has a value, and does not say why it has none.
  var isValue: Bool {
    if case .reported = self { true } else { false }
  }

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
