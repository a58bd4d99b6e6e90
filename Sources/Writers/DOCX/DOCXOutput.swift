import Documents
import Markup

/// Paragraphs as WordprocessingML, appended to one buffer. Properties stand in the order of CT_PPr and CT_RPr (§17.3).
struct DOCXOutput {
  let house: HouseStyle
  var bytes: [UInt8] = []

  init(house: HouseStyle) { self.house = house }

  /// A paragraph of a role with the stroke below it.
  ///
  /// - Parameters:
  ///   - room: width of a line in twips.
  ///   - staysWithNext: no page ends behind it.
  ///   - isAboveTable: a table follows: both stay together, with some space between them.
  mutating func append(_ paragraph: Paragraph, room: Int, staysWithNext: Bool = false, isAboveTable: Bool = false) {
    let isTooNear = isAboveTable && house[paragraph.role].after < DOCXOutput.pointsAboveTable
    open(
      style: paragraph.role.styleID, staysWithNext: staysWithNext || isAboveTable,
      pointsAfter: isTooNear ? DOCXOutput.pointsAboveTable : nil)
    let around = paragraph.printedAround
    append(mark: around.before)
    for run in paragraph.runs where !run.text.isEmpty {
      bytes.append("<w:r>")
      appendRunLook(isBold: run.isBold, isItalic: run.isItalic)
      append(text: run.text)
      bytes.append("</w:r>")
    }
    append(mark: around.after)
    bytes.append("</w:p>")
    if case .share(let percent) = house[paragraph.role].stroke, !paragraph.text.isEmpty {
      appendStroke(under: paragraph, percent: percent, room: room)
    }
  }

  /// A paragraph without words.
  mutating func appendEmpty(style: String, staysWithNext: Bool = false) {
    open(style: style, staysWithNext: staysWithNext)
    bytes.append("</w:p>")
  }

  /// A paragraph that holds a chart (§20.4.2.8): its picture as a letter of a line.
  ///
  /// - Parameters:
  ///   - number: of the chart in the document, from 1.
  ///   - words: what who cannot see it is told.
  ///   - width: in EMU, as the height.
  mutating func append(chart number: Int, words: String, width: Int, height: Int, staysWithNext: Bool) {
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
    open(style: DOCXStyles.chartID, staysWithNext: staysWithNext)
    bytes += "<w:r><w:drawing><wp:inline xmlns:wp=\"\(drawing)wordprocessingDrawing\" distT=\"0\" distB=\"0\"".utf8
    bytes += " distL=\"0\" distR=\"0\"><wp:extent cx=\"\(width)\" cy=\"\(height)\"/><wp:effectExtent l=\"0\" t=\"0\"".utf8
    bytes += " r=\"0\" b=\"0\"/><wp:docPr id=\"\(number)\" name=\"Biểu đồ \(number)\" descr=\"".utf8
    MarkupEscaping.append(attribute: words, to: &bytes)
    bytes += "\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"\(drawing)main\"><a:graphicData uri=\"\(drawing)chart\">".utf8
    bytes += "<c:chart xmlns:c=\"\(drawing)chart\" r:id=\"\(DOCXPackage.chartID(number))\"/>".utf8
    bytes.append("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
  }

  private static let pointsAboveTable = 4

  private mutating func open(style: String, staysWithNext: Bool, pointsAfter: Int? = nil) {
    bytes.append("<w:p><w:pPr><w:pStyle w:val=\"")
    bytes += style.utf8
    bytes.append("\"/>")
    if staysWithNext { bytes.append("<w:keepNext/>") }
    if let pointsAfter {
      bytes.append("<w:spacing w:after=\"")
      bytes.append(decimal: pointsAfter * 20)
      bytes.append("\"/>")
    }
    bytes.append("</w:pPr>")
  }

  // MARK: - Runs

  mutating func appendRunLook(isBold: Bool, isItalic: Bool) {
    guard isBold || isItalic else { return }
    bytes.append("<w:rPr>")
    if isBold { bytes.append("<w:b/><w:bCs/>") }
    if isItalic { bytes.append("<w:i/><w:iCs/>") }
    bytes.append("</w:rPr>")
  }

  private mutating func append(mark: String) {
    guard !mark.isEmpty else { return }
    bytes.append("<w:r>")
    appendWords(Substring(mark))
    bytes.append("</w:r>")
  }

  /// Words with their line ends and tabs as elements: within `w:t` Word takes them for spaces.
  private mutating func append(text: String) {
    var rest = Substring(text)
    while let at = rest.firstIndex(where: { $0.isNewline || $0 == "\t" }) {
      appendWords(rest[..<at])
      bytes.append(rest[at] == "\t" ? "<w:tab/>" : "<w:br/>")
      rest = rest[rest.index(after: at)...]
    }
    appendWords(rest)
  }

  private mutating func appendWords(_ text: Substring) {
    guard !text.isEmpty else { return }
    openText()
    MarkupEscaping.append(text: String(text), to: &bytes)
    closeText()
  }

  mutating func openText() { bytes.append("<w:t xml:space=\"preserve\">") }

  mutating func closeText() { bytes.append("</w:t>") }

  // MARK: - Strokes

  /// The border of an empty paragraph between indents that leave it so long.
  private mutating func appendStroke(under paragraph: Paragraph, percent: Int, room: Int) {
    let look = house[paragraph.role]
    let width = min(room, TextWidths.twips(of: paragraph.text, points: look.points, isBold: look.isBold))
    let indent = max(0, room - width * percent / 100) / 2
    bytes.append("<w:p><w:pPr><w:pStyle w:val=\"Stroke\"/><w:ind w:left=\"")
    bytes.append(decimal: indent)
    bytes.append("\" w:right=\"")
    bytes.append(decimal: indent)
    bytes.append("\"/></w:pPr></w:p>")
  }
}
