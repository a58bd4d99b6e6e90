import Documents

/// Where the parts of a chart stand in its picture, which is as wide as the text: names, bars, the figures behind them.
///
/// Lengths are in points; a ``Box`` is in shares of the picture, as charts say it.
struct DOCXChartFrame {
  struct Box {
    var x: Double
    var y: Double
    /// `nil` = what the words need.
    var size: (width: Double, height: Double)?
  }

  /// EMU (ECMA-376 Part 1 §20.1.2.1).
  static let unitsPerPoint = 12_700.0
  static let titlePoints = 11

  let width: Double
  let height: Double
  /// Size of all letters but the title's.
  let points: Int
  /// Room between groups in hundredths of a bar's height.
  let gapPercent: Int
  /// Where the axis of values ends: the longest bar leaves room for the figure behind it.
  let greatestValue: Double
  /// How far apart the axis has lines; `nil` for none.
  let lineUnit: Double?
  let title: Box
  let plot: Box
  let legend: Box

  private static let titleHeight = 16.5
  private static let legendHeight = 14.0
  private static let legendGap = 2.0
  private static let axisHeight = 13.0
  private static let letterPoints = 8...9
  private static let lineHeight = 10.0
  /// More lines of the axis than these say nothing of one figure.
  private static let greatestLineCount = 5.0
  /// Of the width, what names take at least and at most.
  private static let namesShare = 0.33...0.45

  /// - Parameters:
  ///   - ease: from 0, as close together as can be read, to 1, as it looks best.
  init(_ figures: ChartFigures, width: Double, ease: Double) {
    let count = figures.labels.count
    points = ease < 0.5 ? Self.letterPoints.lowerBound : Self.letterPoints.upperBound
    let widest = Self.width(of: figures.labels, Self.letterPoints.upperBound)
    let names = min(max(widest + 8, width * Self.namesShare.lowerBound), width * Self.namesShare.upperBound)
    let lengths = figures.labels.indices.map { row in
      figures.chart.kind == .bullets ? figures.bulletWords(row) : figures.bars[row].map(\.text).max { $0.count < $1.count } ?? ""
    }
    let room = width - names
    greatestValue = figures.largest * room / max(room / 4, room - Self.width(of: lengths, points) - 10)
    let reference = figures.reference.map { $0 * figures.largest } ?? 0
    lineUnit = reference > 0 && figures.largest / reference <= Self.greatestLineCount ? reference : nil
    gapPercent = figures.isInRows ? 45 : 30

    let least = Self.groupHeights(figures, nameLines: widest > names - 6 ? 2 : 1)
    let rows = Double(count) * (least.lowerBound + (least.upperBound - least.lowerBound) * min(1, max(0, ease)))
    let legendRoom = figures.chart.series.count > 1 ? Self.legendHeight : 0
    let height = Self.titleHeight + rows + (lineUnit == nil ? 0 : Self.axisHeight) + legendRoom
    self.width = width
    self.height = height
    let titleWidth = min(width, Double(TextWidths.twips(of: figures.chart.title, points: Self.titlePoints, isBold: true)) / 20)
    title = Box(x: max(0, (width - titleWidth) / 2 - 4) / width, y: 0)
    plot = Box(x: names / width, y: Self.titleHeight / height, size: (room / width, rows / height))
    let legendTop = height - legendRoom + Self.legendGap
    legend = Box(x: 0.05, y: legendTop / height, size: (0.9, (height - legendTop) / height))
  }

  /// The height of a chart with an ease of 0 and of 1.
  static func heights(of figures: ChartFigures, width: Double) -> ClosedRange<Double> {
    DOCXChartFrame(figures, width: width, ease: 0).height...DOCXChartFrame(figures, width: width, ease: 1).height
  }

  private static func groupHeights(_ figures: ChartFigures, nameLines: Double) -> ClosedRange<Double> {
    let bars = Double(figures.isInRows ? figures.chart.series.count : 1)
    let least = max(lineHeight * nameLines, bars == 1 ? 0 : 7 * bars + 1.5)
    return least...max(least + 4, 9 * bars + 5)
  }

  private static func width(of texts: [String], _ points: Int) -> Double {
    Double(texts.map { TextWidths.twips(of: $0, points: points, isBold: false) }.max() ?? 0) / 20
  }
}

extension ChartFigures {
  /// The bars of a group stand one below the other.
  fileprivate var isInRows: Bool { chart.kind == .bars && chart.series.count > 1 }
}
