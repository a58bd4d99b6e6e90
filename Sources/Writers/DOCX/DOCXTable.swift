import Documents
import Markup

/// A ruled table (§17.4): a grid, rows that stay whole, header rows that every page repeats, merged areas.
struct DOCXTable {
  let columns: DOCXColumns
  private let table: TextTable
  private let looks: [Look]
  private let textStyle: [UInt8]

  /// How cells of one style begin.
  private struct Look {
    /// Of `w:tcPr`, after the merging.
    var cell: [UInt8]
    /// Of `w:pPr`, after the style and what holds it to the next.
    var paragraph: [UInt8]
    var isBold: Bool
    var isItalic: Bool

    init(_ style: CellStyle) {
      cell = style.hasBorder ? [] : Array("<w:tcBorders>".utf8)
      if !style.hasBorder {
        for side in ["top", "left", "bottom", "right"] { cell += "<w:\(side) w:val=\"nil\"/>".utf8 }
        cell.append("</w:tcBorders>")
      }
      switch style.vertical {
      case .top: break
      case .centre: cell.append("<w:vAlign w:val=\"center\"/>")
      case .bottom: cell.append("<w:vAlign w:val=\"bottom\"/>")
      }
      paragraph = []
      if style.indent > 0, style.horizontal == .left { paragraph += "<w:ind w:left=\"\(style.indent * 120)\"/>".utf8 }
      switch style.horizontal {
      case .left: break
      case .centre: paragraph.append("<w:jc w:val=\"center\"/>")
      case .right: paragraph.append("<w:jc w:val=\"right\"/>")
      }
      isBold = style.isBold
      isItalic = style.isItalic
    }
  }

  init(_ table: TextTable, room: Int, house: HouseStyle) {
    self.table = table
    columns = DOCXColumns(table, room: room, points: house.tablePoints)
    looks = table.styles.map(Look.init)
    textStyle = Array(DOCXStyles.tableTextID(columns.points).utf8)
  }

  /// - Parameter staysWithNext: the last rows go over to the next page with what follows.
  func append(to output: inout DOCXOutput, staysWithNext: Bool) {
    for (index, part) in columns.parts.enumerated() {
      if index > 0 { output.appendEmpty(style: "Gap") }
      append(part, to: &output, staysWithNext: staysWithNext && index == columns.parts.count - 1)
    }
  }

  private func append(_ part: DOCXColumns.Part, to output: inout DOCXOutput, staysWithNext: Bool) {
    let total = part.widths.reduce(0, +)
    output.bytes += "<w:tbl><w:tblPr><w:tblStyle w:val=\"FormTable\"/><w:tblW w:w=\"\(total)\" w:type=\"dxa\"/>".utf8
    output.bytes.append("<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/>")
    output.bytes.append("</w:tblPr><w:tblGrid>")
    for width in part.widths { output.bytes += "<w:gridCol w:w=\"\(width)\"/>".utf8 }
    output.bytes.append("</w:tblGrid>")
    for row in table.rows.indices {
      let isHeader = row < table.headerRowCount
      output.bytes.append("<w:tr><w:trPr><w:cantSplit/>")
      if isHeader { output.bytes.append("<w:tblHeader/>") }
      output.bytes.append("</w:trPr>")
      append(row, of: part, to: &output, staysWithNext: isHeader || (staysWithNext && row + 2 >= table.rows.count))
      output.bytes.append("</w:tr>")
    }
    output.bytes.append("</w:tbl>")
  }

  private func append(_ row: Int, of part: DOCXColumns.Part, to output: inout DOCXOutput, staysWithNext: Bool) {
    var at = 0
    while at < part.columns.count {
      let owner = table.owner(row, part.columns[at])
      var end = at + 1
      while end < part.columns.count, table.owner(row, part.columns[end]) == owner { end += 1 }
      let area = table.areas[owner]
      let look = looks[area.style]
      output.bytes.append("<w:tc><w:tcPr><w:tcW w:w=\"")
      output.bytes.append(decimal: part.widths[at..<end].reduce(0, +))
      output.bytes.append("\" w:type=\"dxa\"/>")
      if end - at > 1 {
        output.bytes.append("<w:gridSpan w:val=\"")
        output.bytes.append(decimal: end - at)
        output.bytes.append("\"/>")
      }
      if area.rowCount > 1 { output.bytes.append(area.row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>") }
      output.bytes += look.cell
      output.bytes.append("</w:tcPr>")
      append(area, look, isFirst: area.row == row, to: &output, staysWithNext: staysWithNext)
      output.bytes.append("</w:tc>")
      at = end
    }
  }

  /// The one paragraph of a cell; without words in the further rows of a merged area.
  private func append(
    _ area: TextTable.Area, _ look: Look, isFirst: Bool, to output: inout DOCXOutput, staysWithNext: Bool
  ) {
    output.bytes.append("<w:p><w:pPr><w:pStyle w:val=\"")
    output.bytes += textStyle
    output.bytes.append("\"/>")
    if staysWithNext { output.bytes.append("<w:keepNext/>") }
    output.bytes += look.paragraph
    output.bytes.append("</w:pPr>")
    if isFirst, !area.words.isEmpty {
      output.bytes.append("<w:r>")
      output.appendRunLook(isBold: look.isBold, isItalic: look.isItalic || area.isMarked)
      appendLines(area, to: &output)
      output.bytes.append("</w:r>")
    }
    output.bytes.append("</w:p>")
  }

  private func appendLines(_ area: TextTable.Area, to output: inout DOCXOutput) {
    for (index, piece) in table.store.pieces[area.words].enumerated() {
      if index > 0 { output.bytes.append("<w:br/>") }
      guard piece.end > piece.start else { continue }
      output.openText()
      if table.rows[area.row] == .codeLine {
        appendFormula(piece, to: &output)
      } else {
        append(piece.start..<piece.end, to: &output)
      }
      output.closeText()
    }
  }

  /// A printed formula, `9=1-2+3`, may be broken before its signs: words have no such places of their own.
  private func appendFormula(_ piece: TextPiece, to output: inout DOCXOutput) {
    var start = piece.start
    for at in (piece.start + 1)..<max(piece.start + 1, piece.end) where TextWidths.isSign(table.store.bytes[at]) {
      append(start..<at, to: &output)
      output.bytes.append("\u{200B}")
      start = at
    }
    append(start..<piece.end, to: &output)
  }

  /// Appends a stretch of the table's texts.
  private func append(_ stretch: Range<Int>, to output: inout DOCXOutput) {
    table.store.bytes.withBytes(stretch) { MarkupEscaping.append(text: $0, to: &output.bytes) }
  }
}
