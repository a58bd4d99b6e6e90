import Diagnostics
import Duties
import Indicators
import Quantities

extension Summary {
  /// One line: how many are open and overdue, and where files were written.
  package func text(of files: StatusFiles) -> String {
    let counts = files.counts
    let vietnamese = language == .vietnamese
    var line = vietnamese
      ? "\(counts.all) nghĩa vụ, quá hạn \(counts.overdue)" : "\(counts.all) obligations, \(counts.overdue) overdue"
    if !files.names.isEmpty {
      line += vietnamese
        ? ": đã ghi \(files.names.count) tệp vào \(files.folder)" : ": \(files.names.count) files written to \(files.folder)"
    }
    if let reminders = files.reminders {
      line += vietnamese
        ? "; \(reminders.count) thư nhắc vào \(reminders.folder)" : "; \(reminders.count) reminders written to \(reminders.folder)"
    }
    if let letters = files.letters { line += "; " + text(of: letters) }
    return line
  }

  /// `18 công văn (36 tệp) vào out`
  package func text(of letters: LetterFiles) -> String {
    if letters.count == 0 { return say("không có công văn nào phải lập", "no letter is called for") }
    return say(
      "\(letters.count) công văn (\(letters.names.count) tệp) vào \(letters.folder)",
      "\(letters.count) letters (\(letters.names.count) files) written to \(letters.folder)")
  }

  /// The board for machines. Keys and states are the same in every language, words are in this one; times are ISO 8601 with the zone.
  ///
  /// `{unit, unitCode, regime, at, hasStore, counts, periods: [{period, counts, obligations: [{sender, document, duty, force (required,
  /// voluntary, not-applicable), reason, lastDay, end, due, isDoubtful, isDefault, source, state, overdue, awaited, daysLeft, daysLate,
  /// received, revision, remark}], unasked: [{sender, document, revision, received}]}]}`; `counts` is `{all, overdue, late, states}`, whose states
  /// (accepted, sent-in-time, sent-late, sent, returned, has-errors, overdue, due-soon, not-due, undated, voluntary, not-applicable) add up
  /// to `all`. `awaited` (acceptance, merge, merge-again) is what a report made from everybody's waits for. `end` is the first moment that is late, `received` that of the first without errors; what is not known is `null`.
  package func json(of report: StatusReport) -> String {
    let periods = report.periods.map { json($0) }.joined(separator: ",")
    return "{\"unit\":\(text(report.unit)),\"unitCode\":\(text(report.unitCode)),\"regime\":\(text(report.regime)),"
      + "\"at\":\(text(report.now.isoInVietnam)),\"hasStore\":\(report.hasStore),\"counts\":\(json(report.counts)),"
      + "\"periods\":[\(periods)]}"
  }

  private func text(_ value: String?) -> String { value.map(JSONText.quoted) ?? "null" }
  private func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }

  private func json(_ counts: StatusCounts) -> String {
    let states = Standing.State.allCases.map { "\"\($0.rawValue)\":\(counts[$0])" }.joined(separator: ",")
    return "{\"all\":\(counts.all),\"overdue\":\(counts.overdue),\"late\":\(counts.late),\"states\":{\(states)}}"
  }

  private func json(_ period: StatusReport.Period) -> String {
    let obligations = period.board.standings.map { json($0) }.joined(separator: ",\n")
    let unasked = period.board.unasked.map { sending in
      "{\"sender\":\(text(sending.sender)),\"document\":\(text(sending.document)),\"revision\":\(sending.revision),"
        + "\"received\":\(text(sending.received.isoInVietnam))}"
    }.joined(separator: ",")
    return "{\"period\":\(text(period.board.period.code)),\"counts\":\(json(period.board.counts)),"
      + "\"obligations\":[\(obligations)],\"unasked\":[\(unasked)]}"
  }

  private func json(_ standing: Standing) -> String {
    let obligation = standing.obligation
    let words = DutyWords(language)
    let (force, reason): (String, String?) =
      switch obligation.force {
      case .required: ("required", nil)
      case .voluntary: ("voluntary", nil)
      case .notApplicable(let reason): ("not-applicable", words.reason(reason))
      }
    let fields = [
      ("sender", text(obligation.sender)), ("document", text(obligation.document)), ("duty", text(obligation.duty.code)),
      ("force", text(force)), ("reason", text(reason)), ("lastDay", text(obligation.deadline?.lastDay.iso)),
      ("end", text(obligation.deadline?.end.isoInVietnam)), ("due", text(words.due(obligation))),
      ("isDoubtful", String(obligation.deadline?.isDoubtful ?? false)),
      ("isDefault", String(obligation.duty.grounds.contains { $0.kind != .sourced })),
      ("source", text(words.grounds(of: obligation))), ("state", text(standing.state.rawValue)),
      ("overdue", String(standing.isOverdue)), ("awaited", text(standing.awaited?.rawValue)), ("daysLeft", number(standing.daysLeft)),
      ("daysLate", number(standing.daysLate)), ("received", text(standing.received?.isoInVietnam)),
      ("revision", number(standing.newest?.revision)), ("remark", text(standing.newest?.remark)),
    ]
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
