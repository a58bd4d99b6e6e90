import Indicators

/// The lines of the open lists as a respondent gets them: the records that she reported, and numbered ones to fill.
struct RecordRows {
  private(set) var byType: [String: [RecordRow]] = [:]
  private let respondent: Respondent
  private let context: FillingContext

  init(forms: EntryForms, respondent: Respondent, context: FillingContext) {
    self.respondent = respondent
    self.context = context
    for part in forms.parts {
      guard let code = part.plan.section.recordType, let type = forms.pack.catalogue.recordType(code) else { continue }
      let known = known(code, lives: part.form != nil)
      byType[code] = known + spare(part.plan.section.spareRows, type, isShared: part.form == nil)
    }
  }

  /// - Parameter lives: a record goes on from one period to the next: those of this year and the year before stand in the list.
  private func known(_ type: String, lives: Bool) -> [RecordRow] {
    let observations = context.figures.observations
    guard let sender = observations.senderIndex(respondent.sender) else { return [] }
    let now = PeriodNumber(context.period).raw
    let since = lives ? PeriodNumber(ReportingPeriod(kind: .half, year: context.period.year - 1)).raw : now
    return observations.records.enumerated().filter { _, record in
      record.type == type && record.sender == sender && Int(record.unit) == respondent.unit
        && record.periods.contains { (since...now).contains($0.raw) }
    }.map { RecordRow(number: Int32($0.offset + 1), id: $0.element.id) }.sorted { $0.id < $1.id }
  }

  /// New ids in order, each once, passing over those that are taken: a pattern without a number gives one at the most.
  private func spare(_ count: Int, _ type: RecordType, isShared: Bool) -> [RecordRow] {
    var taken = Set(context.figures.observations.records.map(\.id))
    var rows: [RecordRow] = []
    var number = 1
    while rows.count < count, number <= 9_999 {
      let id = id(number, type, isShared: isShared)
      if taken.insert(id).inserted { rows.append(RecordRow(number: 0, id: id)) }
      number += 1
    }
    return rows
  }

  /// Where several senders of a unit fill the same list, the id says whose it is.
  private func id(_ number: Int, _ type: RecordType, isShared: Bool) -> String {
    let digits = number < 10 ? "0\(number)" : "\(number)"
    return type.idPattern
      .replacing("{unit.code}", with: context.figures.units.units[respondent.unit].code)
      .replacing("{year}", with: String(context.period.year))
      .replacing("{nn}", with: isShared && respondent.sharesUnit ? respondent.sender + "-" + digits : digits)
  }
}

extension EntryForms {
  /// A context as a respondent's workbook sees it: her unit, and the lines of her lists.
  func context(for respondent: Respondent, in context: FillingContext) -> FillingContext {
    var context = context
    context.unit = respondent.unit
    context.audience = audience
    context.recordRows = RecordRows(forms: self, respondent: respondent, context: context).byType
    return context
  }
}
