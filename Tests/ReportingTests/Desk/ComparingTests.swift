import Diagnostics
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

@Suite("Comparisons")
struct ComparingTests {
  private func compare(
    _ scratch: ScratchDesk, _ old: String, _ new: String, isDraft: Bool = false, form: String? = nil,
    sender: String? = nil
  ) throws -> Comparison {
    try Comparing(library: scratch.library)(
      Comparing.Request(workspace: scratch.path, old: old, new: new, isDraft: isDraft, form: form, sender: sender)
    ).value
  }

  private static func money(_ dong: Int, _ period: ReportingPeriod = ScratchDesk.halfYear) -> SubmittedObservation {
    ScratchDesk.value(
      .n(dong),
      CodedKey(
        indicator: "money", stratum: "component=DA2;source=central;nature=recurrent", unit: UnitIdentity(code: "694"),
        period: period, measure: .disbursedYearToDate))
  }

  @Test("two revisions: old, new, change and percent, in the words of the form")
  func revisions() throws {
    let scratch = try ScratchDesk()
    let households = ScratchDesk.key("da2.projects.approved")
    var gone = households
    gone.unit.code = "25327"
    var same = households
    same.unit.code = "25333"
    try scratch.send([
      ScratchDesk.value(.n(4), households), Self.money(1_500_000_000), ScratchDesk.value(.n(7), gone), ScratchDesk.value(.n(3), same),
    ])
    var question = households
    question.measure = .note
    try scratch.send(
      [
        ScratchDesk.value(.n(3), households), Self.money(2_000_000_000), ScratchDesk.value(.text("=1+1"), question),
        ScratchDesk.value(.n(3), same),
      ],
      at: 1)
    let comparison = try compare(scratch, "bieu-05/tt-dvnn/2023-H1/1", "bieu-05/tt-dvnn/2023-H1")
    #expect(comparison.sameCount == 1)
    let text = Summary(.vietnamese).text(of: comparison)
    let rows = comparison.rows.map { [$0.oldText ?? "", $0.newText ?? "", $0.changeText, $0.percent?.description ?? ""] }
    #expect(
      Set(rows) == [
        ["4", "3", "-1", "-25"], ["1.500 triệu đồng", "2.000 triệu đồng", "500 triệu đồng", "33.33"], ["7", "", "", ""],
        ["", "=1+1", "", ""],
      ], "\(text)")
    #expect(text.contains("+500 triệu đồng  +33,33\n"), "\(text)")
    #expect(text.contains("Xã An Khương") && text.contains("(không có)"))
    #expect(text.hasSuffix("bieu-05/tt-dvnn/2023-H1/1 → bieu-05/tt-dvnn/2023-H1/2: 4 số liệu khác, 1 như nhau"))
    let csv = Summary(.vietnamese).csv(of: comparison)
    #expect(csv.contains(",da2.projects.approved,,25330,total,2023-H1,yearToDate,,4,3,-1,-25"), "\(csv)")
    #expect(csv.contains(",'=1+1,"))
    #expect(Summary(.english).json(of: comparison).contains("\"old\":4,\"new\":3,\"change\":-1,\"percent\":-25}"))
  }

  @Test("two periods: a figure stands against the one of the other period")
  func periods() throws {
    let scratch = try ScratchDesk()
    let (last, now) = (ReportingPeriod(kind: .year, year: 2022), ReportingPeriod(kind: .year, year: 2023))
    for (period, number) in [(last, 10), (now, 15)] {
      let before = ReportingPeriod(kind: .year, year: period.year - 1)
      try scratch.send(
        [
          ScratchDesk.value(.n(number), ScratchDesk.key(period: period)),
          ScratchDesk.value(.n(number * 2), ScratchDesk.key(period: before)),
        ], for: period)
      try scratch.send([Self.money(number * 1_000_000, period)], form: "bieu-02", sender: "tc-kh", for: period)
    }
    try scratch.send([ScratchDesk.value(.n(16), ScratchDesk.key(period: now))], for: now, at: 1, isAccepted: false)
    let comparison = try compare(scratch, "2022", "2023")
    #expect(comparison.rows.map(\.percent?.description) == ["50", "50", "50"])
    #expect(try compare(scratch, "2022", "2023", form: "bieu-02").rows.map(\.changeText) == ["5 triệu đồng"])
    #expect(try compare(scratch, "2022", "2023", sender: "tt-dvnn").rows.count == 2)
    let draft = try compare(scratch, "2022", "2023", isDraft: true, sender: "tt-dvnn")
    // The newer revision hands in the section without the year before.
    #expect(draft.rows.compactMap(\.newText) == ["16"])
    #expect(draft.rows.count == 2)
    #expect(try compare(scratch, "2023", "2023").rows.isEmpty)
  }

  @Test("sides that are not of one kind, or not there, are refused in words")
  func refused() throws {
    let scratch = try ScratchDesk()
    let name = try scratch.send([ScratchDesk.value(.n(1))]).text
    #expect(codes { try compare(scratch, name, "2023") } == ["D109"])
    #expect(codes { try compare(scratch, name, "x") } == ["D105"])
    #expect(codes { try compare(scratch, name, name + "0") } == ["S011"])
    #expect(codes { try compare(scratch, "2022", "2023", sender: "nobody") } == ["U003"])
    #expect(try compare(scratch, "2021", "2022").rows.isEmpty)
    let zero = try scratch.send([ScratchDesk.value(.n(0))], at: 1).text
    let one = try scratch.send([ScratchDesk.value(.n(5))], at: 2).text
    #expect(try compare(scratch, zero, one).rows.map(\.percent) == [nil])
  }
}
