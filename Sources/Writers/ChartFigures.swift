import Documents
import Quantities

/// What a chart shows, read from its table: names, numbers, and the length of each bar.
struct ChartFigures {
  struct Bar {
    /// As it prints in the table; empty where the table has no number.
    var text: String
    /// Of the longest bar, 0...1; `nil` where the table has no number, and 0 for one below nought.
    var share: Double?
  }

  let chart: Chart
  let labels: [String]
  /// Row by row, a bar for each series.
  let bars: [[Bar]]
  /// Where the line across stands, 0...1.
  let reference: Double?

  /// - Returns: `nil` when the chart points out of the table or there is no number above nought to be drawn.
  init?(_ chart: Chart, of table: Table, styles: [CellStyle]) {
    let columns = chart.series.map(\.column) + [chart.labelColumn]
    guard columns.allSatisfy(table.columns.indices.contains), chart.rows.allSatisfy(table.rows.indices.contains) else {
      return nil
    }
    var numbers: [[DecimalNumber?]] = []
    var labels: [String] = []
    for row in chart.rows {
      let values = chart.series.map { series in table[row, series.column].number }
      guard values.contains(where: { $0 != nil }) else { continue }
      numbers.append(values)
      labels.append(table[row, chart.labelColumn].words)
    }
    let largest = (numbers.joined().compactMap(\.self) + [chart.reference].compactMap(\.self)).max() ?? .zero
    guard largest > .zero else { return nil }
    let length = largest.nearestDouble
    let places = chart.series.map { series -> Int? in
      let style = chart.rows.first.map { table[$0, series.column].style } ?? 0
      return styles.indices.contains(style) ? styles[style].numberFormat.places : nil
    }
    self.chart = chart
    self.labels = labels
    bars = numbers.map { row in
      zip(row, places).map { number, places in
        Bar(text: number?.vietnamese(places: places) ?? "", share: number.map { max(0, $0.nearestDouble / length) })
      }
    }
    reference = chart.reference.map { $0.nearestDouble / length }
  }
}

extension Cell {
  fileprivate var number: DecimalNumber? {
    if case .number(let number) = content { return number }
    return nil
  }

  fileprivate var words: String {
    if case .text(let text) = content { return text }
    return ""
  }
}
