import Documents
import Forms
import Quantities
import Testing

/// What formulas showed before somebody typed something else into the cells that they refer to.
@Suite struct StaleResultsTests {
  private static let seven = Cell.Content.number(DecimalNumber(7))

  /// Anchors, then a cell that is typed, one that repeats it, and one that stands alone.
  private func section(_ code: String, _ formulas: [[Formula.Piece]]) -> DocumentSection {
    var cells = ["#codes \(code)", "1", "2", "3"].map { Cell(.text($0)) }
    cells += [Cell(.text("r")), Cell(Self.seven)] + formulas.map { Cell(Self.seven, formula: Formula($0)) }
    cells += ["#end", "", "", ""].map { Cell(.text($0)) }
    let table = Table(
      columns: (0..<4).map { Table.Column(widthInCharacters: 8, isHidden: $0 == 0) },
      rows: [Table.Row(.codeLine), Table.Row(.body), Table.Row(.anchorOnly)], cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: 1)
    return DocumentSection(code: code, sheetName: code, blocks: [.table(table)])
  }

  /// Contents of the three cells of the row, `7` or `-`.
  private func shown(_ document: AnchoredDocument, _ section: Int) -> String {
    guard case .table(let table) = document.document.sections[section].blocks[0] else { return "" }
    return (1...3).map { table[1, $0].content.isEmpty ? "-" : "7" }.joined()
  }

  private func document() -> AnchoredDocument {
    var document = Document(properties: Document.Properties(title: ""))
    document.sections = [
      section("a", [[.text("N("), .cell(rows: 0, columns: -1), .text(")")], [.text("1+6")]]),
      section("b", [[.elsewhere(section: "a", row: 1, column: 2)], [.range(fromRows: 0, fromColumns: -2, toRows: 0, toColumns: -1)]]),
      section("c", [[.elsewhere(section: "a", row: 1, column: 3)], [.cell(rows: 0, columns: -2)]]),
    ]
    return AnchoredDocument(document)
  }

  @Test func `are taken away, through other cells and sheets too, and nothing else is`() {
    var document = document()
    document.type(.number(DecimalNumber(8)), section: "a", anchor: "r", column: "1")
    document.forgetResults()
    #expect(shown(document, 0) == "7-7")
    #expect(shown(document, 1) == "7--")
    #expect(shown(document, 2) == "777")
  }

  @Test func `stay where the same is typed again`() {
    var document = document()
    document.type(Self.seven, section: "a", anchor: "r", column: "1")
    document.forgetResults()
    #expect((0...2).map { shown(document, $0) } == ["777", "777", "777"])
  }
}
