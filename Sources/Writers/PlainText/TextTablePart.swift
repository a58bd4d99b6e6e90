/// The columns of a text table that stand in one part of its picture, and the areas that they show.
struct TextTablePart {
  let table: TextTable
  /// The table's columns, ascending, and their widths without padding.
  let columns: [Int]
  let widths: [Int]

  /// - Parameter widths: by the table's columns.
  init(_ table: TextTable, columns: [Int], widths: [Int]) {
    self.table = table
    self.columns = columns
    self.widths = columns.map { widths[$0] }
  }

  /// The area at a position.
  @inline(__always)
  func owner(_ row: Int, _ at: Int) -> Int { table.owner(row, columns[at]) }

  /// The area at a position, and how many columns of the part it goes on for.
  @inline(__always)
  func run(_ row: Int, _ at: Int) -> (owner: Int, count: Int) {
    let owner = owner(row, at)
    return table.areas[owner].columnCount > 1 ? (owner, length(row, at, owner)) : (owner, 1)
  }

  @inline(never)
  private func length(_ row: Int, _ at: Int, _ owner: Int) -> Int {
    var end = at + 1
    while end < columns.count, self.owner(row, end) == owner { end += 1 }
    return end - at
  }

  /// Room for text in so many columns, the bars between them included.
  @inline(__always)
  func innerWidth(_ at: Int, _ count: Int) -> Int {
    if count == 1 { return widths[at] }
    return widths[at..<(at + count)].reduce(3 * (count - 1), +)
  }
}
