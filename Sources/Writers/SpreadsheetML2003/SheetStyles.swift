import Documents

/// The styles of a workbook, and for each the bytes with which its cells begin.
///
/// The default importer of LibreOffice lets what a style leaves out, an empty `Borders` and a `Pattern="None"` flow in
/// from the style before it. So every style states everything, plain ones stand before filled and bordered ones, and
/// none has a parent.
struct SheetStyles {
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

    fileprivate init(id: String, in openings: inout [UInt8]) {
      let start = "<Cell ss:StyleID=\"\(id)\""
      func add(_ end: String) -> Range<Int> {
        let first = openings.count
        openings += (start + end).utf8
        return first..<openings.count
      }
      bare = add("")
      empty = add("/>\n")
      text = add("><Data ss:Type=\"String\">")
      number = add("><Data ss:Type=\"Number\">")
      date = add("><Data ss:Type=\"DateTime\">")
    }
  }

  private var styles: [(id: String, style: Style)] = []
  private(set) var openings: [UInt8] = []
  /// By index into ``Document/styles``.
  private(set) var cells: [Opening] = []
  /// The same for figures that lack a reporting unit: italic.
  private(set) var incompleteCells: [Opening] = []
  private var paragraphs: [ParagraphLook: Opening] = [:]

  init(_ document: Document) {
    let incomplete = Set(document.sections.flatMap(\.stylesOfIncompleteFigures))
    for (index, style) in document.styles.enumerated() {
      cells.append(Opening(id: "s\(index)", in: &openings))
      styles.append(("s\(index)", Style(cell: style)))
      guard incomplete.contains(index) else {
        incompleteCells.append(cells[index])
        continue
      }
      incompleteCells.append(Opening(id: "s\(index)i", in: &openings))
      styles.append(("s\(index)i", Style(cell: style.ofIncompleteFigure)))
    }
    for paragraph in document.sections.lazy.flatMap(\.paragraphs) { add(ParagraphLook(paragraph)) }
  }

  func opening(of look: ParagraphLook) -> Opening {
    guard let opening = paragraphs[look] else { preconditionFailure("the looks of all paragraphs are collected first") }
    return opening
  }

  private mutating func add(_ look: ParagraphLook) {
    guard paragraphs[look] == nil else { return }
    let id = "p\(paragraphs.count)"
    paragraphs[look] = Opening(id: id, in: &openings)
    styles.append((id, Style(cell: CellStyle(look), isUnderlined: look.isUnderlined, isGrey: look.isGrey)))
  }

  // MARK: - The element

  /// Appends `Styles`: `Default`, then plain, bordered, filled.
  func append(to bytes: inout [UInt8]) {
    bytes += "<Styles>\n".utf8
    append("Default\" ss:Name=\"Normal", Style(cell: CellStyle()), to: &bytes)
    for rank in 0..<3 {
      for (id, style) in styles where SheetStyles.rank(style.cell) == rank { append(id, style, to: &bytes) }
    }
    bytes += "</Styles>\n".utf8
  }

  private static func rank(_ style: CellStyle) -> Int {
    style.fill != .none ? 2 : style.hasBorder ? 1 : 0
  }

  /// Children in the order of Excel's own files.
  private func append(_ id: String, _ style: Style, to bytes: inout [UInt8]) {
    let cell = style.cell
    bytes += "<Style ss:ID=\"\(id)\">".utf8
    bytes += "<Alignment ss:Horizontal=\"\(SheetStyles.name(cell.horizontal))\"".utf8
    bytes += " ss:Vertical=\"\(SheetStyles.name(cell.vertical))\"".utf8
    bytes += " ss:Indent=\"\(cell.indent)\" ss:WrapText=\"\(cell.wraps ? 1 : 0)\"/>".utf8
    bytes += cell.hasBorder ? SheetStyles.borders : SheetStyles.noBorders
    bytes +=
      "<Font ss:FontName=\"\(SheetFont.name)\" x:CharSet=\"\(SheetFont.characterSet)\" x:Family=\"Roman\" ss:Size=\"\(cell.fontSize)\""
      .utf8
    bytes +=
      " ss:Color=\"\(SheetStyles.hexadecimal(style.isGrey ? SheetFont.grey : 0))\" ss:Bold=\"\(cell.isBold ? 1 : 0)\""
      .utf8
    bytes += " ss:Italic=\"\(cell.isItalic ? 1 : 0)\" ss:Underline=\"\(style.isUnderlined ? "Single" : "None")\"/>".utf8
    bytes += SheetStyles.interior(cell.fill).utf8
    bytes += "<NumberFormat ss:Format=\"\(cell.numberFormat.code)\"/>".utf8
    bytes += "<Protection ss:Protected=\"\(cell.isLocked ? 1 : 0)\"/></Style>\n".utf8
  }

  private static let noBorders = Array("<Borders/>".utf8)
  private static let borders: [UInt8] = {
    var bytes = Array("<Borders>".utf8)
    for side in ["Bottom", "Left", "Right", "Top"] {
      bytes += "<Border ss:Position=\"\(side)\" ss:LineStyle=\"Continuous\" ss:Weight=\"1\" ss:Color=\"#000000\"/>".utf8
    }
    return bytes + "</Borders>".utf8
  }()

  private static func name(_ horizontal: CellStyle.Horizontal) -> String {
    switch horizontal {
    case .left: "Left"
    case .centre: "Center"
    case .right: "Right"
    }
  }

  private static func name(_ vertical: CellStyle.Vertical) -> String {
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

extension DocumentSection {
  fileprivate var stylesOfIncompleteFigures: [Int] {
    var result: [Int] = []
    for case .table(let table) in sheetBlocks {
      for cell in table.cells where cell.isIncomplete && result.last != cell.style { result.append(cell.style) }
    }
    return result
  }

  fileprivate var paragraphs: [Paragraph] {
    sheetBlocks.flatMap { block -> [Paragraph] in
      switch block {
      case .paragraph(let paragraph): [paragraph]
      case .sideBySide(let pair): pair.columns.flatMap(\.self)
      case .table, .gap: []
      }
    }
  }
}
