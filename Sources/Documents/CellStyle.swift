/// How a cell looks. Complete: nothing is inherited from another style.
package struct CellStyle: Sendable, Hashable {
  package enum Horizontal: String, Sendable, CaseIterable { case left, centre, right }
  package enum Vertical: String, Sendable { case top, centre, bottom }

  /// How a number prints. Separators follow the reader's locale in spreadsheets; in text `.` groups and `,` is the decimal sign.
  package enum NumberFormat: Sendable, Hashable {
    /// Text, kept as typed.
    case text
    /// Rounded to `places` digits after the decimal sign, thousands grouped.
    case decimal(places: Int)
    /// dd/mm/yyyy
    case date
  }

  package enum Fill: String, Sendable {
    case none
    /// Where the sender may write.
    case entry
    /// Header rows.
    case header
  }

  package var isBold: Bool
  package var isItalic: Bool
  /// Points.
  package var fontSize: Int
  package var horizontal: Horizontal
  package var vertical: Vertical
  package var wraps: Bool
  /// Levels of indentation, 0...6.
  package var indent: Int
  package var hasBorder: Bool
  package var fill: Fill
  package var numberFormat: NumberFormat
  /// False where the sender may write.
  package var isLocked: Bool

  package init(
    isBold: Bool = false, isItalic: Bool = false, fontSize: Int = 11, horizontal: Horizontal = .left,
    vertical: Vertical = .centre, wraps: Bool = false, indent: Int = 0, hasBorder: Bool = false,
    fill: Fill = .none, numberFormat: NumberFormat = .text, isLocked: Bool = true
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.fontSize = fontSize
    self.horizontal = horizontal
    self.vertical = vertical
    self.wraps = wraps
    self.indent = indent
    self.hasBorder = hasBorder
    self.fill = fill
    self.numberFormat = numberFormat
    self.isLocked = isLocked
  }
}

/// Collects cell styles without repeating any; the result is ``Document/styles``.
package struct StylePalette: Sendable {
  package private(set) var styles: [CellStyle] = [CellStyle()]
  private var indices: [CellStyle: Int] = [CellStyle(): 0]

  package init() {}

  /// The index of a style, added when it is new.
  package mutating func index(of style: CellStyle) -> Int {
    if let known = indices[style] { return known }
    styles.append(style)
    indices[style] = styles.count - 1
    return styles.count - 1
  }
}
