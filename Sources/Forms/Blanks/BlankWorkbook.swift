import Diagnostics
package import Documents
import Indicators
import Quantities

/// The workbook that one respondent gets: a cover that says how to fill it, and a sheet for each section in which she has something to do.
package struct BlankWorkbook: Sendable {
  private let forms: EntryForms
  private let book: EntryBook
  private let context: FillingContext
  private let senderName: String

  /// - Parameters:
  ///   - context: figures, period and letterhead of the respondent.
  ///   - senderName: the respondent's name in full.
  package init(_ forms: EntryForms, for respondent: Respondent, in context: FillingContext, senderName: String) {
    self.forms = forms
    self.context = context
    self.senderName = senderName
    book = forms.book(for: respondent, in: context)
  }

  /// Nothing is asked of the respondent in this period.
  package var isEmpty: Bool { book.sections.isEmpty }

  package func document() -> Document {
    var palette = forms.palette
    let figures = BlankFigures(book, of: forms, in: context)
    let cover = CoverSheet(book: book, context: figures.context, senderName: senderName).section(&palette)
    let rules = EntryRules(context: figures.context)
    let sheets = book.sections.indices.map { sheet($0, figures, rules, &palette) }
    var document = Document(
      properties: Document.Properties(
        title: "\(senderName), \(context.period.label)", subject: context.pack.regime.programme.name,
        creator: context.letterhead.agency),
      sections: [cover] + sheets, styles: palette.styles)
    document.stamp = stamp
    return document
  }

  // MARK: - Sheets

  private func sheet(
    _ index: Int, _ figures: BlankFigures, _ rules: EntryRules, _ palette: inout StylePalette
  ) -> DocumentSection {
    let section = book.sections[index]
    let table: Table
    switch section.source {
    case .plan(let plan, _):
      guard let grid = figures.grids[index] else { preconditionFailure("a planned section has a grid") }
      table = BlankTable(book: book, index: index, plan: plan, grid: grid, rules: rules, palette: &palette).table
    case .questions(let questions):
      table = BlankQuestions(section: section, questions: questions).table(&palette)
    }
    let (head, foot) = frame(section)
    return DocumentSection(
      code: section.code, sheetName: section.sheetName, page: PageSetup(orientation: orientation(section)), head: head,
      blocks: [.table(table)] + notes(section), foot: foot)
  }

  private func orientation(_ section: EntrySection) -> PageSetup.Orientation {
    if case .plan(let plan, _) = section.source { return plan.section.orientation }
    return .landscape
  }

  private func phrases(_ section: EntrySection) -> PhraseFilling? {
    guard let form = forms.pack.form(section.form), case .plan(let plan, _) = section.source else { return nil }
    return PhraseFilling(form, plan.section, in: context)
  }

  private func notes(_ section: EntrySection) -> [Block] {
    guard case .plan(let plan, _) = section.source, let phrases = phrases(section) else { return [] }
    return plan.section.notes.map { .paragraph(Paragraph(.note, phrases.text($0))) }
  }

  /// Head and foot of a form's sheet are the form's; what a report asks has its title only.
  private func frame(_ section: EntrySection) -> (head: [Block], foot: [Block]) {
    if let form = forms.pack.form(section.form), let phrases = phrases(section) {
      return (phrases.head(form.head), phrases.foot(form.footer))
    }
    guard let report = forms.pack.report(section.form) else { return ([], []) }
    let phrases = PhraseFilling(context: context, number: report.number, title: report.title, subject: report.subject)
    let what: String
    switch section.source {
    case .questions: what = "Nội dung do \(senderName) viết"
    case .plan(let plan, _): what = plan.section.sheet
    }
    let head: [Block] = [
      .paragraph(Paragraph(.title, "\(report.title) (MẪU SỐ \(report.number))")),
      .paragraph(Paragraph(.subtitle, phrases.text(report.subject))), .paragraph(Paragraph(.heading2, what)),
    ]
    return (head, [])
  }

  // MARK: - Stamp

  /// By which the workbook is known again: for whom, for when, and which editions of which forms.
  private var stamp: [StampEntry] {
    let regime = context.pack.regime
    var entries = [
      StampEntry("kind", "blank"), StampEntry("regime", regime.code), StampEntry("edition", regime.edition),
      StampEntry("sender", book.respondent.sender),
      StampEntry("unit", context.figures.units.units[book.respondent.unit].code),
      StampEntry("period", context.period.code), StampEntry("cut-off", context.cutOff.iso),
    ]
    var seen: Set<String> = []
    for section in book.sections where seen.insert(section.form).inserted {
      entries.append(StampEntry("form." + section.form, section.edition))
    }
    return entries
  }
}
