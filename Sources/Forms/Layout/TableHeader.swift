import Documents
import Indicators
import Quantities

/// The header rows of a table and its code line, ready to stand above any body.
struct TableHeader: Sendable {
  /// Header rows without the code line.
  let depth: Int
  /// Cells of header rows and code line, row by row, the anchor column first.
  let cells: [Cell]
  let spans: [Span]
  let tableColumns: [Table.Column]
  let anchorStyle: Int

  init(section: Section, columns: [Int], palette: inout StylePalette) {
    var layout = HeaderLayout(section: section, columns: columns)
    layout.place(section.header)
    let width = columns.count + 1
    let headerStyle = palette.index(
      of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true))
    let codeStyle = palette.index(
      of: CellStyle(isBold: true, isItalic: true, fontSize: 9, horizontal: .centre, wraps: true, hasBorder: true))
    anchorStyle = palette.index(of: CellStyle(fontSize: 8))
    var cells = [Cell](repeating: Cell(.empty, style: headerStyle), count: layout.depth * width)
    for row in 0..<layout.depth { cells[row * width] = Cell(.empty, style: anchorStyle) }
    for label in layout.labels {
      cells[label.row * width + label.column + 1] = Cell(.text(label.text), style: headerStyle)
    }
    cells.append(Cell(.text(SheetAnchor.codes()), style: anchorStyle))
    for index in columns {
      cells.append(Cell(.text(CodeLine.text(of: section.columns[index], in: section)), style: codeStyle))
    }
    depth = layout.depth
    self.cells = cells
    spans = layout.spans.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    tableColumns =
      [Table.Column(widthInCharacters: 12, isHidden: true)]
      + columns.map { index in
        let isNarrow = section.recordType != nil || columns.count >= TableHeader.wideColumnCount
        return Table.Column(widthInCharacters: TableHeader.width(of: section.columns[index], isNarrow: isNarrow))
      }
  }

  /// From so many columns on, figures stand closer, so that the page can still be read.
  private static let wideColumnCount = 17

  private static func width(of column: Column, isNarrow: Bool) -> Int {
    if column.width > 0 { return column.width }
    if let stub = column.stub {
      switch stub {
      case .ordinal: return 6
      case .unitOfMeasure: return 10
      case .line: return 12
      case .label: return 40
      }
    }
    switch column.format {
    case .date: return 11
    case .text: return 14
    default: return column.holdsText ? 18 : isNarrow ? 8 : 10
    }
  }
}

/// Places the header cells: groups above, leaves down to the code line.
private struct HeaderLayout {
  let section: Section
  let columns: [Int]
  var depth = 1
  var labels: [(row: Int, column: Int, text: String)] = []
  var spans: [Span] = []

  init(section: Section, columns: [Int]) {
    self.section = section
    self.columns = columns
  }

  mutating func place(_ nodes: [HeaderNode]) {
    let standing = nodes.compactMap(pruned)
    depth = max(1, standing.map(\.depth).max() ?? 1)
    var column = 0
    for node in standing { place(node, row: 0, column: &column) }
  }

  /// The node without columns that do not stand; `nil` when nothing is left.
  private func pruned(_ node: HeaderNode) -> HeaderNode? {
    switch node {
    case .leaf(let index): return columns.contains(index) ? node : nil
    case .group(let label, let nodes):
      let rest = nodes.compactMap(pruned)
      return rest.isEmpty ? nil : .group(label: label, rest)
    }
  }

  private mutating func place(_ node: HeaderNode, row: Int, column: inout Int) {
    let start = column
    switch node {
    case .leaf(let index):
      labels.append((row, start, section.columns[index].label))
      column += 1
      if depth - row > 1 { spans.append(Span(row: row, column: start + 1, rowCount: depth - row, columnCount: 1)) }
    case .group(let label, let nodes):
      labels.append((row, start, label))
      for inner in nodes { place(inner, row: row + 1, column: &column) }
      if column - start > 1 {
        spans.append(Span(row: row, column: start + 1, rowCount: 1, columnCount: column - start))
      }
    }
  }
}

/// The line of codes under the headers: `A B 1 2 … 6=4/1*100`.
enum CodeLine {
  static func text(of column: Column, in section: Section) -> String {
    if let print = column.print {
      return print == column.code || print.contains("=") ? print : "\(column.code)=\(print)"
    }
    guard let formula = column.formula, let text = text(of: formula, in: section) else { return column.code }
    return "\(column.code)=\(text)"
  }

  /// The formula as the ministry prints it; `nil` where it needs more than columns and numbers.
  static func text(of formula: Expression, in section: Section) -> String? {
    switch formula {
    case .number(let number): return number.description
    case .column(let index): return section.columns[index].code
    case .add(let a, let b): return join(a, "+", b, section)
    case .subtract(let a, let b): return join(a, "-", b, section, bracketRight: true)
    case .multiply(let a, let b): return join(a, "*", b, section, bracketLeft: true, bracketRight: true)
    case .divide(let a, let b): return join(a, "/", b, section, bracketLeft: true, bracketRight: true)
    case .ratio(let a, let b):
      return join(a, "/", b, section, bracketLeft: true, bracketRight: true).map { $0 + "*100" }
    case .sum(let list):
      let parts = list.map { text(of: $0, in: section) }
      return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }.joined(separator: "+")
    case .negate(let a): return text(of: a, in: section).map { "-" + $0 }
    case .row, .observation, .minimum, .maximum, .ifMissing, .grade: return nil
    }
  }

  private static func join(
    _ a: Expression, _ sign: String, _ b: Expression, _ section: Section, bracketLeft: Bool = false,
    bracketRight: Bool = false
  ) -> String? {
    guard let left = text(of: a, in: section), let right = text(of: b, in: section) else { return nil }
    return bracketed(left, a, bracketLeft) + sign + bracketed(right, b, bracketRight)
  }

  private static func bracketed(_ text: String, _ part: Expression, _ wanted: Bool) -> String {
    guard wanted else { return text }
    switch part {
    case .add, .subtract, .sum: return "(\(text))"
    default: return text
    }
  }
}
