package import Indicators
package import Quantities

/// The moment up to which something is in time, in Asia/Ho_Chi_Minh, and how it was come by.
package struct Deadline: Sendable, Hashable {
  /// The day at whose end it is over.
  package var lastDay: CalendarDate
  package var wording: Wording
  /// Some day that was counted, or the last one, is not known for sure to be a working day or none: the deadline may be a day off.
  package var isDoubtful: Bool
  /// Who set it, where it was not the pack: a letter's number; empty for the pack.
  package var source: String

  /// How people say it.
  package enum Wording: Sendable, Hashable {
    /// "trước ngày 20/05/2023"
    case before(CalendarDate)
    /// "chậm nhất ngày 20/05/2023"
    case until(CalendarDate)
    /// "trong 15 ngày làm việc kể từ ngày 14/04/2023"
    case workingDays(Int, after: CalendarDate)
  }

  /// The first moment that is late: 00:00:00 of the day after the last one.
  package var end: Moment { Moment(lastDay.adding(days: 1)) }

  /// What comes at 23:59:59 of the last day is in time, what comes a second later is not.
  package func isMet(by moment: Moment) -> Bool { moment < end }

  /// Days from the last day to the day of a moment: 0 in time, 1 on the day after.
  package func daysLate(at moment: Moment) -> Int { max(0, -daysLeft(at: moment)) }

  /// Days that are left on the day of a moment: 0 on the last day, below 0 when it is over.
  package func daysLeft(at moment: Moment) -> Int { lastDay.dayNumber - moment.vietnameseDay.dayNumber }

  /// A limit that names a day.
  ///
  /// - Parameter calendar: asked only where a last day without work moves.
  package init(
    _ day: CalendarDate, _ boundary: Duty.Boundary, roll: Duty.Roll, calendar: WorkingCalendar, source: String = ""
  ) {
    var last = boundary == .exclusive ? day.adding(days: -1) : day
    var isDoubtful = false
    if roll == .workingDay {
      let rolled = calendar.workingDay(onOrAfter: last)
      isDoubtful = rolled.isDoubtful
      last = rolled.day
    }
    self.lastDay = last
    wording = boundary == .exclusive ? .before(day) : .until(day)
    self.isDoubtful = isDoubtful
    self.source = source
  }

  /// So many working days after the day of an event, which is not counted; the last of them counts to its end.
  package init(workingDays count: Int, after event: CalendarDate, calendar: WorkingCalendar, source: String = "") {
    let counted = calendar.workingDay(count, after: event)
    lastDay = counted.day
    wording = .workingDays(count, after: event)
    isDoubtful = counted.isDoubtful
    self.source = source
  }
}

extension WorkingCalendar {
  /// The nth working day after a day, and whether a day in between is not known for sure.
  package func workingDay(_ count: Int, after day: CalendarDate) -> (day: CalendarDate, isDoubtful: Bool) {
    var next = day
    var isDoubtful = false
    var left = count
    // A calendar without working days ends too: a year and a half for 250 days, and some.
    for _ in 0..<(count * 7 + 400) where left > 0 {
      next = next.adding(days: 1)
      if !isSure(of: next) { isDoubtful = true }
      if isWorking(next) { left -= 1 }
    }
    return (next, isDoubtful)
  }

  /// The day itself when it is a working day, else the next one.
  func workingDay(onOrAfter day: CalendarDate) -> (day: CalendarDate, isDoubtful: Bool) {
    let found = workingDay(1, after: day.adding(days: -1))
    return found
  }
}
