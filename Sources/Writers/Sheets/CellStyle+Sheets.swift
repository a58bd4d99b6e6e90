import Documents

extension CellStyle {
  /// The look of a figure from which some reporting unit is missing: the same in italics.
  var ofIncompleteFigure: CellStyle {
    var result = self
    result.isItalic = true
    return result
  }

  /// The look of a paragraph's cell, without what only paragraphs have.
  init(_ look: ParagraphLook) {
    self.init(
      isBold: look.isBold, isItalic: look.isItalic, fontSize: look.sizeInPoints, horizontal: look.horizontal,
      vertical: look.vertical, wraps: true, indent: look.indent)
  }
}

extension CellStyle.NumberFormat {
  /// In Excel's English notation, never `General`: one importer or the other of LibreOffice loses that.
  var code: String {
    switch self {
    case .text: "@"
    case .decimal(let places): places > 0 ? "#,##0." + String(repeating: "0", count: min(places, 15)) : "#,##0"
    case .date: "dd/mm/yyyy"
    }
  }
}

extension CellStyle.Fill {
  /// Red, green, blue; `nil` without a fill.
  var colour: UInt32? {
    switch self {
    case .none: nil
    case .entry: 0xFFF2CC
    case .header: 0xE7E6E6
    }
  }
}

/// The one font of sheets (NĐ 30/2020/NĐ-CP, Phụ lục I, mục I.3), and what else is said about it in every format.
enum SheetFont {
  static let name = "Times New Roman"
  /// Vietnamese.
  static let characterSet: UInt8 = 163
  /// Roman.
  static let family: UInt8 = 1
  /// What places that wait for words are printed in: red, green, blue.
  static let grey: UInt32 = 0x808080
}

extension Document {
  /// Some cell is open for typing, so the sheets are protected.
  var hasEntryCells: Bool { styles.contains { !$0.isLocked } }
}

extension Highlight.Look {
  /// Of the text and behind it: red, green, blue, as Excel's own lists of rules offer them.
  var colours: (text: UInt32, fill: UInt32) {
    switch self {
    case .error: (0x9C0006, 0xFFC7CE)
    case .warning: (0x9C5700, 0xFFEB9C)
    case .good: (0x006100, 0xC6EFCE)
    }
  }
}
