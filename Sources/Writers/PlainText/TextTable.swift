import Documents
import Quantities

/// A table as it prints in text: hidden columns and anchor rows gone, every cell's words measured, each position owned
/// by one area.
struct TextTable {
  /// A cell, or a merged area, by visible rows and columns.
  struct Area {
    let row: Int
    let column: Int
    let rowCount: Int
    let columnCount: Int
    /// Lines of the content in the store.
    let words: Range<Int>
    /// Numbers and dates are never broken.
    let isBreakable: Bool
    let isMarked: Bool
    let style: Int
    /// Columns of white before text.
    let indentation: Int
  }

  let styles: [CellStyle]
  private(set) var store = TextStore()
  private(set) var areas: [Area] = []
  /// Row by row: the index into ``areas`` of each position.
  private(set) var owners: [Int] = []
  let rows: [Table.Row.Kind]
  /// Widths wished for, in characters.
  let hints: [Int]
  let headerRowCount: Int
  let stubCount: Int
  /// Some area below the header covers several rows.
  private(set) var hasTallBody = false

  var columnCount: Int { hints.count }

  init(_ table: Table, styles: [CellStyle]) {
    // The last style stands for those that the document lacks.
    self.styles = styles + [CellStyle()]
    let visibleRows = table.rows.indices.filter { !table.rows[$0].isAnchorOnly }
    let visibleColumns = table.columns.indices.filter { !table.columns[$0].isHidden }
    rows = visibleRows.map { table.rows[$0].kind }
    hints = visibleColumns.map { table.columns[$0].widthInCharacters }
    headerRowCount = visibleRows.prefix { $0 < table.headerRowCount }.count
    stubCount = visibleColumns.prefix { $0 < table.stubColumnCount }.count
    areas.reserveCapacity(rows.count * hints.count)
    store.reserve(rows.count * hints.count)
    let spanOfPosition = TextTable.spansByPosition(table)
    owners = Array(repeating: -1, count: rows.count * hints.count)
    // Without a copy of each cell, which would count the references in it.
    table.cells.withUnsafeBufferPointer { cells in
      for (row, tableRow) in visibleRows.enumerated() {
        for (column, tableColumn) in visibleColumns.enumerated() where owners[row * hints.count + column] < 0 {
          let at = tableRow * table.columns.count + tableColumn
          let span = spanOfPosition.isEmpty ? -1 : spanOfPosition[at]
          if span < 0 {
            owners[row * hints.count + column] = areas.count
            add(cells, at: at, row: row, column: column, rowCount: 1, columnCount: 1)
          } else {
            add(cells, of: table, table.spans[span], row: row, column: column, visibleRows, visibleColumns)
          }
        }
      }
    }
  }

  /// Row by row: the index of the merged area that covers the position, or -1; empty when nothing is merged.
  private static func spansByPosition(_ table: Table) -> [Int] {
    guard !table.spans.isEmpty else { return [] }
    var result = [Int](repeating: -1, count: table.cells.count)
    for (index, span) in table.spans.enumerated() {
      for row in span.row..<min(span.row + span.rowCount, table.rows.count) {
        for column in span.column..<min(span.column + span.columnCount, table.columns.count) {
          result[row * table.columns.count + column] = index
        }
      }
    }
    return result
  }

  /// Adds what is visible of a merged area.
  private mutating func add(
    _ cells: UnsafeBufferPointer<Cell>, of table: Table, _ span: Span, row: Int, column: Int, _ visibleRows: [Int],
    _ visibleColumns: [Int]
  ) {
    let rowCount = visibleRows[row...].prefix { $0 < span.row + span.rowCount }.count
    let columnCount = visibleColumns[column...].prefix { $0 < span.column + span.columnCount }.count
    for r in row..<(row + rowCount) {
      for c in column..<(column + columnCount) { owners[r * hints.count + c] = areas.count }
    }
    let position = span.row * table.columns.count + span.column
    add(cells, at: position, row: row, column: column, rowCount: rowCount, columnCount: columnCount)
    if rowCount > 1, row + rowCount > headerRowCount { hasTallBody = true }
  }

  private mutating func add(
    _ cells: UnsafeBufferPointer<Cell>, at position: Int, row: Int, column: Int, rowCount: Int, columnCount: Int
  ) {
    let index = min(cells[position].style, styles.count - 1)
    let style = styles[index]
    var isBreakable = true
    let words: Range<Int>
    switch cells[position].content {
    case .empty: words = 0..<0
    case .text(let text): words = store.add(text)
    case .number(let number):
      words = store.add(number, places: style.numberFormat.places)
      isBreakable = false
    case .date(let date):
      words = store.add(date.vietnamese)
      isBreakable = false
    }
    areas.append(
      Area(
        row: row, column: column, rowCount: rowCount, columnCount: columnCount, words: words, isBreakable: isBreakable,
        isMarked: cells[position].isIncomplete && !isBreakable, style: index,
        indentation: style.isLeft ? style.indent * 2 : 0))
  }

  /// The area has no words, or one line of them that fits: found without a search for words.
  func fits(_ area: Area, _ width: Int) -> Bool {
    area.words.isEmpty || area.words.count == 1 && store.pieces[area.words.lowerBound].width <= width
  }

  func owner(_ row: Int, _ column: Int) -> Int { owners[row * hints.count + column] }

  /// The code of a column on the code line: `9` of `9=1-2`.
  func columnCode(_ column: Int) -> String? {
    guard let row = rows.firstIndex(of: .codeLine) else { return nil }
    guard let piece = store.pieces[areas[owner(row, column)].words].first else { return nil }
    let code = store.bytes[piece.start..<piece.end].prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
    return code.isEmpty ? nil : String(decoding: code, as: UTF8.self)
  }

  /// The width of an area's content on as few lines as it has.
  func naturalWidth(_ area: Area) -> Int {
    var width = 0
    for index in area.words { width = max(width, store.pieces[index].width) }
    return width + area.indentation
  }
}

extension CellStyle {
  // A pattern and not `==`, which is a call through a table of the protocol here.
  fileprivate var isLeft: Bool { if case .left = horizontal { true } else { false } }
}
