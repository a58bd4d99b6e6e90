package import Indicators

/// A regulated narrative with tables and questions.
package struct Report: Sendable {
  package var code: String
  package var number: String
  package var edition: String
  package var title: String
  package var ownerRole: String
  package var periods: [ReportingPeriod.Kind]
  /// Not part of the whole set: made only when somebody names it.
  package var isOnRequest: Bool
  package var grounds: [Grounds]
  var subject: Phrase?
  var head: Frame?
  var elements: [ReportElement]
  var footer: Frame?
  /// Head and foot of forms that follow the report as annexes; `nil` where it takes none.
  var annexFrames: AnnexFrames?
  /// What the `<value>` holes ask for.
  var values: [ReportValue]
  var file: String

  /// Forms may follow it as annexes.
  package var takesAnnexes: Bool { annexFrames != nil }

  /// The layout was deduced, not copied from the regulation.
  package var hasReconstructedLayout: Bool {
    grounds.contains { $0.kind != .sourced && ($0.parts.isEmpty || $0.parts.contains("layout")) }
  }
}

/// What stands above and below each annex, in the place of the form's own head and footer.
struct AnnexFrames: Sendable {
  var head: Frame?
  var footer: Frame?
}

indirect enum ReportElement: Sendable {
  case heading(level: Int, Phrase)
  case paragraph(Phrase)
  case listItem(Phrase)
  /// Answers of the senders to a text indicator, or a place that waits for words, under a heading of that level.
  case question(indicator: Int, label: Phrase, hint: String, level: Int)
  /// Stands only in these periods and for these senders' roles.
  case when(PeriodFilter, roles: [String], [ReportElement])
  case section(Section)
  /// A section of a form, as it prints there.
  case include(form: Int, section: Int)
}

/// A figure in the text.
struct ReportValue: Sendable {
  enum Source: Sendable {
    case aspects(Aspects)
    /// A cell of a form: form, section, row and column by index.
    case cell(form: Int, section: Int, row: Int, column: Int)
  }
  var source: Source
  var format: FigureFormat?
  var displayUnit: DisplayUnit?
}
