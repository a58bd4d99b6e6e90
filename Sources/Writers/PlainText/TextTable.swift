import Documents
import Quantities

/// A table as it prints in text: hidden columns and anchor rows gone, every cell's words measured, each position owned
/// by one area. One object that all who lay it out share.
final class TextTable {
  /// Positions that one area takes, by visible rows and columns.
  struct Place {
    let row: Int
    let column: Int
    let rowCount: Int
    let columnCount: Int
  }

  /// A cell, or a merged area.
  struct Area {
    let place: Place
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

    var row: Int { place.row }
    var column: Int { place.column }
    var rowCount: Int { place.rowCount }
    var columnCount: Int { place.columnCount }
  }

  let styles: [CellStyle]
  let store: TextStore
  /// Row by row, in each row from the left.
  let areas: [Area]
  /// Row by row: the index into ``areas`` of each position.
  let owners: [Int]
  /// The areas of several columns.
  let wideAreas: [Area]
  /// Indices into ``areas`` of those of one column that have words.
  let wordAreas: [Int]
  /// By column: how wide the widest number or date is that it has for itself; 0 without one.
  let widestFigures: [Int]
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
    var gathering = TextAreas(rowCount: rows.count, columnCount: hints.count)
    gathering.gather(table, self.styles, rows: visibleRows, columns: visibleColumns)
    areas = gathering.areas
    owners = gathering.owners
    wideAreas = gathering.wide
    wordAreas = gathering.words
    widestFigures = gathering.widestFigures
    hasTallBody = gathering.lastTallRow >= headerRowCount
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
  private(set) var areas: [TextTable.Area] = []
  private(set) var owners: [Int]
  private(set) var wide: [TextTable.Area] = []
  private(set) var words: [Int] = []
  private(set) var widestFigures: [Int]
  /// The last row of any area that covers several; -1 without one.
  private(set) var lastTallRow = -1
  private var store: TextStore

  init(rowCount: Int, columnCount: Int) {
    owners = Array(repeating: -1, count: rowCount * columnCount)
    widestFigures = Array(repeating: 0, count: columnCount)
    store = TextStore(expecting: owners.count)
    areas.reserveCapacity(owners.count)
  }

  consuming func takeStore() -> TextStore { store }

  /// - Parameters:
  ///   - rows: those that are visible.
  ///   - columns: those that are visible.
  mutating func gather(_ table: Table, _ styles: [CellStyle], rows: [Int], columns: [Int]) {
    let spanOfPosition = TextAreas.spansByPosition(table)
    // Without a copy of each cell, which would count the references in it.
    table.cells.withUnsafeBufferPointer { cells in
      var position = 0
      for row in rows.indices {
        let start = rows[row] * table.columns.count
        for column in columns.indices {
          defer { position += 1 }
          if owners[position] >= 0 { continue }
          let at = start + columns[column]
          if spanOfPosition.isEmpty || spanOfPosition[at] < 0 {
            owners[position] = areas.count
            add(cells, styles, at: at, TextTable.Place(row: row, column: column, rowCount: 1, columnCount: 1))
          } else {
            let span = table.spans[spanOfPosition[at]]
            let place = TextTable.Place(
              row: row, column: column, rowCount: rows[row...].prefix { $0 < span.row + span.rowCount }.count,
              columnCount: columns[column...].prefix { $0 < span.column + span.columnCount }.count)
            own(place, of: columns.count)
            add(cells, styles, at: span.row * table.columns.count + span.column, place)
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

  /// Gives the positions of a merged area to the one that is added next.
  private mutating func own(_ place: TextTable.Place, of columnCount: Int) {
    if place.rowCount > 1 { lastTallRow = max(lastTallRow, place.row + place.rowCount - 1) }
    for row in place.row..<(place.row + place.rowCount) {
      for column in place.column..<(place.column + place.columnCount) { owners[row * columnCount + column] = areas.count }
    }
  }

  @inline(__always)
  private mutating func add(
    _ cells: UnsafeBufferPointer<Cell>, _ styles: [CellStyle], at position: Int, _ place: TextTable.Place
  ) {
    let style = min(cells[position].style, styles.count - 1)
    var isBreakable = true
    let words: Range<Int>
    switch cells[position].content {
    case .empty: words = 0..<0
    case .text(let text): words = store.add(text)
    case .number(let number):
      words = store.add(number, places: styles[style].numberFormat.places)
      isBreakable = false
    case .date(let date):
      words = store.add(date.vietnamese)
      isBreakable = false
    }
    let indentation = styles[style].isLeft ? styles[style].indent * 2 : 0
    let area = TextTable.Area(
      place: place, words: words, naturalWidth: store.width(words) + indentation, isBreakable: isBreakable,
      isMarked: cells[position].isIncomplete && !isBreakable, style: style, indentation: indentation)
    if place.columnCount > 1 {
      wide.append(area)
    } else if !isBreakable {
      widestFigures[place.column] = max(widestFigures[place.column], area.naturalWidth)
    } else if !words.isEmpty {
      self.words.append(areas.count)
    }
    areas.append(area)
  }
}

extension CellStyle {
  // A pattern and not `==`, which is a call through a table of the protocol here.
  fileprivate var isLeft: Bool { if case .left = horizontal { true } else { false } }
}
