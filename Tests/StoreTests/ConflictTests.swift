import Diagnostics
import Indicators
import Quantities
import Store
import StoreSamples
import Testing

@Suite struct ConflictTests {
  private let period = StoreSamples.period

  private func resolve(_ scratch: ScratchStore, _ indicator: String, take sender: String) throws {
    try scratch.store.resolve(
      StoreSamples.key(indicator), in: period, take: sender, by: "B", at: StoreSamples.moment(4_000),
      reason: "đã đối chiếu")
  }

  @Test func `two senders with different values are a conflict, equal ones and blanks are not`() throws {
    let scratch = try ScratchStore()
    try scratch.send([
      ("a", .n(1)), ("same", .number(DecimalNumber(significand: 150, scale: 2))), ("blank", .blank), ("zero", .n(0)),
    ])
    try scratch.send(
      [("a", .n(2)), ("same", .number(DecimalNumber(significand: 15, scale: 1))), ("blank", .n(7)), ("zero", .none)],
      sender: "694-NN", form: "bieu-06")
    let found = try scratch.store.conflicts(in: period, .received)
    #expect(found.conflicts.map(\.key.indicator) == ["a", "zero"])
    let first = try #require(found.conflicts.first)
    #expect(first.values.map { found.submissions[$0.source].name.sender }.sorted() == ["25441", "694-NN"])
    #expect(first.settlement == nil)
    #expect(try scratch.store.conflicts(in: period, .accepted).conflicts.isEmpty)
    #expect(
      try scratch.store.conflicts(in: period, .received, answers: ["a"]).conflicts.map(\.key.indicator) == ["zero"])
  }

  @Test func `a decision sets the other value aside, and is kept and told`() throws {
    let scratch = try ScratchStore()
    try scratch.accept(scratch.send([("a", .n(1))]))
    try scratch.accept(scratch.send([("a", .n(2))], sender: "694-NN", form: "bieu-06"))
    try resolve(scratch, "a", take: "694-NN")
    #expect(try scratch.values() == ["a": .n(2)])
    let one = try scratch.store.contributions(to: StoreSamples.key("a"), in: period, .accepted)
    #expect(one.observations.count == 2)
    #expect(one.observations.first { !$0.isSetAside }?.value == .n(2))
    let conflict = try #require(try scratch.store.conflicts(in: period, .accepted).conflicts.first)
    #expect(conflict.settlement?.taken == "694-NN")
    #expect(conflict.settlement?.isOutdated == false)
    let entry = try #require(try scratch.store.log().last)
    #expect(entry.old == "25441 (bieu-05): 1; 694-NN (bieu-06): 2")
    #expect(entry.new == "694-NN")
    try resolve(scratch, "a", take: "25441")
    #expect(try scratch.values() == ["a": .n(1)])
    #expect(try scratch.store.verify().broken == nil)
  }

  @Test func `a decision on other figures than today's is outdated, and one without its sender says nothing`() throws {
    let scratch = try ScratchStore()
    try scratch.accept(scratch.send([("a", .n(1))]))
    try scratch.accept(scratch.send([("a", .n(2))], sender: "694-NN", form: "bieu-06"))
    try resolve(scratch, "a", take: "694-NN")
    try scratch.accept(scratch.send([("a", .n(3))], sender: "694-NN", form: "bieu-06", received: 5))
    #expect(try scratch.store.conflicts(in: period, .accepted).conflicts[0].settlement?.isOutdated == true)
    #expect(try scratch.values() == ["a": .n(3)])
    try scratch.accept(scratch.send([("b", .n(3))], sender: "694-NN", form: "bieu-06", received: 6))
    #expect(try scratch.values() == ["a": .n(1), "b": .n(3)])
  }

  @Test func `an objection is a conflict although only one reports the figure`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1)), ("b", .n(1))])
    let answers = [
      ConfirmerAnswer(
        key: StoreSamples.key("a"), section: "a", isObjection: true, remark: "sổ của trạm là 3",
        place: .cell(sheet: "Xác nhận", CellAddress(row: 4, column: 9))),
      ConfirmerAnswer(key: StoreSamples.key("b"), section: "a", isObjection: false, remark: "đúng"),
    ]
    let receipt = try scratch.send([], sender: "694-YT", form: "bieu-05", answers: answers)
    #expect(try scratch.store.answers(of: receipt.lines[0].submission) == answers)
    let found = try scratch.store.conflicts(in: period, .received)
    #expect(found.conflicts.map(\.key.indicator) == ["a"])
    let objection = try #require(found.conflicts[0].objections.first)
    #expect(found.submissions[objection.source].name.sender == "694-YT")
    #expect(objection.answer == answers[0])
    try resolve(scratch, "a", take: "25441")
    #expect(try scratch.store.conflicts(in: period, .received).conflicts[0].settlement?.isOutdated == false)
    // The objection is withdrawn with a correction of its section.
    try scratch.send([], sender: "694-YT", form: "bieu-05", received: 5)
    #expect(try scratch.store.conflicts(in: period, .received).conflicts.isEmpty)
  }

  @Test func `only one who reports a figure, and reports it once, can be taken`() throws {
    let scratch = try ScratchStore()
    try scratch.send([("a", .n(1))])
    try scratch.send([("a", .n(2))], form: "bieu-06")
    try scratch.send([("a", .blank), ("c", .n(1))], sender: "694-NN")
    #expect(codes { try resolve(scratch, "a", take: "25441") } == ["S020"])
    #expect(codes { try resolve(scratch, "a", take: "694-NN") } == ["S019"])
    #expect(codes { try resolve(scratch, "x", take: "25441") } == ["S018"])
    #expect(codes { try resolve(scratch, "c", take: "25441") } == ["S019"])
  }
}
