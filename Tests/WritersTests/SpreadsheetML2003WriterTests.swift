import Documents
import Markup
import Quantities
import TestSupport
import Testing

@testable import Writers

private let ss = "urn:schemas-microsoft-com:office:spreadsheet"

private func workbook(_ document: Document) throws -> MarkupElement {
  try MarkupReader.tree(of: SpreadsheetML2003Writer().write(document), file: "t.xml")
}

private func document(_ tables: [Table], code: String = "s", name: String = "S") -> Document {
  let section = DocumentSection(code: code, sheetName: name, blocks: tables.map(Block.table))
  return Document(properties: Document.Properties(title: "t"), sections: [section], styles: RandomTables.styles)
}

/// The cells of a sheet with the positions where a reader of the format puts them, 0-based.
private struct PlacedCell {
  let row: Int
  let column: Int
  let rows: Int
  let columns: Int
  let element: MarkupElement

  static func all(in sheet: MarkupElement) -> [PlacedCell] {
    guard let table = sheet.children.first(where: { $0.name == "Table" }) else { return [] }
    var result: [PlacedCell] = []
    for (row, element) in table.children.filter({ $0.name == "Row" }).enumerated() {
      var column = 0
      for cell in element.children {
        if let index = cell[attribute: "Index", in: ss].flatMap(Int.init) { column = index - 1 }
        let across = cell[attribute: "MergeAcross", in: ss].flatMap(Int.init) ?? 0
        let down = cell[attribute: "MergeDown", in: ss].flatMap(Int.init) ?? 0
        result.append(PlacedCell(row: row, column: column, rows: down + 1, columns: across + 1, element: cell))
        column += across + 1
      }
    }
    return result
  }
}

@Suite struct SpreadsheetML2003WriterTests {
  @Test func theSheetHasItsPartsInTheOrderOfExcel() throws {
    let book = try workbook(SampleDocument.survey())
    #expect(book.children.map(\.name) == ["DocumentProperties", "ExcelWorkbook", "Styles", "Worksheet"])
    let sheet = try #require(book.children.last)
    #expect(sheet[attribute: "Name", in: ss] == "Rà soát hộ nghèo")
    #expect(sheet.children.map(\.name) == ["Names", "Table", "WorksheetOptions"])
    #expect(
      sheet.children[0].children.map { $0[attribute: "RefersTo", in: ss] } == [
        "='Rà soát hộ nghèo'!R1C2:R26C14", "='Rà soát hộ nghèo'!R8:R12",
      ])
  }

  @Test func everyStyleStatesEverythingAndPlainOnesComeFirst() throws {
    let styles = try #require(workbook(SampleDocument.survey()).children.first { $0.name == "Styles" }).children
    for style in styles {
      #expect(style.children.map(\.name) == ["Alignment", "Borders", "Font", "Interior", "NumberFormat", "Protection"])
    }
    let bordered = styles.map { !$0.children[1].children.isEmpty }
    #expect(bordered == bordered.sorted { !$0 && $1 })
    let ids = styles.compactMap { $0[attribute: "ID", in: ss] }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: 0..<40)
  func everyCellStandsWhereTheTableHasIt(seed: Int) throws {
    var tables = RandomTables(seed: UInt64(seed))
    let table = tables.next()
    let sheet = try #require(workbook(document([table])).children.last)
    var taken: Set<Int> = []
    for cell in PlacedCell.all(in: sheet) {
      for row in cell.row..<(cell.row + cell.rows) {
        for column in cell.column..<(cell.column + cell.columns) {
          #expect(taken.insert(row * 100 + column).inserted, "overlap at \(row), \(column)")
        }
      }
      #expect(
        data(table[cell.row, cell.column].content) == cell.element.children.first { $0.name == "Data" }.map(\.text))
      if cell.rows * cell.columns > 1 {
        #expect(
          table.spans.contains(Span(row: cell.row, column: cell.column, rowCount: cell.rows, columnCount: cell.columns))
        )
      }
    }
    #expect(taken.count == table.cells.count)
  }

  /// What a reader gets back: forbidden characters have become spaces.
  private func data(_ content: Cell.Content) -> String? {
    switch content {
    case .empty: nil
    case .text(let text):
      String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{FFFE}" || $0 == "\u{7}" ? " " : $0 }))
    case .number(let number): number.description
    case .date(let date): date.iso + "T00:00:00.000"
    }
  }

  @Test func formulasAreRelativeAndMoveWithTheirTable() throws {
    var first = Table(
      columns: Array(repeating: Table.Column(widthInCharacters: 5), count: 2), rows: [.init(.body), .init(.total)],
      cells: Array(repeating: Cell(), count: 4), spans: [], headerRowCount: 0, stubColumnCount: 0)
    first[1, 1] = Cell(
      .number(DecimalNumber(3)),
      formula: Formula([
        .text("IF(\"<\"=\"\",0,SUM("), .range(fromRows: -1, fromColumns: -1, toRows: -1, toColumns: 0), .text("))"),
      ]))
    var second = first
    second[0, 0] = Cell(
      .empty, formula: Formula([.cell(rows: 1, columns: 0), .text("+"), .elsewhere(section: "s", row: 1, column: 1)]))
    let cells = try PlacedCell.all(in: #require(workbook(document([first, second], name: "Xã 'A'")).children.last))
    let formulas = cells.compactMap { $0.element[attribute: "Formula", in: ss] }
    let sum = "=IF(\"<\"=\"\",0,SUM(R[-1]C[-1]:R[-1]C))"
    #expect(formulas == [sum, "=R[1]C+'Xã ''A'''!R2C2", sum])
    #expect(cells.first { $0.row == 2 }?.element.children.first?[attribute: "Type", in: ss] == "String")
  }

  @Test func aFormulaToNowhereIsRefused() throws {
    var table = SmallTables.single
    table[0, 0] = Cell(.number(DecimalNumber(1)), formula: Formula([.elsewhere(section: "none", row: 0, column: 0)]))
    #expect(throws: WritingError.noTable(section: "none")) { try workbook(document([table])) }
    table[0, 0] = Cell(.number(DecimalNumber(1)), style: 99)
    #expect(throws: WritingError.noStyle(index: 99, section: "s")) { try workbook(document([table])) }
  }

  @Test func everyColumnSaysItsNumberSinceOneImporterCountsOnFromTheSheetBefore() throws {
    let columns = try #require(workbook(SampleDocument.survey()).children.last?.children[1]).children
      .filter { $0.name == "Column" }
    #expect(columns.map { $0[attribute: "Index", in: ss] } == (1...14).map { "\($0)" })
    #expect(columns.map { $0[attribute: "Hidden", in: ss] != nil } == [true] + Array(repeating: false, count: 13))
  }

  @Test func emptyCellsAtTheEndOfARowHaveAChildSinceOneImporterDropsThemOtherwise() throws {
    var table = SmallTables.single
    table.columns = Array(repeating: Table.Column(widthInCharacters: 5), count: 4)
    table.cells = Array(repeating: Cell(), count: 4)
    table.spans = [Span(row: 0, column: 0, rowCount: 1, columnCount: 2)]
    let cells = try PlacedCell.all(in: #require(workbook(document([table])).children.last))
    #expect(cells.map { $0.element.children.map(\.name) } == [["NamedCell"], [], ["NamedCell"]])
  }

  @Test func writingTwiceGivesTheSameBytes() throws {
    let sample = SampleDocument.survey()
    for writer in DocumentFormats.standard.writers {
      #expect(try writer.write(sample) == writer.write(SampleDocument.survey()))
    }
  }

  @Test func wrappedTextMakesItsRowHigher() throws {
    let rows = try #require(workbook(SampleDocument.survey()).children.last?.children[1]).children.filter {
      $0.name == "Row"
    }
    let heights = rows.compactMap { $0[attribute: "Height", in: ss].flatMap(Double.init) }
    #expect(heights.count == 26)
    #expect(heights[7] > 1.5 * heights[8], "the header with a long label over two columns")
    #expect(rows.map { $0[attribute: "Hidden", in: ss] != nil }.enumerated().filter(\.element).map(\.offset) == [20])
  }
}

private enum SmallTables {
  static let single = Table(
    columns: [Table.Column(widthInCharacters: 5)], rows: [.init(.body)], cells: [Cell()], spans: [], headerRowCount: 0,
    stubColumnCount: 0)
}
