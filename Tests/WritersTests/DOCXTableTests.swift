import Documents
import Markup
import Quantities
import TestSupport
import Testing

@testable import Writers

private typealias Cell = Documents.Cell

@Suite struct DOCXTableTests {
  @Test(arguments: UInt64(0)..<40)
  func aTableOfAnyShapeIsWhole(seed: UInt64) throws {
    var random = RandomTables(seed: seed)
    let table = random.next()
    let document = SmallDocument.document(table, styles: RandomTables.styles)
    for written in try DOCXParts(document).tables() { Self.expectWhole(written) }
  }

  /// The rules that Word insists on: a grid, rows as wide as it, a paragraph at the end of each cell, no merged area
  /// that goes on without having begun.
  private static func expectWhole(_ table: MarkupElement) {
    let grid = table.first("tblGrid")?.children.compactMap { $0.word("w").flatMap { Int($0) } } ?? []
    #expect(!grid.isEmpty && grid.allSatisfy { $0 > 0 })
    #expect(table.first("tblPr")?.first("tblW")?.word("w") == "\(grid.reduce(0, +))")
    var open: Set<Int> = []
    for row in table.rows {
      var column = 0
      var below: Set<Int> = []
      for cell in row.cells {
        #expect(cell.children.last?.name == "p" && cell.children.first?.name == "tcPr")
        let width = grid[column..<min(grid.count, column + cell.gridSpan)].reduce(0, +)
        #expect(cell.first("tcPr")?.first("tcW")?.word("w") == "\(width)")
        if let merge = cell.first("tcPr")?.first("vMerge") {
          #expect(merge.word() == "restart" || open.contains(column))
          #expect(merge.word() == "restart" || cell.printedText.isEmpty)
          below.insert(column)
        }
        column += cell.gridSpan
      }
      #expect(column == grid.count)
      open = below
    }
  }

  @Test func headerRowsRepeatAndNoRowIsTornApart() throws {
    let table = try DOCXParts(SampleDocument.survey()).tables()[1]
    let rows = table.rows.map { $0.first("trPr")?.children.map(\.name) ?? [] }
    #expect(rows.prefix(5).allSatisfy { $0 == ["cantSplit", "tblHeader"] })
    #expect(rows.dropFirst(5).allSatisfy { $0 == ["cantSplit"] } && rows.count == 13)
  }

  @Test func figuresPrintAsInTextAndIncompleteOnesInItalics() throws {
    let styles = [CellStyle(horizontal: .right, numberFormat: .decimal(places: 2)), CellStyle(numberFormat: .date)]
    let day = try #require(CalendarDate(year: 2023, month: 2, day: 5))
    let cells = [
      Cell(.number(DecimalNumber(significand: 12_345_678, scale: 3)), isIncomplete: true), Cell(.date(day), style: 1), Cell(),
    ]
    let row = try DOCXParts(SmallDocument.with(cells, columns: 3, styles: styles)).tables()[0].rows[0]
    #expect(row.cells.map(\.printedText) == ["12.345,68", "05/02/2023", ""])
    #expect(row.cells[0].first("p")?.first("r")?.first("rPr")?.children.map(\.name) == ["i", "iCs"])
    #expect(row.cells[0].first("p")?.first("pPr")?.first("jc")?.word() == "right")
  }

  @Test func tablesThatFollowOneAnotherStayTwo() throws {
    var document = SmallDocument.with([Cell(.text("a"))])
    document.sections[0].blocks += document.sections[0].blocks
    #expect(try DOCXParts(document).body().map(\.name) == ["tbl", "p", "tbl", "p", "sectPr"])
  }

  // MARK: - Columns

  private static func columns(_ words: [String], room: Int, stubs: Int = 0, hint: Int = 10) -> DOCXColumns {
    let table = Table(
      columns: words.map { _ in Table.Column(widthInCharacters: hint) }, rows: [Table.Row(.body)],
      cells: words.map { Cell(.text($0)) }, spans: [], headerRowCount: 0, stubColumnCount: stubs)
    return DOCXColumns(TextTable(table, styles: [CellStyle()]), room: room, points: 8...11)
  }

  @Test(arguments: UInt64(100)..<140)
  func columnsFillThePageExactly(seed: UInt64) {
    var random = RandomTables(seed: seed)
    let columns = DOCXColumns(TextTable(random.next(), styles: RandomTables.styles), room: 9_000, points: 8...11)
    #expect(columns.parts.allSatisfy { $0.widths.reduce(0, +) == 9_000 && $0.widths.count == $0.columns.count })
  }

  @Test func noWordIsBrokenAsLongAsThePageIsWideEnough() {
    let words = ["1.234.567.890", "x", "Nghiêng", "dân tộc thiểu số"]
    let columns = Self.columns(words, room: 6_000, hint: 14)
    #expect(columns.points == 11 && columns.parts.count == 1)
    for (width, word) in zip(columns.parts[0].widths, ["1.234.567.890", "x", "Nghiêng", "thiểu"]) {
      #expect(width > TextWidths.twips(of: word, points: 11, isBold: false) + 2 * Twips.cellMargin)
    }
  }

  @Test func lettersGetSmallerBeforeATableIsCut() {
    let words = Array(repeating: "1.234.567,89", count: 12)
    #expect(Self.columns(words, room: 14_000).points == 9)
    #expect(Self.columns(words, room: 14_000).parts.count == 1)
  }

  @Test func aTableThatIsTooWideGoesOnWithItsStubs() {
    let words = ["TT", "Xã"] + Array(repeating: "1.234.567,89", count: 20)
    let columns = Self.columns(words, room: 9_000, stubs: 2)
    #expect(columns.points == 8 && columns.parts.count > 1)
    #expect(columns.parts.allSatisfy { $0.columns.prefix(2) == [0, 1] })
    #expect(columns.parts.flatMap { $0.columns.dropFirst(2) } == Array(2..<22))
  }

  @Test func wordTakesNoMoreThanSixtyThreeColumns() {
    let columns = Self.columns((0..<70).map(String.init), room: 100_000)
    #expect(columns.parts.map(\.columns.count) == [63, 7])
  }

  @Test func aPrintedFormulaMayBeBrokenBeforeItsSigns() throws {
    var document = SmallDocument.with([Cell(.text("9=1-2+3")), Cell(.text("1"))])
    guard case .table(var table) = document.sections[0].blocks[0] else { return }
    table.rows[0].kind = .codeLine
    document.sections[0].blocks = [.table(table)]
    let cell = try DOCXParts(document).tables()[0].rows[0].cells[0]
    #expect(cell.printedText == "9\u{200B}=1\u{200B}-2\u{200B}+3")
  }
}
