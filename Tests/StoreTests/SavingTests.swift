import Diagnostics
import Indicators
import Quantities
import Store
import StoreSamples
import Testing

@Suite struct SavingTests {
  @Test func `every kind of value comes back as it was stored, with where it stands`() throws {
    let scratch = try ScratchStore()
    let values: [(String, ObservedValue)] = [
      ("blank", .blank), ("none", .none), ("na", .notApplicable), ("int", .n(-2_243)), ("big", .number(huge)),
      ("fraction", .number(DecimalNumber(significand: 150, scale: 2))), ("text", .text("Xã có \"3\"; mới")),
      ("date", .date(try #require(CalendarDate(year: 2023, month: 5, day: 19)))), ("emptyText", .text("")),
    ]
    try scratch.accept(scratch.send(values, status: .estimate))
    let found = try scratch.store.contributions(in: StoreSamples.period, .accepted)
    #expect(found.observations.count == values.count)
    for (name, value) in values {
      let one = try #require(found.observations.first { $0.key.indicator == name })
      #expect(one.value == value, "\(name)")
      #expect(one.status == .estimate)
      #expect(one.place == .cell(sheet: "Tổng hợp", CellAddress(row: 11, column: 3)))
      #expect(one.key.unit == UnitIdentity(code: "25441", validFrom: CalendarDate(year: 2004, month: 1, day: 1)))
    }
    let source = try #require(found.submissions.first)
    #expect(source.name.text == "bieu-05/25441/2023-H1/1")
    #expect(source.delivery.fileName == "25441.xlsx")
    #expect(source.decision?.by == "Trần Thị B")
  }

  private let huge = DecimalNumber(significand: 123_456_789_012_345_678_901, scale: 0)

  @Test func `a receipt tells what came, how much of it, and is there again when asked for`() throws {
    let scratch = try ScratchStore()
    let receipt = try scratch.send([("a", .n(1)), ("b", .blank), ("c", .none), ("d", .text("x"))], received: 30)
    #expect(receipt.delivery.number == 1)
    #expect(!receipt.isRepeat)
    #expect(receipt.delivery.received == StoreSamples.moment(30))
    let line = try #require(receipt.lines.first)
    #expect((line.counts.reported, line.counts.blank, line.counts.none, line.counts.notApplicable) == (2, 1, 1, 0))
    #expect(line.submission.state == .received)
    #expect(line.corrects.isEmpty && line.changes.isEmpty)
    let again = try #require(try scratch.store.receipt(ofDelivery: 1))
    #expect(again.anchor == receipt.anchor)
    #expect(again.lines[0].submission == line.submission)
    #expect(try scratch.store.receipt(ofDelivery: 2) == nil)
    #expect(try scratch.store.bytes(ofDelivery: 1).map(ContentDigest.init(of:)) == receipt.delivery.sha256)
  }

  @Test func `the same file again changes nothing and says so`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1))], file: "same")
    let before = try scratch.store.log().count
    let second = try scratch.send([("a", .n(1))], received: 60, file: "same")
    #expect(second.isRepeat)
    #expect(second.delivery == first.delivery)
    #expect(second.anchor == first.anchor)
    #expect(try scratch.store.log().count == before)
    #expect(try scratch.store.submissions().count == 1)
  }

  @Test func `the same file from another sender, or read otherwise, is another delivery`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))], findings: [.error], file: "same")
    #expect(!(try scratch.send([("a", .n(1))], sender: "25444", file: "same").isRepeat))
    #expect(!(try scratch.send([("a", .n(2))], file: "same").isRepeat))
    // The rule that it broke was taken back: now it has no errors.
    let mended = try scratch.send([("a", .n(1))], received: 1, file: "same")
    #expect(!mended.isRepeat)
    #expect(mended.lines[0].submission.state == .received)
    #expect(try scratch.send([("a", .n(1))], received: 2, file: "same").isRepeat)
    // Meanwhile others sent what it clashes with: still the same file, read the same way.
    #expect(try scratch.send([("a", .n(1))], findings: [.error], received: 2, file: "same").isRepeat)
  }

  @Test func `a correction is a new revision with what changed`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a", .n(1)), ("b", .n(2)), ("c", .n(3))])
    let second = try scratch.send([("a", .n(1)), ("b", .none), ("d", .n(4))], received: 5)
    let line = try #require(second.lines.first)
    #expect(line.submission.name.revision == 2)
    #expect(line.corrects == [first.lines[0].submission.name])
    let changes = line.changes.map {
      "\($0.key.indicator): \($0.old.map { "\($0)" } ?? "–") → \($0.new.map { "\($0)" } ?? "–")"
    }
    #expect(Set(changes).count == 3)
    #expect(
      line.changes.first { $0.key.indicator == "b" }.map { ($0.old, $0.new) == (.n(2), ObservedValue.none) } == true)
    #expect(line.changes.first { $0.key.indicator == "c" }.map { $0.new == nil && $0.old == .n(3) } == true)
    #expect(line.changes.first { $0.key.indicator == "d" }.map { $0.old == nil && $0.new == .n(4) } == true)
    #expect(try scratch.state(first) == .superseded)
    #expect(try scratch.values(.received).keys.sorted() == ["a", "b", "d"])
  }

  @Test func `a section that is not handed in keeps what was said before`() throws {
    let scratch = try ScratchStore()
    let first = try scratch.send([("a/x", .n(1)), ("b/y", .n(2))], sections: ["a", "b"])
    let second = try scratch.send([("a/x", .n(10))], sections: ["a"], received: 5)
    #expect(try scratch.state(first) == .received)
    #expect(try scratch.values(.received) == ["x": .n(10), "y": .n(2)])
    let third = try scratch.send([("b/y", .n(20))], sections: ["b"], received: 6)
    #expect(third.lines[0].corrects == [first.lines[0].submission.name])
    #expect(try scratch.state(first) == .superseded)
    #expect(try scratch.state(second) == .received)
    #expect(try scratch.values(.received) == ["x": .n(10), "y": .n(20)])
  }

  @Test func `the order in which files are taken in does not change what counts`() throws {
    let files: [(Int, [(String, ObservedValue)], [String], [SubmissionFinding])] = [
      (0, [("a/x", .n(1)), ("b/y", .n(1))], ["a", "b"], []), (1, [("a/x", .n(2))], ["a"], []),
      (2, [("a/x", .n(3)), ("b/y", .n(3))], ["a", "b"], [.error]), (3, [("b/y", .n(4))], ["b"], []),
    ]
    for order in permutations([0, 1, 2, 3]) {
      let scratch = try ScratchStore()
      for index in order {
        let (received, values, sections, findings) = files[index]
        try scratch.send(values, sections: sections, findings: findings, received: received)
      }
      #expect(try scratch.values(.received) == ["x": .n(2), "y": .n(4)], "\(order)")
      let states = try scratch.store.submissions().map { ($0.delivery.received, $0.state) }.sorted { $0.0 < $1.0 }
      #expect(states.map(\.1) == [.superseded, .received, .hasErrors, .received], "\(order)")
    }
  }

  private func permutations(_ list: [Int]) -> [[Int]] {
    guard list.count > 1 else { return [list] }
    return list.indices.flatMap { index in
      var rest = list
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test func `what has errors is kept as it is and never replaces what has none`() throws {
    let scratch = try ScratchStore()
    let good = try scratch.send([("a", .n(1))])
    let bad = try scratch.send([("a", .n(2))], findings: [.error, .warning()], received: 5)
    #expect(bad.lines[0].submission.state == .hasErrors)
    #expect(bad.lines[0].submission.errorCount == 1)
    #expect(bad.lines[0].submission.warningCount == 1)
    #expect(try scratch.state(good) == .received)
    #expect(try scratch.values(.received) == ["a": .n(1)])
    #expect(try scratch.store.findings(of: bad.lines[0].submission) == [.error, .warning()])
    let mended = try scratch.send([("a", .n(3))], received: 6)
    #expect(try scratch.state(bad) == .superseded)
    #expect(try scratch.state(mended) == .received)
  }

  @Test func `a final figure never gives way to a preliminary one`() throws {
    let scratch = try ScratchStore()
    try scratch.accept(scratch.send([("a", .n(1)), ("b", .n(1))], status: .final))
    let lower = try scratch.send([("a", .n(2))], status: .preliminary, received: 5)
    #expect(lower.lines[0].submission.state == .hasErrors)
    let finding = try #require(try scratch.store.findings(of: lower.lines[0].submission).first)
    #expect(finding.code == "S021")
    #expect(finding.place.contains("ô D12"))
    #expect(finding.message.contains("bieu-05/25441/2023-H1/1") && finding.message.contains("chính thức"))
    #expect(try scratch.send([("a", .n(2))], status: .final, received: 6).lines[0].submission.state == .received)
  }

  @Test func `what cannot be stored is refused whole, with every reason`() throws {
    let scratch = try ScratchStore()
    func content(_ observations: [SubmittedObservation], form: String = "bieu-05") -> SubmissionContent {
      SubmissionContent(
        form: form, edition: "1", sender: "s", period: StoreSamples.period, sections: ["a"], observations: observations)
    }
    let good = SubmittedObservation(key: StoreSamples.key("good"), value: .n(1), section: "a")
    let bad = [
      good, SubmittedObservation(key: StoreSamples.key("good"), value: .n(2), section: "a"),
      SubmittedObservation(key: StoreSamples.key("zero"), value: .text("a\0b"), section: "a"),
      SubmittedObservation(key: StoreSamples.key("elsewhere"), value: .n(1), section: "b"),
      SubmittedObservation(
        key: StoreSamples.key("long"), value: .number(DecimalNumber(significand: Int128.max, scale: 3)), section: "a"),
    ]
    let delivery = Delivery(
      bytes: [1], fileName: "f", sender: "s", received: StoreSamples.moment(), ingested: StoreSamples.moment())
    #expect(
      codes { try scratch.store.save(delivery, [content([good]), content(bad, form: "bieu-06")]) }
        == ["S023", "S024", "S025", "S026"])
    #expect(codes { try scratch.store.save(delivery, [content([good]), content([good])]) } == ["S022"])
    let code = SubmittedObservation(key: StoreSamples.key("go\0od"), value: .n(1), section: "a")
    #expect(codes { try scratch.store.save(delivery, [content([good, code])]) } == ["S025"])
    #expect(try scratch.store.submissions().isEmpty)
    #expect(try scratch.store.log().isEmpty)
    #expect(try scratch.store.save(delivery, [content([good])]).delivery.number == 1)
  }

  @Test func `a delivery in which nothing was filled is kept, with an empty receipt`() throws {
    let scratch = try ScratchStore()
    let delivery = Delivery(
      bytes: [], fileName: "trống.xlsx", sender: "s", received: StoreSamples.moment(), ingested: StoreSamples.moment())
    #expect(try scratch.store.save(delivery, []).lines.isEmpty)
    #expect(try scratch.store.save(delivery, []).isRepeat)
    #expect(try scratch.store.verify().broken == nil)
  }

  @Test func `many deliveries at once are stored all or none`() throws {
    let scratch = try ScratchStore()
    var parcels = (0..<5).map { StoreSamples.parcel(seed: 1, number: $0) }
    #expect(try scratch.store.save(parcels).map(\.delivery.number) == [1, 2, 3, 4, 5])
    parcels = (5..<8).map { StoreSamples.parcel(seed: 1, number: $0) }
    parcels[2].submissions.append(parcels[2].submissions[0])
    #expect(codes { try scratch.store.save(parcels) } == ["S022"])
    #expect(try scratch.store.receipt(ofDelivery: 6) == nil)
    #expect(try scratch.store.submissions().count == 15)
  }
}

/// Codes of a rejection, sorted, each once; empty when nothing was thrown.
func codes<Value>(_ body: () throws -> Value) -> [String] {
  do {
    _ = try body()
    return []
  } catch let rejection as Rejection {
    return Set(rejection.findings.map(\.code.id)).sorted()
  } catch {
    return ["\(error)"]
  }
}
