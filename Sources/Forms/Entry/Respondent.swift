package import Indicators

/// Who fills a workbook.
package struct Respondent: Sendable, Hashable {
  /// Code of the sender.
  package var sender: String
  /// A role of the regime.
  package var role: String
  /// Index of the unit that it reports for, in the figures' unit tree.
  package var unit: Int
  /// Further senders report for the same unit, so that ids of lists open to all of them must say whose they are.
  package var sharesUnit: Bool

  package init(sender: String, role: String, unit: Int, sharesUnit: Bool = false) {
    self.sender = sender
    self.role = role
    self.unit = unit
    self.sharesUnit = sharesUnit
  }
}

extension Regime {
  /// For whom forms are laid out when a role fills them: one that is held once a unit of a level collects, another owns forms.
  package func audience(ofRole code: String) -> Audience {
    role(code)?.level.map { .collector(level: $0) } ?? .owner(role: code)
  }
}
