import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import Reporting
import Testing

/// The workbooks that the sample district hands out.
@Suite struct BlankWorkbookTests {
  private static let senders = ["xa-an-khuong", "tt-dvnn", "ld-tbxh", "tc-kh"]

  private func handedOut(_ code: String) throws -> (document: Document, book: EntryBook) {
    let district = try SampleDistrict.halfYear.get()
    let sender = try #require(district.material.workspace.settings.sender(code))
    let forms = EntryForms(district.material.workspace.pack, kind: .half, role: sender.role)
    let respondent = district.material.respondent(for: sender)
    let context = district.material.context(for: sender)
    let blank = BlankWorkbook(forms, for: respondent, in: context, senderName: sender.name)
    return (blank.document(), forms.book(for: respondent, in: context))
  }

  private func table(_ section: DocumentSection) throws -> Table {
    for case .table(let table) in section.blocks { return table }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test(arguments: senders) func `only the sender's cells are open, and nothing stands in them`(sender: String) throws {
    let (document, book) = try handedOut(sender)
    for section in book.sections {
      let sheet = try #require(document.sections.first { $0.code == section.code })
      let table = try table(sheet)
      let open = table.cells.indices.filter { !document.styles[table.cells[$0].style].isLocked }
      let reasons = section.rows.indices.count { !section.reasonKeys(row: $0).isEmpty }
      #expect(open.count == section.entryCount + section.remarkCount + reasons)
      let filled = section.cells.count { if case .entry(let slot) = $0 { slot.prefilled != .blank } else { false } }
      #expect(open.count { table.cells[$0].content != .empty } == filled)
      #expect(open.allSatisfy { table.cells[$0].formula == nil })
      #expect(table.rows.indices.contains { table[$0, 0].content == .text("#codes " + section.code) })
    }
    #expect(document.sections.map(\.sheetName) == [EntryBook.coverSheetName] + book.sections.map(\.sheetName))
  }

  @Test(arguments: senders) func `what is typed has a rule, of two rules none for the same cell`(sender: String) throws {
    let (document, book) = try handedOut(sender)
    for section in book.sections {
      let table = try table(try #require(document.sections.first { $0.code == section.code }))
      var ruled: Set<Int> = []
      for rule in table.entryRules {
        for row in 0..<rule.area.rowCount {
          let cell = (rule.area.row + row) * table.columns.count + rule.area.column
          #expect(ruled.insert(cell).inserted)
          #expect(!document.styles[table.cells[cell].style].isLocked)
        }
        #expect(rule.title.utf16.count <= 32 && rule.hint.utf16.count <= 255 && rule.objection.utf16.count <= 255)
      }
      let numbers = section.cells.count { if case .entry(let slot) = $0 { slot.valueType.isNumber } else { false } }
      #expect(ruled.count >= numbers)
    }
  }

  @Test func `the stamp says whose it is, for when, and by which editions`() throws {
    let stamp = try handedOut("tt-dvnn").document.stamp
    let values = Dictionary(uniqueKeysWithValues: stamp.map { ($0.name, $0.value) })
    #expect(values["kind"] == "blank" && values["sender"] == "tt-dvnn" && values["unit"] == "694")
    #expect(values["period"] == "2023-H1" && values["cut-off"] == "2023-05-15" && values["regime"] == "tt10-2022")
    #expect(values["form.bieu-05"] == "2022-r1" && values["form.mau-01"] == "2022-r1" && values["form.bieu-06"] == nil)
  }

  @Test func `what others sent stands beside, and what follows from what is typed is a formula`() throws {
    let (document, book) = try handedOut("tt-dvnn")
    let section = try #require(book.section("bieu-05/by-commune"))
    let table = try table(try #require(document.sections.first { $0.code == section.code }))
    func cell(_ anchor: String, _ code: String) throws -> Cell {
      let row = try #require(table.rows.indices.first { table[$0, 0].content == .text(anchor) })
      return table[row, try #require(section.column(code: code)) + 1]
    }
    #expect(try cell("u:25330", "3").content == .number(DecimalNumber(8)))
    #expect(try cell("T", "3").formula?.pieces.contains { if case .elsewhere("bieu-05/summary", _, _) = $0 { true } else { false } } == true)
    #expect(try cell("T", "12").formula != nil && cell("own", "12").formula == nil)
  }

  @Test func `a broken rule within the sheet shows while it is typed`() throws {
    let (document, book) = try handedOut("xa-an-khuong")
    let section = try #require(book.section("bieu-05/summary"))
    let table = try table(try #require(document.sections.first { $0.code == section.code }))
    let column = try #require(section.column(code: "4")) + 1
    let row = try #require(table.rows.indices.first { table[$0, 0].content == .text("5.6.H1.5") })
    // Poor minority households, a part of the poor ones: each whole may be exceeded.
    let marks = table.highlights.filter {
      $0.look == .error && $0.area.column == column && ($0.area.row..<$0.area.row + $0.area.rowCount).contains(row)
    }
    #expect(!marks.isEmpty)
    #expect(table.highlights.allSatisfy { $0.area.row > table.headerRowCount - 1 })
  }

  @Test func `the cover says by when, and shows no remembered date as law`() throws {
    let (document, _) = try handedOut("xa-an-khuong")
    let table = try table(document.sections[0])
    let texts = table.cells.compactMap { cell -> String? in
      if case .text(let text) = cell.content { return text }
      return nil
    }
    #expect(texts.contains("Trước ngày 20/05/2023 (hạn cuối: hết ngày 19/05/2023)"))
    #expect(texts.contains(EntryBook.statusAnchor) && table.entryRules.count == 1)
    let duties = try SampleDistrict.halfYear.get().material.workspace.pack.duties
    #expect(duties.allSatisfy { !$0.isRecalled })
  }

  @Test func `sums and ratios of what is typed are live, whatever was reported before`() throws {
    let district = try SampleDistrict("2023")
    let sender = try #require(district.material.workspace.settings.sender("xa-an-khuong"))
    let forms = EntryForms(district.material.workspace.pack, kind: .year, role: sender.role)
    let blank = BlankWorkbook(
      forms, for: district.material.respondent(for: sender), in: district.material.context(for: sender),
      senderName: sender.name)
    let document = blank.document()
    let table = try self.table(try #require(document.sections.first { $0.code == "bieu-12/summary" }))
    let row = try #require(table.rows.indices.first { table[$0, 0].content == .text("12.7.d") })
    // Of a stock the half year's figure is known; the year's own is not.
    #expect(table[row, 7].content == .empty && table[row, 7].formula != nil)
    let office = try handedOut("ld-tbxh").document
    let staff = try self.table(try #require(office.sections.first { $0.code == "bieu-14/summary" }))
    let ratio = try #require(staff.rows.indices.first { staff[$0, 0].content == .text("14.2.r") })
    #expect(staff[ratio, 7].formula != nil)
  }
}
