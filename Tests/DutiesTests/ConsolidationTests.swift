import Duties
import Indicators
import Quantities
import Testing

/// A report that is made from everybody's is there when everybody's was put together.
@Suite("Consolidated reports")
struct ConsolidationTests {
  private let half = ReportingPeriod(kind: .half, year: 2023)

  /// The office's report is due before 25/05/2023.
  private func standing(
    _ own: [Sending], merges: [(Int, String)] = [], changes: [(Int, String)] = [], at now: String
  ) throws -> Standing {
    var calendar = SmallDistrict.calendar([
      SetDate(duty: "district", period: half, limit: .day(Duty.Due(day: "05-25") ?? .open), source: "CV 1")
    ])
    calendar.duties = calendar.duties.map { duty in
      var duty = duty
      duty.isConsolidated = duty.code == "district"
      return duty
    }
    func events(_ list: [(Int, String)]) throws -> [Consolidation.Event] {
      try list.map { Consolidation.Event(entry: $0.0, at: try at($0.1)) }
    }
    let board = StatusBoard(
      calendar, period: half, cutOff: try #require(CalendarDate(iso: "2023-05-15")), sendings: own,
      consolidation: Consolidation(merges: try events(merges), changes: try events(changes)), at: try at(now), soonDays: 7)
    return try #require(board.standing("office", "m1"))
  }

  private func at(_ text: String) throws -> Moment { try #require(Moment(vietnamese: text)) }

  private func own(_ received: String, accepted: String? = nil) throws -> Sending {
    Sending(
      sender: "office", document: "m1", period: half, revision: 1, received: try at(received),
      outcome: accepted == nil ? .received : .accepted, accepted: try accepted.map(at))
  }

  @Test("its own part alone does not make it, accepted or not")
  func ownPart() throws {
    let came = try standing([own("2023-05-10 08:00")], at: "2023-05-20 08:00")
    #expect(came.state == .dueSoon && came.awaited == .acceptance && came.received == nil && came.isOpen)
    let accepted = try standing(
      [own("2023-05-10 08:00", accepted: "2023-05-11 08:00")], changes: [(9, "2023-05-11 08:00")], at: "2023-05-26 08:00")
    #expect(accepted.state == .overdue && accepted.isOverdue && accepted.awaited == .merge)
    let nothing = try standing([], merges: [(9, "2023-05-12 08:00")], changes: [(9, "2023-05-11 08:00")], at: "2023-05-20 08:00")
    #expect(nothing.state == .dueSoon && nothing.awaited == nil)
  }

  @Test("a merge that saw everything makes it; what is accepted after it asks for another while there is time")
  func merging() throws {
    let own = [try own("2023-05-10 08:00", accepted: "2023-05-11 08:00")]
    let changes = [(9, "2023-05-11 08:00"), (12, "2023-05-22 08:00")]
    let before = try standing(own, merges: [(10, "2023-05-12 08:00")], changes: changes, at: "2023-05-21 08:00")
    #expect(before.state == .sentInTime && before.awaited == nil && !before.isOpen)
    #expect(before.received == (try at("2023-05-12 08:00")))
    let after = try standing(own, merges: [(10, "2023-05-12 08:00")], changes: changes, at: "2023-05-23 08:00")
    #expect(after.state == .dueSoon && after.awaited == .mergeAgain)
    // Its time is over, and what it was made of then is not all that was accepted.
    let over = try standing(own, merges: [(10, "2023-05-12 08:00")], changes: changes, at: "2023-05-25 00:00")
    #expect(over.state == .overdue && over.awaited == .mergeAgain)
    let late = try standing(
      own, merges: [(10, "2023-05-12 08:00"), (13, "2023-05-27 08:00")], changes: changes, at: "2023-05-28 08:00")
    #expect(late.state == .sentLate && late.daysLate == 3 && late.awaited == nil)
  }

  @Test("what was whole when its time was over stays in time, and is to be made again when something changes")
  func changedLater() throws {
    let own = [try own("2023-05-10 08:00", accepted: "2023-05-11 08:00")]
    let merges = [(10, "2023-05-12 08:00"), (11, "2023-05-13 08:00")]
    let changes = [(9, "2023-05-11 08:00"), (20, "2023-06-02 08:00")]
    let later = try standing(own, merges: merges, changes: changes, at: "2023-06-03 08:00")
    #expect(later.state == .sentInTime && later.awaited == .mergeAgain && later.isOpen && !later.isOverdue)
    #expect(later.received == (try at("2023-05-12 08:00")))
    let again = try standing(own, merges: merges + [(20, "2023-06-04 08:00")], changes: changes, at: "2023-06-05 08:00")
    #expect(again.state == .sentInTime && again.awaited == nil && !again.isOpen)
  }

  @Test("its own part must have been accepted by then")
  func acceptedLate() throws {
    let own = [try own("2023-05-10 08:00", accepted: "2023-05-26 08:00")]
    let changes = [(9, "2023-05-11 08:00"), (15, "2023-05-26 08:00")]
    let without = try standing(own, merges: [(10, "2023-05-12 08:00")], changes: changes, at: "2023-05-27 08:00")
    #expect(without.state == .overdue && without.awaited == .merge)
    let with = try standing(own, merges: [(10, "2023-05-12 08:00"), (15, "2023-05-27 08:00")], changes: changes, at: "2023-05-28 08:00")
    #expect(with.state == .sentLate && with.daysLate == 3)
  }
}
