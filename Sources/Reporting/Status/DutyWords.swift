import Diagnostics
import Duties
import Indicators
import Quantities

/// Words for deadlines and states, for people.
struct DutyWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

  func day(_ day: CalendarDate) -> String { language == .vietnamese ? day.vietnamese : day.iso }

  func label(_ period: ReportingPeriod) -> String { language == .vietnamese ? period.label : period.code }

  /// `Mẫu 01; Biểu 01, 05`, of short names in order.
  func list(_ names: [String]) -> String {
    var groups: [(kind: String, numbers: [String])] = []
    for name in names {
      let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
      if let last = groups.indices.last, groups[last].kind == parts[0] {
        groups[last].numbers += parts.dropFirst()
      } else {
        groups.append((parts[0], Array(parts.dropFirst())))
      }
    }
    return groups.map { ([$0.kind + " " + ($0.numbers.first ?? "")] + $0.numbers.dropFirst()).joined(separator: ", ") }
      .joined(separator: "; ")
  }

  // MARK: - Deadlines

  /// `trước ngày 20/05/2023`
  func limit(_ deadline: Deadline) -> String {
    switch deadline.wording {
    case .before(let day): say("trước ngày \(self.day(day))", "before \(self.day(day))")
    case .until(let day): say("chậm nhất ngày \(self.day(day))", "by \(self.day(day))")
    case .workingDays(let count, let event):
      say(
        "trong \(count) ngày làm việc kể từ ngày \(day(event))", "within \(count) working days after \(day(event))")
    }
  }

  /// `trước ngày 20/05/2023 (hạn cuối: hết ngày 19/05/2023)`, with what is not sure of it.
  func due(_ obligation: Obligation) -> String {
    guard let deadline = obligation.deadline else {
      return obligation.force == .voluntary ? say("không bắt buộc", "not required") : say("chưa có hạn", "no date is set")
    }
    var text = limit(deadline)
    text += say(" (hạn cuối: hết ngày \(day(deadline.lastDay))", " (last moment: the end of \(day(deadline.lastDay))")
    if deadline.isDoubtful { text += say(", có thể lệch một ngày", ", may be off by a day") }
    return text + ")"
  }

  /// ``due(_:)`` at the beginning of a sentence.
  func notice(_ obligation: Obligation) -> String {
    let text = due(obligation)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Where the duty comes from; what is a reading and not in a source says so.
  func grounds(of obligation: Obligation) -> String {
    let sources = obligation.duty.grounds.map { grounds in
      grounds.kind == .sourced ? grounds.source : say("(mặc định) ", "(by default) ") + grounds.source
    }
    let source = obligation.deadline?.source ?? ""
    return ((source.isEmpty ? [] : [source]) + sources).joined(separator: "; ")
  }

  // MARK: - States

  func name(_ state: Standing.State) -> String {
    switch state {
    case .accepted: say("đã duyệt", "accepted")
    case .sentInTime: say("đã gửi đúng hạn", "sent in time")
    case .sentLate: say("đã gửi, trễ hạn", "sent late")
    case .sent: say("đã gửi, chưa có hạn", "sent, no date set")
    case .returned: say("trả lại", "returned")
    case .hasErrors: say("có lỗi", "has errors")
    case .overdue: say("quá hạn, chưa gửi", "overdue")
    case .dueSoon: say("sắp đến hạn", "due soon")
    case .notDue: say("chưa đến hạn", "not due")
    case .undated: say("chưa gửi, chưa có hạn", "not sent, no date set")
    case .voluntary: say("không bắt buộc", "not required")
    case .notApplicable: say("không thuộc đối tượng", "not applicable")
    }
  }

  /// A cell of the board: `trễ 3`, `còn 5`, in days.
  func brief(_ standing: Standing) -> String {
    if standing.awaited == .mergeAgain, standing.received != nil { return say("lập lại", "redo") }
    let late = standing.daysLate ?? 0
    switch standing.state {
    case .accepted: return say("duyệt", "accepted")
    case .sentInTime: return say("đúng hạn", "in time")
    case .sentLate: return say("trễ \(late)", "\(late) late")
    case .sent: return say("đã gửi", "sent")
    case .returned: return say("trả lại", "returned")
    case .hasErrors: return say("có lỗi", "errors")
    case .overdue: return say("quá \(late)", "\(late) over")
    case .dueSoon, .notDue:
      let days = standing.daysLeft ?? 0
      return days == 0 ? say("hôm nay", "today") : say("còn \(days)", "\(days) left")
    case .undated: return say("chưa hạn", "no date")
    case .voluntary: return say("tùy ý", "optional")
    case .notApplicable: return "x"
    }
  }

  /// `quá hạn 3 ngày, chưa gửi`, `trả lại: thiếu chữ ký, quá hạn 3 ngày`
  func long(_ standing: Standing) -> String { state(standing) + (standing.awaited.map { "; " + awaited($0) } ?? "") }

  private func awaited(_ what: Standing.Awaited) -> String {
    switch what {
    case .acceptance: say("phần của cơ quan đã đến, chờ duyệt", "the office's own part came, to be accepted")
    case .merge: say("chưa tổng hợp các bản đã duyệt", "what was accepted is not merged")
    case .mergeAgain:
      say("có thay đổi sau lần tổng hợp, phải tổng hợp lại", "something changed since the merge, merge again")
    }
  }

  private func state(_ standing: Standing) -> String {
    let late = standing.daysLate ?? 0
    switch standing.state {
    case .overdue: return say("quá hạn \(days(late)), chưa gửi", "\(days(late)) overdue, nothing sent")
    case .dueSoon, .notDue:
      let left = standing.daysLeft ?? 0
      return left == 0
        ? say("hạn cuối là hôm nay", "the last day is today") : say("còn \(days(left))", "\(days(left)) left")
    case .sentLate: return say("trễ \(days(late))", "\(days(late)) late")
    case .returned, .hasErrors:
      let remark = standing.newest?.remark ?? ""
      let overdue = standing.isOverdue ? say(", đã quá hạn", ", overdue") : ""
      return name(standing.state) + (remark.isEmpty ? "" : ": " + remark) + overdue
    default: return name(standing.state)
    }
  }

  /// What the sender has to do: `lập, gửi về Phòng Lao động - Thương binh và Xã hội`
  func todo(_ standing: Standing) -> String {
    let addressee = standing.obligation.duty.addressee
    switch standing.state {
    case .returned, .hasErrors: return say("sửa, gửi lại về \(addressee)", "mend it and send it again to \(addressee)")
    default: return say("lập, gửi về \(addressee)", "draw it up and send it to \(addressee)")
    }
  }

  /// Up to when was looked: `hết ngày 20/05/2023`, `16 giờ 30 ngày 20/05/2023`.
  func upTo(_ moment: Moment) -> String {
    let today = moment.vietnameseDay
    if Moment(today, hour: 23, minute: 59, second: 59) <= moment { return say("hết ngày \(day(today))", "the end of \(day(today))") }
    let clock = moment.vietnamese.suffix(5)
    return say("\(clock.replacing(":", with: " giờ ")) ngày \(day(today))", "\(clock) on \(day(today))")
  }

  private func days(_ count: Int) -> String { say("\(count) ngày", count == 1 ? "1 day" : "\(count) days") }

  /// Why nothing is owed.
  func reason(_ reason: Obligation.Reason) -> String {
    switch reason {
    case .scope: return say("không thuộc phạm vi của biểu", "outside the scope of the form")
    case .unitGone(let since, let successors):
      let when = since.map { say(" từ ngày \(day($0))", " since \(day($0))") } ?? ""
      let heirs = successors.isEmpty
        ? "" : say(", kế tục: ", ", succeeded by ") + successors.joined(separator: ", ")
      return say("đơn vị không còn", "the unit is no more") + when + heirs
    case .beforeRegime(let first):
      return say("trước khi quy định có hiệu lực (\(day(first)))", "before the regime came into force (\(day(first)))")
    case .outsideProgramme(let years):
      return say(
        "ngoài thời gian của Chương trình (\(years.lowerBound)-\(years.upperBound))",
        "outside the programme's years (\(years.lowerBound)-\(years.upperBound))")
    }
  }
}
