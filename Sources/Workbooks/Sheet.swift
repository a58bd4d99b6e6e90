package import Diagnostics

/// One sheet: its filled cells in rows, and what is hidden or merged.
package struct Sheet: Sendable {
  package let name: String
  /// Hidden in any degree; also Excel's "very hidden".
  package let isHidden: Bool
  /// Merged ranges in the order of the file; only the first cell of each holds a value.
  package let mergedRanges: [CellRange]
  let hiddenRows: IndexRanges
  let hiddenColumns: IndexRanges
  let packedRows: [PackedRow]
  let packedCells: [PackedCell]
  let pool: CellPool

  /// The rows that hold a cell, from top to bottom.
  package var rows: SheetRows { SheetRows(sheet: self) }

  /// From A1 to the last row and the last column that hold a cell; `nil` for a sheet without cells.
  package var extent: CellRange? {
    guard let lastRow = packedRows.last else { return nil }
    let lastColumn = packedRows.reduce(0) { max($0, Int(packedCells[Int($1.end) - 1].column)) }
    return CellRange(
      first: CellAddress(row: 0, column: 0), last: CellAddress(row: Int(lastRow.row), column: lastColumn))
  }

  /// The cell at an address; `nil` when it is blank. Two binary searches.
  package subscript(address: CellAddress) -> Cell? {
    guard let row = packedRows.position(of: Int32(clamping: address.row), by: { $0.row }) else { return nil }
    let cells = packedCells[Int(packedRows[row].start)..<Int(packedRows[row].end)]
    guard let column = UInt16(exactly: address.column), let at = cells.position(of: column, by: { $0.column }) else {
      return nil
    }
    return Cell(address: address, packed: packedCells[at], pool: pool)
  }

  /// Hidden by hand or by a filter; zero-based.
  package func isRowHidden(_ row: Int) -> Bool { hiddenRows.contains(row) }

  /// Zero-based.
  package func isColumnHidden(_ column: Int) -> Bool { hiddenColumns.contains(column) }

  /// The merged range that covers an address; `nil` when none does. Costs the number of merged ranges.
  package func mergedRange(at address: CellAddress) -> CellRange? {
    mergedRanges.first { $0.contains(address) }
  }
}

/// The filled rows of a sheet as a collection.
package struct SheetRows: RandomAccessCollection, Sendable {
  let sheet: Sheet

  package var startIndex: Int { 0 }
  package var endIndex: Int { sheet.packedRows.count }
  /// The filled row at a position among the filled ones, which is not its number in the sheet.
  package subscript(position: Int) -> SheetRow {
    SheetRow(row: sheet.packedRows[position], sheet: sheet)
  }
}

/// The filled cells of one row from left to right.
package struct SheetRow: RandomAccessCollection, Sendable {
  let row: PackedRow
  let sheet: Sheet

  /// Zero-based number of the row in its sheet.
  package var number: Int { Int(row.row) }
  package var startIndex: Int { 0 }
  package var endIndex: Int { Int(row.end - row.start) }
  /// The filled cell at a position among the filled ones, which is not its column.
  package subscript(position: Int) -> Cell {
    let packed = sheet.packedCells[Int(row.start) + position]
    return Cell(
      address: CellAddress(row: Int(row.row), column: Int(packed.column)), packed: packed, pool: sheet.pool)
  }
}

/// A row: its number, and its cells' positions from `start` up to `end`. Repeated rows share their cells.
struct PackedRow {
  var row: Int32
  var start: UInt32
  var end: UInt32
}

/// A set of row or column numbers, as ranges.
struct IndexRanges: Sendable {
  private var ranges: [ClosedRange<Int>] = []

  /// Adds a range; ranges that come in order are joined.
  ///
  /// - Returns: whether it is one more.
  @discardableResult
  mutating func add(_ range: ClosedRange<Int>) -> Bool {
    if let last = ranges.last, range.lowerBound >= last.lowerBound, range.lowerBound <= last.upperBound + 1 {
      ranges[ranges.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      return false
    }
    ranges.append(range)
    return true
  }

  /// The same in ascending order without overlaps, as ``contains(_:)`` wants it.
  func sorted() -> IndexRanges {
    var result = IndexRanges()
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { result.add(range) }
    return result
  }

  /// One binary search.
  func contains(_ index: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < index { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(index)
  }
}

extension RandomAccessCollection where Index == Int {
  /// Position of the element with this key in a collection sorted by it; `nil` when there is none.
  fileprivate func position<Key: Comparable>(of key: Key, by path: (Element) -> Key) -> Int? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if path(self[middle]) < key { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && path(self[low]) == key ? low : nil
  }
}
