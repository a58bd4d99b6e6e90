package import Documents

/// Turns finished documents into the bytes of one file format.
///
/// A writer is a struct whose stored properties are its options. It knows nothing but ``Document``: no indicator, no
/// form, no clock, no file. Equal documents and equal options give equal bytes.
package protocol DocumentWriter: Sendable {
  /// The name of the format on the command line: `xml`, `txt`. Unique among ``DocumentFormats``.
  var formatCode: String { get }
  /// Without the point.
  var fileExtension: String { get }
  /// The format is made of sheets: several documents fit into one file, and a narrative is written in it only when somebody asks for it.
  var isSpreadsheet: Bool { get }
  /// What it writes is printed, signed and sent.
  var isForSigning: Bool { get }

  /// The whole file.
  ///
  /// - Throws: ``WritingError`` when the document contradicts itself.
  func write(_ document: Document) throws -> [UInt8]

  /// The whole file, for as long as `body` runs: spares a copy of it to who puts it away at once.
  ///
  /// - Throws: as ``write(_:)``; what `body` throws.
  func write<Result>(_ document: Document, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result
}

extension DocumentWriter {
  package var isForSigning: Bool { false }

  package func write<Result>(_ document: Document, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    try write(document).withUnsafeBytes(body)
  }
}

/// Why a document cannot be written. All but ``output(reason:)`` are faults of whoever built the document; cells are
/// named as spreadsheets do, `B12`.
package enum WritingError: Error, Sendable, Equatable {
  /// A formula refers to a section that the document does not have, or that has no table.
  case noTable(section: String)
  /// A cell names a style that ``Document/styles`` does not have.
  case noStyle(index: Int, section: String)
  /// The name of a sheet breaks Excel's rules or is another sheet's too; see ``SheetName``.
  case sheetName(String)
  /// A text has more than the 32,767 UTF-16 units that a cell holds, or the formula of a rule or highlight more than 8,192.
  case tooLong(section: String, cell: String)
  /// A formula refers to a row or column before the first of the sheet.
  case formulaLeavesSheet(section: String, cell: String)
  /// A merged area, a rule, a note or a highlight reaches out of its table, or two merged areas overlap.
  case misplaced(section: String, cell: String)
  /// More rows or columns than a sheet has.
  case sheetTooLarge(section: String)
  /// The surroundings failed: no memory, no room for temporary files.
  case output(reason: String)
}

extension WritingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTable(let section): "a formula refers to the table of section \"\(section)\", which the document lacks"
    case .noStyle(let index, let section):
      "a cell of section \"\(section)\" has style \(index), which the document lacks"
    case .sheetName(let name): "no sheet can be named \"\(name)\", or two are"
    case .tooLong(let section, let cell):
      "section \"\(section)\", cell \(cell): a cell holds texts up to 32767 and formulas up to 8192 characters"
    case .formulaLeavesSheet(let section, let cell):
      "section \"\(section)\", cell \(cell): a formula refers to a cell before the first of the sheet"
    case .misplaced(let section, let cell):
      "section \"\(section)\", cell \(cell): an area reaches out of its table or overlaps another"
    case .sheetTooLarge(let section): "section \"\(section)\" has more rows or columns than a sheet"
    case .output(let reason): "the workbook cannot be put together: \(reason)"
    }
  }
}
