import Documents

/// Widths of a table's columns on a page, and the size of its letters: the largest with which every word keeps to one
/// line. A table that is too wide even with the smallest goes on in further parts, the stub columns repeated.
struct DOCXColumns {
  struct Part: Equatable {
    /// Columns of the table, ascending.
    let columns: [Int]
    /// In twips.
    let widths: [Int]
  }

  let points: Int
  let parts: [Part]

  /// Word takes no more.
  private static let greatestCount = 63
  /// In thousandths of the size of letters, what a character of a column's wished width takes.
  private static let character = 500
  /// A table may be squeezed so far, in hundredths of its wished width, before its letters get smaller.
  private static let squeeze = 50

  private let table: TextTable
  /// By column: the longest word, in thousandths of the size of letters.
  private let longest: [Int]

  init(_ table: TextTable, room: Int, points: ClosedRange<Int>) {
    self.table = table
    longest = DOCXColumns.longestWords(of: table)
    let all = Array(0..<table.columnCount)
    for size in points.reversed() {
      let least = DOCXColumns.least(longest, points: size)
      let wished = table.hints.reduce(0) { $0 + $1 * DOCXColumns.character * size / 50 }
      guard all.count <= DOCXColumns.greatestCount, least.reduce(0, +) <= room,
        size == points.lowerBound || wished * DOCXColumns.squeeze <= room * 100
      else { continue }
      self.points = size
      parts = [Part(columns: all, widths: DOCXColumns.widths(all, least, table.hints, room: room))]
      return
    }
    self.points = points.lowerBound
    let least = DOCXColumns.least(longest, points: points.lowerBound)
    parts = DOCXColumns.cut(table, least, room: room).map { columns in
      Part(columns: columns, widths: DOCXColumns.widths(columns, least, table.hints, room: room))
    }
  }

  // MARK: - What columns need

  private static func longestWords(of table: TextTable) -> [Int] {
    var longest = [Int](repeating: 0, count: table.columnCount)
    var wide: [(area: TextTable.Area, width: Int)] = []
    for area in table.areas {
      let width = longestWord(of: area, in: table)
      if area.columnCount == 1 { longest[area.column] = max(longest[area.column], width) } else { wide.append((area, width)) }
    }
    for (area, width) in wide {
      let columns = area.column..<(area.column + area.columnCount)
      let lacking = width - longest[columns].reduce(0, +)
      guard lacking > 0 else { continue }
      for column in columns { longest[column] += (lacking + columns.count - 1) / columns.count }
    }
    return longest
  }

  private static func longestWord(of area: TextTable.Area, in table: TextTable) -> Int {
    let isBold = table.styles[area.style].isBold
    let atSigns = table.rows[area.row] == .codeLine
    var longest = 0
    for piece in table.store.pieces[area.words] {
      let width = table.store.bytes.withBytes(piece.start..<piece.end) {
        TextWidths.longestWord(of: $0, isBold: isBold, atSigns: atSigns)
      }
      longest = max(longest, width)
    }
    return longest + table.styles[area.style].indent * 600
  }

  /// Widths in twips below which a word would be broken; 3 % in hand for what the metrics leave out.
  private static func least(_ longest: [Int], points: Int) -> [Int] {
    longest.map { $0 * points * 103 / 5_000 + 2 * Twips.cellMargin + 10 }
  }

  // MARK: - Parts and widths

  private static func cut(_ table: TextTable, _ least: [Int], room: Int) -> [[Int]] {
    let stubs = Array(0..<min(table.stubCount, table.columnCount - 1))
    let base = stubs.reduce(0) { $0 + least[$1] }
    var parts: [[Int]] = []
    var part = stubs
    var used = base
    for column in stubs.count..<table.columnCount {
      if part.count > stubs.count, used + least[column] > room || part.count == greatestCount {
        parts.append(part)
        part = stubs
        used = base
      }
      part.append(column)
      used += least[column]
    }
    return parts + [part]
  }

  /// In proportion to the wished widths, but none below its least; together as wide as the page.
  private static func widths(_ columns: [Int], _ least: [Int], _ hints: [Int], room: Int) -> [Int] {
    let needed = columns.reduce(0) { $0 + least[$1] }
    if needed >= room { return exact(columns.map { least[$0] * room / max(1, needed) }, room: room) }
    var fixed: Set<Int> = []
    while true {
      let free = columns.filter { !fixed.contains($0) }
      let left = room - fixed.reduce(0) { $0 + least[$1] }
      let weight = max(1, free.reduce(0) { $0 + max(1, hints[$1]) })
      let narrow = free.filter { left * max(1, hints[$0]) / weight < least[$0] }
      if narrow.isEmpty || free.isEmpty {
        return exact(
          columns.map { fixed.contains($0) ? least[$0] : left * max(1, hints[$0]) / weight }, room: room)
      }
      fixed.formUnion(narrow)
    }
  }

  /// What rounding left over goes to the widest column.
  private static func exact(_ widths: [Int], room: Int) -> [Int] {
    var result = widths.map { max(1, $0) }
    if let widest = result.indices.max(by: { result[$0] < result[$1] }) {
      result[widest] = max(1, result[widest] + room - result.reduce(0, +))
    }
    return result
  }
}
