import Documents
import Quantities

/// A table of an HTML page.
///
/// Header cells say whether they head columns or a row, so that a screen reader can tell where a figure stands; the
/// column that heads a row is the widest of the stubs. The code line is body for it: its codes head nothing.
struct HTMLTable {
  private let table: Table
  private let styles: [CellStyle]
  private let grid: VisibleGrid
  /// What the table is called where it stands alone.
  private let name: String
  /// The visible column that heads its rows; `nil` without stubs.
  private let headingColumn: Int?
  private let headerRowCount: Int

  init(_ table: Table, styles: [CellStyle], name: String) {
    self.table = table
    // The last style stands for those that the document lacks.
    self.styles = styles + [CellStyle()]
    self.name = name
    let grid = VisibleGrid(table)
    self.grid = grid
    headerRowCount = grid.rows.prefix { $0 < table.headerRowCount }.count
    let stubs = grid.columns.prefix { $0 < table.stubColumnCount }.indices
    headingColumn = stubs.max {
      table.columns[grid.columns[$0]].widthInCharacters < table.columns[grid.columns[$1]].widthInCharacters
    }
  }

  func append(to output: inout HTMLOutput) {
    let characters = grid.columns.reduce(0) { $0 + table.columns[$1].widthInCharacters }
    // A digit of Times New Roman is half an em wide; cells have a little white at both sides.
    let tenthsOfEms = characters * 5 + grid.columns.count * 6
    output.markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    output.attribute(name)
    output.markup("\">\n<table style=\"--ems:\(tenthsOfEms / 10).\(tenthsOfEms % 10)\">\n<caption class=\"unseen\">")
    output.text(name)
    output.markup("</caption>\n")
    appendColumns(to: &output, of: max(1, characters))
    if headerRowCount > 0 {
      output.markup("<thead>\n")
      for row in 0..<headerRowCount { append(row: row, to: &output) }
      output.markup("</thead>\n")
    }
    output.markup("<tbody>\n")
    for row in grid.rows.indices.dropFirst(headerRowCount) { append(row: row, to: &output) }
    output.markup("</tbody>\n</table>\n</div>\n")
  }

  private func appendColumns(to output: inout HTMLOutput, of characters: Int) {
    output.markup("<colgroup>")
    for column in grid.columns {
      let thousandths = max(1, table.columns[column].widthInCharacters) * 1000 / characters
      output.markup("<col style=\"width:\(thousandths / 10).\(thousandths % 10)%\">")
    }
    output.markup("</colgroup>\n")
  }

  private func append(row: Int, to output: inout HTMLOutput) {
    let kind = table.rows[grid.rows[row]].kind
    output.markup(kind == .body || kind == .header ? "<tr>" : "<tr class=\"\(kind.rawValue)\">")
    for area in grid.areas[row] { append(area, kind, to: &output) }
    output.markup("</tr>\n")
  }

  private func append(_ area: VisibleGrid.Area, _ kind: Table.Row.Kind, to output: inout HTMLOutput) {
    let cell = table.cells[area.position]
    let style = styles[min(cell.style, styles.count - 1)]
    let scope = scope(of: area, cell, kind)
    output.markup(scope == nil ? "<td" : "<th")
    if let scope { output.markup(" scope=\"\(scope)\"") }
    let classes = classes(of: cell, style, isStub: area.column == headingColumn && kind != .header)
    if !classes.isEmpty { output.markup(" class=\"\(classes.joined(separator: " "))\"") }
    if area.columnCount > 1 { output.markup(" colspan=\"\(area.columnCount)\"") }
    if area.rowCount > 1 { output.markup(" rowspan=\"\(area.rowCount)\"") }
    output.markup(">")
    append(cell, style, to: &output)
    output.markup(scope == nil ? "</td>" : "</th>")
  }

  /// What the cell heads; `nil` for figures and for empty cells, which head nothing.
  private func scope(of area: VisibleGrid.Area, _ cell: Cell, _ kind: Table.Row.Kind) -> String? {
    if cell.content.isEmpty || kind == .codeLine { return nil }
    if area.row < headerRowCount { return area.columnCount > 1 ? "colgroup" : "col" }
    return area.column == headingColumn ? "row" : nil
  }

  private func classes(of cell: Cell, _ style: CellStyle, isStub: Bool) -> [String] {
    var classes: [String] = []
    if isStub { classes.append("stub") }
    switch style.horizontal {
    case .left: break
    case .centre: classes.append("c")
    case .right: classes.append("r")
    }
    if style.isBold { classes.append("b") }
    if style.isItalic { classes.append("i") }
    if style.indent > 0 { classes.append("in\(style.indent)") }
    if style.vertical == .top { classes.append("top") }
    return classes
  }

  private func append(_ cell: Cell, _ style: CellStyle, to output: inout HTMLOutput) {
    switch cell.content {
    case .empty: break
    case .text(let text): output.text(text)
    case .date(let date): output.text(date.vietnamese)
    case .number(let number): output.text(number.vietnamese(places: style.numberFormat.places))
    }
    if cell.isIncomplete, case .number = cell.content {
      output.markup("<span class=\"mark\" title=\"Chưa đủ số liệu của các đơn vị\">*</span>")
    }
  }
}
