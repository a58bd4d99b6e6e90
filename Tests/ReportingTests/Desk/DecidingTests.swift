import Diagnostics
import Indicators
import Store
import Testing

@testable import Reporting

@Suite("Decisions at the desk")
struct DecidingTests {
  private func decide(
    _ scratch: ScratchDesk, _ verb: Deciding.Verb, _ names: [String] = [], all: SubmissionChoice? = nil, by who: String = "B",
    reason: String = ""
  ) throws -> Decided {
    var choice = all ?? SubmissionChoice(names: names)
    choice.isAll = all != nil
    return try Deciding(scratch.surroundings)(
      Deciding.Request(workspace: scratch.path, verb: verb, choice: choice, who: who, reason: reason))
  }

  private func sent(
    _ scratch: ScratchDesk, _ sender: String = "tt-dvnn", at minute: Int = 0, _ findings: [SubmissionFinding] = []
  ) throws -> SubmissionName {
    try scratch.send(
      [ScratchDesk.value(.n(minute + 1))], sender: sender, at: minute, findings: findings, isAccepted: false)
  }

  @Test("a name without revision means what came last, not what was taken in last")
  func newest() throws {
    let scratch = try ScratchDesk()
    _ = try sent(scratch, at: 5)
    _ = try sent(scratch, at: 0)
    let decided = try decide(scratch, .accept, ["bieu-05/tt-dvnn/2023-H1"])
    #expect(decided.done.map(\.name.text) == ["bieu-05/tt-dvnn/2023-H1/1"])
    #expect(decided.done[0].decision?.by == "B")
    #expect(decided.done[0].decision?.at == ScratchDesk.moment)
    #expect(Summary(.vietnamese).text(of: decided) == "bieu-05/tt-dvnn/2023-H1/1  đã duyệt\n1/1 báo cáo đã duyệt.")
  }

  @Test("of many each refusal is told with its submission, and the others are decided")
  func many() throws {
    let scratch = try ScratchDesk()
    _ = try sent(scratch)
    _ = try sent(scratch, "xa-an-khuong", [ScratchDesk.finding(.error)])
    _ = try sent(scratch, "xa-an-phu", [ScratchDesk.finding(.warning)])
    _ = try sent(scratch, "xa-dong-no", [ScratchDesk.finding(.warning, reason: "đã rà")])
    let decided = try decide(scratch, .accept, all: SubmissionChoice(period: ScratchDesk.halfYear))
    #expect(decided.done.map(\.name.sender).sorted() == ["tt-dvnn", "xa-dong-no"])
    #expect(decided.refused.map(\.name.sender).sorted() == ["xa-an-khuong", "xa-an-phu"])
    #expect(Set(decided.refused.flatMap(\.findings).map(\.code.id)) == ["S012", "S013"])
    let json = Summary(.english).json(of: decided)
    #expect(json.contains("\"refused\":[{\"name\":\"bieu-05/xa-an-"))
    let again = try decide(scratch, .accept, all: SubmissionChoice(sender: "xa-an-phu"), reason: "gọi điện hỏi rồi")
    #expect(again.done.map(\.state) == [.accepted])
    #expect(again.refused.isEmpty)
    // Nothing is left but what has errors.
    let rest = try decide(scratch, .accept, all: SubmissionChoice(form: "bieu-05"), reason: "x")
    #expect(rest.done.isEmpty && rest.refused.count == 1)
    let none = try decide(scratch, .reopen, all: SubmissionChoice(sender: "xa-tan-loi"), reason: "x")
    #expect(Summary(.vietnamese).text(of: none) == "Không có báo cáo nào để mở lại.")
  }

  @Test("revisions that wait together are accepted in the order in which they came")
  func order() throws {
    let scratch = try ScratchDesk()
    _ = try scratch.send([ScratchDesk.value(.n(1))], at: 1, isAccepted: false)
    let decided = try decide(scratch, .accept, all: SubmissionChoice(period: ScratchDesk.halfYear))
    #expect(decided.done.count == 1)
    let names = [try sent(scratch, at: 9), try sent(scratch, at: 7)]
    _ = try decide(scratch, .accept, names.map(\.text).reversed())
    #expect(try scratch.store.submissions(SubmissionQuery(states: [.accepted])).map(\.name) == [names[0]])
  }

  @Test("what cannot be meant is refused before anything is decided")
  func unclear() throws {
    let scratch = try ScratchDesk()
    let name = try sent(scratch).text
    #expect(codes { try decide(scratch, .accept) } == ["D104"])
    #expect(codes { try decide(scratch, .accept, all: SubmissionChoice()) } == ["D104"])
    #expect(codes { try decide(scratch, .accept, all: SubmissionChoice(names: [name], sender: "tt-dvnn")) } == ["D104"])
    #expect(codes { try decide(scratch, .accept, [name, "bieu-05/tt-dvnn", "bieu-05/x/2023-H1"]) } == ["D105", "S011"])
    #expect(codes { try decide(scratch, .accept, all: SubmissionChoice(sender: "tt-dvnm")) } == ["U003"])
    #expect(codes { try decide(scratch, .accept, [name], by: " ") } == ["S015"])
    #expect(codes { try decide(scratch, .return, [name], by: "") } == ["S015", "S016"])
    #expect(try scratch.store.submissions().map(\.state) == [.received])
    let unknown = try decide(scratch, .accept, ["bieu-05/tt-dvnn/2023-H1/7"])
    #expect(unknown.refused.flatMap(\.findings).map(\.code.id) == ["S011"])
  }

  @Test("return and reopen take a reason, and both ways are in the log")
  func returned() throws {
    let scratch = try ScratchDesk()
    let name = try sent(scratch, "xa-an-khuong", [ScratchDesk.finding(.error)]).text
    #expect(try decide(scratch, .return, [name], reason: "sửa ô D12").done.map(\.state) == [.returned])
    #expect(try decide(scratch, .reopen, [name], reason: "trả nhầm").done.map(\.state) == [.hasErrors])
    let log = try Proving.log(after: 2, workspace: scratch.path)
    #expect(log.map(\.why) == ["sửa ô D12", "trả nhầm"])
    let lines = Summary(.vietnamese).text(of: log).split(separator: "\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("Số  Lúc"), "\(lines)")
    #expect(lines[1].contains("20/11/2023 08:00  B   trả lại") && lines[1].hasSuffix("có lỗi → đã trả lại  sửa ô D12"))
  }

  @Test("in a closed period nothing changes, and what was not decided is told")
  func closed() throws {
    let scratch = try ScratchDesk()
    let name = try sent(scratch).text
    let deciding = Deciding(scratch.surroundings)
    func close(_ isClosed: Bool, reason: String = "") throws -> [Diagnostic] {
      try deciding.setClosed(isClosed, ScratchDesk.halfYear, workspace: scratch.path, by: "B", reason: reason)
    }
    #expect(try close(true).map(\.code.id) == ["D106"])
    #expect(codes { try close(true) } == ["S017"])
    let refused = try decide(scratch, .accept, [name]).refused
    let words = refused.flatMap(\.findings).map { Catalogue().report(for: $0) }
    #expect(words.count == 1 && words[0].hasPrefix("lỗi S010 bieu-05/tt-dvnn/2023-H1/1: kỳ 2023-H1 đã khóa"), "\(words)")
    #expect(codes { try sent(scratch, at: 3) } == ["S010"])
    #expect(codes { try close(false) } == ["S016"])
    #expect(try close(false, reason: "xã gửi lại").isEmpty)
    #expect(try decide(scratch, .accept, [name]).refused.isEmpty)
    #expect(try close(true).isEmpty)
  }
}
