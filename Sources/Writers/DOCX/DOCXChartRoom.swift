import Documents

/// How much room the charts of a paper may take: where it holds nothing but paragraphs and charts, they stand as close
/// together as keeps them to one page.
struct DOCXChartRoom {
  private let house: HouseStyle
  /// In twips.
  private let lineWidth: Int

  /// A line of Times New Roman, in hundredths of the size of its letters.
  private static let linePercent = 115
  /// What the metrics leave out, in points.
  private static let reserve = 8.0
  /// Of the paragraph that is a stroke.
  private static let strokeHeight = 8.0
  /// Of the paragraph that holds a chart, before it.
  static let pointsAboveChart = 3

  /// - Returns: from 0, as close as can be read, to 1, as it looks best; 1 also where one page is too little.
  static func ease(of blocks: [Block], _ charts: DrawnCharts, page: PageSetup, house: HouseStyle) -> Double {
    if charts.figures.isEmpty { return 1 }
    let room = DOCXChartRoom(house: house, lineWidth: Twips.millimetres(page.textMillimetres.width))
    var left = Double(Twips.millimetres(page.textMillimetres.height)) / 20 - reserve
    var (least, best) = (0.0, 0.0)
    for (index, block) in blocks.enumerated() where !charts.replacedTables.contains(index) {
      switch block {
      case .table, .sideBySide: return 1
      case .gap: left -= 12
      case .paragraph(let paragraph): left -= room.height(of: paragraph)
      case .chart:
        guard let figures = charts.figures[index] else { continue }
        let heights = DOCXChartFrame.heights(of: figures, width: Double(room.lineWidth) / 20)
        least += heights.lowerBound + Double(pointsAboveChart)
        best += heights.upperBound + Double(pointsAboveChart)
      }
    }
    return left < least || left >= best ? 1 : (left - least) / (best - least)
  }

  private func height(of paragraph: Paragraph) -> Double {
    if paragraph.text.isEmpty { return 0 }
    let look = house[paragraph.role]
    let around = paragraph.printedAround
    let room = max(1, lineWidth * 50 / look.points)
    // The indent of the first line is as a word before it.
    let indent = Twips.tenths(look.firstLine) * 50 / look.points
    let lines = WrappedLines.count(
      in: around.before + paragraph.text + around.after, room: max(1, room), isBold: look.isBold)
    let width = TextWidths.twips(of: paragraph.text, points: look.points, isBold: look.isBold) * 50 / look.points
    let count = max(lines, (width + indent + room - 1) / room)
    var height = Double(count * look.points * look.linePercent * Self.linePercent) / 10_000
    height += Double(look.before + look.after)
    if case .share = look.stroke { height += Self.strokeHeight }
    return height
  }
}
