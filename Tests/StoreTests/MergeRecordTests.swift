import Indicators
import Quantities
import StoreSamples
import Testing

@testable import Store

@Suite struct MergeRecordTests {
  private let period = StoreSamples.period

  @Test func `a merge is compared with the one before, and asked twice gives the same answer`() throws {
    let scratch = try ScratchStore()
    func merge(_ minute: Int, _ inclusion: Inclusion = .accepted) throws -> MergeRecord? {
      try scratch.store.rememberMerge(of: period, inclusion, at: StoreSamples.moment(minute))
    }
    #expect(try merge(1) == nil)
    #expect(try merge(2) == nil)
    try scratch.accept(scratch.send([("a", .n(1))]))
    let first = try #require(try merge(3))
    #expect(first.entry == 0 && first.at == StoreSamples.moment(1))
    #expect(try merge(4) == first)
    #expect(try scratch.store.changes(in: period, .accepted, after: first.entry).map(\.new) == [.n(1)])
    try scratch.accept(scratch.send([("a", .n(2))], received: 5))
    let second = try #require(try merge(5))
    #expect(second.at == StoreSamples.moment(3))
    let changes = try scratch.store.changes(in: period, .accepted, after: second.entry)
    #expect(changes.map(\.old) == [.n(1)] && changes.map(\.new) == [.n(2)])
    #expect(try merge(6, .received) == nil)
    #expect(try scratch.store.rememberMerge(of: ReportingPeriod(kind: .year, year: 2023), .accepted, at: StoreSamples.moment(7)) == nil)
    #expect(try scratch.store.verify().broken == nil)
  }

  @Test func `the history of a period has its merges and what changed what counts`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1))])
    #expect(try scratch.store.mergeHistory(of: period).changes.isEmpty)
    try scratch.accept(first)
    _ = try scratch.store.rememberMerge(of: period, .accepted, at: StoreSamples.moment(2_100))
    _ = try scratch.store.rememberMerge(of: period, .received, at: StoreSamples.moment(2_200))
    try scratch.send([("a", .n(2))], received: 5)
    _ = try scratch.store.decide(
      .reopen, on: first.lines[0].submission.name, by: "B", at: StoreSamples.moment(2_300), reason: "nhầm")
    let history = try scratch.store.mergeHistory(of: period)
    #expect(history.merges.map(\.at) == [StoreSamples.moment(2_100)])
    #expect(history.changes.map(\.at) == [StoreSamples.moment(2_000), StoreSamples.moment(2_300)])
    #expect(history.changes[0].entry == history.merges[0].entry)
    #expect(try scratch.store.mergeHistory(of: ReportingPeriod(kind: .year, year: 2023)).changes.isEmpty)
    #expect(try !scratch.store.submission(named: first.lines[0].submission.name).wasAccepted)
  }
}
