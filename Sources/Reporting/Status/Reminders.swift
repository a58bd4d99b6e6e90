import Diagnostics
import Duties
import Indicators
import Quantities

/// Text that is ready to be sent to each sender who still has something to do: what, by when, why.
struct Reminders {
  private let report: StatusReport
  private let words = DutyWords(.vietnamese)

  init(_ report: StatusReport) { self.report = report }

  /// One text a sender, in the order of the workspace; none for who has nothing to do, or only what has no date or is far off.
  var texts: [(sender: StatusReport.Sender, text: String)] {
    report.senders.compactMap { sender in
      let parts = report.periods.compactMap { part($0, sender.code) }
      return parts.isEmpty ? nil : (sender, letter(to: sender, parts))
    }
  }

  private func letter(to sender: StatusReport.Sender, _ parts: [String]) -> String {
    """
    Kính gửi: \(sender.name)

    Đến \(report.now.vietnamese), \(report.office) ghi nhận đơn vị còn phải gửi:

    \(parts.joined(separator: "\n\n"))

    Đề nghị đơn vị gửi đúng hạn, sửa và gửi lại những nội dung đã nêu. Nếu đã gửi, xin báo lại ngày, giờ gửi và số văn bản.

    \(report.office)

    """
  }

  private func part(_ period: StatusReport.Period, _ sender: String) -> String? {
    let tasks = StatusTask.open(in: period).filter { $0.sender == sender && isPressing($0.standing) }
    if tasks.isEmpty { return nil }
    let lines = tasks.map { task in
      "- \(words.list(task.documents)): \(words.long(task.standing)); hạn: \(words.due(task.obligation)); "
        + "gửi: \(task.obligation.duty.addressee)."
    }
    let label = period.board.period.label
    return (["Báo cáo \(label):"] + lines).joined(separator: "\n")
  }

  private func isPressing(_ standing: Standing) -> Bool {
    switch standing.state {
    case .overdue, .dueSoon, .returned, .hasErrors: true
    default: standing.isOverdue
    }
  }
}
