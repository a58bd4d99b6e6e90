import Diagnostics
import Duties
import Forms
import Indicators
import Quantities

extension Workspace {
  /// Who owes what by when here: the one rule behind cover sheets and the board.
  ///
  /// - Parameters:
  ///   - kind: kind of the periods that will be asked for.
  ///   - senders: of whom; `nil` = of all.
  func reportingCalendar(
    for kind: ReportingPeriod.Kind, senders: [WorkspaceSettings.Sender]? = nil
  ) -> ReportingCalendar {
    let senders = senders ?? settings.senders
    let roles = Set(senders.map(\.role))
    let forms = pack.forms.map { form in
      var contributors = pack.contributors(to: form, among: roles.union([form.ownerRole]), in: kind)
      let ownerEnters = contributors.remove(form.ownerRole) != nil
      return OwedDocument(
        code: form.code, number: form.number, title: form.title, isReport: false, ownerRole: form.ownerRole,
        periods: form.periods, requiredFlags: form.requiredFlags, contributors: contributors,
        ownerEnters: ownerEnters)
    }
    let reports = pack.reports.map { report in
      OwedDocument(
        code: report.code, number: report.number, title: report.title, isReport: true, ownerRole: report.ownerRole,
        periods: report.periods)
    }
    return ReportingCalendar(
      duties: pack.duties, calendar: pack.calendar, documents: reports + forms,
      debtors: senders.map { Debtor(code: $0.code, role: $0.role, unit: $0.unit) }, units: units,
      kinds: pack.regime.unitKinds, reportingUnit: settings.unit, setDates: setDates,
      validFrom: pack.regime.validFrom, programme: pack.regime.programme)
  }

  /// The day up to which figures of a period count, as the settings have it, or else its last day.
  func cutOff(of period: ReportingPeriod) -> CalendarDate { settings.period(period)?.cutOff ?? period.lastDay }

  /// What the cover of a sender's workbook says of her duties, one notice for each duty.
  func notices(to sender: WorkspaceSettings.Sender, for period: ReportingPeriod) -> [DutyNotice] {
    let calendar = reportingCalendar(for: period.kind, senders: [sender])
    let owed = calendar.obligations(for: period, cutOff: cutOff(of: period)).filter(\.isApplicable)
    let names = Dictionary(calendar.documents.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    let words = DutyWords(.vietnamese)
    return calendar.duties.compactMap { duty in
      let mine = owed.filter { $0.duty.code == duty.code }
      guard let first = mine.first else { return nil }
      return DutyNotice(
        due: words.notice(first), addressee: duty.addressee,
        documents: words.list(mine.compactMap { names[$0.document] }), grounds: words.grounds(of: first))
    }
  }
}
