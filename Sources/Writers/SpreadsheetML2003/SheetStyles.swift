import Documents

/// The styles of a workbook, and for each the bytes with which its cells begin.
///
/// The default importer of LibreOffice lets what a style leaves out, an empty `Borders` and a `Pattern="None"` flow in
/// from the style before it. So every style states everything, plain ones stand before filled and bordered ones, and
/// none has a parent.
struct SheetStyles: ~Copyable {
  /// A cell style with what only paragraphs have.
  struct Style: Hashable {
    var cell: CellStyle
    var isUnderlined = false
    var isGrey = false
  }

  /// How cells of one style begin: stretches of ``openings``, so that taking one counts no references.
  struct Opening {
    /// Up to the attributes that only this cell has.
    let bare: Range<Int>
    let empty: Range<Int>
    let text: Range<Int>
    let number: Range<Int>
    let date: Range<Int>

    fileprivate init(_ id: ID, in openings: inout ByteBuffer) {
      bare = Opening.add(id, "\"", to: &openings)
      empty = Opening.add(id, "\"/>\n", to: &openings)
      text = Opening.add(id, "\"><Data ss:Type=\"String\">", to: &openings)
      number = Opening.add(id, "\"><Data ss:Type=\"Number\">", to: &openings)
      date = Opening.add(id, "\"><Data ss:Type=\"DateTime\">", to: &openings)
    }

    private static func add(_ id: ID, _ end: StaticString, to openings: inout ByteBuffer) -> Range<Int> {
      let first = openings.count
      openings.append("<Cell ss:StyleID=\"")
      id.append(to: &openings)
      openings.append(end)
      return first..<openings.count
    }
  }

  /// What a style is called: `s12`, `s12i` for its incomplete figures, `p3` for paragraphs.
  fileprivate enum ID {
    case cell(Int)
    case incompleteCell(Int)
    case paragraph(Int)

    func append(to bytes: inout ByteBuffer) {
      switch self {
      case .cell(let index): append("s", index, to: &bytes)
      case .incompleteCell(let index):
        append("s", index, to: &bytes)
        bytes.append(UInt8(ascii: "i"))
      case .paragraph(let index): append("p", index, to: &bytes)
      }
    }

    private func append(_ letter: StaticString, _ index: Int, to bytes: inout ByteBuffer) {
      bytes.append(letter)
      bytes.append(decimal: index)
    }
  }

  private var styles: [(id: ID, style: Style)] = []
  private(set) var openings = ByteBuffer(capacity: 1 << 15)
  /// By index into ``Document/styles``.
  private(set) var cells: [Opening] = []
  /// The same for figures that lack a reporting unit: italic.
  private(set) var incompleteCells: [Opening] = []
  /// By ``ParagraphLook/number``; a few, so that looking through them is faster than hashing.
  private var paragraphs: [(look: Int, opening: Opening)] = []

  init(_ document: Document) {
    let areIncomplete = document.stylesOfIncompleteFigures
    for (index, style) in document.styles.enumerated() {
      cells.append(Opening(.cell(index), in: &openings))
      styles.append((.cell(index), Style(cell: style)))
      guard areIncomplete[index] else {
        incompleteCells.append(cells[index])
        continue
      }
      incompleteCells.append(Opening(.incompleteCell(index), in: &openings))
      styles.append((.incompleteCell(index), Style(cell: style.ofIncompleteFigure)))
    }
    for section in document.sections { section.forEachParagraph { add(ParagraphLook($0, document.houseStyle[$0.role])) } }
  }

  func opening(of look: ParagraphLook) -> Opening {
    for at in paragraphs.indices where paragraphs[at].look == look.number { return paragraphs[at].opening }
    preconditionFailure("the looks of all paragraphs are collected first")
  }

  private mutating func add(_ look: ParagraphLook) {
    for at in paragraphs.indices where paragraphs[at].look == look.number { return }
    let id = ID.paragraph(paragraphs.count)
    paragraphs.append((look.number, Opening(id, in: &openings)))
    styles.append((id, Style(cell: CellStyle(look), isUnderlined: look.isUnderlined, isGrey: look.isGrey)))
  }

  // MARK: - The element

  /// Appends `Styles`: `Default`, then plain, bordered, filled.
  func append(to bytes: inout ByteBuffer) {
    bytes += "<Styles>\n".utf8
    bytes.append("<Style ss:ID=\"Default\" ss:Name=\"Normal")
    append(Style(cell: CellStyle()), to: &bytes)
    for rank in 0..<3 {
      for (id, style) in styles where SheetStyles.rank(style.cell) == rank {
        bytes.append("<Style ss:ID=\"")
        id.append(to: &bytes)
        append(style, to: &bytes)
      }
    }
    bytes += "</Styles>\n".utf8
  }

  private static func rank(_ style: CellStyle) -> Int {
    if case .none = style.fill { return style.hasBorder ? 1 : 0 }
    return 2
  }

  /// Appends the rest of an element behind its name. Children in the order of Excel's own files.
  private func append(_ style: Style, to bytes: inout ByteBuffer) {
    let cell = style.cell
    bytes.append("\"><Alignment ss:Horizontal=\"")
    bytes.append(SheetStyles.name(cell.horizontal))
    bytes.append("\" ss:Vertical=\"")
    bytes.append(SheetStyles.name(cell.vertical))
    bytes.append("\" ss:Indent=\"")
    bytes.append(decimal: cell.indent)
    bytes.append(cell.wraps ? "\" ss:WrapText=\"1\"/>" : "\" ss:WrapText=\"0\"/>")
    bytes += cell.hasBorder ? SheetStyles.borders : SheetStyles.noBorders
    bytes += SheetStyles.fontStart
    bytes.append(decimal: cell.fontSize)
    bytes += style.isGrey ? SheetStyles.grey : SheetStyles.black
    bytes.append(cell.isBold ? "\" ss:Bold=\"1\" ss:Italic=\"" : "\" ss:Bold=\"0\" ss:Italic=\"")
    bytes.append(cell.isItalic ? "1\" ss:Underline=\"" : "0\" ss:Underline=\"")
    bytes.append(style.isUnderlined ? "Single\"/>" : "None\"/>")
    bytes += SheetStyles.interior(cell.fill).utf8
    bytes.append("<NumberFormat ss:Format=\"")
    bytes += cell.numberFormat.code.utf8
    bytes.append("\"/><Protection ss:Protected=\"")
    bytes.append(cell.isLocked ? "1\"/></Style>\n" : "0\"/></Style>\n")
  }

  private static let fontStart = Array(
    "<Font ss:FontName=\"\(SheetFont.name)\" x:CharSet=\"\(SheetFont.characterSet)\" x:Family=\"Roman\" ss:Size=\"".utf8)
  private static let black = Array("\" ss:Color=\"\(hexadecimal(0))".utf8)
  private static let grey = Array("\" ss:Color=\"\(hexadecimal(SheetFont.grey))".utf8)
  private static let noBorders = Array("<Borders/>".utf8)
  private static let borders: [UInt8] = {
    var bytes = Array("<Borders>".utf8)
    for side in ["Bottom", "Left", "Right", "Top"] {
      bytes += "<Border ss:Position=\"\(side)\" ss:LineStyle=\"Continuous\" ss:Weight=\"1\" ss:Color=\"#000000\"/>".utf8
    }
    return bytes + "</Borders>".utf8
  }()

  private static func name(_ horizontal: CellStyle.Horizontal) -> StaticString {
    switch horizontal {
    case .left: "Left"
    case .centre: "Center"
    case .right: "Right"
    }
  }

  private static func name(_ vertical: CellStyle.Vertical) -> StaticString {
    switch vertical {
    case .top: "Top"
    case .centre: "Center"
    case .bottom: "Bottom"
    }
  }

  private static func interior(_ fill: CellStyle.Fill) -> String {
    guard let colour = fill.colour else { return "<Interior ss:Pattern=\"None\"/>" }
    return "<Interior ss:Color=\"\(hexadecimal(colour))\" ss:Pattern=\"Solid\"/>"
  }

  /// `#RRGGBB`
  static func hexadecimal(_ colour: UInt32) -> String {
    "#" + String(colour | 0x100_0000, radix: 16, uppercase: true).dropFirst()
  }
}

extension Document {
  /// By style: some incomplete figure has it.
  fileprivate var stylesOfIncompleteFigures: [Bool] {
    var result = [Bool](repeating: false, count: styles.count)
    for section in sections {
      for case .table(let table) in section.sheetBlocks {
        for at in table.cells.indices where table.cells[at].isIncomplete && result.indices.contains(table.cells[at].style) {
          result[table.cells[at].style] = true
        }
      }
    }
    return result
  }
}

extension DocumentSection {
  fileprivate func forEachParagraph(_ body: (Paragraph) -> Void) {
    for blocks in [head, blocks, foot] {
      for block in blocks {
        switch block {
        case .paragraph(let paragraph): body(paragraph)
        case .sideBySide(let pair): pair.columns.forEach { $0.forEach(body) }
        case .table, .chart, .gap: break
        }
      }
    }
  }
}
