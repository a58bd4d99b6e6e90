import Archives
import Foundation
import Markup
import Testing

/// Reads the numbers of docx, HTML and plain text off their pages.
enum PrintedPages {
  // MARK: - docx

  static func docx(_ document: String, _ bytes: [UInt8]) throws -> PrintedNumbers {
    let archive = try Archive(bytes: bytes, file: document)
    let root = try MarkupReader.tree(of: archive.contents(of: "word/document.xml"), file: document)
    var tables: [PrintedTable] = []
    var text: [String] = []
    var isContinued = false
    for block in try #require(root.children.first { $0.name == "body" }).children {
      if block.name == "tbl", style(of: block) == "FormTable" {
        if let table = docxTable(block) {
          if isContinued, !tables.isEmpty { tables[tables.count - 1].append(table) } else { tables.append(table) }
        }
        isContinued = true
      } else {
        isContinued = isContinued && block.name == "p" && style(of: block) == "Gap"
        text += ((block.name == "p" ? [block] : []) + block.all("p")).map { $0.all("t").map(\.text).joined() }
      }
    }
    let names = archive.names.filter { $0.hasPrefix("word/charts/") }
    let charts = try names.map { try docxLabels(MarkupReader.tree(of: archive.contents(of: $0), file: $0)) }
    return PrintedNumbers(document, tables: tables, charts: charts, text: text)
  }

  private static func style(of block: MarkupElement) -> String? {
    (block.all("tblStyle") + block.all("pStyle")).first?.attributes.first { $0.name == "val" }?.value
  }

  /// `nil` for a table without a code line.
  private static func docxTable(_ table: MarkupElement) -> PrintedTable? {
    let rows = table.children.filter { $0.name == "tr" }.map { row in
      row.children.filter { $0.name == "tc" }.flatMap { cell -> [String] in
        let span = cell.all("gridSpan").first?.attributes.first?.value
        return [cell.all("t").map(\.text).joined()] + Array(repeating: "", count: (span.flatMap { Int($0) } ?? 1) - 1)
      }
    }
    return printedTable(rows)
  }

  private static func printedTable(_ rows: [[String]]) -> PrintedTable? {
    guard let line = rows.firstIndex(where: { $0.first == "A" && !$0.contains("") }) else { return nil }
    return PrintedTable(codes: rows[line].map(PrintedTable.code), rows: Array(rows[(line + 1)...]))
  }

  /// Row by row, what stands at the bars.
  private static func docxLabels(_ chart: MarkupElement) -> [String] {
    var labels: [(row: Int, series: Int, text: String)] = []
    for (number, series) in chart.all("ser").enumerated() {
      for label in series.all("dLbl") {
        let row = label.children.first { $0.name == "idx" }?[attribute: "val"].flatMap { Int($0) } ?? -1
        labels.append((row, number, label.all("t").map(\.text).joined()))
      }
    }
    return labels.sorted { ($0.row, $0.series) < ($1.row, $1.series) }.map { $0.text.replacing("\u{A0}", with: " ") }
  }

  // MARK: - HTML

  static func html(_ document: String, _ bytes: [UInt8]) throws -> PrintedNumbers {
    let page = String(decoding: bytes, as: UTF8.self)
    let start = try #require(page.firstRange(of: "<main>")), end = try #require(page.firstRange(of: "</main>"))
    let xml = page[start.lowerBound..<end.upperBound].replacing(/<(col|br)( [^>]*)?>/) { "<\($0.1)\($0.2 ?? "")/>" }
    let root = try MarkupReader.tree(of: Array(xml.utf8), file: document)
    var reading = HTMLReading()
    reading.read(root)
    return PrintedNumbers(document, tables: reading.tables, charts: reading.charts, text: reading.text)
  }

  private struct HTMLReading {
    var tables: [PrintedTable] = []
    var charts: [[String]] = []
    var text: [String] = []

    mutating func read(_ element: MarkupElement) {
      switch element.name {
      case "table": if let table = printedTable(grid(element)) { tables.append(table) }
      case "svg": charts.append(labels(element))
      case "figcaption": break
      case "p", "h1", "h2", "h3", "h4": text.append(element.words)
      default: element.children.forEach { read($0) }
      }
    }

    private func grid(_ table: MarkupElement) -> [[String]] {
      var result: [[String]] = []
      var open: [Int: Int] = [:]
      for row in table.all("tr") {
        var texts: [Int: String] = [:]
        var column = 0
        for cell in row.children {
          while open[column, default: 0] > 0 { column += 1 }
          texts[column] = cell.words
          let height = cell[attribute: "rowspan"].flatMap { Int($0) } ?? 1
          for _ in 0..<(cell[attribute: "colspan"].flatMap { Int($0) } ?? 1) {
            open[column] = height
            column += 1
          }
        }
        let width = (open.keys.max() ?? -1) + 1
        result.append((0..<width).map { texts[$0] ?? "" })
        for key in open.keys { open[key, default: 1] -= 1 }
      }
      return result
    }

    /// After the legend, which stands before the first name of a row.
    private func labels(_ svg: MarkupElement) -> [String] {
      let texts = svg.children.filter { $0.name == "text" }
      return texts.drop { $0[attribute: "class"] != "label" }.filter { $0[attribute: "class"] == nil }.map(\.words)
    }
  }

  // MARK: - Plain text

  /// - Parameter chartTitles: of the document's charts, of which plain text draws the same.
  static func text(_ document: String, _ bytes: [UInt8], chartTitles: [String]) -> PrintedNumbers {
    var tables: [PrintedTable] = []
    var charts: [[String]] = []
    var text: [String] = []
    var drawn: [[Character]] = []
    var isInChart = false
    var isContinued = false
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, "┌│├└".contains(first) {
        drawn.append(Array(line))
        guard first == "└" else { continue }
        if let table = textTable(drawn) {
          if isContinued, !tables.isEmpty { tables[tables.count - 1].append(table) } else { tables.append(table) }
        }
        (drawn, isContinued) = ([], false)
      } else if chartTitles.contains(String(line)) {
        isInChart = true
        charts.append([])
      } else if isInChart, line.contains(/[█▓▒░│]|^\s*$/) || line.wholeMatch(of: /.*\S {8,}\S+( \/ \S+)?/) != nil {
        if line.isEmpty { isInChart = false }
        if let words = line.firstMatch(of: /(?:^|[ █▓▒░│])([-0-9.,*]+(?: \/ [-0-9.,*]+)?)$/)?.1 {
          charts[charts.count - 1].append(String(words))
        }
      } else {
        isInChart = false
        isContinued = line.hasPrefix("(tiếp theo")
        text.append(String(line))
      }
    }
    return PrintedNumbers(document, tables: tables, charts: charts, text: text)
  }

  /// Cut where the code line is cut; what lies over several columns belongs to none.
  private static func textTable(_ lines: [[Character]]) -> PrintedTable? {
    func cells(_ line: [Character], _ edges: [Int]) -> [String] {
      zip(edges, edges.dropFirst()).map { left, right in
        guard line.indices.contains(right), "│├┤┼".contains(line[left]), "│├┤┼".contains(line[right]) else { return "" }
        return String(line[(left + 1)..<right]).trimmingCharacters(in: .whitespaces)
      }
    }
    // Between two rules; the code line may take several lines.
    let rules = lines.indices.filter { lines[$0].first != "│" }
    for (start, end) in zip(rules, rules.dropFirst()) where end > start + 1 {
      let block = lines[(start + 1)..<end]
      let edges = lines[start + 1].indices.filter { lines[start + 1][$0] == "│" }
      let nothing = Array(repeating: "", count: max(0, edges.count - 1))
      let codes = block.map { cells($0, edges) }.reduce(nothing) { zip($0, $1).map(+) }
      guard codes.first == "A", !codes.contains("") else { continue }
      return PrintedTable(codes: codes.map(PrintedTable.code), rows: lines[end...].map { cells($0, edges) })
    }
    return nil
  }
}

extension MarkupElement {
  /// Every element of a name below, in document order.
  fileprivate func all(_ name: String) -> [MarkupElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// All text below.
  fileprivate var words: String {
    content.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.name == "br" ? " " : element.words
      }
    }.joined()
  }
}
