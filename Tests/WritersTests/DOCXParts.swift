import Archives
import Documents
import Markup
import Testing

@testable import Writers

/// The parts of a docx as Archives and Markup see them.
struct DOCXParts {
  let bytes: [UInt8]
  private let archive: Archive

  init(_ document: Document) throws {
    bytes = try DOCXWriter().write(document)
    archive = try Archive(bytes: bytes, file: "t.docx")
  }

  var names: [String] { archive.names }

  func part(_ name: String) throws -> MarkupElement {
    try MarkupReader.tree(of: archive.contents(of: name), file: name)
  }

  /// What stands below one another: paragraphs, tables and, last, the page set-up.
  func body() throws -> [MarkupElement] { try #require(part("word/document.xml").first("body")).children }

  func tables() throws -> [MarkupElement] { try body().filter { $0.name == "tbl" } }

  /// Page set-ups in order.
  func papers() throws -> [MarkupElement] {
    try body().compactMap { $0.name == "sectPr" ? $0 : $0.first("pPr")?.first("sectPr") }
  }

  /// Paragraphs with words that stand in no table.
  func paragraphs() throws -> [MarkupElement] { try body().filter { $0.name == "p" && !$0.printedText.isEmpty } }
}

extension MarkupElement {
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// Value of an attribute such as `w:val`.
  func word(_ attribute: String = "val") -> String? { self[attribute: attribute, in: MarkupElement.main] }

  /// The words of a paragraph or cell: line ends and tabs as characters, paragraphs parted by line ends.
  var printedText: String {
    switch name {
    case "t": return text
    case "br": return "\n"
    case "tab": return "\t"
    case "tc": return children.filter { $0.name == "p" }.map(\.printedText).joined(separator: "\n")
    default: return children.map(\.printedText).joined()
    }
  }

  /// Name of a paragraph's style.
  var styleID: String? { first("pPr")?.first("pStyle")?.word() }

  var rows: [MarkupElement] { children.filter { $0.name == "tr" } }
  var cells: [MarkupElement] { children.filter { $0.name == "tc" } }

  /// Columns of the grid that a cell takes.
  var gridSpan: Int { first("tcPr")?.first("gridSpan")?.word().flatMap { Int($0) } ?? 1 }
}
