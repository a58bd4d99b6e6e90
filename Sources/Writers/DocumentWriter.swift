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

  /// The whole file.
  ///
  /// - Throws: ``WritingError`` when the document contradicts itself.
  func write(_ document: Document) throws -> [UInt8]
}

/// Why a document cannot be written. Both cases are faults of whoever built the document.
package enum WritingError: Error, Sendable, Equatable {
  /// A formula refers to a section that the document does not have, or that has no table.
  case noTable(section: String)
  /// A cell names a style that ``Document/styles`` does not have.
  case noStyle(index: Int, section: String)
}

extension WritingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTable(let section): "a formula refers to the table of section \"\(section)\", which the document lacks"
    case .noStyle(let index, let section):
      "a cell of section \"\(section)\" has style \(index), which the document lacks"
    }
  }
}
