import Diagnostics
import Indicators
import Quantities
import StoreSamples
import Testing

@testable import Store

/// Many deliveries or decisions at once, and trying what would come of them.
@Suite struct RehearsalTests {
  private func parcel(_ value: Int, period: ReportingPeriod = StoreSamples.period) -> SubmissionStore.Parcel {
    let observation = SubmittedObservation(key: StoreSamples.key("a"), value: .n(value), section: "s")
    return SubmissionStore.Parcel(
      Delivery(
        bytes: Array("\(value) \(period.code)".utf8), fileName: "\(value).csv", sender: "25441",
        received: StoreSamples.moment(value), ingested: StoreSamples.moment(1_000)),
      [
        SubmissionContent(
          form: "bieu-05", edition: "1", sender: "25441", period: period, sections: ["s"], observations: [observation])
      ])
  }

  @Test func `a rehearsal gives the receipts of the performance and leaves nothing behind`() throws {
    let scratch = try ScratchStore()
    _ = try scratch.store.save([parcel(1)])
    let before = try scratch.store.log().count
    let rehearsed = try scratch.store.rehearse([parcel(2), parcel(3)]).map { try $0.get() }
    #expect(try scratch.store.log().count == before)
    #expect(try scratch.store.submissions().count == 1)
    let stored = try scratch.store.saveEach([parcel(2), parcel(3)]).map { try $0.get() }
    #expect(rehearsed.map(\.anchor) == stored.map(\.anchor))
    #expect(stored.map { $0.lines[0].submission.name.revision } == [2, 3])
    #expect(stored.map { $0.lines[0].changes.map(\.new) } == [[.n(2)], [.n(3)]])
    #expect(try scratch.store.verify().broken == nil)
  }

  @Test func `one that is refused does not keep the others out`() throws {
    let scratch = try ScratchStore()
    let closed = ReportingPeriod(kind: .year, year: 2023)
    try scratch.store.setClosed(true, closed, by: "A", at: StoreSamples.moment(0))
    let results = try scratch.store.saveEach([parcel(1), parcel(2, period: closed), parcel(3)])
    let codes = results.map { result in
      if case .failure(let rejection) = result { return rejection.findings[0].code.id }
      return ""
    }
    #expect(codes == ["", "S010", ""])
    #expect(try scratch.store.submissions().count == 2)
    #expect(try scratch.store.verify().broken == nil)
    #expect(throws: Rejection.self) { try scratch.store.save([parcel(5), parcel(2, period: closed)]) }
    #expect(try scratch.store.submissions().count == 2)
    #expect(try scratch.store.fileDigests().count == 2)
  }

  @Test func `the same decision on many is taken where it can be`() throws {
    let scratch = try ScratchStore()
    let good = try scratch.send([("a", .n(1))])
    let bad = try scratch.send([("a", .n(1))], sender: "25442", findings: [.error])
    let names = [good, bad].map { $0.lines[0].submission.name }
    let results = try scratch.store.decideEach(.accept, on: names, by: "B", at: StoreSamples.moment(2_000))
    #expect((try? results[0].get())?.state == .accepted)
    #expect((try? results[1].get()) == nil)
    #expect(try scratch.state(bad) == .hasErrors)
  }

  @Test func `a store in memory keeps nothing`() throws {
    let store = try SubmissionStore.inMemory()
    #expect(try store.rehearse([parcel(1)]).count == 1)
    #expect(try store.submissions().isEmpty)
  }
}
