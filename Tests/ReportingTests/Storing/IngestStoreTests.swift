import Diagnostics
import Forms
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

/// Filled workbooks go into the store, with a receipt.
@Suite struct IngestStoreTests {
  /// A filled workbook on the disk.
  private func file(
    _ sample: SampleStore, _ sender: String, _ typed: [(String, String)], name: String = "a.xlsx"
  ) throws -> String {
    var workbook = try sample.workbook(sender)
    for (address, text) in typed { #expect(try workbook.type(text, at: address) != nil) }
    let path = sample.path(name)
    try FolderWork.write(try workbook.bytes(name.hasSuffix("xml") ? "xml" : "xlsx"), to: path)
    return path
  }

  @Test func `a file is stored as it came, with what was read, and the same file again stores nothing`() throws {
    let sample = try SampleStore()
    let path = try file(sample, "xa-an-khuong", [("bieu-05/summary!5.6.H1/4", "8"), ("bieu-05/summary!5.7/4", "-")])
    let first = try #require(
      try sample.ingesting([path], received: "2023-05-19 16:30", receipts: sample.path("r")).files[0].stored)
    #expect(first.receipt.lines.map(\.submission.name.text) == ["bieu-05/xa-an-khuong/2023-H1/1"])
    #expect(first.receipt.lines[0].submission.state == .received)
    #expect((first.receipt.lines[0].counts.reported, first.receipt.lines[0].counts.none) == (1, 1))
    #expect(first.receipt.delivery.received.vietnamese == "19/05/2023 16:30")
    let desk = try sample.desk()
    let bytes = try #require(try FileReading.bytes(at: path, limit: 1 << 22, name: path))
    #expect(try desk.store.bytes(ofDelivery: 1) == bytes)
    let found = try desk.store.contributions(in: try #require(ReportingPeriod("2023-H1")), .received).observations
    let one = try #require(found.first { $0.value == .number(DecimalNumber(8)) })
    #expect(one.key.text == "da2.households,status=poor,25330,total,2023-H1,yearToDate,")
    #expect(one.section == "bieu-05/summary")
    if case .cell(let sheet, _) = one.place { #expect(sheet == "B05 Tổng hợp") } else { Issue.record("no cell") }
    let text = try #require(sample.folder?.contents["r/bien-nhan-0001.txt"])
    for part in ["BIÊN NHẬN SỐ 1", "12/BC-UBND", "19/05/2023 16:30", first.receipt.anchor.hex, "Còn thiếu: bieu-01"] {
      #expect(text.contains(part), "\(part)")
    }
    let again = try sample.ingesting([path])
    #expect(again.files[0].stored?.receipt.isRepeat == true)
    #expect(again.files[0].stored?.receipt.delivery.number == 1)
    #expect(try desk.store.submissions().count == 1)
  }

  @Test func `a correction is a new revision that tells what changed, also within one run`() throws {
    let sample = try SampleStore()
    let first = try file(sample, "xa-an-khuong", [("bieu-05/summary!5.6.H1/4", "8"), ("bieu-05/summary!5.7/4", "3")])
    let second = try file(
      sample, "xa-an-khuong", [("bieu-05/summary!5.6.H1/4", "9"), ("bieu-05/summary!5.7/4", "3")], name: "b.xlsx")
    let files = try sample.ingesting([first, second]).files
    let stored = try #require(files[1].stored)
    #expect(stored.receipt.lines.map(\.submission.name.revision) == [2])
    #expect(stored.changes[0].map { Summary(.vietnamese).words($0) }.map { $0.hasSuffix("Xã An Khương: 8 → 9") } == [true])
    #expect(files.flatMap(\.findings).filter { $0.code == .othersSent }.isEmpty)
    let states = try sample.desk().store.submissions().map(\.state)
    #expect(states == [.superseded, .received])
  }

  @Test func `what has errors is stored so and cannot be accepted, reasons and findings are kept`() throws {
    let sample = try SampleStore()
    let path = try file(
      sample, "xa-an-khuong", [("bieu-05/summary!5.6.H1/4", "15,5"), ("bieu-06/summary!6.3.H1/4", "2")])
    let stored = try #require(try sample.ingesting([path]).files[0].stored)
    let states = stored.receipt.lines.map { ($0.submission.name.form, $0.submission.state) }
    #expect(states.map(\.0) == ["bieu-05", "bieu-06"])
    #expect(states.map(\.1) == [.hasErrors, .received], "an error weighs on its own form only")
    let store = try sample.desk().store
    let finding = try #require(try store.findings(of: stored.receipt.lines[0].submission).first { $0.severity == .error })
    #expect(finding.code == "O025" && finding.place.contains("B05 Tổng hợp") && !finding.place.contains("a.xlsx"))
    #expect(try sample.acceptAll() == [])
    #expect(try store.submission(named: stored.receipt.lines[0].submission.name).state == .hasErrors)
  }

  @Test func `a word of confirmation or objection is kept with the figures that it is about`() throws {
    let sample = try SampleStore()
    try sample.importing([SampleStore.observations + "/2023-H1-xa-an-khuong.csv"])
    var workbook = try sample.workbook("tt-dvnn")
    _ = try workbook.type("thừa 2 hộ", at: "bieu-05/by-commune!u:25330/YK")
    _ = try workbook.type("đồng ý", at: "bieu-05/by-commune!u:25339/YK")
    try FolderWork.write(try workbook.bytes("xlsx"), to: sample.path("o.xlsx"))
    let stored = try #require(try sample.ingesting([sample.path("o.xlsx")]).files[0].stored)
    let answers = try sample.desk().store.answers(of: stored.receipt.lines[0].submission)
    #expect(answers.contains { $0.isObjection && $0.remark == "thừa 2 hộ" && $0.key.unit.code == "25330" })
    #expect(answers.contains { !$0.isObjection && $0.key.unit.code == "25339" })
    let period = try #require(ReportingPeriod("2023-H1"))
    let conflicts = try sample.desk().store.conflicts(in: period, .received).conflicts
    #expect(!conflicts.isEmpty && conflicts.allSatisfy { $0.key.unit.code == "25330" && !$0.objections.isEmpty })
  }

  @Test func `a figure that another sender said otherwise is told, not refused`() throws {
    let sample = try SampleStore()
    try sample.folder?.write(
      TidyColumn.header + "\nld-tbxh,da2.households,status=poor,694,total,2023-H1,yearToDate,,5,reported,preliminary,\n",
      to: "a.csv")
    #expect(try sample.importing([sample.path("a.csv")]).value.files[0].stored != nil)
    let path = try file(sample, "tt-dvnn", [("bieu-05/summary!5.6.H1/4", "6")])
    let result = try sample.ingesting([path]).files[0]
    let clash = try #require(result.findings.first { $0.code == .othersSent })
    #expect(clash["before"] == "5" && clash["value"] == "6" && clash.severity == .warning)
    #expect(result.stored?.receipt.lines[0].submission.state == .received)
    let conflicts = try sample.desk().store.conflicts(in: try #require(ReportingPeriod("2023-H1")), .received).conflicts
    #expect(conflicts.map(\.key.indicator) == ["da2.households"])
  }

  @Test func `a list sent again stands in the place of the list before it, unchanged rows too`() throws {
    let sample = try SampleStore()
    let rows = [
      ("bieu-05/projects!r:694-DA2-2023-10/2", "Dự án A"), ("bieu-05/projects!r:694-DA2-2023-10/3", "Dự án cộng đồng"),
      ("bieu-05/projects!r:694-DA2-2023-11/2", "Dự án B"), ("bieu-05/projects!r:694-DA2-2023-11/3", "Dự án cộng đồng"),
    ]
    let first = try file(sample, "tt-dvnn", rows)
    try sample.ingesting([first], received: "2023-05-18 08:00")
    let second = try file(
      sample, "tt-dvnn", Array(rows.dropFirst(1)) + [("bieu-05/projects!r:694-DA2-2023-10/2", "Dự án A1")], name: "b.xlsx")
    let stored = try #require(try sample.ingesting([second], received: "2023-05-19 08:00").files[0].stored)
    #expect(stored.changes.flatMap { $0 }.map { "\($0.old ?? "nil") → \($0.new ?? "nil")" } == ["Dự án A → Dự án A1"])
  }

  @Test func `times are read as people write them and not taken from the future`() throws {
    #expect(try Handover(received: " 19/5/2023 16:30", now: SampleStore.now).received.vietnamese == "19/05/2023 16:30")
    for (text, code) in [("hôm qua", "G001"), ("2023-05-19", "G001"), ("2023-11-20 08:01", "G002")] {
      let rejection = #expect(throws: Rejection.self) { try Handover(received: text, now: SampleStore.now) }
      #expect(rejection?.findings.map(\.code.id) == [code])
    }
  }

  @Test func `a closed period takes nothing, and the other files are stored`() throws {
    let sample = try SampleStore()
    let store = try sample.desk().store
    try store.setClosed(true, try #require(ReportingPeriod("2023-H1")), by: "A", at: SampleStore.now)
    let path = try file(sample, "xa-an-khuong", [("bieu-05/summary!5.6.H1/4", "8")])
    let result = try sample.ingesting([path]).files[0]
    #expect(result.stored == nil && result.findings.map(\.code.id).contains("S010"))
    let imported = try sample.importing([
      SampleStore.observations + "/2023-H1-xa-an-phu.csv", SampleStore.observations + "/2023-xa-an-phu.csv",
    ]).value
    #expect(imported.files.map { $0.stored != nil } == [false, true])
  }
}
