import Documents
import Quantities

/// A table as it prints in text: hidden columns and anchor rows gone, every cell's words measured, each position owned
/// by one area. One object that all who lay it out share.
final class TextTable {
  /// A cell, or a merged area, by visible rows and columns.
  struct Area {
    let row: Int
    let column: Int
    let rowCount: Int
    let columnCount: Int
    /// Lines of the content in the store.
    let words: Range<Int>
    /// Columns that the content takes on as few lines as it has, with the white before it.
    let naturalWidth: Int
    /// Numbers and dates are never broken.
    let isBreakable: Bool
    let isMarked: Bool
    let style: Int
    /// Columns of white before text.
    let indentation: Int
  }

  let styles: [CellStyle]
  let store: TextStore
  /// Row by row, in each row from the left.
  let areas: [Area]
  /// Row by row: the index into ``areas`` of each position.
  let owners: [Int]
  let rows: [Table.Row.Kind]
  /// Widths wished for, in characters.
  let hints: [Int]
  let headerRowCount: Int
  let stubCount: Int
  /// Some area below the header covers several rows.
  let hasTallBody: Bool

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
    var gathering = TextAreas(table, self.styles, rows: visibleRows, columns: visibleColumns)
    gathering.gather(headerRowCount: headerRowCount)
    areas = gathering.areas
    owners = gathering.owners
    hasTallBody = gathering.hasTallBody
    store = gathering.takeStore()
  }

  func owner(_ row: Int, _ column: Int) -> Int { owners[row * hints.count + column] }

  /// The code of a column on the code line: `9` of `9=1-2`.
  func columnCode(_ column: Int) -> String? {
    guard let row = rows.firstIndex(of: .codeLine) else { return nil }
    guard let piece = store.pieces[areas[owner(row, column)].words].first else { return nil }
    return store.bytes.withBytes(piece.start..<piece.end) { bytes in
      let code = bytes.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }
      return code.isEmpty ? nil : String(decoding: code, as: UTF8.self)
    }
  }
}

/// The areas of a table while they are gathered, position by position.
private struct TextAreas: ~Copyable {
  private let table: Table
  private let styles: [CellStyle]
  private let rows: [Int]
  private let columns: [Int]
  private var store: TextStore
  private(set) var areas: [TextTable.Area] = []
  private(set) var owners: [Int]
  private(set) var hasTallBody = false

  /// - Parameters:
  ///   - rows: those that are visible.
  ///   - columns: those that are visible.
  init(_ table: Table, _ styles: [CellStyle], rows: [Int], columns: [Int]) {
    self.table = table
    self.styles = styles
    self.rows = rows
    self.columns = columns
    store = TextStore(expecting: rows.count * columns.count)
    areas.reserveCapacity(rows.count * columns.count)
    owners = Array(repeating: -1, count: rows.count * columns.count)
  }

  consuming func takeStore() -> TextStore { store }

  mutating func gather(headerRowCount: Int) {
    let spanOfPosition = TextAreas.spansByPosition(table)
    // Without a copy of each cell, which would count the references in it.
    table.cells.withUnsafeBufferPointer { cells in
      for (row, tableRow) in rows.enumerated() {
        for (column, tableColumn) in columns.enumerated() where owners[row * columns.count + column] < 0 {
          let at = tableRow * table.columns.count + tableColumn
          let span = spanOfPosition.isEmpty ? -1 : spanOfPosition[at]
          if span < 0 {
            owners[row * columns.count + column] = areas.count
            add(cells, at: at, row: row, column: column, rowCount: 1, columnCount: 1)
          } else {
            add(cells, table.spans[span], row: row, column: column, headerRowCount: headerRowCount)
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
    _ cells: UnsafeBufferPointer<Cell>, _ span: Span, row: Int, column: Int, headerRowCount: Int
  ) {
    let rowCount = rows[row...].prefix { $0 < span.row + span.rowCount }.count
    let columnCount = columns[column...].prefix { $0 < span.column + span.columnCount }.count
    for r in row..<(row + rowCount) {
      for c in column..<(column + columnCount) { owners[r * columns.count + c] = areas.count }
    }
    let position = span.row * table.columns.count + span.column
    add(cells, at: position, row: row, column: column, rowCount: rowCount, columnCount: columnCount)
    if rowCount > 1, row + rowCount > headerRowCount { hasTallBody = true }
  }

  @inline(__always)
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
    let indentation = style.isLeft ? style.indent * 2 : 0
    areas.append(
      TextTable.Area(
        row: row, column: column, rowCount: rowCount, columnCount: columnCount, words: words,
        naturalWidth: store.width(words) + indentation, isBreakable: isBreakable,
        isMarked: cells[position].isIncomplete && !isBreakable, style: index, indentation: indentation))
  }
}

extension CellStyle {
  // A pattern and not `==`, which is a call through a table of the protocol here.
  fileprivate var isLeft: Bool { if case .left = horizontal { true } else { false } }
}
