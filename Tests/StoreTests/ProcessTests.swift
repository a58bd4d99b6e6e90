import Foundation
import GRDB
import StoreSamples
import TestSupport
import Testing

@testable import Store

/// Several processes at one store, and processes that are killed. `BIEUMAU_KILLS=1000` kills more often.
@Suite(.serialized) struct ProcessTests {
  @Test func `whatever is killed when, no receipt is lost and no submission is half there`() throws {
    let kills = ProcessInfo.processInfo.environment["BIEUMAU_KILLS"].flatMap(Int.init) ?? 50
    var random = SeededGenerator(seed: UInt64(kills))
    var scratch = try ScratchStore()
    var told: [Probe.Told] = []
    var beforeReceipt = 0
    for round in 0..<kills {
      // A new store now and then, so that making it is killed too, and that checking does not take ever longer.
      if round % 25 == 0 {
        try check(scratch.path, told)
        scratch = try ScratchStore()
        told = []
        if random.oneIn(2) { try scratch.store.close(); try removeStore(scratch) }
      }
      let probe = try Probe(store: scratch.path, seed: round * 1_000, count: 10_000)
      if random.oneIn(5) {
        probe.listen(milliseconds: random.number(0...40))
      } else {
        probe.wait(forDeliveries: random.number(0...3))
        probe.listen(milliseconds: random.number(0...20))
      }
      let lines = probe.killed()
      if lines.isEmpty { beforeReceipt += 1 }
      told += lines
      try checkNewest(scratch.path, told)
    }
    try check(scratch.path, told)
    #expect(beforeReceipt < kills, "no probe lived long enough to store anything")
  }

  private func removeStore(_ scratch: ScratchStore) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
      try FileManager.default.removeItem(atPath: scratch.path(name))
    }
  }

  /// What was told last is there, and nothing is half.
  private func checkNewest(_ path: String, _ told: [Probe.Told]) throws {
    let store = try SubmissionStore(path: path)
    if let last = told.last { try check(last, store) }
    try checkWhole(store)
  }

  private func check(_ path: String, _ told: [Probe.Told]) throws {
    let store = try SubmissionStore(path: path)
    for receipt in told { try check(receipt, store) }
    #expect(Set(told.map(\.delivery)).count == told.count)
    try checkWhole(store)
    let proof = try store.verify(anchors: told.map(\.anchor))
    #expect(proof.broken == nil)
    #expect(proof.values == proof.submissions * StoreSamples.valuesOfForm)
  }

  private func check(_ told: Probe.Told, _ store: SubmissionStore) throws {
    let receipt = try #require(try store.receipt(ofDelivery: told.delivery))
    #expect(receipt.delivery.sha256.hex == told.sha256)
    #expect(receipt.anchor == told.anchor)
    #expect(receipt.lines.map(\.counts.reported) == StoreSamples.forms.map { _ in StoreSamples.valuesOfForm })
  }

  /// Every delivery has all its submissions, and every submission all its values.
  private func checkWhole(_ store: SubmissionStore) throws {
    let half = try store.queue.read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT (SELECT COUNT(*) FROM delivery d
              WHERE (SELECT COUNT(*) FROM submission WHERE delivery = d.id) <> \(StoreSamples.forms.count))
            + (SELECT COUNT(*) FROM submission s
              WHERE (SELECT COUNT(*) FROM observation WHERE submission = s.id) <> \(StoreSamples.valuesOfForm))
          """)
    }
    #expect(half == 0)
  }

  @Test func `two processes that store at once wait for each other`() throws {
    let scratch = try ScratchStore()
    // Not even the tables are there yet: both may make them.
    try scratch.store.close()
    try removeStore(scratch)
    let probes = try [100_000, 200_000].map { try Probe(store: scratch.path, seed: $0, count: 40) }
    let told = probes.map { $0.ended() }
    #expect(probes.map(\.status) == [0, 0])
    #expect(told.map(\.count) == [40, 40])
    try check(scratch.path, told.flatMap { $0 })
    let revisions = try SubmissionStore(path: scratch.path).submissions().map(\.name)
    for (_, names) in Dictionary(grouping: revisions, by: { "\($0.form) \($0.sender)" }) {
      #expect(names.map(\.revision).sorted() == Array(1...names.count))
    }
  }

  @Test func `two processes may make the store at once`() throws {
    for round in 0..<20 {
      let scratch = try ScratchStore()
      try scratch.store.close()
      try removeStore(scratch)
      let probes = try [1_000, 2_000].map { try Probe(store: scratch.path, seed: $0 + round, count: 1) }
      #expect(probes.map { $0.ended().count } == [1, 1])
      #expect(try SubmissionStore(path: scratch.path).submissions().count == 6)
    }
  }

  @Test func `a backup made while others write is whole`() throws {
    let scratch = try ScratchStore()
    let probe = try Probe(store: scratch.path, seed: 7_000, count: 60)
    probe.wait()
    var sizes: [Int] = []
    for number in 0..<5 {
      probe.listen(milliseconds: 20)
      let path = scratch.path("copy-\(number).sqlite")
      try scratch.store.backUp(to: path)
      let copy = try SubmissionStore(path: path)
      try checkWhole(copy)
      #expect(try copy.verify().broken == nil)
      sizes.append(try copy.submissions().count)
    }
    let told = probe.ended()
    #expect(told.count == 60)
    #expect(sizes == sizes.sorted())
    #expect(codes { try scratch.store.backUp(to: scratch.path("copy-0.sqlite")) } == ["S009"])
    #expect(codes { try scratch.store.backUp(to: scratch.path) } == ["S009"])
  }
}
