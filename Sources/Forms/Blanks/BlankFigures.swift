import Indicators

/// The figures that a workbook to fill shows: everything but what the respondent enters in it, so that formulas show what they come to
/// while nothing is typed.
struct BlankFigures {
  /// Per section of the book; `nil` for questions.
  private(set) var grids: [SectionGrid?]
  let context: FillingContext

  init(_ book: EntryBook, of forms: EntryForms, in context: FillingContext) {
    var context = forms.context(for: book.respondent, in: context)
    context.figures = BlankFigures.withoutOwn(context, book.respondent)
    self.context = context
    grids = book.sections.map { section in
      guard case .plan(let plan, _) = section.source else { return nil }
      var grid = SectionGrid(plan: plan, context: context)
      grid.sumsWhatIsTyped = true
      return grid
    }
    clearEntries(book)
    settleCopies(book)
  }

  /// What the respondent sent of this period before is not shown to her again; attributes of records are.
  private static func withoutOwn(_ context: FillingContext, _ respondent: Respondent) -> Figures {
    let figures = context.figures
    guard let sender = figures.observations.senderIndex(respondent.sender) else { return figures }
    let now = PeriodNumber(context.period)
    let year = PeriodNumber(ReportingPeriod(kind: .year, year: context.period.year))
    return figures.over(
      figures.observations.without { key, observation in
        observation.sender == sender && key.measure != .attribute
          && (key.period == now || (key.period == year && key.measure == .forecast))
      })
  }

  private func words(_ slot: EntrySlot) -> Figure {
    guard slot.prefilled != .blank, let code = slot.recordType,
      let attribute = context.pack.catalogue.recordType(code)?.attributes.first(where: { $0.code == slot.attribute })
    else { return Figure(slot.prefilled) }
    return Figure(AttributeWords(context: context).words(slot.prefilled, attribute))
  }

  private mutating func clearEntries(_ book: EntryBook) {
    for (index, section) in book.sections.enumerated() {
      for (position, cell) in section.cells.enumerated() {
        guard case .entry(let slot) = cell else { continue }
        let words = words(slot)
        grids[index]?.set(words, position / section.columns.count, position % section.columns.count)
      }
    }
  }

  /// Copies of cells to fill first, since what is added up may stand on them.
  private mutating func settleCopies(_ book: EntryBook) {
    for isOfEntry in [true, false] {
      for (index, section) in book.sections.enumerated() {
        for (position, cell) in section.cells.enumerated() {
          guard case .copy(let place) = cell, isEntry(book, place) == isOfEntry,
            let figure = grids[place.section]?.figure(place.row, place.column)
          else { continue }
          grids[index]?.set(figure, position / section.columns.count, position % section.columns.count)
        }
      }
    }
  }

  private func isEntry(_ book: EntryBook, _ place: EntryPlace) -> Bool {
    if case .entry = book.sections[place.section][place.row, place.column] { return true }
    return false
  }
}
