import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

/// The figures of a period put together: who is in, who is not, what clashes, what is new.
@Suite struct MergingTests {
  private func merge(_ scratch: ScratchDesk, isDraft: Bool = false, at minute: Int = 0) throws -> Accepted<Merged> {
    let now = Moment(secondsSince1970: ScratchDesk.moment.secondsSince1970 + minute * 60)
    return try Merging(library: PackLibrary(scratch.surroundings))(
      MergeRequest(workspace: scratch.path, period: ScratchDesk.halfYear, isDraft: isDraft, now: now))
  }

  private func lines(_ merged: Merged) -> [String] {
    Summary(.vietnamese).text(of: merged).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func households(_ unit: String) -> CodedKey {
    CodedKey(
      indicator: "da2.households", stratum: "status=poor", unit: UnitIdentity(code: unit), period: ScratchDesk.halfYear)
  }

  @Test func `each form says who is in it, who waits and who is missing`() throws {
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.n(12), Self.households("25327"))], sender: "xa-thanh-an")
    try scratch.send([ScratchDesk.value(.n(5), Self.households("25330"))], sender: "xa-an-khuong", isAccepted: false)
    try scratch.send(
      [ScratchDesk.value(.n(5), Self.households("25339"))], sender: "xa-an-phu", findings: [ScratchDesk.finding(.error)],
      isAccepted: false)
    let merged = try merge(scratch).value
    let form = try #require(merged.forms.first { $0.code == "bieu-05" })
    #expect(form.asked.count == 14)
    #expect(form.asked.filter(\.counts).map(\.sender) == ["xa-thanh-an"])
    let text = lines(merged)
    let at = try #require(text.firstIndex { $0.hasPrefix("bieu-05  1/14  ") })
    #expect(text[at + 1].hasPrefix("    chưa có: TT Dịch vụ nông nghiệp, Xã Tân Lợi, "))
    #expect(
      text[at + 2]
        == "    không tính: Xã An Khương (bieu-05/xa-an-khuong/2023-H1/1, đã nhận), Xã An Phú (bieu-05/xa-an-phu/2023-H1/1, có lỗi)")
    #expect(try merge(scratch, isDraft: true).value.forms.first { $0.code == "bieu-05" }?.asked.count(where: \.counts) == 2)
    #expect(merged.forms.contains { $0.code == "mau-01" })
  }

  @Test func `disputes wait for a decision, and a decision on other figures is out of date`() throws {
    let scratch = try ScratchDesk()
    let key = Self.households("25327")
    try scratch.send([ScratchDesk.value(.n(12), key)], sender: "xa-thanh-an")
    try scratch.send([ScratchDesk.value(.n(13), key)], form: "bieu-06", sender: "nn-ptnt")
    let objection = ConfirmerAnswer(
      key: Self.households("25330"), section: "a", isObjection: true, remark: "trùng hộ", place: .unknown)
    try scratch.send([ScratchDesk.value(.n(5), Self.households("25330"))], sender: "xa-an-khuong")
    try scratch.send([], sender: "tt-dvnn", at: 3, answers: [objection])
    let open = try merge(scratch)
    #expect(open.value.disputes.map(\.isOpen) == [true, true])
    #expect(open.findings.map(\.code.id).sorted().filter { $0 != "D102" } == ["M014"])
    #expect(
      lines(open.value).contains("    → bieumau resolve \"\(key.text)\" --take … --by … --reason …"))
    try scratch.store.resolve(
      key, in: ScratchDesk.halfYear, take: "nn-ptnt", by: "B", at: ScratchDesk.moment, reason: "C")
    let decided = try merge(scratch)
    #expect(decided.value.disputes.map(\.isOpen) == [false, true])
    #expect(lines(decided.value).contains("    → lấy số của Phòng NN&PTNT – B, 20/11/2023 08:00: C"))
    try scratch.send([ScratchDesk.value(.n(14), key)], form: "bieu-06", sender: "nn-ptnt", at: 9)
    let outdated = try merge(scratch)
    #expect(outdated.value.disputes.map(\.isOpen) == [true, true])
    #expect(outdated.findings.contains { $0.code.id == "M013" })
  }

  @Test(arguments: [(3, ["G-03"]), (6, []), (11, []), (20, ["G-02"])])
  func `a total that its owner says keeps within what the communes say`(total: Int, failing: [String]) throws {
    let scratch = try ScratchDesk()
    // A sum from which communes are missing judges nobody.
    for sender in scratch.csv.workspace.settings.senders where sender.role == "commune" {
      let said = ["xa-thanh-an": 5, "xa-an-khuong": 6][sender.code] ?? 0
      try scratch.send([ScratchDesk.value(.n(said), Self.households(sender.unit))], sender: sender.code)
    }
    try scratch.send([ScratchDesk.value(.n(total), Self.households("694"))])
    let merged = try merge(scratch).value
    #expect(merged.ownerTotals == 1)
    #expect(merged.bounds.map(\.check) == failing)
    #expect(merged.isOutOfBounds == !failing.isEmpty)
  }

  @Test func `an id in the lists of biểu 05 and 06 is told with both submissions`() throws {
    let scratch = try ScratchDesk()
    func name(_ indicator: String, _ text: String) -> SubmittedObservation {
      var key = ScratchDesk.key(indicator)
      key.unit = UnitIdentity(code: "694")
      key.measure = .attribute
      key.record = "694-DA2-2023-01"
      return ScratchDesk.value(.text(text), key)
    }
    try scratch.send([name("da2.project.name", "Nuôi bò")])
    try scratch.send([name("da3a.project.name", "Nuôi bò sinh sản")], form: "bieu-06", sender: "nn-ptnt")
    let merged = try merge(scratch)
    #expect(merged.value.doubledRecords.map(\.id) == ["694-DA2-2023-01"])
    #expect(
      merged.value.doubledRecords.first?.submissions.map(\.text)
        == ["bieu-05/tt-dvnn/2023-H1/1", "bieu-06/nn-ptnt/2023-H1/1"])
    #expect(merged.findings.contains { $0.code.id == "M015" })
  }

  @Test func `what changed since the merge before is told, however often one asks`() throws {
    let scratch = try ScratchDesk()
    let key = Self.households("25327")
    try scratch.send([ScratchDesk.value(.n(12), key)], sender: "xa-thanh-an")
    let first = try merge(scratch).value
    #expect(first.before == nil)
    #expect(lines(first).last == "Lần tổng hợp đầu của kỳ này")
    try scratch.send([ScratchDesk.value(.n(14), key)], sender: "xa-thanh-an", at: 5)
    for minute in [10, 11] {
      let merged = try merge(scratch, at: minute).value
      #expect(merged.before?.at == ScratchDesk.moment)
      #expect(merged.changes.map(\.old) == ["12"] && merged.changes.map(\.new) == ["14"])
      #expect(lines(merged).last?.contains("Xã Thanh An (Xã Thanh An): 12 → 14") == true)
    }
    #expect(try merge(scratch, isDraft: true, at: 12).value.before == nil)
    try scratch.send([ScratchDesk.value(.n(5), Self.households("25330"))], sender: "xa-an-khuong", at: 15)
    #expect(try merge(scratch, at: 20).value.changes.map(\.new) == ["5"])
    #expect(try scratch.store.verify().broken == nil)
  }

  @Test func `the order in which files came changes no word`() throws {
    let values = [("xa-thanh-an", "25327", 12), ("xa-an-khuong", "25330", 30), ("nn-ptnt", "25327", 7)]
    let texts = try [values, values.reversed()].map { values in
      let scratch = try ScratchDesk()
      for (sender, unit, value) in values {
        try scratch.send([ScratchDesk.value(.n(value), Self.households(unit))], sender: sender, at: value)
      }
      return MergeReport.Format.allCases.map { MergeReport((try? merge(scratch).value) ?? Self.nothing, Summary(.vietnamese)).bytes($0) }
    }
    #expect(texts[0] == texts[1])
  }

  private static let nothing = Merged(
    unit: "", period: ScratchDesk.halfYear, isDraft: false, forms: [], disputes: [], ownerTotals: 0, bounds: [],
    doubledRecords: [], before: nil, changes: [])

  @Test func `formats are written as a set, one at a time is printed`() throws {
    #expect(codes { try MergeReport.formats("txt,csv", isPrinted: true) } == ["M016"])
    #expect(codes { try MergeReport.formats("pdf", isPrinted: false) } == ["U002"])
    #expect(codes { try MergeReport.formats("", isPrinted: false) } == ["U002"])
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.n(12), Self.households("25327"))], sender: "xa-thanh-an")
    try scratch.send([ScratchDesk.value(.n(13), Self.households("25327"))], sender: "nn-ptnt")
    let report = MergeReport(try merge(scratch).value, Summary(.english))
    let out = scratch.folder.path("out")
    _ = try report.write(MergeReport.formats("txt,csv,json,txt", isPrinted: false), into: out, isForced: false)
    let csv = try String(contentsOfFile: out + "/tong-hop.csv", encoding: .utf8)
    #expect(csv.contains("\ncontribution,bieu-05,xa-thanh-an,bieu-05/xa-thanh-an/2023-H1/1,,Xã Thanh An,counts,,\n"))
    #expect(csv.contains("\nconflict,bieu-05,nn-ptnt,"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: out + "/tong-hop.json")))
    #expect(((json as? [String: Any])?["conflicts"] as? [Any])?.count == 1)
  }

  @Test func `a workspace without a store is told so`() throws {
    let folder = try ScratchFolder()
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023/" + name)
      try folder.write(String(contentsOf: sample, encoding: .utf8), to: name)
    }
    let request = MergeRequest(workspace: folder.path, period: ScratchDesk.halfYear, now: ScratchDesk.moment)
    #expect(codes { try Merging(library: PackLibrary(SampleDistrict.surroundings))(request) } == ["D101"])
  }
}
