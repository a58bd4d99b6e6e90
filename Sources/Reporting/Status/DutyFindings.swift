import Diagnostics
import Duties
import Indicators
import Quantities

/// What is to say about the dates of a board: those that nobody set, and those that are not sure.
struct DutyFindings {
  private(set) var all: [Diagnostic] = []
  private let calendar: ReportingCalendar
  private let board: StatusBoard
  private let words = DutyWords(.vietnamese)

  init(_ calendar: ReportingCalendar, _ board: StatusBoard, unit: String) {
    self.calendar = calendar
    self.board = board
    if board.standings.isEmpty { all.append(Diagnostic(.nothingOwed, ["period": board.period.code])) }
    if !board.standings.isEmpty, board.standings.allSatisfy({ $0.isOfGoneUnit }) {
      all.append(Diagnostic(.reportingUnitGone, ["name": unit, "period": board.period.code]))
    }
    for group in groups() { tell(group) }
  }

  /// A duty with one of its deadlines.
  private struct Group: Hashable {
    var duty: String
    var deadline: Deadline?
  }

  private func groups() -> [Group] {
    var seen: Set<Group> = []
    return board.standings.filter { $0.obligation.force == .required }
      .map { Group(duty: $0.obligation.duty.code, deadline: $0.obligation.deadline) }.filter { seen.insert($0).inserted }
  }

  private mutating func tell(_ group: Group) {
    guard let duty = calendar.duty(group.duty) else { return }
    let above = duty.feeds.flatMap(calendar.duty).flatMap { calendar.deadline(of: $0, for: board.period) }
    guard let deadline = group.deadline else { return tellUndated(duty, above) }
    let day = deadline.lastDay.vietnamese
    if let above, above.lastDay < deadline.lastDay {
      all.append(
        Diagnostic(.dutyAfterItsReport, ["label": duty.label, "day": day, "above": words.limit(above)]))
    }
    if deadline.isDoubtful { all.append(Diagnostic(.deadlineDoubtful, ["label": duty.label, "day": day])) }
    if !calendar.calendar.isWorking(deadline.lastDay) {
      all.append(Diagnostic(.deadlineOnDayOff, ["label": duty.label, "day": day]))
    }
  }

  private mutating func tellUndated(_ duty: Duty, _ above: Deadline?) {
    var finding = Diagnostic(
      .dutyUndated,
      ["label": duty.label, "period": board.period.code, "duty": duty.code])
    if let above { finding.arguments.append(.init("above", words.limit(above))) }
    all.append(finding)
  }
}

extension Standing {
  fileprivate var isOfGoneUnit: Bool {
    if case .notApplicable(.unitGone) = obligation.force { return true }
    return false
  }
}
