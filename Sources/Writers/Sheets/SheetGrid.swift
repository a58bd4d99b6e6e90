import Documents

/// The columns that all blocks of a section share, and where its tables lie.
///
/// A column is as wide as the widest column of that number in the section's tables; a column that every table hides is
/// hidden. Lengths are pixels of 1/96 inch, ¾ of a point, the step in which spreadsheets keep them.
final class SheetGrid: Sendable {
  struct Column: Sendable {
    var widthInPixels: Int
    var isHidden: Bool
  }

  let columns: [Column]
  /// The section's blocks as they stand on the sheet.
  let blocks: [Block]
  let firstVisible: Int
  let lastVisible: Int
  /// The columns of each block of a ``SideBySide`` of two, and of three; empty where none is of three or the columns do not allow it.
  private let halves: [ClosedRange<Int>]
  private let thirds: [ClosedRange<Int>]
  /// First row of each table, 0-based, in the order of the blocks.
  let tableRows: [Int]
  let rowCount: Int
  /// The sheet rows of the header, when the sheet has one table: with several there is no one header to repeat.
  let headerRows: Range<Int>?

  /// Header rows that leave too little of the screen for the rest are not frozen.
  private static let greatestFrozenHeightInPixels = 400

  /// Height of the rows that a chart takes.
  static let chartRowHeightInPixels = 20

  /// - Parameter drawsCharts: the format has charts; where it has none they take no rows.
  init(_ section: DocumentSection, drawsCharts: Bool = false) {
    let all = section.sheetBlocks
    var columns = SheetGrid.columns(of: all)
    while columns.count(where: { !$0.isHidden }) < 2 {
      columns.append(Column(widthInPixels: SheetGrid.textWidthInPixels(section.page) / 2, isHidden: false))
    }
    self.columns = columns
    firstVisible = columns.firstIndex { !$0.isHidden } ?? 0
    lastVisible = columns.lastIndex { !$0.isHidden } ?? 0
    halves = SheetGrid.parts(2, of: columns)
    let hasThree = all.contains { if case .sideBySide(let beside) = $0 { !beside.middle.isEmpty } else { false } }
    thirds = hasThree ? SheetGrid.fairThirds(of: columns) : []
    let standing = drawsCharts ? all : all.filter { if case .chart = $0 { false } else { true } }
    blocks = hasThree && thirds.isEmpty ? standing.flatMap(SheetGrid.inTwoColumns) : standing
    (tableRows, rowCount) = SheetGrid.rows(of: blocks)
    headerRows = SheetGrid.headerRows(of: blocks, tableRows: tableRows)
  }

  /// Rows at the top that stay in sight; 0 for none.
  func frozenRowCount(_ parts: [SheetPart]) -> Int {
    guard let headerRows else { return 0 }
    var height = 0
    var row = 0
    for part in parts where row < headerRows.upperBound {
      let heights = part.heights.prefix(headerRows.upperBound - row)
      height += heights.reduce(0, +)
      row += heights.count
    }
    return height <= SheetGrid.greatestFrozenHeightInPixels ? headerRows.upperBound : 0
  }

  private static func headerRows(of blocks: [Block], tableRows: [Int]) -> Range<Int>? {
    guard tableRows.count == 1 else { return nil }
    for case .table(let table) in blocks where table.headerRowCount > 0 {
      return tableRows[0]..<(tableRows[0] + table.headerRowCount)
    }
    return nil
  }

  /// Width of a merged area without its hidden columns.
  func widthInPixels(_ range: ClosedRange<Int>) -> Int {
    if range.count == 1 { return columns[range.lowerBound].isHidden ? 0 : columns[range.lowerBound].widthInPixels }
    return columns[range].reduce(0) { $0 + ($1.isHidden ? 0 : $1.widthInPixels) }
  }

  private static func rows(of blocks: [Block]) -> (tables: [Int], count: Int) {
    var tables: [Int] = []
    var row = 0
    for block in blocks {
      if case .table = block { tables.append(row) }
      row += block.rowCount
    }
    return (tables, row)
  }

  private static func columns(of blocks: [Block]) -> [Column] {
    var columns: [Column] = []
    for case .table(let table) in blocks {
      for (index, column) in table.columns.enumerated() {
        let width = pixels(characters: column.widthInCharacters)
        if index == columns.count {
          columns.append(Column(widthInPixels: width, isHidden: column.isHidden))
        } else {
          columns[index].widthInPixels = max(columns[index].widthInPixels, width)
          columns[index].isHidden = columns[index].isHidden && column.isHidden
        }
      }
    }
    return columns
  }

  /// The columns that the blocks of a ``SideBySide`` take.
  func parts(of beside: SideBySide) -> [ClosedRange<Int>] { beside.middle.isEmpty ? halves : thirds }

  /// Three parts of which none is too narrow for its words; empty where the columns do not allow it.
  private static func fairThirds(of columns: [Column]) -> [ClosedRange<Int>] {
    guard columns.count(where: { !$0.isHidden }) > 2 else { return [] }
    let parts = parts(3, of: columns)
    let widths = parts.map { part in columns[part].reduce(0) { $0 + ($1.isHidden ? 0 : $1.widthInPixels) } }
    return widths.allSatisfy { $0 * 5 >= widths.reduce(0, +) } ? parts : []
  }

  /// Where there is no room for three blocks beside each other, the first of them goes below the others.
  private static func inTwoColumns(_ block: Block) -> [Block] {
    guard case .sideBySide(let beside) = block, !beside.middle.isEmpty else { return [block] }
    return [.sideBySide(SideBySide(left: beside.middle, right: beside.right))] + beside.left.map(Block.paragraph)
  }

  /// Cuts the visible columns into so many parts, as alike in width as can be; each begins with a visible column.
  private static func parts(_ count: Int, of columns: [Column]) -> [ClosedRange<Int>] {
    let visible = columns.indices.filter { !columns[$0].isHidden }
    // Widths of all visible columns before each.
    var before = [0]
    for index in visible { before.append((before.last ?? 0) + columns[index].widthInPixels) }
    let total = before.last ?? 0
    var starts = [0]
    for part in 1..<count {
      let places = ((starts.last ?? 0) + 1)...(visible.count - count + part)
      starts.append(places.min { abs(count * before[$0] - part * total) < abs(count * before[$1] - part * total) } ?? part)
    }
    return starts.indices.map { part in
      let end = part + 1 < count ? visible[starts[part + 1]] - 1 : visible[visible.count - 1]
      return visible[starts[part]]...end
    }
  }

  /// A column for so many digits of 11 point Times New Roman, with the padding of 5 pixels that Excel adds.
  private static func pixels(characters: Int) -> Int { (max(1, min(characters, 255)) * 22 + 2) / 3 + 5 }

  /// Width of the text area of an A4 page.
  private static func textWidthInPixels(_ page: PageSetup) -> Int {
    max(40, page.textMillimetres.width) * 960 / 254
  }
}
