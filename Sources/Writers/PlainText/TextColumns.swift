import Documents

/// How wide the columns of a text table are, and in how many parts it is printed.
///
/// Widths come from the content; the widths that the form wishes for only say up to where a column follows long text. A
/// table wider than the page is cut into parts between groups of the header, and the stub columns stand in each.
struct TextColumns {
  /// By column, without the space at either side.
  private(set) var widths: [Int]
  /// The columns of each part, stubs first.
  private(set) var parts: [[Int]] = []
  private let limit: Int

  /// Below this no column is narrowed to spare the table a cut into parts.
  private static let leastText = 18

  /// - Parameter limit: columns of the screen that a line may take.
  init(_ table: TextTable, limit: Int) {
    self.limit = limit
    let needs = Needs(table)
    widths = needs.wanted
    needs.widenForMerged(table, &widths)
    let everything = Array(0..<table.columnCount)
    let figures = everything.filter { needs.longestText[$0] == 0 }
    shrink(figures, to: needs.least, whileWide: everything)
    shrink(everything, to: zip(needs.least, widths).map { max($0, min($1, Self.leastText)) }, whileWide: everything)
    if lineWidth(everything) > limit, table.stubCount < table.columnCount {
      divide(table, needs)
    } else {
      shrink(everything, to: needs.least, whileWide: everything)
      parts = [everything]
    }
    grow(to: zip(needs.longestText, table.hints).map { min($0, $1 * 3 / 2) })
    fitMergedNumbers(table)
  }

  /// Widens the columns of text, the one that lacks most first, as far as the widest part allows.
  private mutating func grow(to wanted: [Int]) {
    var slack = limit - (parts.map { lineWidth($0) }.max() ?? 0)
    while slack > 0, let column = widths.indices.max(by: { wanted[$0] - widths[$0] < wanted[$1] - widths[$1] }),
      wanted[column] > widths[column]
    {
      widths[column] += 1
      slack -= 1
    }
  }

  /// A number merged over columns must fit what a part shows of them: a figure is never broken, rather the line gets
  /// too wide.
  private mutating func fitMergedNumbers(_ table: TextTable) {
    for area in table.wideAreas where !area.isBreakable {
      for part in parts {
        let shown = part.filter { (area.column..<(area.column + area.columnCount)).contains($0) }
        guard let last = shown.last else { continue }
        widths[last] += max(0, area.naturalWidth + 4 - lineWidth(shown))
      }
    }
  }

  /// Columns of the screen that a line with these columns takes, borders and padding included.
  func lineWidth(_ columns: some Sequence<Int>) -> Int {
    columns.reduce(1) { $0 + widths[$1] + 3 }
  }

  /// Takes from the widest column until the line fits or no column is above its least.
  private mutating func shrink(
    _ columns: [Int], to least: [Int], whileWide line: [Int], within room: Int? = nil
  ) {
    var excess = lineWidth(line) - (room ?? limit)
    while excess > 0 {
      // Of several the first.
      var widest = -1
      for column in columns where widths[column] > least[column] && (widest < 0 || widths[column] > widths[widest]) {
        widest = column
      }
      if widest < 0 { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  // MARK: - Parts

  private mutating func divide(_ table: TextTable, _ needs: Needs) {
    widths = needs.wanted
    needs.widenForMerged(table, &widths)
    let stubs = Array(0..<table.stubCount)
    let least = zip(needs.least, widths).map { max($0, min($1, Self.leastText)) }
    shrink(stubs, to: least, whileWide: stubs, within: limit * 2 / 5)
    var part = stubs
    for group in groups(table, table.stubCount..<table.columnCount, headerRow: 0, stubs: stubs) {
      if part.count > stubs.count, lineWidth(part + group) > limit {
        parts.append(part)
        part = stubs
      }
      part += group
    }
    parts.append(part)
  }

  /// The pieces that are not to be cut: header groups, or what is below them where a group is wider than the page.
  private func groups(_ table: TextTable, _ columns: Range<Int>, headerRow: Int, stubs: [Int]) -> [Range<Int>] {
    guard headerRow < table.headerRowCount else { return columns.map { $0..<($0 + 1) } }
    var result: [Range<Int>] = []
    var start = columns.lowerBound
    while start < columns.upperBound {
      let owner = table.owner(headerRow, start)
      var end = start + 1
      while end < columns.upperBound, table.owner(headerRow, end) == owner { end += 1 }
      if end - start > 1, lineWidth(stubs + (start..<end)) > limit {
        result += groups(table, start..<end, headerRow: headerRow + 1, stubs: stubs)
      } else {
        result.append(start..<end)
      }
      start = end
    }
    return result
  }
}

/// What the content of each column asks for.
private struct Needs {
  /// The longest number or word.
  private(set) var least: [Int]
  /// What the header and the longest text ask for, as far as the wished width allows.
  private(set) var wanted: [Int]
  /// The longest text below the header; 0 where only figures stand.
  private(set) var longestText: [Int]

  /// Longer words do not widen a column, they are cut.
  private static let greatestWord = 20
  /// Text that exceeds the wished width by no more does not wrap.
  private static let tolerance = 4

  init(_ table: TextTable) {
    least = Array(repeating: 3, count: table.columnCount)
    wanted = least
    longestText = Array(repeating: 0, count: table.columnCount)
    // Figures first: mostly they are wider than a word, which then need not be looked for.
    for column in least.indices { least[column] = max(3, table.widestFigures[column]) }
    for index in table.wordAreas { add(table.areas[index], table) }
    for (column, hint) in table.hints.enumerated() {
      let text = longestText[column]
      wanted[column] = max(least[column], min(wanted[column], hint), text <= hint + Self.tolerance ? text : hint)
    }
  }

  private mutating func add(_ area: TextTable.Area, _ table: TextTable) {
    let column = area.column
    let natural = area.naturalWidth
    if case .codeLine = table.rows[area.row] {
      least[column] = max(least[column], min(natural, 6))
      return
    }
    if natural > least[column] {
      let word = table.store.longestWord(area.words) + area.indentation
      least[column] = max(least[column], min(word, Self.greatestWord))
    }
    if area.row < table.headerRowCount {
      wanted[column] = max(wanted[column], natural)
    } else {
      longestText[column] = max(longestText[column], natural)
    }
  }

  /// Widens columns evenly where a merged area has a word or a number that is wider than all of them.
  func widenForMerged(_ table: TextTable, _ widths: inout [Int]) {
    for area in table.wideAreas {
      let columns = area.column..<(area.column + area.columnCount)
      let word = min(table.store.longestWord(area.words), Self.greatestWord)
      var lacking = (area.isBreakable ? word : area.naturalWidth) - 3 * (columns.count - 1)
      for column in columns { lacking -= widths[column] }
      var column = columns.lowerBound
      while lacking > 0 {
        widths[column] += 1
        lacking -= 1
        column = column + 1 == columns.upperBound ? columns.lowerBound : column + 1
      }
    }
  }
}
