package import Indicators

/// A regulated set of tables.
package struct Form: Sendable {
  package var code: String
  /// `05`
  package var number: String
  package var edition: String
  /// The title on one line, with its capitals.
  package var title: String
  package var component: String?
  /// Role of the agency that owes the form.
  package var ownerRole: String
  /// Kinds of periods for which it is made; empty = all.
  package var periods: [ReportingPeriod.Kind]
  /// It applies where the reporting unit or one below it carries one of these; empty = everywhere.
  package var requiredFlags: [String]
  package var grounds: [Grounds]
  var subtitle: Phrase?
  var head: Frame?
  var sections: [Section]
  var footer: Frame?
  var file: String

  /// Whether the form applies to a reporting unit.
  package func applies(to unit: Int, in tree: UnitTree) -> Bool { tree.hasFlag(requiredFlags, at: unit) }

  /// Number of sections, rows and columns, for listings.
  package var size: (sections: Int, rows: Int, columns: Int) {
    (sections.count, sections.reduce(0) { $0 + $1.rows.count }, sections.reduce(0) { $0 + $1.columns.count })
  }

  /// The layout was deduced, not copied from the regulation.
  package var hasReconstructedLayout: Bool {
    grounds.contains { $0.kind != .sourced && ($0.parts.isEmpty || $0.parts.contains("layout")) }
  }
}
