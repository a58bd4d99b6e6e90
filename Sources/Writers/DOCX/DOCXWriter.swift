import Archives
package import Documents

/// Writes docx (ECMA-376 Part 1 §17, WordprocessingML, transitional): the paper that an office signs.
///
/// - Does: A4 with the house style's margins, portrait and landscape pages in one file, named styles for every role,
///   headings that the navigation pane and a table of contents know, the head in two columns with its strokes,
///   page numbers in the top margin but not on page 1, tables with merged areas, repeated header rows and rows that
///   no page end tears apart, columns as wide as their longest word, tables wider than the page in parts with the stub
///   columns repeated, charts that Word draws, signatures and recipients beside each other, annexes each on a new page.
/// - In part: runs may be bold or italic, nothing else; tables have one size of letters each; formulas print their value.
/// - Does not: pictures, hidden columns and rows, fills, notes, highlights, rules of entry, the stamp.
package struct DOCXWriter: DocumentWriter {
  package let formatCode = "docx"
  package let fileExtension = "docx"
  package let isSpreadsheet = false
  package let isForSigning = true

  package init() {}

  package func write(_ document: Document) throws -> [UInt8] {
    try document.checkStyles()
    var body = DOCXBody(document)
    body.write()
    var archive = ArchiveWriter()
    for part in DOCXPackage(document: document, body: body).parts { archive.add(part.name, part.bytes) }
    return archive.finish()
  }
}

extension Document {
  /// - Throws: ``WritingError/noStyle(index:section:)``.
  fileprivate func checkStyles() throws(WritingError) {
    for section in sections {
      for case .table(let table) in section.sheetBlocks {
        for cell in table.cells where !styles.indices.contains(cell.style) {
          throw WritingError.noStyle(index: cell.style, section: section.code)
        }
      }
    }
  }
}
