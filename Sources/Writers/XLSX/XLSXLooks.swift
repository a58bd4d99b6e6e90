import CLibXLSXWriter
import Documents

/// The looks of a workbook: one for each style, so that the styles part stays small.
struct XLSXLooks {
  /// By index into ``Document/styles``; `nil` for the plain style, which empty cells need not state.
  private(set) var cells: [XLSXBook.Format] = []
  /// The same for figures from which some unit is missing.
  private(set) var incompleteCells: [XLSXBook.Format] = []
  /// Empty cells of these styles show nothing, and are not written.
  private(set) var isPlain: [Bool] = []
  private var paragraphs: [ParagraphLook: XLSXBook.Format] = [:]
  private var highlights: [Highlight.Look: XLSXBook.Format] = [:]
  private let book: XLSXBook

  init(_ document: Document, _ book: XLSXBook) throws(WritingError) {
    self.book = book
    let incomplete = XLSXLooks.stylesOfIncompleteFigures(document)
    for (index, style) in document.styles.enumerated() {
      let format = try XLSXLooks.format(style, in: book)
      cells.append(format)
      incompleteCells.append(
        incomplete.contains(index) ? try XLSXLooks.format(style.ofIncompleteFigure, in: book) : format)
      isPlain.append(!style.hasBorder && style.fill == .none && style.isLocked)
    }
  }

  mutating func format(of look: ParagraphLook) throws(WritingError) -> XLSXBook.Format {
    if let known = paragraphs[look] { return known }
    let format = try XLSXLooks.format(CellStyle(look), in: book)
    if look.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if look.isGrey { format_set_font_color(format, SheetFont.grey) }
    paragraphs[look] = format
    return format
  }

  mutating func format(of look: Highlight.Look) throws(WritingError) -> XLSXBook.Format {
    if let known = highlights[look] { return known }
    let format = try book.addFormat()
    let (text, fill) = look.colours
    format_set_font_color(format, text)
    format_set_bg_color(format, fill)
    highlights[look] = format
    return format
  }

  private static func stylesOfIncompleteFigures(_ document: Document) -> Set<Int> {
    var result: Set<Int> = []
    for section in document.sections {
      for case .table(let table) in section.sheetBlocks {
        for cell in table.cells where cell.isIncomplete { result.insert(cell.style) }
      }
    }
    return result
  }

  private static func format(_ style: CellStyle, in book: XLSXBook) throws(WritingError) -> XLSXBook.Format {
    let format = try book.addFormat()
    format_set_font_name(format, SheetFont.name)
    format_set_font_family(format, SheetFont.family)
    format_set_font_charset(format, SheetFont.characterSet)
    format_set_font_size(format, Double(style.fontSize))
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    format_set_align(format, UInt8(style.horizontal.code.rawValue))
    format_set_align(format, UInt8(style.vertical.code.rawValue))
    if style.wraps { format_set_text_wrap(format) }
    // An indentation turns the middle into the left.
    if style.indent > 0, style.horizontal != .centre { format_set_indent(format, UInt8(clamping: style.indent)) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let colour = style.fill.colour {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, colour)
    }
    format_set_num_format(format, style.numberFormat.code)
    if !style.isLocked { format_set_unlocked(format) }
    return format
  }
}

extension CellStyle.Horizontal {
  fileprivate var code: lxw_format_alignments {
    switch self {
    case .left: LXW_ALIGN_LEFT
    case .centre: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    }
  }
}

extension CellStyle.Vertical {
  fileprivate var code: lxw_format_alignments {
    switch self {
    case .top: LXW_ALIGN_VERTICAL_TOP
    case .centre: LXW_ALIGN_VERTICAL_CENTER
    case .bottom: LXW_ALIGN_VERTICAL_BOTTOM
    }
  }
}
