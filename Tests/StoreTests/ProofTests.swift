import Diagnostics
import Foundation
import GRDB
import Indicators
import Quantities
import StoreSamples
import TestSupport
import Testing

@testable import Store

@Suite struct ProofTests {
  /// A store in which everything happened once, with 30 values.
  private func sample() throws -> ScratchStore {
    let scratch = try ScratchStore()
    try scratch.send((0..<10).map { ("a\($0)", .n($0 + 1_000)) })
    try scratch.accept(
      scratch.send(
        (0..<10).map { ("a\($0)", .number(DecimalNumber(significand: Int128($0 * 10 + 5), scale: 1))) },
        findings: [.warning(reason: "đã hỏi")], received: 5))
    try scratch.send(
      (0..<10).map { ("a\($0)", .text("chữ \($0)")) }, sender: "694-NN",
      answers: [ConfirmerAnswer(key: StoreSamples.key("a1"), section: "a", isObjection: true, remark: "khác sổ")])
    try scratch.store.resolve(
      StoreSamples.key("a1"), in: StoreSamples.period, take: "694-NN", by: "B", at: StoreSamples.moment(9), reason: "x")
    try scratch.store.setClosed(true, StoreSamples.period, by: "B", at: StoreSamples.moment(10))
    return scratch
  }

  /// Changes the store past its triggers, as somebody would who knows SQL, and puts them back.
  private func forge(_ scratch: ScratchStore, _ sql: String) throws {
    let triggers = try scratch.store.queue.read { database in
      try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").map {
        ($0["name"] as String, $0["sql"] as String)
      }
    }
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger.0)") }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger.1) }
    }
    try queue.close()
  }

  @Test func `an untouched store is proved, and counted`() throws {
    let scratch = try sample()
    let proof = try scratch.store.verify()
    #expect(proof.broken == nil)
    #expect((proof.files, proof.submissions, proof.values) == (3, 3, 30))
    #expect(proof.entries == 10)
    #expect(proof.end == (try scratch.store.log().last?.hash))
  }

  @Test(arguments: [
    ("UPDATE log SET why = 'y' WHERE what = 'resolved'", "S032"),
    ("UPDATE log SET at = at + 1 WHERE sequence = 3", "S032"),
    ("UPDATE log SET who = 'C' WHERE sequence = 10", "S032"), ("DELETE FROM log WHERE sequence = 4", "S032"),
    ("DELETE FROM log WHERE sequence = 10", "-"), ("DELETE FROM log WHERE sequence >= 9", "S039"),
    ("UPDATE file SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id = 2", "S034"),
    ("UPDATE file SET bytes = x'' WHERE id = 3", "S034"),
    ("UPDATE delivery SET received = received - 86400 WHERE id = 1", "S035"),
    ("UPDATE delivery SET sender = 'x' WHERE id = 1", "S035"), ("DELETE FROM delivery WHERE id = 2", "S035"),
    ("UPDATE observation SET value = value + 1 WHERE submission = 1 AND value = 1005", "S036"),
    ("UPDATE observation SET value = '2.5' WHERE submission = 2 AND value = '3.5'", "S036"),
    ("UPDATE observation SET status = 2 WHERE submission = 3", "S036"),
    ("UPDATE observation SET \"column\" = 9 WHERE submission = 3", "S036"),
    ("DELETE FROM observation WHERE submission = 1 AND value = 1000", "S036"),
    ("UPDATE code SET text = 'a77' WHERE text = 'a7'", "S036"), ("DELETE FROM code WHERE text = 'a7'", "S036"),
    ("UPDATE code SET text = '2022-H1' WHERE kind = 'period'", "S036"),
    ("UPDATE submission SET sender = 'x' WHERE id = 2", "S036"),
    ("UPDATE submission SET edition = '2' WHERE id = 2", "S036"),
    ("UPDATE submission SET content = zeroblob(32) WHERE id = 2", "S036"),
    ("DELETE FROM submitted_section WHERE submission = 2", "S036"),
    ("UPDATE finding SET severity = 'note'", "S036"), ("DELETE FROM finding", "S036"),
    ("UPDATE answer SET objects = 0", "S036"), ("UPDATE submission SET state = 'accepted' WHERE id = 3", "S037"),
    ("UPDATE submission SET state = 'received' WHERE id = 1", "S037"),
    ("UPDATE resolution SET taken = '25441'", "S038"), ("DELETE FROM resolution", "S038"),
    ("INSERT INTO resolution VALUES (7, '2023-H1', 'x', '25441')", "S039"),
    (
      "INSERT INTO submission SELECT 4, delivery, form, edition, sender, period, 9, content, state FROM submission WHERE id = 1",
      "S039"
    ),
    (
      "INSERT INTO delivery SELECT 9, file, name, sender, received, ingested, document FROM delivery WHERE id = 1",
      "S039"
    ),
    ("INSERT INTO finding VALUES (7, 0, 'x', 'note', '', '', '')", "S039"),
    ("CREATE TABLE other (id INTEGER PRIMARY KEY)", "S031"), ("DROP INDEX log_at", "S031"),
  ]) func `what is changed past the triggers is named`(sql: String, code: String) throws {
    let scratch = try sample()
    try forge(scratch, sql)
    // Cutting off the newest entry leaves a chain that is whole; an anchor from before tells.
    #expect(try scratch.store.verify().broken?.code.id ?? "-" == code)
  }

  @Test func `a trigger that is gone is named too`() throws {
    let scratch = try sample()
    try scratch.tamper("DROP TRIGGER log_keeps")
    let broken = try #require(try scratch.store.verify().broken)
    #expect(broken.code == .tablesChanged)
    #expect(broken["name"] == "trigger log_keeps")
  }

  @Test func `the first broken link names file, submission and entry`() throws {
    let scratch = try sample()
    try forge(scratch, "UPDATE file SET bytes = x'00' WHERE id = 2")
    let file = try #require(try scratch.store.verify().broken)
    #expect(Catalogue().message(for: file) == "tệp \"25441.xlsx\" (lần gửi số 2) bị sửa sau khi nhận")
    let other = try sample()
    try forge(
      other, "UPDATE observation SET value = 7 WHERE submission = 1; UPDATE log SET why = 'y' WHERE sequence = 9")
    #expect(try other.store.verify().broken?["name"] == "bieu-05/25441/2023-H1/1")
  }

  @Test func `a log that was cut off is told by a receipt of before`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1))])
    let kept = scratch.path("before.sqlite")
    try scratch.store.backUp(to: kept)
    let second = try scratch.send([("a", .n(2))], received: 5)
    #expect(try scratch.store.verify(anchors: [first.anchor, second.anchor]).broken == nil)
    // The store of yesterday is whole in itself; only the receipt of today shows that something is missing.
    let yesterday = try SubmissionStore(path: kept)
    #expect(try yesterday.verify().broken == nil)
    let broken = try #require(try yesterday.verify(anchors: [first.anchor, second.anchor]).broken)
    #expect(broken.code == .logCutOff)
    #expect(broken["anchor"] == second.anchor.hex)
  }

  @Test func `a byte changed anywhere is found, or is in no page that is used`() throws {
    let scratch = try sample()
    try scratch.store.queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    let contents = try everything(scratch.store)
    try scratch.store.close()
    let original = try [UInt8](Data(contentsOf: URL(fileURLWithPath: scratch.path)))
    var random = SeededGenerator(seed: 4)
    var found = 0
    let rounds = 150
    for round in 0..<rounds {
      var bytes = original
      let at = random.number(0...(bytes.count - 1))
      bytes[at] ^= UInt8(1 << random.number(0...7))
      let path = scratch.path("changed-\(round).sqlite")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
      guard let store = try? SubmissionStore(path: path), let proof = try? store.verify(), proof.broken == nil else {
        found += 1
        continue
      }
      #expect(try everything(store) == contents, "byte \(at) of \(bytes.count)")
    }
    #expect(found > rounds / 10)
  }

  /// All that a store can be asked for, as text.
  private func everything(_ store: SubmissionStore) throws -> [String] {
    let submissions = try store.submissions()
    let values = try store.contributions(in: StoreSamples.period, .received).observations
    return submissions.map { "\($0)" } + values.map { "\($0)" } + (try store.log().map { "\($0)" })
      + (try submissions.flatMap { try store.findings(of: $0).map { "\($0)" } + store.answers(of: $0).map { "\($0)" } })
      + (try (1...3).map { "\(try store.bytes(ofDelivery: $0) ?? [])" })
      + (try store.conflicts(in: StoreSamples.period, .received).conflicts.map { "\($0)" })
  }

  @Test func `a digest is SHA-256`() {
    #expect(
      ContentDigest(of: Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let digest = ContentDigest(of: [])
    #expect(ContentDigest(hex: digest.hex.uppercased()) == digest)
    #expect(ContentDigest(hex: "ab") == nil && ContentDigest(hex: digest.hex.dropLast() + "x") == nil)
  }

  @Test func `no two lists of fields are digested alike`() {
    func digest(_ texts: [String]) -> ContentDigest {
      var bytes = CanonicalBytes("test")
      for text in texts { bytes.append(text) }
      return bytes.finish()
    }
    #expect(digest(["ab", "c"]) != digest(["a", "bc"]))
    #expect(digest(["a", ""]) != digest(["a"]))
    var pieces = CanonicalBytes("test")
    for text in Array(repeating: "một dòng", count: 5_000) { pieces.append(encoded: CanonicalBytes.encoded(text)) }
    #expect(pieces.finish() == digest(Array(repeating: "một dòng", count: 5_000)))
  }
}
