package import Diagnostics
package import Documents
import Quantities
package import Workbooks

/// The sent workbook's form again, with what was typed and every finding in its cell: what can be returned as it is.
///
/// The form is laid out anew, so a workbook that lost rows, columns or its hidden codes comes back whole.
package struct Annotation: Sendable {
  private let book: EntryBook

  package init(book: EntryBook) { self.book = book }

  /// - Parameters:
  ///   - workbook: as it was sent.
  ///   - blank: the document from which it was made.
  ///   - findings: with sheets and cells of the sent workbook.
  ///   - words: turns a finding into a line without its place.
  package func document(
    of workbook: Workbook, on blank: Document, findings: [Diagnostic], words: (Diagnostic) -> String
  ) -> Document {
    var copy = AnchoredDocument(blank)
    var open = findings
    let finder = SectionFinder(book, in: workbook)
    for (index, section) in book.sections.enumerated() {
      for found in finder.found[index].prefix(1) {
        type(section, found, into: &copy)
        open = pin(open, section, found, into: &copy, words)
      }
    }
    copy.forgetResults()
    for finding in open where finding.severity > .note {
      let section = book.sections.first { $0.sheetName == finding.location?.sheet }
      let cell = finding.location?.cell.map { "\($0): " } ?? ""
      copy.remark(cell + words(finding), below: section?.code)
    }
    return copy.document
  }

  /// Every entry cell as it was typed, whether it could be understood or not.
  private func type(_ section: EntrySection, _ found: FoundSection, into copy: inout AnchoredDocument) {
    for row in section.rows.indices {
      for column in section.columns.indices {
        guard case .entry = section[row, column], let cell = found.cell(row, column) else { continue }
        copy.type(
          content(cell), section: section.code, anchor: section.rows[row].anchor, column: section.columns[column].code)
      }
      for extra in RemarkColumn.allCases {
        guard let sheetRow = found.rows[row], let column = found.column(extra.code),
          let cell = found.table.sheet[found.table.address(sheetRow, column)]
        else { continue }
        copy.type(content(cell), section: section.code, anchor: section.rows[row].anchor, column: extra.code)
      }
    }
  }

  private func content(_ cell: FoundCell) -> Documents.Cell.Content {
    switch cell.kind {
    case .number where !cell.isPercentage:
      if let number = DecimalNumber(stored: cell.text) { return .number(number) }
    case .number:
      if let share = DecimalNumber(stored: cell.text)?.shifted(by: 2) { return .text(share.vietnamese() + "%") }
    case .date:
      if let date = cell.daysSince1899.flatMap({ TypedDate.read(serial: $0) }) { return .date(date) }
    case .text, .boolean, .error, .blank: break
    }
    let cleaned = EntryWords.clean(cell.text, font: cell.fontName).text ?? ""
    return cleaned.isEmpty ? .empty : .text(cleaned)
  }

  /// - Returns: the findings that have no cell in this section.
  private func pin(
    _ findings: [Diagnostic], _ section: EntrySection, _ found: FoundSection, into copy: inout AnchoredDocument,
    _ words: (Diagnostic) -> String
  ) -> [Diagnostic] {
    let rows = Dictionary(
      found.rows.enumerated().compactMap { row, sheetRow in sheetRow.map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    let columns = Dictionary(
      found.columns.enumerated().compactMap { column, sheetColumn in sheetColumn.map { ($0, column) } },
      uniquingKeysWith: { first, _ in first })
    return findings.filter { finding in
      guard finding.location?.sheet == found.table.sheet.name, let cell = finding.location?.cell,
        let row = rows[cell.row], let column = columns[cell.column]
      else { return true }
      return !copy.pin(
        words(finding), finding.severity == .error ? .error : .warning, section: section.code,
        anchor: section.rows[row].anchor, column: section.columns[column].code)
    }
  }
}
