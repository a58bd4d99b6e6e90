import Documents

/// A chart in lines of text: a name, a bar of blocks, the figure.
///
/// Of a bullet the bar is drawn, with a mark where its measure ends; a line across stands as the same mark.
struct TextChart {
  let figures: ChartFigures
  /// Columns of the screen that a line may take.
  let width: Int
  let box: BoxCharacters

  private static let greatestLabelWidth = 40

  func lines() -> [String] {
    let labels = figures.labels.map { TextChart.cut($0, to: Self.greatestLabelWidth) }
    let labelWidth = labels.map(DisplayWidth.of).max() ?? 0
    let numbers = figures.bars.indices.map { isBullets ? [figures.bulletWords($0)] : figures.bars[$0].map(\.text) }
    let numberWidth = numbers.joined().map(DisplayWidth.of).max() ?? 0
    let room = max(10, width - labelWidth - numberWidth - 4)
    var lines = [figures.chart.title]
    if figures.chart.series.count > 1 { lines.append(legend) }
    for index in labels.indices {
      for (series, number) in numbers[index].enumerated() {
        let name = series == 0 ? labels[index] : ""
        let white = String(repeating: " ", count: labelWidth - DisplayWidth.of(name))
        lines.append(name + white + "  " + bar(index, series, room) + "  " + number)
      }
    }
    return lines
  }

  private var isBullets: Bool { figures.chart.kind == .bullets }

  private var legend: String {
    let names = figures.chart.series.map(\.name)
    return isBullets ? "(\(box.bar(0)) \(names[0]); \(box.mark) \(names.dropFirst().joined(separator: ", ")))"
      : "(" + names.enumerated().map { "\(box.bar($0)) \($1)" }.joined(separator: "; ") + ")"
  }

  private func bar(_ row: Int, _ series: Int, _ room: Int) -> String {
    let bars = figures.bars[row]
    let length = Int(((bars[series].share ?? 0) * Double(room)).rounded())
    var cells = [Character](repeating: " ", count: room)
    for at in 0..<min(length, room) { cells[at] = box.bar(series) }
    let mark = isBullets ? bars.dropFirst().first?.share : figures.reference
    if let mark { cells[max(0, min(room - 1, Int((mark * Double(room)).rounded()) - 1))] = box.mark }
    return String(cells)
  }

  private static func cut(_ label: String, to width: Int) -> String {
    var label = label
    if DisplayWidth.of(label) <= width { return label }
    while DisplayWidth.of(label) > width - 1 { label.removeLast() }
    return label + "…"
  }
}
