import Quantities

/// A document as lines of words, for golden tests and for looking at: every kind, span, style and formula shows,
/// nothing is measured.
///
/// One line per paragraph and per cell that is not empty and plain, nor covered by a merged area of the same style.
/// Texts stand between quotation marks with `\n`, `\t`, `\"`, `\\` escaped; positions count from 0; styles are words,
/// left out when they are the default's.
package struct DocumentDump: Sendable {
  private var lines: [String] = []
  private let styleWords: [String]

  /// The dump of a whole document, each line ended.
  package static func text(of document: Document) -> String {
    var dump = DocumentDump(styles: document.styles)
    dump.add(document)
    return dump.lines.map { $0 + "\n" }.joined()
  }

  private init(styles: [CellStyle]) { styleWords = styles.map(\.words) }

  private mutating func add(_ document: Document) {
    let properties = document.properties
    lines.append("document \(quoted(properties.title))")
    if !properties.subject.isEmpty { lines.append("  subject \(quoted(properties.subject))") }
    if !properties.creator.isEmpty { lines.append("  creator \(quoted(properties.creator))") }
    lines.append("  created \(properties.created)")
    if !document.draftMark.isEmpty { lines.append("  draft \(quoted(document.draftMark))") }
    for entry in document.stamp { lines.append("  stamp \(entry.name) \(quoted(entry.value))") }
    for section in document.sections { add(section) }
  }

  private mutating func add(_ section: DocumentSection) {
    let page = section.page
    lines.append("section \(section.code) \(quoted(section.sheetName))" + (section.opensAnnex ? " opens-annex" : ""))
    let margins = [page.topMillimetres, page.bottomMillimetres, page.leftMillimetres, page.rightMillimetres]
    lines.append(
      "  page \(page.orientation.rawValue) margins \(margins.map(String.init).joined(separator: " "))"
        + (page.fitsWidth ? " fits-width" : ""))
    for block in section.sheetBlocks {
      switch block {
      case .gap: lines.append("  gap")
      case .paragraph(let paragraph): lines.append("  " + words(paragraph))
      case .sideBySide(let pair):
        lines.append("  beside")
        for paragraph in pair.left { lines.append("    left " + words(paragraph)) }
        for paragraph in pair.middle { lines.append("    middle " + words(paragraph)) }
        for paragraph in pair.right { lines.append("    right " + words(paragraph)) }
      case .table(let table): add(table)
      case .chart(let chart): add(chart)
      }
    }
  }

  private func words(_ paragraph: Paragraph) -> String {
    let runs = paragraph.runs.map { run in
      (run.isBold ? "bold " : "") + (run.isItalic ? "italic " : "") + quoted(run.text)
    }
    return paragraph.role.code + " " + runs.joined(separator: " ")
  }

  private mutating func add(_ chart: Chart) {
    lines.append(
      "  chart \(chart.kind.rawValue) \(quoted(chart.title)) labels \(chart.labelColumn)"
      + (chart.standsForTable ? " for-table" : ""))
    for series in chart.series { lines.append("    series \(series.column) \(quoted(series.name))") }
    lines.append("    rows " + chart.rows.map(String.init).joined(separator: " "))
    if let reference = chart.reference { lines.append("    reference \(reference)") }
  }

  // MARK: - Tables

  private mutating func add(_ table: Table) {
    let columns = table.columns.map { "\($0.widthInCharacters)" + ($0.isHidden ? " hidden" : "") }
    lines.append("  table header \(table.headerRowCount) stubs \(table.stubColumnCount)")
    lines.append("    columns " + columns.joined(separator: ", "))
    var spans: [Int: Span] = [:]
    var covered: [Int: Int] = [:]
    for span in table.spans {
      spans[span.row * table.columns.count + span.column] = span
      for row in span.row..<(span.row + span.rowCount) {
        for column in span.column..<(span.column + span.columnCount) {
          covered[row * table.columns.count + column] = table[span.row, span.column].style
        }
      }
    }
    for (index, row) in table.rows.enumerated() {
      lines.append(
        "    row \(index) \(row.kind.rawValue)" + (row.minimumLines > 1 ? " lines-\(row.minimumLines)" : ""))
      for column in table.columns.indices {
        let position = index * table.columns.count + column
        let span = spans[position]
        if span == nil, let style = covered[position], table.cells[position] == Cell(style: style) { continue }
        let line = words(table.cells[position], span)
        if !line.isEmpty { lines.append("      \(column)" + line) }
      }
    }
    for rule in table.entryRules { lines.append("    entry " + words(rule)) }
    for note in table.notes { lines.append("    note \(note.row),\(note.column) \(quoted(note.text))") }
    for highlight in table.highlights {
      lines.append(
        "    highlight \(words(highlight.area)) \(highlight.look.rawValue) =" + words(highlight.condition))
    }
  }

  private func words(_ area: Area) -> String { "\(area.row),\(area.column) \(area.rowCount)x\(area.columnCount)" }

  private func words(_ rule: EntryRule) -> String {
    let values =
      switch rule.values {
      case .whole(let from, let to): "whole \(bound(from)) to \(bound(to))"
      case .decimal(let from, let to): "decimal \(bound(from)) to \(bound(to))"
      case .date(let from, let to): "date \(bound(from)) to \(bound(to))"
      case .choice(let list): "choice " + list.map(quoted).joined(separator: " ")
      case .formula(let formula): "=" + words(formula)
      }
    let messages = [rule.title, rule.hint, rule.objection].map(quoted).joined(separator: " ")
    return "\(words(rule.area)) \(rule.strictness.rawValue) \(values) \(messages)"
  }

  private func bound(_ value: (any CustomStringConvertible)?) -> String { value?.description ?? "-" }

  /// Each part with a space before it; empty for an empty cell of the default style.
  private func words(_ cell: Cell, _ span: Span?) -> String {
    var parts: [String] = []
    switch cell.content {
    case .empty: break
    case .text(let text): parts.append(quoted(text))
    case .number(let number): parts.append(number.description)
    case .date(let date): parts.append(date.iso)
    }
    if cell.isIncomplete { parts.append("incomplete") }
    if let span { parts.append("\(span.rowCount)x\(span.columnCount)") }
    if let formula = cell.formula { parts.append("=" + words(formula)) }
    let style = styleWords.indices.contains(cell.style) ? styleWords[cell.style] : "style-\(cell.style)?"
    if !style.isEmpty { parts.append("{\(style)}") }
    return parts.map { " " + $0 }.joined()
  }

  private func words(_ formula: Formula) -> String {
    formula.pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .cell(let rows, let columns): "[\(rows),\(columns)]"
      case .range(let fromRows, let fromColumns, let toRows, let toColumns):
        "[\(fromRows),\(fromColumns):\(toRows),\(toColumns)]"
      case .elsewhere(let section, let row, let column): "\(section)![\(row),\(column)]"
      }
    }.joined()
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension CellStyle {
  /// What differs from the default style, in words: `bold centre wrap border header decimal-0`.
  fileprivate var words: String {
    let standard = CellStyle()
    var words: [String] = []
    if isBold { words.append("bold") }
    if isItalic { words.append("italic") }
    if fontSize != standard.fontSize { words.append("\(fontSize)pt") }
    if horizontal != standard.horizontal { words.append(horizontal.rawValue) }
    if vertical != standard.vertical { words.append(vertical == .centre ? "middle" : vertical.rawValue) }
    if wraps { words.append("wrap") }
    if indent != 0 { words.append("indent-\(indent)") }
    if hasBorder { words.append("border") }
    if fill != .none { words.append(fill.rawValue) }
    switch numberFormat {
    case .text: break
    case .decimal(let places): words.append("decimal-\(places)")
    case .date: words.append("date")
    }
    if !isLocked { words.append("open") }
    return words.joined(separator: " ")
  }
}
