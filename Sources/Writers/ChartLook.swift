import Documents

/// How the bars of one series look in every format that draws: told apart from the others and from paper without colour.
struct ChartLook {
  enum Fill: Equatable {
    case solid(Int)
    /// Strokes rising to the right, on a ground.
    case hatched(ink: Int, ground: Int)
    /// A frame that what lies behind it shows through.
    case empty
  }

  let fill: Fill
  let strokePoints: Double

  static let ink = 0x222222
  /// Red, green, blue, by series.
  static let colours = [0x1D4F91, 0xD5DBE4, 0x7A9CC6, 0xFFFFFF]

  /// Bars that stand by each other are dark, hatched, pale. Where all bars are of one breadth, that of a bullet fills the
  /// frame of its measure.
  init(series: Int, of kind: Chart.Kind) {
    switch (kind, series) {
    case (.bullets, 0): (fill, strokePoints) = (.solid(Self.colours[2]), 0.5)
    case (.bullets, _): (fill, strokePoints) = (.empty, 1.5)
    case (.bars, 1): (fill, strokePoints) = (.hatched(ink: 0x555555, ground: Self.colours[1]), 0.75)
    case (.bars, _): (fill, strokePoints) = (.solid(Self.colours[series % Self.colours.count]), 0.75)
    }
  }

  /// Six hexadecimal digits.
  static func hexadecimal(_ colour: Int) -> String {
    let digits = String(colour, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
