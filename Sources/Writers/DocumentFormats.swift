/// The formats that documents can be written in. Adding one is its writer and a line in ``standard``.
package struct DocumentFormats: Sendable {
  /// In the order in which help texts name them.
  package private(set) var writers: [any DocumentWriter]

  /// Every format, each with its default options.
  package static let standard = DocumentFormats([
    SpreadsheetML2003Writer(),
    XLSXWriter(),
    PlainTextWriter(),
    DOCXWriter(),
    HTMLWriter(),
  ])

  package init(_ writers: [any DocumentWriter]) { self.writers = writers }

  package var codes: [String] { writers.map(\.formatCode) }

  /// The writer of a format; `nil` when there is none of that code.
  package subscript(code: String) -> (any DocumentWriter)? { writers.first { $0.formatCode == code } }

  /// The same formats with a writer of other options in the place of the one with the same code, or added at the end.
  package func with(_ writer: some DocumentWriter) -> DocumentFormats {
    var result = self
    if let place = writers.firstIndex(where: { $0.formatCode == writer.formatCode }) {
      result.writers[place] = writer
    } else {
      result.writers.append(writer)
    }
    return result
  }
}
