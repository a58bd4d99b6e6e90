import Documents

/// How a sheet falls into pages when it is printed: as wide as the paper, no merged rows torn apart, and neither a row or two
/// nor the signatures alone on a page of their own.
///
/// An estimate from the heights that the sheet states. Where a program measures otherwise, a page comes out smaller or
/// shorter than it had to be, and nothing is lost.
struct SheetPages: Equatable {
  /// Pages to which the sheet is fitted downwards; 0 leaves that open.
  private(set) var pagesDown = 0
  /// Sheet rows, 0-based and ascending, that begin a page where the program would break elsewhere.
  private(set) var breaks: [Int] = []

  /// To save a page, nothing prints smaller than this percentage of its size…
  private static let smallestPercent = 50
  /// …nor smaller than this percentage of what the width asks for.
  private static let greatestLossPercent = 85
  /// Rows of the table that go with the signatures.
  private static let rowsBesideSignatures = 3
  /// Rows by which the end of a page may be estimated wrong.
  private static let uncertainRows = 8
  /// What rounding in programs may take is in hand.
  private static let pixelsPerMillimetre = 96 / 25.4 * 0.985

  /// Nothing is asked of the program.
  static let onePage = SheetPages()

  private init() {}

  init(_ section: DocumentSection, grid: SheetGrid, parts: [SheetPart]) {
    let (width, height) = section.page.textMillimetres
    let columns = grid.widthInPixels(grid.firstVisible...grid.lastVisible)
    guard section.page.fitsWidth, width > 0, height > 0, columns > 0 else { return }
    let layout = PageLayout(parts, grid: grid, pageHeight: Double(height) * SheetPages.pixelsPerMillimetre)
    // Programs print at whole percents.
    let percent = max(1, min(100, Int(100 * Double(width) * SheetPages.pixelsPerMillimetre / Double(columns))))
    let starts = layout.pageStarts(percent: percent)
    guard let last = starts.last, starts.count > 1 else { return }
    let least = max(percent * SheetPages.greatestLossPercent / 100, SheetPages.smallestPercent)
    if least < percent, layout.pageStarts(percent: least).count < starts.count {
      pagesDown = starts.count - 1
      return
    }
    breaks = starts.filter(layout.isMoved)
    let rows = layout.bodyRows
    guard last > rows.upperBound - SheetPages.uncertainRows, rows.count > 2 * SheetPages.uncertainRows else { return }
    let start = layout.groupStart(min(last, rows.upperBound - SheetPages.rowsBesideSignatures))
    breaks = breaks.filter { $0 < start } + [start]
  }
}

/// The rows of a sheet as a printer sees them.
private struct PageLayout {
  /// In pixels at full size; 0 for hidden rows.
  private let heights: [Int]
  /// Per row: the first row of the merged area that it is in.
  private let groupStarts: [Int]
  private let headerRows: Range<Int>?
  private let pageHeight: Double
  /// Rows of the one table below its header, without the hidden end mark.
  let bodyRows: Range<Int>

  init(_ parts: [SheetPart], grid: SheetGrid, pageHeight: Double) {
    var heights: [Int] = []
    heights.reserveCapacity(grid.rowCount)
    for part in parts { part.appendPrintedHeights(to: &heights) }
    self.heights = heights
    headerRows = grid.headerRows
    self.pageHeight = pageHeight
    var starts = Array(0..<grid.rowCount)
    var bodyEnd = 0
    var tables = grid.tableRows.makeIterator()
    for case .table(let table, _) in parts {
      guard let first = tables.next() else { break }
      bodyEnd = first + table.rows.count { !$0.isAnchorOnly }
      for span in table.spans where span.rowCount > 1 {
        for row in (first + span.row)..<min(first + span.row + span.rowCount, starts.count) {
          starts[row] = min(starts[row], first + span.row)
        }
      }
    }
    var row = 0
    for part in parts {
      let count = part.rowCount
      if case .chart = part {
        for covered in row..<min(row + count, starts.count) { starts[covered] = row }
      }
      row += count
    }
    groupStarts = starts
    let bodyStart = grid.headerRows?.upperBound ?? bodyEnd
    bodyRows = bodyStart..<max(bodyStart, bodyEnd)
  }

  /// The first row of each page.
  func pageStarts(percent: Int) -> [Int] {
    let room = Int(pageHeight * 100) / percent
    let repeated = headerRows.map { heights[$0].reduce(0, +) } ?? 0
    var starts = [0]
    var used = 0
    for (row, height) in heights.enumerated() {
      if used + height > room, used > 0 {
        let start = groupStart(row) > starts[starts.count - 1] ? groupStart(row) : row
        starts.append(start)
        used = heights[start..<row].reduce(0, +)
        if let headerRows, start >= headerRows.upperBound { used += repeated }
      }
      used += height
    }
    return starts
  }

  func groupStart(_ row: Int) -> Int { groupStarts.indices.contains(row) ? groupStarts[row] : row }

  /// Whether a page begins with merged rows, which a program by itself may tear apart.
  func isMoved(_ start: Int) -> Bool {
    start > 0 && groupStarts.indices.contains(start + 1) && groupStarts[start + 1] == start
  }
}
