import Documents

/// The columns that all blocks of a section share, and where its tables lie.
///
/// A column is as wide as the widest column of that number in the section's tables; a column that every table hides is
/// hidden. Lengths are pixels of 1/96 inch, ¾ of a point, the step in which spreadsheets keep them.
struct SheetGrid {
  struct Column {
    var widthInPixels: Int
    var isHidden: Bool
  }

  let columns: [Column]
  let firstVisible: Int
  let lastVisible: Int
  /// First column of the right half, where the right block of a ``SideBySide`` begins.
  let rightHalf: Int
  /// First row of each table, 0-based, in the order of the blocks.
  let tableRows: [Int]
  let rowCount: Int
  /// The sheet rows of the header, when the sheet has one table: with several there is no one header to repeat.
  let headerRows: Range<Int>?

  /// Header rows that leave too little of the screen for the rest are not frozen.
  private static let greatestFrozenHeightInPixels = 400

  init(_ section: DocumentSection) {
    var columns = SheetGrid.columns(of: section)
    while columns.count(where: { !$0.isHidden }) < 2 {
      columns.append(Column(widthInPixels: SheetGrid.textWidthInPixels(section.page) / 2, isHidden: false))
    }
    self.columns = columns
    firstVisible = columns.firstIndex { !$0.isHidden } ?? 0
    lastVisible = columns.lastIndex { !$0.isHidden } ?? 0
    rightHalf = SheetGrid.rightHalf(columns, first: firstVisible, last: lastVisible)
    (tableRows, rowCount) = SheetGrid.rows(of: section.sheetBlocks)
    headerRows = SheetGrid.headerRows(of: section.sheetBlocks, tableRows: tableRows)
  }

  /// Rows at the top that stay in sight; 0 for none.
  func frozenRowCount(_ parts: [SheetPart]) -> Int {
    guard let headerRows else { return 0 }
    let height = parts.lazy.flatMap(\.heights).prefix(headerRows.upperBound).reduce(0, +)
    return height <= SheetGrid.greatestFrozenHeightInPixels ? headerRows.upperBound : 0
  }

  private static func headerRows(of blocks: [Block], tableRows: [Int]) -> Range<Int>? {
    guard tableRows.count == 1 else { return nil }
    for case .table(let table) in blocks where table.headerRowCount > 0 {
      return tableRows[0]..<(tableRows[0] + table.headerRowCount)
    }
    return nil
  }

  /// Rows that a block takes.
  static func rowCount(of block: Block) -> Int {
    switch block {
    case .paragraph, .gap: 1
    case .sideBySide(let pair): max(pair.left.count, pair.right.count)
    case .table(let table): table.rows.count
    }
  }

  /// Width of a merged area without its hidden columns.
  func widthInPixels(_ range: ClosedRange<Int>) -> Int {
    columns[range].reduce(0) { $0 + ($1.isHidden ? 0 : $1.widthInPixels) }
  }

  private static func rows(of blocks: [Block]) -> (tables: [Int], count: Int) {
    var tables: [Int] = []
    var row = 0
    for block in blocks {
      if case .table = block { tables.append(row) }
      row += rowCount(of: block)
    }
    return (tables, row)
  }

  private static func columns(of section: DocumentSection) -> [Column] {
    var columns: [Column] = []
    for case .table(let table) in section.sheetBlocks {
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

  /// The cut that leaves the halves most alike; each has a visible column.
  private static func rightHalf(_ columns: [Column], first: Int, last: Int) -> Int {
    let total = columns.reduce(0) { $0 + ($1.isHidden ? 0 : $1.widthInPixels) }
    var best = last
    var bestDistance = Int.max
    var left = 0
    for index in first..<last {
      left += columns[index].isHidden ? 0 : columns[index].widthInPixels
      let distance = abs(total - 2 * left)
      if distance < bestDistance, !columns[index + 1].isHidden { (best, bestDistance) = (index + 1, distance) }
    }
    return best
  }

  /// A column for so many digits of 11 point Times New Roman, with the padding of 5 pixels that Excel adds.
  private static func pixels(characters: Int) -> Int { (max(1, min(characters, 255)) * 22 + 2) / 3 + 5 }

  /// Width of the text area of an A4 page.
  private static func textWidthInPixels(_ page: PageSetup) -> Int {
    let paper = page.orientation == .portrait ? 210 : 297
    return max(40, paper - page.leftMillimetres - page.rightMillimetres) * 960 / 254
  }
}
