import Duties
import Indicators
import Quantities
import Testing

@Suite("Deadlines")
struct DeadlineTests {
  @Test("before a day ends with the last second of the day before, in Vietnam's time")
  func exclusive() throws {
    let deadline = Deadline(try day("2023-05-20"), .exclusive, roll: .none, calendar: WorkingCalendar())
    #expect(deadline.lastDay == (try day("2023-05-19")))
    // 19/05/2023 23:59:59 in Vietnam is 16:59:59 in UTC.
    #expect(deadline.end.iso == "2023-05-19T17:00:00Z")
    #expect(deadline.isMet(by: try at("2023-05-19", 23, 59, 59)))
    #expect(!deadline.isMet(by: try at("2023-05-20", 0, 0, 0)))
    #expect(deadline.daysLate(at: try at("2023-05-19", 23, 59, 59)) == 0)
    #expect(deadline.daysLate(at: try at("2023-05-20", 0, 0, 0)) == 1)
    #expect(deadline.daysLate(at: try at("2023-05-20", 23, 59, 59)) == 1)
    #expect(deadline.daysLate(at: try at("2023-05-21", 0, 0, 0)) == 2)
    #expect(deadline.daysLeft(at: try at("2023-05-19", 0, 0, 0)) == 0)
    #expect(deadline.daysLeft(at: try at("2023-05-12", 23, 59, 59)) == 7)
  }

  @Test("a limit that includes its day ends a day later")
  func inclusive() throws {
    let deadline = Deadline(try day("2023-05-20"), .inclusive, roll: .none, calendar: WorkingCalendar())
    #expect(deadline.isMet(by: try at("2023-05-20", 23, 59, 59)))
    #expect(!deadline.isMet(by: try at("2023-05-21", 0, 0, 0)))
  }

  @Test("a last day without work stays, unless the duty rolls on")
  func rolling() throws {
    // 19/05/2024 is a Sunday.
    let calendar = WorkingCalendar(years: 2024...2024)
    let stays = Deadline(try day("2024-05-20"), .exclusive, roll: .none, calendar: calendar)
    let rolls = Deadline(try day("2024-05-20"), .exclusive, roll: .workingDay, calendar: calendar)
    #expect(stays.lastDay.iso == "2024-05-19")
    #expect(rolls.lastDay.iso == "2024-05-20")
    #expect(!rolls.isDoubtful)
    #expect(Deadline(try day("2030-05-20"), .exclusive, roll: .workingDay, calendar: calendar).isDoubtful)
  }

  @Test("working days leave out weekends, days off, and count days that are made up for")
  func workingDays() throws {
    let off = try day("2024-04-29")
    let calendar = WorkingCalendar(
      years: 2024...2024,
      exceptions: [exception("2024-04-29", false), exception("2024-04-30", false), exception("2024-05-01", false),
        exception("2024-05-04", true)])
    // 26/4 is a Friday: 2/5, 3/5, the Saturday 4/5, 6/5.
    #expect(calendar.workingDay(1, after: try day("2024-04-26")).day.iso == "2024-05-02")
    #expect(calendar.workingDay(3, after: try day("2024-04-26")).day.iso == "2024-05-04")
    #expect(calendar.workingDay(4, after: try day("2024-04-26")).day.iso == "2024-05-06")
    #expect(!calendar.isWorking(off))
    let deadline = Deadline(workingDays: 15, after: try day("2024-04-26"), calendar: calendar)
    #expect(deadline.lastDay.iso == "2024-05-21" && !deadline.isDoubtful)
    #expect(deadline.isMet(by: try at("2024-05-21", 23, 59, 59)))
    #expect(!deadline.isMet(by: try at("2024-05-22", 0, 0, 0)))
  }

  @Test("a count over a day without a source, or beyond the known years, says that it may be off")
  func doubts() throws {
    var doubtful = exception("2025-09-01", false)
    doubtful.grounds = [Grounds(parts: [], kind: .reconstructed, source: "tự đổi")]
    let calendar = WorkingCalendar(years: 2025...2025, exceptions: [doubtful])
    #expect(calendar.workingDay(3, after: try day("2025-08-28")).isDoubtful)
    #expect(!calendar.workingDay(3, after: try day("2025-09-02")).isDoubtful)
    #expect(calendar.workingDay(3, after: try day("2025-12-30")).isDoubtful)
  }

  @Test("a calendar in which nobody ever works ends too")
  func noWork() throws {
    let calendar = WorkingCalendar(restDays: [1, 2, 3, 4, 5, 6, 7], years: 2023...2023)
    #expect(calendar.workingDay(250, after: try day("2023-01-01")).isDoubtful)
  }

  private func exception(_ iso: String, _ isWorking: Bool) -> WorkingCalendar.Exception {
    let day = CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0)
    return WorkingCalendar.Exception(
      day: day, isWorking: isWorking, label: iso, grounds: [Grounds(parts: [], kind: .sourced, source: "công văn")])
  }
}

func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

func at(_ iso: String, _ hour: Int, _ minute: Int, _ second: Int) throws -> Moment {
  Moment(try day(iso), hour: hour, minute: minute, second: second)
}
