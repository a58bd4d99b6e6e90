package import Documents

/// Writes one self-contained HTML page: no script, no other file, for reading on any screen and for printing on A4.
///
/// - Does: the head in blocks beside each other, titles as headings without a gap in their levels, tables with header
///   cells that say what they head, merged areas, charts as drawings with their figures in words, numbers in Vietnamese form, signatures, light and dark screens, narrow
///   screens (a wide table scrolls by itself, its row headers stay), paper (header rows repeated, rows not split, a wide
///   table shrunk to the width, portrait and landscape pages in one print).
/// - In part: page numbers are the browser's.
/// - Does not: formulas, rules of entry, notes, hidden columns and rows.
///
/// The page is valid HTML 5 and passes the checks of WCAG 2.1 AA that a program can make.
package struct HTMLWriter: DocumentWriter {
  package let formatCode = "html"
  package let fileExtension = "html"
  package let isSpreadsheet = false

  package init() {}

  package func write(_ document: Document) throws -> [UInt8] {
    var page = HTMLPage()
    page.begin(document)
    for index in document.sections.indices { page.append(section: index, of: document) }
    page.end()
    return page.output.bytes
  }
}

/// A page on its way: what is written, and what the next heading must know.
struct HTMLPage {
  var output = HTMLOutput()
  /// Level of the heading before; 0 before the first.
  private var level = 0

  mutating func begin(_ document: Document) {
    pages = HTMLPage.pages(of: document)
    output.markup("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
    output.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    output.markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    output.text(document.properties.title)
    output.markup("</title>\n")
    if !document.properties.creator.isEmpty {
      output.markup("<meta name=\"author\" content=\"")
      output.attribute(document.properties.creator)
      output.markup("\">\n")
    }
    output.markup("<style>\n")
    output.markup(HTMLStyleSheet.text(document.houseStyle))
    for (index, page) in pages.enumerated() { output.pageRule(page, number: index) }
    output.markup("</style>\n</head>\n<body>\n<main>\n")
    if !document.draftMark.isEmpty {
      output.markup("<p class=\"draft\">")
      output.text(document.draftMark)
      output.markup("</p>\n")
    }
    if !HTMLPage.hasTitle(document) {
      output.markup("<h1 class=\"unseen\">")
      output.text(document.properties.title)
      output.markup("</h1>\n")
      level = 1
    }
  }

  mutating func end() { output.markup("</main>\n</body>\n</html>\n") }

  /// Each page set-up once, in the order of the sections.
  private var pages: [PageSetup] = []
  /// How many tables have a name so far.
  private var tableNames: [String: Int] = [:]

  private static func pages(of document: Document) -> [PageSetup] {
    document.sections.reduce(into: []) { pages, section in
      if !pages.contains(section.page) { pages.append(section.page) }
    }
  }

  private static func hasTitle(_ document: Document) -> Bool {
    guard let first = document.sections.first else { return false }
    return (first.head + first.blocks).contains { block in
      if case .paragraph(let paragraph) = block { return paragraph.role == .title && !paragraph.text.isEmpty }
      return false
    }
  }

  mutating func append(section index: Int, of document: Document) {
    let section = document.sections[index]
    let page = pages.firstIndex(of: section.page) ?? 0
    output.markup("<section class=\"page page-")
    output.number(page)
    output.markup("\" id=\"")
    output.attribute(section.code)
    output.markup("\">\n")
    let name = section.caption.isEmpty ? section.sheetName : section.caption
    let blocks = document.runningBlocks(ofSection: index)
    let charts = DrawnCharts(blocks, styles: document.styles)
    for (place, block) in blocks.enumerated() {
      switch block {
      case .chart: if let figures = charts.figures[place] { HTMLChart(figures: figures).append(to: &output) }
      case .gap: output.markup("<div class=\"gap\"></div>\n")
      case .paragraph(let paragraph): append(paragraph)
      case .sideBySide(let blocks): append(blocks)
      case .table where charts.replacedTables.contains(place): continue
      case .table(let table): HTMLTable(TextTable(table, styles: document.styles), name: distinct(name)).append(to: &output)
      }
    }
    output.markup("</section>\n")
  }

  /// The name, with a number where a table before has it: who jumps from table to table must tell them apart.
  private mutating func distinct(_ name: String) -> String {
    let count = tableNames[name, default: 0] + 1
    tableNames[name] = count
    return count == 1 ? name : "\(name), bảng \(count)"
  }

  private mutating func append(_ blocks: SideBySide) {
    output.markup(blocks.middle.isEmpty ? "<div class=\"beside\">\n" : "<div class=\"beside three\">\n")
    for column in blocks.columns {
      output.markup("<div>\n")
      for paragraph in column { append(paragraph) }
      output.markup("</div>\n")
    }
    output.markup("</div>\n")
  }

  private mutating func append(_ paragraph: Paragraph) {
    let tag = tag(of: paragraph)
    output.markup("<\(tag) class=\"\(paragraph.role.code)\">")
    output.runs(of: paragraph)
    output.markup("</\(tag)>\n")
  }

  /// Levels of headings leave none out, whatever roles follow each other.
  private mutating func tag(of paragraph: Paragraph) -> String {
    let wanted: Int
    switch paragraph.role {
    case .title: wanted = level == 0 ? 1 : 2
    case .heading1, .annexNumber: wanted = 2
    case .heading2: wanted = 3
    case .heading3: wanted = 4
    default: return "p"
    }
    if paragraph.text.isEmpty { return "p" }
    level = min(wanted, level + 1)
    return "h\(level)"
  }
}
