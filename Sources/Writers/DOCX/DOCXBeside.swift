import Documents

/// Blocks beside each other as a table without lines: the head of a paper, recipients and signatures.
struct DOCXBeside {
  private let house: HouseStyle
  /// Rows of columns of paragraphs.
  private let rows: [[[Paragraph]]]
  /// In twips.
  private let widths: [Int]

  init(_ beside: SideBySide, room: Int, house: HouseStyle) {
    self.house = house
    widths = DOCXBeside.widths(of: beside, room: room, house)
    rows = DOCXBeside.rows(of: beside)
  }

  /// A half or a third each; the right half grows until the names of state and motto keep to one line each.
  private static func widths(of beside: SideBySide, room: Int, _ house: HouseStyle) -> [Int] {
    let count = beside.columns.count
    guard count == 2 else { return (0..<count).map { room * ($0 + 1) / count - room * $0 / count } }
    var needed = 0
    for paragraph in beside.right where paragraph.role == .nationalName || paragraph.role == .nationalMotto {
      let look = house[paragraph.role]
      needed = max(needed, TextWidths.twips(of: paragraph.text, points: look.points, isBold: look.isBold))
    }
    let right = min(room * 2 / 3, max(room / 2, needed + Twips.millimetres(2)))
    return [room - right, right]
  }

  /// Number and date stand on one line, however many lines the names above them take.
  private static func rows(of beside: SideBySide) -> [[[Paragraph]]] {
    guard beside.middle.isEmpty, let number = beside.left.firstIndex(where: { $0.role == .documentNumber }),
      let date = beside.right.firstIndex(where: { $0.role == .placeAndDate })
    else { return [beside.columns] }
    return [
      [Array(beside.left[..<number]), Array(beside.right[..<date])],
      [Array(beside.left[number...]), Array(beside.right[date...])],
    ]
  }

  func append(to output: inout DOCXOutput) {
    let total = widths.reduce(0, +)
    output.bytes += "<w:tbl><w:tblPr><w:tblStyle w:val=\"Beside\"/><w:tblW w:w=\"\(total)\" w:type=\"dxa\"/>".utf8
    output.bytes.append("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>")
    for width in widths { output.bytes += "<w:gridCol w:w=\"\(width)\"/>".utf8 }
    output.bytes.append("</w:tblGrid>")
    for row in rows {
      output.bytes.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
      for (paragraphs, width) in zip(row, widths) {
        output.bytes += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>".utf8
        append(paragraphs, width: width, to: &output)
        output.bytes.append("</w:tc>")
      }
      output.bytes.append("</w:tr>")
    }
    output.bytes.append("</w:tbl>")
  }

  /// A cell holds a paragraph at least; empty lines of a frame are paragraphs without words.
  private func append(_ paragraphs: [Paragraph], width: Int, to output: inout DOCXOutput) {
    for paragraph in paragraphs {
      if paragraph.text.isEmpty { output.appendEmpty(style: "Gap") } else { output.append(paragraph, room: width) }
    }
    if paragraphs.isEmpty { output.appendEmpty(style: "Gap") }
  }
}
