import Documents

/// The charts of a running text that can be drawn, and the tables in whose place they stand.
///
/// A table gives way only to a chart that is drawn: where there is nothing above nought, the table is all there is.
struct DrawnCharts {
  /// By index of the chart's block.
  let figures: [Int: ChartFigures]
  /// Indices of the blocks that are left out.
  let replacedTables: Set<Int>

  init(_ blocks: [Block], styles: [CellStyle]) {
    var figures: [Int: ChartFigures] = [:]
    var replaced: Set<Int> = []
    var last: (index: Int, table: Table)?
    for (index, block) in blocks.enumerated() {
      switch block {
      case .table(let table): last = (index, table)
      case .chart(let chart):
        guard let last, let drawn = ChartFigures(chart, of: last.table, styles: styles) else { continue }
        figures[index] = drawn
        if chart.standsForTable { replaced.insert(last.index) }
      case .paragraph, .sideBySide, .gap: continue
      }
    }
    self.figures = figures
    replacedTables = replaced
  }
}
