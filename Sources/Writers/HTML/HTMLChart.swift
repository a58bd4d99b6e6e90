import Documents

/// A chart of an HTML page: SVG in the page itself, that tells bars apart without colour and follows light and dark.
///
/// Lengths are units of the drawing, which is as wide as its place on the page.
struct HTMLChart {
  let figures: ChartFigures

  private static let width = 900
  private static let labelWidth = 300
  /// Room to the right of the longest bar, for its number.
  private static let numberWidth = 150
  private static let barHeight = 13
  private static let space = 5
  /// Heights of a bullet's bar and of its measure.
  private static let bulletHeight = 8
  private static let measureHeight = 18
  private static let lineHeight = 15
  /// Characters of a label on one line.
  private static let labelLength = 42

  private var barsLength: Int { Self.width - Self.labelWidth - Self.numberWidth }
  private var seriesCount: Int { figures.chart.series.count }
  private var isBullets: Bool { figures.chart.kind == .bullets }
  private var groupHeight: Int {
    let lines = figures.labels.map { HTMLChart.lines(of: $0).count }.max() ?? 1
    return max(isBullets ? Self.measureHeight : Self.barHeight * seriesCount, lines * Self.lineHeight)
  }
  private var legendHeight: Int { seriesCount > 1 ? 26 : 6 }

  func append(to output: inout HTMLOutput) {
    let height = legendHeight + figures.labels.count * (groupHeight + Self.space) + 6
    output.markup("<figure class=\"chart\">\n<figcaption>")
    output.text(figures.chart.title)
    output.markup("</figcaption>\n<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-label=\"")
    output.attribute(figures.words)
    output.markup("\">\n")
    if seriesCount > 1 { appendLegend(to: &output) }
    for index in figures.labels.indices { append(group: index, to: &output) }
    if let reference = figures.reference {
      let x = Self.labelWidth + Int(reference * Double(barsLength))
      output.markup("<line class=\"mark\" x1=\"\(x)\" y1=\"\(legendHeight - 4)\" x2=\"\(x)\" y2=\"\(height)\"/>\n")
    }
    output.markup("</svg>\n</figure>\n")
  }

  private func appendLegend(to output: inout HTMLOutput) {
    var x = Self.labelWidth
    for (index, series) in figures.chart.series.enumerated() {
      output.markup("<rect class=\"bar\(index)\" x=\"\(x)\" y=\"4\" width=\"14\" height=\"12\"/>")
      output.markup("<text x=\"\(x + 20)\" y=\"15\">")
      output.text(series.name)
      output.markup("</text>\n")
      x += 40 + series.name.count * 8
    }
  }

  private func append(group index: Int, to output: inout HTMLOutput) {
    let top = legendHeight + index * (groupHeight + Self.space)
    let lines = HTMLChart.lines(of: figures.labels[index])
    let textTop = top + (groupHeight - lines.count * Self.lineHeight) / 2 + 12
    for (line, text) in lines.enumerated() {
      output.markup("<text class=\"label\" x=\"\(Self.labelWidth - 8)\" y=\"\(textTop + line * Self.lineHeight)\">")
      output.text(text)
      output.markup("</text>")
    }
    let bars = figures.bars[index]
    if isBullets {
      for (series, height) in [(1, Self.measureHeight), (0, Self.bulletHeight)] {
        appendBar(bars, series, y: top + (groupHeight - height) / 2, height: height, to: &output)
      }
      append(figures.bulletWords(index), behind: bars.compactMap(\.share).max() ?? 0, middle: top + groupHeight / 2, to: &output)
    } else {
      let first = top + (groupHeight - Self.barHeight * seriesCount) / 2
      for series in bars.indices {
        let y = first + series * Self.barHeight
        appendBar(bars, series, y: y, height: Self.barHeight - 1, to: &output)
        append(bars[series].text, behind: bars[series].share ?? 0, middle: y + Self.barHeight / 2 - 1, to: &output)
      }
    }
    output.markup("\n")
  }

  private func appendBar(_ bars: [ChartFigures.Bar], _ series: Int, y: Int, height: Int, to output: inout HTMLOutput) {
    guard bars.indices.contains(series), let share = bars[series].share else { return }
    let length = max(1, Int(share * Double(barsLength)))
    output.markup(
      "<rect class=\"bar\(series)\" x=\"\(Self.labelWidth)\" y=\"\(y)\" width=\"\(length)\" height=\"\(height)\"/>")
  }

  private func append(_ words: String, behind share: Double, middle: Int, to output: inout HTMLOutput) {
    output.markup("<text x=\"\(Self.labelWidth + Int(share * Double(barsLength)) + 6)\" y=\"\(middle + 5)\">")
    output.text(words)
    output.markup("</text>")
  }

  /// A label on two lines at the most; what is longer ends with "…".
  static func lines(of label: String) -> [String] {
    var lines = [""]
    for word in label.split(separator: " ") {
      let longer = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
      if longer.count <= labelLength || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else if lines.count == 1 {
        lines.append(String(word))
      } else {
        lines[1] += "…"
        break
      }
    }
    return lines
  }
}
