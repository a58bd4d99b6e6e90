package import Documents
import Quantities

/// Tables that nobody would think of, the same for the same seed.
package struct RandomTables {
  private var generator: SeededGenerator
  /// Words with every kind of width: composed and decomposed Vietnamese, wide, joined, alone-standing marks, markup.
  private static let words = [
    "Số", "hộ", "nghèo", "Tiếng", "Tie\u{302}\u{301}ng", "Vie\u{323}\u{302}t", "日本語", "한국", "👩‍👩‍👧",
    "e\u{301}\u{301}\u{301}", "\u{301}",
    "\u{200D}", "\u{1F3FD}", "🇻🇳", "<&>\"'", "]]>", "=1+1", "đồng", "ĐƠN-VỊ-DÀI-KHÔNG-CÓ-KHOẢNG-TRẮNG-NÀO", "–", "…",
    "\u{FFFE}", "\u{7}",
    "\u{0600}", "ｆｕｌｌ", "x",
  ]

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The styles that the tables' cells name.
  package static let styles: [CellStyle] = [
    CellStyle(hasBorder: true),
    CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true, fill: .header),
    CellStyle(horizontal: .right, vertical: .bottom, hasBorder: true, numberFormat: .decimal(places: 2)),
    CellStyle(vertical: .top, wraps: true, indent: 2, hasBorder: true),
    CellStyle(hasBorder: true, numberFormat: .date, isLocked: false),
  ]

  /// Up to 12 rows and 14 columns, some hidden, with merged areas that do not overlap.
  package mutating func next() -> Table {
    let columnCount = generator.number(1...14)
    let headerRows = generator.number(0...4)
    let rowCount = headerRows + generator.number(1...8)
    let columns = (0..<columnCount).map { index in
      Table.Column(
        widthInCharacters: generator.number(1...40), isHidden: index == 0 && columnCount > 1 && generator.oneIn(2))
    }
    let rows = (0..<rowCount).map {
      Table.Row($0 < headerRows ? .header : generator.pick([.body, .body, .total, .heading, .anchorOnly]))
    }
    var table = Table(
      columns: columns, rows: rows, cells: (0..<(rowCount * columnCount)).map { _ in cell() }, spans: [],
      headerRowCount: headerRows, stubColumnCount: generator.number(0...min(3, columnCount)))
    addSpans(to: &table)
    return table
  }

  private mutating func cell() -> Cell {
    let isIncomplete = generator.oneIn(5)
    switch generator.number(0...4) {
    case 0:
      return Cell(.empty, style: generator.number(0...4), isIncomplete: isIncomplete)
    case 1:
      let significand = Int128(generator.number(-9_999_999...9_999_999_999))
      let number = DecimalNumber(significand: significand, scale: generator.number(0...4))
      return Cell(.number(number), style: generator.number(0...3), isIncomplete: isIncomplete)
    case 2:
      let year = generator.number(1900...2200)
      let date = CalendarDate(year: year, month: generator.number(3...12), day: 28)
      return Cell(date.map(Cell.Content.date) ?? .empty, style: 4)
    default:
      return Cell(.text(text()), style: generator.number(0...4), isIncomplete: isIncomplete)
    }
  }

  /// Some words with spaces or line ends between them.
  package mutating func text() -> String {
    (0..<generator.number(0...7)).map { _ in generator.pick(RandomTables.words) }.joined(
      separator: generator.pick([" ", " ", "  ", "\n", ""]))
  }

  private mutating func addSpans(to table: inout Table) {
    var taken: Set<Int> = []
    for _ in 0..<generator.number(0...6) {
      let row = generator.number(0...(table.rows.count - 1))
      let column = generator.number(0...(table.columns.count - 1))
      let span = Span(
        row: row, column: column, rowCount: generator.number(1...min(4, table.rows.count - row)),
        columnCount: generator.number(1...min(6, table.columns.count - column)))
      let positions = Set(
        (row..<(row + span.rowCount)).flatMap { r in
          (column..<(column + span.columnCount)).map { r * table.columns.count + $0 }
        })
      guard positions.count > 1, taken.isDisjoint(with: positions) else { continue }
      taken.formUnion(positions)
      table.spans.append(span)
      for position in positions where position != row * table.columns.count + column {
        table.cells[position] = Cell(style: table[row, column].style)
      }
    }
    table.spans.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }
}
