import Duties
import Indicators
import Quantities
import Testing

@Suite("Who owes what")
struct ReportingCalendarTests {
  @Test("owners owe their forms, contributors their part, all but the excepted the report, the front nothing")
  func half() {
    #expect(
      SmallDistrict.lines("2023-H1") == [
        "office/m1 required - district",
        "office/b1 required 2023-05-19 half.forms",
        "culture/m1 required 2023-05-19 half",
        "culture/b2 required 2023-05-19 half.forms",
        "culture/b3 scope 2023-05-19 half.forms",
        "front/m1 voluntary - front",
        "north/m1 required 2023-05-19 half",
        "north/b2 required 2023-05-19 half.forms",
        "south/m1 required 2023-05-19 half",
        "south/b2 required 2023-05-19 half.forms",
      ])
  }

  @Test("a unit that is no more on the last day owes nothing, also when its code was given to another")
  func abolished() {
    // Due 19/05/2025 it is there, due 14/11/2025 it is not.
    #expect(SmallDistrict.lines("2025-H1").contains("north/m1 required 2025-05-19 half"))
    let year = SmallDistrict.lines("2025")
    #expect(year.contains("north/m1 gone 2025-11-14 year"))
    #expect(year.contains("north/b2 gone 2025-11-14 year"))
    #expect(year.contains("south/m1 required 2025-11-14 year"))
  }

  @Test("what was due before the regulation, or lies outside the programme, is not owed")
  func early() {
    // In force from 15/07/2022.
    #expect(SmallDistrict.lines("2022-H1").contains("south/m1 early 2022-05-19 half"))
    #expect(SmallDistrict.lines("2022").contains("south/m1 required 2022-11-14 year"))
    #expect(SmallDistrict.lines("2026").allSatisfy { $0.contains(" outside ") })
  }

  @Test("a date that was set goes before the pack's, the narrowest first")
  func setDates() throws {
    let half = ReportingPeriod("2023-H1")
    let dates = [
      SetDate(duty: "half", period: nil, limit: .day(try #require(Duty.Due(day: "05-22"))), source: "a"),
      SetDate(duty: "half", period: half, limit: .day(try #require(Duty.Due(day: "2023-05-25"))), source: "b"),
      SetDate(
        duty: "half", period: half, senders: ["south"], limit: .day(try #require(Duty.Due(day: "2023-05-30"))), source: "c"),
      SetDate(duty: "district", period: half, limit: .day(try #require(Duty.Due(day: "2023-05-28"))), source: "d"),
    ]
    let lines = SmallDistrict.lines("2023-H1", dates)
    #expect(lines.contains("culture/m1 required 2023-05-24 half"))
    #expect(lines.contains("south/m1 required 2023-05-29 half"))
    #expect(lines.contains("office/m1 required 2023-05-27 district"))
    #expect(SmallDistrict.lines("2024-H1", dates).contains("culture/m1 required 2024-05-21 half"))
  }

  @Test("a report on request is owed by those who were asked; after a round fifteen working days later")
  func onRequest() throws {
    let period = ReportingPeriod("2023-adhoc-1")
    #expect(SmallDistrict.lines("2023-adhoc-1").filter { $0.contains("adhoc") }.count == 5)
    let asked = SetDate(
      duty: "adhoc", period: period, senders: ["north"], limit: .day(try #require(Duty.Due(day: "2023-08-10"))), source: "x")
    let round = SetDate(
      duty: "round", period: ReportingPeriod("2023-adhoc-2"), senders: ["front"], limit: .event(try day("2023-04-14")),
      source: "y")
    #expect(SmallDistrict.lines("2023-adhoc-1", [asked, round]) == ["north/m1 required 2023-08-09 adhoc"])
    // Without a holiday in between: 14/04/2023 is a Friday.
    #expect(SmallDistrict.lines("2023-adhoc-2", [asked, round]).contains("front/m1 required 2023-05-05 round"))
  }

  @Test("what is only remembered is never asked for")
  func recalled() {
    #expect(SmallDistrict.calendar().duties.allSatisfy { $0.code != "heard" })
  }

  @Test("days of every year are days that every year has")
  func days() {
    #expect(Duty.Due(day: "02-28") != nil)
    for text in ["02-29", "02-30", "13-01", "00-10", "5-20", "2023-02-29", "05/20", "", "05-20-01"] {
      #expect(Duty.Due(day: text) == nil, "\(text)")
    }
    #expect(Duty.Due(day: "2024-02-29") != nil)
  }
}
