import Documents

/// What of a table is printed: hidden columns and rows that hold only an anchor are left out, and every position that is
/// left belongs to one area.
struct VisibleGrid {
  /// A cell, or what is visible of a merged area; positions count visible rows and columns.
  struct Area {
    var row: Int
    var column: Int
    var rowCount: Int
    var columnCount: Int
    /// Index in ``Table/cells`` of the cell that holds the content.
    var position: Int
  }

  /// Indices in ``Table/rows``.
  let rows: [Int]
  /// Indices in ``Table/columns``.
  let columns: [Int]
  /// From the top, and from the left within a row; each at its first position.
  private(set) var areas: [[Area]]

  init(_ table: Table) {
    let rows = table.rows.indices.filter { !table.rows[$0].isAnchorOnly }
    let columns = table.columns.indices.filter { !table.columns[$0].isHidden }
    var taken = [Bool](repeating: false, count: rows.count * columns.count)
    let spans = VisibleGrid.spansByPosition(table)
    var areas = [[Area]](repeating: [], count: rows.count)
    for (row, tableRow) in rows.enumerated() {
      for (column, tableColumn) in columns.enumerated() where !taken[row * columns.count + column] {
        var area = Area(
          row: row, column: column, rowCount: 1, columnCount: 1, position: tableRow * table.columns.count + tableColumn)
        if let span = spans[area.position] {
          area.rowCount = rows[row...].prefix { $0 < span.row + span.rowCount }.count
          area.columnCount = columns[column...].prefix { $0 < span.column + span.columnCount }.count
          area.position = span.row * table.columns.count + span.column
          for r in row..<(row + area.rowCount) {
            for c in column..<(column + area.columnCount) { taken[r * columns.count + c] = true }
          }
        }
        areas[row].append(area)
      }
    }
    self.rows = rows
    self.columns = columns
    self.areas = areas
  }

  private static func spansByPosition(_ table: Table) -> [Int: Span] {
    var result: [Int: Span] = [:]
    for span in table.spans {
      for row in span.row..<min(span.row + span.rowCount, table.rows.count) {
        for column in span.column..<min(span.column + span.columnCount, table.columns.count) {
          result[row * table.columns.count + column] = span
        }
      }
    }
    return result
  }
}
