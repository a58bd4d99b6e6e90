import Duties
import Indicators
import Quantities
import TestSupport
import Testing

@Suite("Status board")
struct StatusBoardTests {
  private let half = ReportingPeriod(kind: .half, year: 2023)

  private func board(_ sendings: [Sending], at now: Moment) throws -> StatusBoard {
    StatusBoard(
      SmallDistrict.calendar(), period: half, cutOff: try day("2023-05-15"), sendings: sendings, at: now, soonDays: 7)
  }

  private func sending(
    _ sender: String, _ document: String, _ received: Moment, _ outcome: Sending.Outcome = .received, revision: Int = 1
  ) -> Sending {
    Sending(
      sender: sender, document: document, period: half, revision: revision, received: received, outcome: outcome)
  }

  private func state(_ sendings: [Sending], at now: Moment) throws -> Standing {
    try #require(try board(sendings, at: now).standing("south", "m1"))
  }

  @Test("nothing came: not due, soon, the last second, overdue")
  func missing() throws {
    #expect(try state([], at: try at("2023-05-11", 23, 59, 59)).state == .notDue)
    #expect(try state([], at: try at("2023-05-12", 0, 0, 0)).state == .dueSoon)
    #expect(try state([], at: try at("2023-05-19", 23, 59, 59)).state == .dueSoon)
    let over = try state([], at: try at("2023-05-20", 0, 0, 0))
    #expect(over.state == .overdue && over.isOverdue && over.daysLate == 1 && over.daysLeft == nil)
  }

  @Test("it counts by the second at which it was received")
  func received() throws {
    let now = try at("2023-06-01", 12, 0, 0)
    let inTime = try state([sending("south", "m1", try at("2023-05-19", 23, 59, 59))], at: now)
    #expect(inTime.state == .sentInTime && inTime.daysLate == 0)
    let late = try state([sending("south", "m1", try at("2023-05-20", 0, 0, 0))], at: now)
    #expect(late.state == .sentLate && late.daysLate == 1 && !late.isOverdue)
    // It has not come yet.
    #expect(try state([sending("south", "m1", try at("2023-06-02", 0, 0, 0))], at: now).state == .overdue)
  }

  @Test("errors do not count as sent; what came back may be sent again, and stays in time")
  func corrections() throws {
    let now = try at("2023-06-01", 12, 0, 0)
    let first = try at("2023-05-18", 9, 0, 0)
    let faulty = try state([sending("south", "m1", first, .hasErrors)], at: now)
    #expect(faulty.state == .hasErrors && faulty.isOverdue && faulty.received == nil)
    let corrected = try state(
      [
        sending("south", "m1", first, .superseded(hadErrors: true)),
        sending("south", "m1", try at("2023-05-22", 9, 0, 0), revision: 2),
      ], at: now)
    #expect(corrected.state == .sentLate && corrected.daysLate == 3)
    let returned = try state([sending("south", "m1", first, .returned)], at: now)
    #expect(returned.state == .returned && returned.isOverdue && returned.daysLate == 0)
    let again = try state(
      [
        sending("south", "m1", first, .superseded(hadErrors: false)),
        sending("south", "m1", try at("2023-05-25", 9, 0, 0), .accepted, revision: 2),
      ], at: now)
    #expect(again.state == .accepted && again.daysLate == 0 && !again.isOverdue)
    let worse = try state(
      [sending("south", "m1", first, .accepted), sending("south", "m1", now, .hasErrors, revision: 2)], at: now)
    #expect(worse.state == .hasErrors && !worse.isOverdue)
  }

  @Test("what nobody asked for is told apart")
  func unasked() throws {
    let now = try at("2023-06-01", 12, 0, 0)
    let board = try board([sending("front", "b2", now), sending("front", "m1", now)], at: now)
    #expect(board.unasked.map(\.document) == ["b2"])
    #expect(board.standing("front", "m1")?.state == .sent)
    #expect(board.standing("office", "m1")?.state == .undated)
  }

  @Test("counts add up, whatever came: by state, by sender and by document")
  func counts() throws {
    var generator = SeededGenerator(seed: 11)
    let calendar = SmallDistrict.calendar()
    for _ in 0..<200 {
      var sendings: [Sending] = []
      for debtor in SmallDistrict.debtors {
        for document in SmallDistrict.documents {
          for revision in 1...Int.random(in: 1...3, using: &generator) where Bool.random(using: &generator) {
            let outcomes: [Sending.Outcome] = [
              .received, .hasErrors, .returned, .accepted, .superseded(hadErrors: true), .superseded(hadErrors: false),
            ]
            sendings.append(
              sending(
                debtor.code, document.code, Moment(secondsSince1970: Int.random(in: 1_684_000_000...1_685_500_000, using: &generator)),
                outcomes.randomElement(using: &generator) ?? .received, revision: revision))
          }
        }
      }
      let now = Moment(secondsSince1970: Int.random(in: 1_684_000_000...1_685_500_000, using: &generator))
      let board = try board(sendings, at: now)
      let counts = board.counts
      #expect(counts.byState.values.reduce(0, +) == counts.all)
      #expect(counts.all == calendar.obligations(for: half, cutOff: try day("2023-05-15")).count)
      let bySender = board.senders.map { board.only($0).counts }
      for state in Standing.State.allCases {
        #expect(bySender.reduce(0) { $0 + $1[state] } == counts[state])
        let byDocument = SmallDistrict.documents.map { document in
          StatusCounts(board.standings.filter { $0.obligation.document == document.code })[state]
        }
        #expect(byDocument.reduce(0, +) == counts[state])
      }
      #expect(bySender.reduce(0) { $0 + $1.overdue } == counts.overdue)
      // Every submission of the period that has come is on the board or told apart.
      let slots = Set(sendings.filter { $0.received <= now }.map { "\($0.sender) \($0.document)" })
      let shown = board.standings.filter { $0.newest != nil }.map { "\($0.obligation.sender) \($0.obligation.document)" }
      #expect(slots == Set(shown + board.unasked.map { "\($0.sender) \($0.document)" }))
      // The order in which they came to the board changes nothing.
      let shuffled = try self.board(sendings.shuffled(using: &generator), at: now)
      #expect(shuffled.standings.map(\.state) == board.standings.map(\.state))
    }
  }
}
