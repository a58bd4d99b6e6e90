package import Documents

/// Writes text for terminals, e-mail and Notepad: UTF-8, tables drawn with lines, nothing but characters of known
/// width.
///
/// - Does: the head in two blocks, titles, wrapped paragraphs, tables with areas merged over columns and rows, numbers
///   in Vietnamese form, tables wider than the page in parts with the stub columns repeated, charts as bars of blocks, signatures side by side,
///   the mark of a draft above each section.
/// - In part: bold, italic and fonts are not shown; indents are two columns a level.
/// - Does not: pages, page numbers, hidden columns, anchor rows.
package struct PlainTextWriter: DocumentWriter {
  package let formatCode = "txt"
  package let fileExtension = "txt"
  package let isSpreadsheet = false

  package enum Lines: Sendable {
    /// ─ │ ┼
    case box
    /// - | +
    case ascii
  }

  /// Columns that a line may take, ``leastWidth`` at least; `nil` fits the widest table, between 80 and 160.
  package var width: Int?
  package var lines: Lines
  /// A byte order mark and CR LF, for Windows tools that know UTF-8 by nothing else.
  package var isForOldWindows: Bool

  package static let leastWidth = 60
  package static let greatestFittedWidth = 160
  private static let leastFittedWidth = 80

  package init(width: Int? = nil, lines: Lines = .box, isForOldWindows: Bool = false) {
    self.width = width
    self.lines = lines
    self.isForOldWindows = isForOldWindows
  }

  package func write(_ document: Document) throws -> [UInt8] { text(of: document).bytes.finished() }

  package func write<Result>(_ document: Document, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let output = text(of: document)
    return try output.bytes.withBytes(body)
  }

  private func text(of document: Document) -> TextOutput {
    var output = TextOutput(lineEnd: isForOldWindows ? "\r\n" : "\n")
    if isForOldWindows { output.bytes += [0xEF, 0xBB, 0xBF] }
    for index in document.sections.indices {
      if index > 0 {
        output.endLine()
        output.endLine()
      }
      if !document.draftMark.isEmpty { output.append(line: document.draftMark) }
      append(document.runningBlocks(ofSection: index), of: document, to: &output)
    }
    return output
  }

  private func append(_ blocks: [Block], of document: Document, to output: inout TextOutput) {
    let box: BoxCharacters = lines == .box ? .box : .ascii
    let limit = max(Self.leastWidth, width ?? Self.greatestFittedWidth)
    var tables: [(table: TextTable, columns: TextColumns)] = []
    for case .table(let table) in blocks {
      let textTable = TextTable(table, styles: document.styles)
      tables.append((textTable, TextColumns(textTable, limit: limit)))
    }
    let widest = tables.flatMap { table in table.columns.parts.map(table.columns.lineWidth) }.max() ?? 0
    var paragraphs = TextParagraphs(
      width: width == nil ? max(Self.leastFittedWidth, widest) : limit, box: box, house: document.houseStyle)
    let charts = DrawnCharts(blocks, styles: document.styles)
    var nextTable = 0
    for (index, block) in blocks.enumerated() {
      switch block {
      case .chart:
        guard let figures = charts.figures[index] else { continue }
        output.endLine()
        TextChart(figures: figures, width: paragraphs.width, box: box).lines().forEach { output.append(line: $0) }
      case .gap: output.endLine()
      case .paragraph(let paragraph): paragraphs.append(paragraph, to: &output)
      case .sideBySide(let pair): paragraphs.append(pair, to: &output)
      case .table where charts.replacedTables.contains(index): nextTable += 1
      case .table:
        append(tables[nextTable].table, tables[nextTable].columns, box: box, to: &output)
        nextTable += 1
      }
    }
  }

  private func append(_ table: TextTable, _ columns: TextColumns, box: BoxCharacters, to output: inout TextOutput) {
    for (index, part) in columns.parts.enumerated() {
      if index > 0 {
        output.endLine()
        output.append(line: continuation(of: table, part.dropFirst(table.stubCount)))
      }
      TextTableDrawing(table, columns: part, widths: columns.widths, box: box).append(to: &output)
    }
  }

  /// What stands above a further part: which columns it shows, by the code line.
  private func continuation(of table: TextTable, _ columns: ArraySlice<Int>) -> String {
    guard let first = columns.first.flatMap(table.columnCode), let last = columns.last.flatMap(table.columnCode) else {
      return "(tiếp theo)"
    }
    return first == last ? "(tiếp theo – cột \(first))" : "(tiếp theo – cột \(first) đến \(last))"
  }
}
