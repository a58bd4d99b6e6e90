import Diagnostics
import Duties
import Forms
import Indicators
import Quantities

/// The letters that remind senders of what is overdue: one for each who is late, in the order of the workspace.
struct ReminderLetters {
  private let report: StatusReport
  /// Code of the office whose letters they are; it writes none to itself.
  private let office: String
  private let words = DutyWords(.vietnamese)

  init(_ report: StatusReport, from office: String) {
    self.report = report
    self.office = office
  }

  /// What a sender owes and is late with, by period.
  private func overdue(_ sender: String) -> [(period: StatusReport.Period, task: StatusTask)] {
    report.periods.flatMap { period in
      StatusTask.open(in: period).filter { $0.sender == sender && $0.standing.isOverdue }.map { (period, $0) }
    }
  }

  var drafts: [LetterDraft] {
    report.senders.filter { $0.code != office }.compactMap { sender in
      let tasks = overdue(sender.code)
      guard let first = tasks.first else { return nil }
      var periods: [String] = []
      for label in tasks.map(\.period.board.period.label) where !periods.contains(label) { periods.append(label) }
      let facts = LetterFacts(
        texts: [
          .addressee: sender.name, .moment: words.upTo(report.now), .latePeriods: periods.joined(separator: ", "),
          .lateCount: String(tasks.reduce(0) { $0 + $1.task.documents.count }),
        ], lists: [.late: tasks.map { entry($0.task, $0.period) }])
      return LetterDraft(
        name: "\(report.now.vietnameseDay.iso)-don-doc-\(sender.code)",
        period: first.period.board.period, facts: facts)
    }
  }

  private func entry(_ task: StatusTask, _ period: StatusReport.Period) -> [LetterFact: String] {
    [
      .latePeriod: period.board.period.label, .lateDocuments: words.list(task.documents),
      .lateDue: task.obligation.deadline.map(words.limit) ?? "",
      // Sent in time and returned later, it counts from the deadline all the same.
      .lateDays: task.obligation.deadline.map { String($0.daysLate(at: report.now)) } ?? "",
      .lateState: words.long(task.standing), .lateTask: words.todo(task.standing),
    ]
  }

  /// What the letters call overdue although no source states who owes it, or when.
  private var unsourced: [Obligation] {
    report.periods.flatMap(\.board.standings).filter { $0.isOverdue && $0.obligation.sender != office }.map(\.obligation)
      .filter(\.isUnsourced)
  }

  /// `V004` about the office itself, `V005` about dates that no source states.
  var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    if !overdue(office).isEmpty {
      findings.append(Diagnostic(.letterToSelf, ["name": report.sender(office).name]))
    }
    var seen: Set<String> = []
    for obligation in unsourced where seen.insert(obligation.duty.code).inserted {
      findings.append(
        Diagnostic(.letterDateUnsourced, ["label": obligation.duty.label, "grounds": words.grounds(of: obligation)]))
    }
    return findings
  }
}

extension Obligation {
  /// Who owes it, or when, is a reading that no source states, and nobody set the date either.
  fileprivate var isUnsourced: Bool {
    (deadline?.source ?? "").isEmpty && duty.grounds.contains { $0.kind != .sourced }
  }
}
