import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing
import Workbooks

@testable import Reporting

/// Figures followed from a printed cell down to who sent them.
@Suite struct TracingTests {
  /// Children under 2 who were measured, in a commune: the commune collects them, the district adds them up.
  static func measured(_ unit: String) -> CodedKey {
    CodedKey(
      indicator: "da3b.measured", stratum: "age=0-2", unit: UnitIdentity(code: unit), period: ScratchDesk.halfYear)
  }

  static func cell(_ row: Int) -> ObservationPlace { .cell(sheet: "B07 Tổng hợp", CellAddress(row: row, column: 4)) }

  static let address = "bieu-07/summary!7.2.0-2/4"

  private func trace(_ scratch: ScratchDesk, _ address: String = address, isDraft: Bool = false) throws -> Accepted<Traced> {
    try Tracing(library: scratch.library)(
      TraceRequest(workspace: scratch.path, period: ScratchDesk.halfYear, address: address, isDraft: isDraft))
  }

  private func text(_ traced: Traced) -> [String] {
    Summary(.vietnamese).text(of: traced).split(separator: "\n").map(String.init)
  }

  @Test func `a total names each commune's file, sheet, cell, hash, time and who accepted it`() throws {
    let scratch = try ScratchDesk()
    try scratch.send(
      [ScratchDesk.value(.n(12), Self.measured("25327"), at: Self.cell(11))], form: "bieu-07", sender: "xa-thanh-an")
    try scratch.send(
      [ScratchDesk.value(.n(30), Self.measured("25330"), at: Self.cell(12))], form: "bieu-07", sender: "xa-an-khuong", at: 5)
    let traced = try trace(scratch)
    let lines = text(traced.value)
    #expect(
      lines[1]
        == #"Huyện Hớn Quản, 6 tháng đầu năm 2023, trang "B07 Tổng hợp": 42* trẻ"#)
    #expect(lines[2].contains("2/13 đơn vị có số; chưa có: Xã An Phú"))
    #expect(lines[3] == #"  + 12  Xã Thanh An  ← [1] ô E12, trang "B07 Tổng hợp""#)
    #expect(lines[4] == #"  + 30  Xã An Khương  ← [2] ô E13, trang "B07 Tổng hợp""#)
    #expect(
      lines[6]
        == "[1] Xã Thanh An (xa-thanh-an); báo cáo bieu-07/xa-thanh-an/2023-H1/1; tệp a.csv; nhận 20/11/2023 08:00; văn bản số 12/BC-UBND"
    )
    #expect(lines[7] == "    đã duyệt – A, 20/11/2023 08:00")
    let bytes = Array("bieu-07 xa-thanh-an 2023-H1 0".utf8)
    #expect(lines[8] == "    SHA-256 \(ContentDigest(of: bytes).hex)")
    let json = Summary(.english).json(of: traced.value)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let figure = try #require(object["figure"] as? [String: Any])
    #expect(figure["value"] as? String == "42")
    #expect((figure["parts"] as? [Any])?.count == 14)
    #expect((object["sources"] as? [[String: Any]])?.first?["received"] as? String == "2023-11-20T08:00:00+07:00")
  }

  @Test func `what was received and not accepted counts for a draft only`() throws {
    let scratch = try ScratchDesk()
    try scratch.send(
      [ScratchDesk.value(.n(12), Self.measured("25327"))], form: "bieu-07", sender: "xa-thanh-an", isAccepted: false)
    #expect(try trace(scratch).value.root.figure.isBlank)
    #expect(try trace(scratch, isDraft: true).value.root.figure.number == DecimalNumber(12))
  }

  @Test func `a dispute shows both sides, and after the decision what was set aside and by whom`() throws {
    let scratch = try ScratchDesk()
    let key = Self.measured("25327")
    try scratch.send([ScratchDesk.value(.n(12), key)], form: "bieu-07", sender: "xa-thanh-an")
    try scratch.send([ScratchDesk.value(.n(15), key)], form: "bieu-07", sender: "tt-yte", at: 5)
    let open = text(try trace(scratch).value)
    #expect(open.contains { $0.contains("chưa ai quyết định: bieumau resolve \"\(key.text)\"") })
    #expect(open.contains { $0.hasSuffix("← [1]: 15") } && open.contains { $0.hasSuffix("← [2]: 12") })
    let resolved = try Resolving(library: scratch.library)(
      ResolveRequest(
        workspace: scratch.path, key: key.text, sender: "25327", by: "Nguyễn Văn A", reason: "đã đối chiếu sổ",
        now: ScratchDesk.moment)
    ).value
    #expect(
      Summary(.vietnamese).text(of: resolved).split(separator: "\n").map(String.init) == [
        "Trẻ được cân, đo, đánh giá tình trạng dinh dưỡng (Dưới 2 tuổi), Xã Thanh An",
        "  lấy số của Xã Thanh An: 12",
        "  không lấy: TT Y tế: 15", "  Nguyễn Văn A, 20/11/2023 08:00: đã đối chiếu sổ",
      ])
    let decided = try trace(scratch).value
    #expect(decided.root.figure.number == DecimalNumber(12))
    let lines = text(decided)
    #expect(lines.contains { $0.hasSuffix("← [1]: 12") })
    #expect(lines.contains { $0.hasSuffix("← [2]: 15 (không lấy)") })
    #expect(lines.contains { $0.contains("lấy số của Xã Thanh An (xa-thanh-an), Nguyễn Văn A, 20/11/2023 08:00: đã đối chiếu sổ") })
  }

  @Test func `the order in which files came changes no word`() throws {
    let values = [("xa-thanh-an", "25327", 12), ("xa-an-khuong", "25330", 30), ("xa-an-phu", "25339", 7)]
    let texts = try [values, values.reversed()].map { values in
      let scratch = try ScratchDesk()
      for (sender, unit, value) in values {
        try scratch.send(
          [ScratchDesk.value(.n(value), Self.measured(unit))], form: "bieu-07", sender: sender, at: value)
      }
      return text(try trace(scratch).value)
    }
    #expect(texts[0] == texts[1])
  }

  @Test func `a cell of a rendered file is found, and told when the figure has changed since`() throws {
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.n(12), Self.measured("25327"))], form: "bieu-07", sender: "xa-thanh-an")
    let out = scratch.folder.path("out")
    _ = try Render(library: scratch.library)(
      RenderRequest(period: ScratchDesk.halfYear, forms: ["bieu-07"], formats: ["xlsx", "xml"]), workspace: scratch.path,
      into: out)
    try scratch.send([ScratchDesk.value(.n(13), Self.measured("25327"))], form: "bieu-07", sender: "xa-thanh-an", at: 5)
    let workbook = try Reading.workbook(at: out + "/bieu-07.xlsx").value
    let sheet = try #require(workbook.sheets.first)
    let row = try #require(sheet.rows.first { $0.first?.text == "7.2.0-2" })
    for file in ["\(out)/bieu-07.xlsx", "\(out)/bieu-07.xml", "bieu-07.xlsx"] {
      let traced = try trace(scratch, "\(file)!'B07 Tổng hợp'!\(CellAddress(row: row.number, column: 7))")
      #expect(traced.value.address.text == Self.address)
      #expect(traced.value.root.figure.number == DecimalNumber(13))
      #expect(traced.findings.contains { $0.code.id == "M009" } == (file != "bieu-07.xlsx"))
    }
    #expect(codes { try trace(scratch, "bieu-07.xlsx!'B07 Tổng'!D12") } == ["M006"])
    #expect(codes { try trace(scratch, "bieu-07.xlsx!'B07 Tổng hợp'!A1") } == ["M005"])
    #expect(codes { try trace(scratch, "bieu-77.xlsx!D12") } == ["F015"])
    #expect(codes { try trace(scratch, "bieu-07") } == ["M001"])
    #expect(codes { try trace(scratch, "bieu-77/a!b/1") } == ["U001"])
    #expect(codes { try trace(scratch, "bieu-09/a!b/1") } != [])
  }

  @Test func `a key that is none, and one of which nobody spoke, are answered`() throws {
    let scratch = try ScratchDesk()
    let key = Self.measured("25327")
    try scratch.send([ScratchDesk.value(.n(12), key)], form: "bieu-07", sender: "xa-thanh-an")
    try scratch.send([ScratchDesk.value(.n(15), key)], form: "bieu-07", sender: "tt-yte", at: 5)
    func resolve(_ key: String, _ sender: String = "tt-yte") -> [String] {
      codes {
        try Resolving(library: scratch.library)(
          ResolveRequest(
            workspace: scratch.path, key: key, sender: sender, by: "A", reason: "B", now: ScratchDesk.moment))
      }
    }
    #expect(resolve("da3b.measured") == ["M011"])
    #expect(resolve(Self.measured("25330").text) == ["S018", "M012"])
    #expect(resolve(key.text, "tt-dvnn") == ["S019"])
    #expect(resolve(key.text, "tt-yt") == ["U003"])
    #expect(resolve(key.text) == [])
  }
}
