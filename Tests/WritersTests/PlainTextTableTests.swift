import Documents
import Quantities
import TestSupport
import Testing

@testable import Writers

private let header = CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true)
private let label = CellStyle(wraps: true, hasBorder: true)
private let number = CellStyle(horizontal: .right, hasBorder: true, numberFormat: .decimal(places: 0))

private func text(_ table: Table, styles: [CellStyle], width: Int? = nil) throws -> String {
  let document = Document(
    properties: Document.Properties(title: "t"),
    sections: [DocumentSection(code: "s", sheetName: "S", blocks: [.table(table)])],
    styles: styles)
  return String(decoding: try PlainTextWriter(width: width).write(document), as: UTF8.self)
}

/// A header of two levels over two stubs and `columns` figures in groups of two, a code line, one row.
private func grouped(columns: Int) -> Table {
  let count = columns + 2
  var table = Table(
    columns: Array(repeating: Table.Column(widthInCharacters: 12), count: count),
    rows: [.init(.header), .init(.header), .init(.codeLine), .init(.body)],
    cells: Array(repeating: Cell(style: 0), count: 4 * count), spans: [], headerRowCount: 3, stubColumnCount: 2)
  for (column, name) in ["TT", "Xã"].enumerated() {
    table[0, column].content = .text(name)
    table.spans.append(Span(row: 0, column: column, rowCount: 2, columnCount: 1))
    table[2, column].content = .text(["A", "B"][column])
  }
  table[3, 1] = Cell(.text("An Khương"), style: 1)
  for column in 2..<count {
    if column % 2 == 0 {
      table[0, column].content = .text("Nhóm \(column / 2)")
      table.spans.append(Span(row: 0, column: column, rowCount: 1, columnCount: 2))
    }
    table[1, column].content = .text(column % 2 == 0 ? "Kế hoạch" : "Thực hiện")
    table[2, column].content = .text("\(column - 1)")
    table[3, column] = Cell(.number(DecimalNumber(1000 * column)), style: 2)
  }
  return table
}

@Suite struct PlainTextTableTests {
  @Test func mergedHeadersAreDrawnThroughRulesAndBars() throws {
    var table = grouped(columns: 2)
    table[3, 3].isIncomplete = true
    #expect(
      try text(table, styles: [header, label, number]) == """
        ┌─────┬───────────┬──────────────────────┐
        │     │           │        Nhóm 1        │
        │ TT  │    Xã     ├──────────┬───────────┤
        │     │           │ Kế hoạch │ Thực hiện │
        ├─────┼───────────┼──────────┼───────────┤
        │  A  │     B     │    1     │     2     │
        ├─────┼───────────┼──────────┼───────────┤
        │     │ An Khương │    2.000 │     3.000*│
        └─────┴───────────┴──────────┴───────────┘

        """)
  }

  @Test func aWideTableIsCutBetweenHeaderGroups() throws {
    let lines = try text(grouped(columns: 8), styles: [header, label, number], width: 75).split(separator: "\n").map(
      String.init)
    #expect(lines.filter { $0.contains("tiếp theo") } == ["(tiếp theo – cột 5 đến 8)"])
    #expect(lines.filter { $0.contains("Nhóm") }.map { $0.filter(\.isNumber) } == ["12", "34"])
    #expect(lines.filter { $0.contains("An Khương") }.count == 2)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 75 })
  }

  @Test func aGroupWiderThanThePageIsCutInside() throws {
    var table = grouped(columns: 8)
    table.spans.removeAll { $0.column >= 2 }
    for column in 3..<10 { table[0, column] = Cell(style: 0) }
    table.spans.append(Span(row: 0, column: 2, rowCount: 1, columnCount: 8))
    let lines = try text(table, styles: [header, label, number], width: 60).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("tiếp theo") }.count == 2)
    #expect(lines.filter { $0.contains("Nhóm 1") }.count == 3)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
  }

  @Test func hiddenColumnsAndAnchorRowsAreLeftOut() throws {
    var table = grouped(columns: 2)
    table.columns[1].isHidden = true
    table.rows[3] = Table.Row(.anchorOnly)
    let result = try text(table, styles: [header, label, number])
    #expect(!result.contains("Xã"))
    #expect(!result.contains("An Khương"))
    #expect(result.contains("Kế hoạch"))
  }

  @Test func composedAndDecomposedTextTakeTheSameRoom() throws {
    let composed = try text(grouped(columns: 2), styles: [header, label, number])
    var table = grouped(columns: 2)
    table[3, 1].content = .text("An Khu\u{31B}o\u{31B}ng")
    let decomposed = try text(table, styles: [header, label, number])
    #expect(composed == decomposed, "equal as Unicode text")
    #expect(Array(composed.utf8) != Array(decomposed.utf8), "each kept as it was typed")
  }

  @Test(arguments: 0..<60)
  func allLinesOfATableAreEquallyWide(seed: Int) throws {
    var tables = RandomTables(seed: UInt64(seed))
    for _ in 0..<10 {
      let table = tables.next()
      for width in [nil, 60, 100] {
        for block in try text(table, styles: RandomTables.styles, width: width).split(separator: "\n\n") {
          let lines = block.split(separator: "\n").filter { !$0.hasPrefix("(tiếp theo") }
          #expect(Set(lines.map { DisplayWidth.of(String($0)) }).count <= 1, "\n\(block)")
        }
      }
    }
  }
}
