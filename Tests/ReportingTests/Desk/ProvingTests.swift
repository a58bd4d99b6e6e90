import Diagnostics
import Foundation
import Indicators
import Store
import TestSupport
import Testing

@testable import Reporting

@Suite("Proofs")
struct ProvingTests {
  /// A store on the disk, closed, in which a word stands in the log, another among the values, and a third in a file.
  private func filled() throws -> ScratchDesk {
    let scratch = try ScratchDesk()
    for minute in 0..<20 {
      let name = try scratch.send(
        [ScratchDesk.value(.text("giá trị \(minute)"))], at: minute, isAccepted: false)
      _ = try scratch.store.decide(.return, on: name, by: "B", at: ScratchDesk.moment, reason: "lý do \(minute)")
    }
    try scratch.store.close()
    return scratch
  }

  /// Changes one byte of the store's file, the last one of a text that stands in it.
  private func change(_ text: String, in scratch: ScratchDesk) throws {
    let url = URL(filePath: Desk.path(in: scratch.path))
    var bytes = try Data(contentsOf: url)
    let range = try #require(bytes.range(of: Data(text.utf8)))
    bytes[range.upperBound - 1] ^= 1
    try bytes.write(to: url)
  }

  @Test("a whole store is proved and counted, with the digest to note")
  func whole() throws {
    let scratch = try filled()
    let proof = try Proving.verify(anchors: [], workspace: scratch.path)
    #expect((proof.files, proof.submissions, proof.values) == (20, 20, 20))
    let text = Summary(.vietnamese).text(of: proof)
    #expect(text.hasPrefix("Kho nguyên vẹn: ") && text.hasSuffix(proof.end.hex))
    #expect(try Proving.verify(anchors: [proof.end.hex], workspace: scratch.path).end == proof.end)
    #expect(codes { try Proving.verify(anchors: ["abc", "x"], workspace: scratch.path) } == ["D107", "D107"])
    let foreign = String(repeating: "ab", count: 32)
    #expect(codes { try Proving.verify(anchors: [foreign], workspace: scratch.path) } == ["S033", "D108"])
  }

  @Test("one changed byte in the log, a value or a file is named", arguments: [
    ("lý do 7", "S032", "bieu-05/tt-dvnn/2023-H1/8"), ("giá trị 7", "S036", "bieu-05/tt-dvnn/2023-H1/8"),
    ("bieu-05 tt-dvnn 2023-H1 7", "S034", "a.csv"),
  ])
  func changed(text: String, code: String, named: String) throws {
    let scratch = try filled()
    try change(text, in: scratch)
    do {
      _ = try Proving.verify(anchors: [], workspace: scratch.path)
      Issue.record("a changed byte was not found")
    } catch let rejection as Rejection {
      #expect(rejection.findings.map(\.code.id) == [code, "D108"])
      let words = Catalogue().report(for: rejection.findings[0])
      #expect(words.contains(named) && words.contains("bieumau.sqlite"), "\(words)")
    }
  }

  @Test("whatever bit of the file is turned, it is told, or stands where nothing is kept")
  func anyBit() throws {
    let scratch = try filled()
    let url = URL(filePath: Desk.path(in: scratch.path))
    let whole = try Data(contentsOf: url)
    let before = try told(scratch)
    var random = SeededGenerator(seed: 7)
    var found = 0
    for _ in 0..<60 {
      var bytes = whole
      bytes[random.number(0...(bytes.count - 1))] ^= 1 << UInt8(random.number(0...7))
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path + ending) }
      try bytes.write(to: url)
      do {
        _ = try Proving.verify(anchors: [], workspace: scratch.path)
        #expect(try told(scratch) == before)
      } catch let rejection as Rejection {
        #expect([.storeNotProved, .storeForeign, .storeNewer].contains(rejection.findings.last?.code))
        found += 1
      }
    }
    #expect(found > 10)
  }

  /// Everything that can be read out of a store.
  private func told(_ scratch: ScratchDesk) throws -> [String] {
    let store = try Desk.existingStore(in: scratch.path)
    let values = try store.submissions().flatMap { submission in
      try store.observations(of: submission).map { "\(submission.name.text) \($0)" }
    }
    return try store.log().map { "\($0)" } + values + (1...20).map { "\(try store.bytes(ofDelivery: $0) ?? [])" }
  }

  @Test("a copy is proved and stands for the store; nothing is written over")
  func backup() throws {
    let scratch = try filled()
    let path = scratch.folder.path("sao-luu.sqlite")
    let proof = try Proving.backUp(to: path, workspace: scratch.path)
    #expect(proof.submissions == 20)
    #expect(codes { try Proving.backUp(to: path, workspace: scratch.path) } == ["S009"])
    #expect(codes { try Proving.backUp(to: Desk.path(in: scratch.path), workspace: scratch.path) } == ["S009"])
    #expect(codes { try Proving.backUp(to: scratch.folder.path("không-có/a.sqlite"), workspace: scratch.path) } == ["S007"])
    #expect(codes { try Proving.backUp(to: scratch.folder.path("workspace.xml"), workspace: scratch.path) } == ["S001"])
    try FileManager.default.removeItem(atPath: Desk.path(in: scratch.path))
    try FileManager.default.copyItem(atPath: path, toPath: Desk.path(in: scratch.path))
    #expect(try Proving.log(after: 0, workspace: scratch.path).last?.hash == proof.end)
    #expect(try Proving.log(after: proof.entries - 1, workspace: scratch.path).count == 1)
    #expect(try Proving.log(after: proof.entries, workspace: scratch.path).isEmpty)
  }
}
