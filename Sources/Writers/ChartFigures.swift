import Documents
import Quantities

/// What a chart shows, read from its table: names, numbers, and the length of each bar.
struct ChartFigures {
  struct Bar {
    /// `nil` where the table has none.
    var number: DecimalNumber?
    /// As it prints in the table, with the mark of a total that lacks parts; empty where the table has no number.
    var text: String
    /// Of the longest bar, 0...1; `nil` where the table has no number, and 0 for one below nought.
    var share: Double?
  }

  let chart: Chart
  let labels: [String]
  /// Row by row, a bar for each series.
  let bars: [[Bar]]
  /// The longest bar, or the line across where that is farther; above 0.
  let largest: Double
  /// Where the line across stands, 0...1.
  let reference: Double?

  /// - Returns: `nil` when the chart points out of the table or there is no number above nought to be drawn.
  init?(_ chart: Chart, of table: Table, styles: [CellStyle]) {
    let columns = chart.series.map(\.column) + [chart.labelColumn]
    guard columns.allSatisfy(table.columns.indices.contains), chart.rows.allSatisfy(table.rows.indices.contains) else {
      return nil
    }
    var numbers: [[(number: DecimalNumber?, mark: String)]] = []
    var labels: [String] = []
    for row in chart.rows {
      let values = chart.series.map { series in
        (number: table[row, series.column].number, mark: table[row, series.column].isIncomplete ? "*" : "")
      }
      guard values.contains(where: { $0.number != nil }) else { continue }
      numbers.append(values)
      labels.append(table[row, chart.labelColumn].words)
    }
    let largest = (numbers.joined().compactMap(\.number) + [chart.reference].compactMap(\.self)).max() ?? .zero
    guard largest > .zero else { return nil }
    let length = largest.nearestDouble
    self.largest = length
    let places = chart.series.map { series -> Int? in
      let style = chart.rows.first.map { table[$0, series.column].style } ?? 0
      return styles.indices.contains(style) ? styles[style].numberFormat.places : nil
    }
    self.chart = chart
    self.labels = labels
    bars = numbers.map { row in
      zip(row, places).map { value, places in
        Bar(
          number: value.number, text: value.number.map { $0.vietnamese(places: places) + value.mark } ?? "",
          share: value.number.map { max(0, $0.nearestDouble / length) })
      }
    }
    reference = chart.reference.map { $0.nearestDouble / length }
  }

  /// What stands behind the bars of a row of bullets: the figure and what it is measured against.
  func bulletWords(_ row: Int) -> String {
    bars[row].map(\.text).filter { !$0.isEmpty }.joined(separator: " / ")
  }

  /// The title and every figure, for who hears the page.
  var words: String {
    let rows = labels.indices.map { row in
      let parts = zip(chart.series, bars[row]).filter { !$1.text.isEmpty }.map { series, bar in "\(series.name) \(bar.text)" }
      return labels[row] + ": " + parts.joined(separator: ", ")
    }
    return chart.title + ". " + rows.joined(separator: "; ")
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
