import Diagnostics
import Indicators
import Quantities
import Testing

@testable import Forms

/// Reading a workbook back: rows and columns are found wherever they went, and what cannot stand is told.
@Suite struct CollectorTests {
  private typealias Sheets = TinyWorkbook

  private let filled = ["h.p": ["12", "20", "đợt 1"], "h.o": ["-"], "d": ["0"], "i": ["15,5"]]
  private let expected = [
    "hh[status=poor] yearToDate=12 @E5", "hh[status=poor] forecast=20 @F5", "hh[status=poor] note=đợt 1 @H5",
    "hh[status=other] yearToDate=none @E6", "hh[sex=female] yearToDate=0 @E7", "income yearToDate=15.5 @E8",
  ]

  @Test func `what was typed is read, with its cells`() throws {
    #expect(try TinyWorkbook().lines(("Tổng hợp", Sheets.summary(filled))) == expected)
  }

  @Test func `an untouched sheet is not submitted`() throws {
    let collected = try TinyWorkbook().collect(("Tổng hợp", Sheets.summary()))
    #expect(collected.submissions.isEmpty)
    #expect(collected.findings.isEmpty)
    #expect(collected.untouched == ["Tổng hợp"])
  }

  @Test func `cells left empty in a touched sheet are told apart from zero`() throws {
    let submission = try #require(
      try TinyWorkbook().collect(("Tổng hợp", Sheets.summary(["d": ["0"]]))).submissions.first)
    #expect(submission.cells.map(\.value) == [.number(.zero)])
    #expect(submission.blanks.filter { $0.slot.key.measure == .yearToDate }.count == 3)
  }

  @Test func `renamed and further sheets do no harm`() throws {
    #expect(try TinyWorkbook().lines(("Sheet1", "|nháp|5\n|x"), ("Bản sao", Sheets.summary(filled))) == expected)
  }

  @Test func `inserted rows and columns, a title more and a moved table do no harm`() throws {
    let lines = Sheets.summary(filled).split(separator: "\n").map(String.init)
    let moved = ["|MỘT DÒNG NỮA", ""] + lines.map { line -> String in
      var cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      cells.insert("", at: min(3, cells.count))
      return "|" + cells.joined(separator: "|")
    }
    var rows = moved
    rows.insert("|||(chia ra)", at: 6)
    let found = try TinyWorkbook().lines(("Tổng hợp", rows.joined(separator: "\n")))
    #expect(found.map { $0.prefix { $0 != "@" } } == expected.map { $0.prefix { $0 != "@" } })
    #expect(found.first?.hasSuffix("@G8") == true)
  }

  @Test func `columns are found by their codes, whatever their order`() throws {
    let swapped = Sheets.summary(filled).split(separator: "\n").map { line -> String in
      var cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      if cells.count > 5 { cells.swapAt(4, 5) }
      return cells.joined(separator: "|")
    }
    #expect(try TinyWorkbook().lines(("T", swapped.joined(separator: "\n"))).first?.hasSuffix("=12 @F5") == true)
  }

  @Test func `rows are found by labels where the hidden column was deleted`() throws {
    let found = try TinyWorkbook().lines(("Tổng hợp", Sheets.summary(filled, anchors: false)))
    #expect(found == expected + ["I039 A3"])
  }

  @Test func `one lost anchor is made good by the label`() throws {
    let text = Sheets.summary(filled).split(separator: "\n").map { $0.hasPrefix("h.o|") ? $0.dropFirst(3) : $0 }
    #expect(try TinyWorkbook().lines(("T", text.joined(separator: "\n"))) == expected + ["I039 A3"])
  }

  @Test func `two rows with one code, a code gone, a column gone`() throws {
    let lines = Sheets.summary(filled).split(separator: "\n").map(String.init)
    let doubled = lines.flatMap { $0.hasPrefix("h.p|") ? [$0, $0] : [$0] }
    #expect(try TinyWorkbook().lines(("T", doubled.joined(separator: "\n"))).last == "I027 A6")
    let gone = lines.filter { !$0.hasPrefix("h.o|") }
    #expect(try TinyWorkbook().lines(("T", gone.joined(separator: "\n"))).last == "I028 A5")
    let column = lines.map { $0.replacing("|2|3|4=", with: "||3|4=") }
    #expect(try TinyWorkbook().lines(("T", column.joined(separator: "\n"))).last == "I029 A3")
  }

  @Test func `a code of no row, and figures outside the form's rows`() throws {
    let lines = Sheets.summary(filled).split(separator: "\n").map(String.init)
    let unknown = Array(lines.dropLast()) + ["h.x||Hộ lạ||7", "||Cộng dồn||8", "#end", "||dưới bảng||9"]
    let found = try TinyWorkbook().lines(("T", unknown.joined(separator: "\n")))
    #expect(found.suffix(3) == ["I030 A9", "I032 E10", "I032 E12"])
  }

  @Test func `a column of rubbish is told by its beginning`() throws {
    let rubbish = (1...2_000).map { "h.x\($0)|||7|8" }
    let lines = Sheets.summary(filled).split(separator: "\n").map(String.init).dropLast() + rubbish
    let findings = try TinyWorkbook().collect(("T", lines.joined(separator: "\n"))).findings
    #expect((300..<400).contains(findings.count))
  }

  @Test func `a sheet that was copied counts once, and both filled is an error`() throws {
    let book = try TinyWorkbook()
    #expect(try book.lines(("T", Sheets.summary(filled)), ("T (2)", Sheets.summary())) == expected)
    #expect(try book.lines(("T", Sheets.summary(filled)), ("T (2)", Sheets.summary(filled))).contains("I026 A3"))
  }

  @Test func `a figure typed into a locked cell is told`() throws {
    let book = try TinyWorkbook(known: ["hh[status=poor] C1 30 plan"])
    func sheet(_ plan: String) -> String {
      Sheets.summary(filled).replacing("Hộ nghèo||", with: "Hộ nghèo|\(plan)|")
    }
    #expect(try book.lines(("T", sheet("30"))) == expected)
    #expect(try book.lines(("T", sheet("31"))) == expected + ["I033 D5"])
    // What the form works out agrees with what was typed, not with what was there before.
    #expect(try book.lines(("T", sheet("30").replacing("|20||", with: "|20|40|"))) == expected)
    #expect(try book.lines(("T", sheet("30").replacing("|20||", with: "|20|41|"))).last == "I033 G5")
    #expect(try book.lines(("T", Sheets.summary().replacing("Hộ nghèo||", with: "Hộ nghèo|31|"))) == ["I033 D5"])
  }

  @Test func `what cannot be read is told at its cell, all at once`() throws {
    let bad = ["h.p": ["1.5.2", "-3"], "d": ["mười"], "i": ["2.243"]]
    #expect(try TinyWorkbook().lines(("T", Sheets.summary(bad))) == ["I002 E5", "O028 F5", "I002 E7", "I001 E8"])
    let finding = try #require(try TinyWorkbook().collect(("T", Sheets.summary(bad))).findings.first)
    #expect(
      Catalogue().line(for: finding)
        == #"t.xml, f, trang "T", ô E5 (Số hộ (Hộ nghèo), Xã Một): "1.5.2" không phải số – ghi số hộ, ghi - nếu không phát sinh"#)
  }
}

/// Open lists: every row counts down to the end, by the id that the tool gave.
@Suite struct CollectedListTests {
  private func sheet(_ rows: [String]) -> (name: String, text: String) {
    (
      "Danh mục",
      (["|DANH MỤC", "#codes f/l|A|1|2|3"] + rows + ["#end"]).joined(separator: "\n")
    )
  }

  @Test func `rows with ids are read wherever they stand`() throws {
    let book = try TinyWorkbook(role: "office")
    let rows = ["r:D-P-2023-02|2|D-P-2023-02|Bò", "", "r:D-P-2023-01|1|D-P-2023-01|Dê|Chuỗi", "r:D-P-2023-03|3|D-P-2023-03"]
    #expect(
      try book.lines(sheet(rows)) == [
        "project.name D-P-2023-01 attribute=Dê @D5", "project.method D-P-2023-01 attribute=chain @E5",
        "project.name D-P-2023-02 attribute=Bò @D3",
      ])
  }

  @Test func `a row that lost its hidden id has the printed one`() throws {
    let book = try TinyWorkbook(role: "office")
    #expect(try book.lines(sheet(["|1|D-P-2023-01|Dê"])).first == "project.name D-P-2023-01 attribute=Dê @D3")
    #expect(try book.lines(sheet(["|41|D-P-2023-41|Dê"])).first == "project.name D-P-2023-41 attribute=Dê @D3")
  }

  @Test func `a filled row without an id, and two with one, are errors`() throws {
    let book = try TinyWorkbook(role: "office")
    #expect(try book.lines(sheet(["r:D-P-2023-01|1|D-P-2023-01|Dê", "|||Bò"])).last == "I031 D4")
    let twice = ["r:D-P-2023-01|1|D-P-2023-01|Dê", "r:D-P-2023-01|1|D-P-2023-01|Bò"]
    #expect(try book.lines(sheet(twice)).last == "I027 A4")
    let emptyCopy = ["r:D-P-2023-01|1|D-P-2023-01|Dê", "r:D-P-2023-01|1|D-P-2023-01|"]
    #expect(try book.lines(sheet(emptyCopy)) == ["project.name D-P-2023-01 attribute=Dê @D3"])
    #expect(try book.lines(sheet(["r:X-9|1|X-9|Dê"])) == ["I030 A3"])
  }
}
