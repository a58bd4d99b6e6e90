import Diagnostics
import Indicators
import Quantities
import Store
import StoreSamples
import Testing

@Suite struct DecisionTests {
  private func decide(
    _ scratch: ScratchStore, _ decision: Decision, _ receipt: Receipt, by who: String = "B", reason: String = ""
  ) throws -> SubmissionState {
    try scratch.store.decide(
      decision, on: receipt.lines[0].submission.name, by: who, at: StoreSamples.moment(3_000), reason: reason
    ).state
  }

  @Test func `an error is never accepted, whatever the reason`() throws {
    let scratch = try ScratchStore()
    let bad = try scratch.send([("a", .n(1))], findings: [.error])
    #expect(codes { try decide(scratch, .accept, bad, reason: "vẫn duyệt") } == ["S012"])
    #expect(try decide(scratch, .return, bad, reason: "sửa ô D12") == .returned)
    #expect(codes { try decide(scratch, .accept, bad) } == ["S012"])
    #expect(try decide(scratch, .reopen, bad, reason: "trả nhầm") == .hasErrors)
  }

  @Test func `a warning is accepted for a reason, the sender's or the office's`() throws {
    let scratch = try ScratchStore()
    let unexplained = try scratch.send([("a", .n(1))], findings: [.warning()])
    #expect(codes { try decide(scratch, .accept, unexplained) } == ["S013"])
    #expect(codes { try decide(scratch, .accept, unexplained, reason: "  ") } == ["S013"])
    #expect(try decide(scratch, .accept, unexplained, reason: "đã gọi điện hỏi") == .accepted)
    let explained = try scratch.send(
      [("a", .n(1))], sender: "25444", findings: [.warning(reason: "chia tách thôn")])
    #expect(try decide(scratch, .accept, explained) == .accepted)
  }

  @Test func `nobody decides without a name, or takes back without a reason`() throws {
    let scratch = try ScratchStore()
    let receipt = try scratch.send([("a", .n(1))])
    #expect(codes { try decide(scratch, .accept, receipt, by: " ") } == ["S015"])
    #expect(codes { try decide(scratch, .return, receipt, by: "") } == ["S015", "S016"])
    #expect(try decide(scratch, .accept, receipt) == .accepted)
    #expect(codes { try decide(scratch, .accept, receipt) } == ["S014"])
    #expect(codes { try decide(scratch, .return, receipt, reason: "x") } == ["S014"])
    #expect(codes { try decide(scratch, .reopen, receipt) } == ["S016"])
    #expect(try decide(scratch, .reopen, receipt, reason: "duyệt nhầm") == .received)
  }

  @Test func `a submission that is not there is answered with the nearest name`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))])
    let name = try #require(SubmissionName(text: "bieu-06/25441/2023-H1/1"))
    do {
      _ = try scratch.store.decide(.accept, on: name, by: "B", at: StoreSamples.moment())
      Issue.record("nothing was thrown")
    } catch let rejection as Rejection {
      #expect(rejection.findings[0]["nearest"] == "bieu-05/25441/2023-H1/1")
    }
  }

  @Test func `what is accepted stays until its correction is accepted`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1))])
    try scratch.accept(first)
    let second = try scratch.send([("a", .n(2))], received: 5)
    #expect(try scratch.state(first) == .accepted)
    #expect(try scratch.values(.accepted) == ["a": .n(1)])
    #expect(try scratch.values(.received) == ["a": .n(2)])
    try scratch.accept(second)
    #expect(try scratch.state(first) == .superseded)
    #expect(try scratch.values(.accepted) == ["a": .n(2)])
    #expect(codes { try decide(scratch, .accept, first) } == ["S014"])
  }

  @Test func `a reopened submission gives way to a newer one at once`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1))])
    try scratch.accept(first)
    try scratch.send([("a", .n(2))], received: 5)
    #expect(try decide(scratch, .reopen, first, reason: "có bản mới") == .superseded)
    #expect(try scratch.store.log().map(\.what).suffix(2) == [.reopened, .superseded])
  }

  @Test func `nothing in a closed period changes until it is opened`() throws {
    let scratch = try ScratchStore()
    let receipt = try scratch.send([("a", .n(1))], file: "same")
    let period = StoreSamples.period
    try scratch.store.setClosed(true, period, by: "B", at: StoreSamples.moment(2_000))
    #expect(try scratch.store.isClosed(period))
    #expect(codes { try scratch.store.setClosed(true, period, by: "B", at: StoreSamples.moment(2_001)) } == ["S017"])
    #expect(codes { try scratch.send([("a", .n(2))], received: 5) } == ["S010"])
    #expect(codes { try decide(scratch, .accept, receipt) } == ["S010"])
    #expect(codes { try decide(scratch, .return, receipt, reason: "x") } == ["S010"])
    #expect(
      codes {
        try scratch.store.resolve(
          StoreSamples.key("a"), in: period, take: "25441", by: "B", at: StoreSamples.moment(), reason: "x")
      } == ["S010"])
    // Nothing would change: the file is known, and another period is open.
    #expect(try scratch.send([("a", .n(1))], file: "same").isRepeat)
    try scratch.send([("a", .n(2))], period: ReportingPeriod(kind: .year, year: 2023))
    #expect(codes { try scratch.store.setClosed(false, period, by: "B", at: StoreSamples.moment()) } == ["S016"])
    try scratch.store.setClosed(false, period, by: "B", at: StoreSamples.moment(2_002), reason: "nộp bổ sung")
    #expect(try decide(scratch, .accept, receipt) == .accepted)
  }

  @Test func `a lowered status is found whatever was taken in first`() throws {
    let scratch = try ScratchStore()
    let newer = try scratch.send([("a", .n(1))], status: .preliminary, received: 5)
    // Received before, taken in later: when the newer one came there was nothing to compare it with.
    let older = try scratch.send([("a", .n(2))], status: .final, received: 0)
    #expect(try scratch.state(newer) == .returned)
    #expect(try scratch.values(.received) == ["a": .n(2)])
    #expect(try scratch.store.submission(named: newer.lines[0].submission.name).decision?.reason.contains("chính thức") == true)
    #expect(codes { try decide(scratch, .reopen, newer, reason: "xem lại") } == ["S021"])
    // Both returned now: the newer one is the sender's last word.
    #expect(try decide(scratch, .return, older, reason: "nhầm trạng thái") == .superseded)
    #expect(try decide(scratch, .reopen, newer, reason: "số này đúng") == .received)
  }

  @Test func `every decision stands in the log with name, time and reason`() throws {
    let scratch = try ScratchStore()
    let receipt = try scratch.send([("a", .n(1))])
    _ = try decide(scratch, .return, receipt, by: " Trần Thị B ", reason: "thiếu dấu")
    let entry = try #require(try scratch.store.log().last)
    #expect(entry.who == "Trần Thị B")
    #expect(entry.what == .returned)
    #expect(entry.subject == "bieu-05/25441/2023-H1/1")
    #expect((entry.old, entry.new, entry.why) == ("received", "returned", "thiếu dấu"))
    #expect(entry.at == StoreSamples.moment(3_000))
    #expect(try scratch.store.log(after: 2).count == 1)
    let stored = try scratch.store.submission(named: receipt.lines[0].submission.name)
    #expect(stored.decision?.by == "Trần Thị B" && stored.decision?.reason == "thiếu dấu")
    #expect(stored.decision?.at == StoreSamples.moment(3_000))
  }
}
