import Archives
import Documents
import Markup
import Testing

@testable import Writers

/// The parts of a workbook as Archives and Markup see them.
struct XLSXParts {
  let bytes: [UInt8]
  private let archive: Archive

  init(_ document: Document, _ writer: XLSXWriter = XLSXWriter()) throws {
    bytes = try writer.write(document)
    archive = try Archive(bytes: bytes, file: "t.xlsx")
  }

  var names: [String] { archive.names }

  func part(_ name: String) throws -> MarkupElement {
    try MarkupReader.tree(of: archive.contents(of: name), file: name)
  }

  /// - Parameter number: from 1.
  func sheet(_ number: Int = 1) throws -> MarkupElement { try part("xl/worksheets/sheet\(number).xml") }

  /// Cells of a sheet by address: text as shared or inline, numbers as written.
  func cells(_ number: Int = 1) throws -> [String: MarkupElement] {
    let rows = try #require(sheet(number).first("sheetData")).children
    return Dictionary(uniqueKeysWithValues: rows.flatMap(\.children).map { ($0[attribute: "r"] ?? "", $0) })
  }

  func strings() throws -> [String] {
    guard names.contains("xl/sharedStrings.xml") else { return [] }
    return try part("xl/sharedStrings.xml").children.map { MarkupEscaping.unescapeOOXML($0.wholeText) }
  }

  /// What a cell shows: its text, its number as written, or nothing.
  func value(_ cell: MarkupElement, _ strings: [String]) -> String? {
    if cell[attribute: "t"] == "inlineStr" { return MarkupEscaping.unescapeOOXML(cell.wholeText) }
    guard let value = cell.first("v")?.text else { return nil }
    return cell[attribute: "t"] == "s" ? Int(value).map { strings[$0] } : value
  }
}

extension MarkupElement {
  /// The text of the element and of all in it.
  var wholeText: String {
    content.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.wholeText
      }
    }.joined()
  }

  func first(_ name: String) -> MarkupElement? { children.first { $0.name == name } }
}

/// Documents of one table of plain cells.
enum SmallDocument {
  static func with(_ cells: [Cell], columns: Int = 1, styles: [CellStyle] = [CellStyle()]) -> Document {
    document(
      Table(
        columns: Array(repeating: Table.Column(widthInCharacters: 10), count: columns),
        rows: Array(repeating: Table.Row(.body), count: cells.count / columns), cells: cells, spans: [],
        headerRowCount: 0, stubColumnCount: 0), styles: styles)
  }

  static func document(_ table: Table, name: String = "S", styles: [CellStyle] = [CellStyle()]) -> Document {
    Document(
      properties: Document.Properties(title: "t"),
      sections: [DocumentSection(code: "s", sheetName: name, blocks: [.table(table)])], styles: styles)
  }
}
