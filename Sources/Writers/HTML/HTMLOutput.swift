import Documents
import Markup

/// Bytes of an HTML page, with what may not stand in it as it is escaped.
struct HTMLOutput {
  private(set) var bytes: [UInt8] = []

  /// Appends markup as it stands.
  mutating func markup(_ text: String) { bytes += text.utf8 }

  mutating func number(_ number: Int) { bytes.append(decimal: number) }

  /// Appends the inside of a `"…"` attribute.
  mutating func attribute(_ text: String) { MarkupEscaping.append(attribute: text, to: &bytes) }

  /// Appends character data; line feeds become line breaks.
  mutating func text(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { markup("<br>") }
      MarkupEscaping.append(text: String(line), to: &bytes)
    }
  }

  /// Appends the words of a cell, its lines with line breaks between them.
  mutating func words(of area: TextTable.Area, in table: TextTable) {
    for (index, piece) in table.store.pieces[area.words].enumerated() {
      if index > 0 { markup("<br>") }
      table.store.bytes.withBytes(piece.start..<piece.end) { MarkupEscaping.append(text: $0, to: &bytes) }
    }
  }

  /// Appends the words of a paragraph, bold and italic where a run is and its role is not.
  mutating func runs(of paragraph: Paragraph) {
    let around = paragraph.printedAround
    text(around.before)
    for run in paragraph.runs where !run.text.isEmpty {
      if run.isBold { markup("<strong>") }
      if run.isItalic { markup("<em>") }
      text(run.text)
      if run.isItalic { markup("</em>") }
      if run.isBold { markup("</strong>") }
    }
    text(around.after)
  }

  /// The paper of sections with this set-up.
  mutating func pageRule(_ page: PageSetup, number: Int) {
    let margins = [page.topMillimetres, page.rightMillimetres, page.bottomMillimetres, page.leftMillimetres]
    let words = margins.map { "\($0)mm" }.joined(separator: " ")
    markup("@page page-\(number) { size: A4 \(page.orientation.rawValue); margin: \(words) }\n")
    markup(".page-\(number) { page: page-\(number); --room: \(max(1, page.textMillimetres.width))mm }\n")
  }
}
