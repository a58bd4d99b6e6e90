import Documents

/// A table of an HTML page.
///
/// Header cells say whether they head columns or a row, so that a screen reader can tell where a figure stands; the
/// column that heads a row is the widest of the stubs. The code line is body for it: its codes head nothing.
struct HTMLTable {
  private let table: TextTable
  /// What the table is called where it stands alone.
  private let name: String
  /// The visible column that heads its rows; `nil` without stubs.
  private let headingColumn: Int?

  init(_ table: TextTable, name: String) {
    self.table = table
    self.name = name
    headingColumn = (0..<table.stubCount).max { table.hints[$0] < table.hints[$1] }
  }

  func append(to output: inout HTMLOutput) {
    let characters = table.hints.reduce(0, +)
    // A digit of Times New Roman is half an em wide; cells have a little white at both sides.
    let tenthsOfEms = characters * 5 + table.columnCount * 6
    output.markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    output.attribute(name)
    output.markup("\">\n<table style=\"--ems:\(tenthsOfEms / 10).\(tenthsOfEms % 10)\">\n<caption class=\"unseen\">")
    output.text(name)
    output.markup("</caption>\n")
    appendColumns(to: &output, of: max(1, characters))
    var areas = table.areas[...]
    if table.headerRowCount > 0 {
      output.markup("<thead>\n")
      for row in 0..<table.headerRowCount { append(row: row, &areas, to: &output) }
      output.markup("</thead>\n")
    }
    output.markup("<tbody>\n")
    for row in table.rows.indices.dropFirst(table.headerRowCount) { append(row: row, &areas, to: &output) }
    output.markup("</tbody>\n</table>\n</div>\n")
  }

  private func appendColumns(to output: inout HTMLOutput, of characters: Int) {
    output.markup("<colgroup>")
    for width in table.hints {
      let thousandths = max(1, width) * 1000 / characters
      output.markup("<col style=\"width:\(thousandths / 10).\(thousandths % 10)%\">")
    }
    output.markup("</colgroup>\n")
  }

  /// - Parameter areas: those from the row on; the row's own are taken.
  private func append(row: Int, _ areas: inout ArraySlice<TextTable.Area>, to output: inout HTMLOutput) {
    let kind = table.rows[row]
    output.markup(kind == .body || kind == .header ? "<tr>" : "<tr class=\"\(kind.rawValue)\">")
    while let area = areas.first, area.row == row {
      append(area, kind, to: &output)
      areas.removeFirst()
    }
    output.markup("</tr>\n")
  }

  private func append(_ area: TextTable.Area, _ kind: Table.Row.Kind, to output: inout HTMLOutput) {
    let scope = scope(of: area, kind)
    output.markup(scope == nil ? "<td" : "<th")
    if let scope { output.markup(" scope=\"\(scope)\"") }
    let classes = classes(of: table.styles[area.style], isStub: area.column == headingColumn && kind != .header)
    if !classes.isEmpty { output.markup(" class=\"\(classes.joined(separator: " "))\"") }
    if area.columnCount > 1 { output.markup(" colspan=\"\(area.columnCount)\"") }
    if area.rowCount > 1 { output.markup(" rowspan=\"\(area.rowCount)\"") }
    output.markup(">")
    output.words(of: area, in: table)
    if area.isMarked { output.markup("<span class=\"mark\" title=\"Chưa đủ số liệu của các đơn vị\">*</span>") }
    output.markup(scope == nil ? "</td>" : "</th>")
  }

  /// What the cell heads; `nil` for figures and for empty cells, which head nothing.
  private func scope(of area: TextTable.Area, _ kind: Table.Row.Kind) -> String? {
    if area.words.isEmpty || kind == .codeLine { return nil }
    if area.row < table.headerRowCount { return area.columnCount > 1 ? "colgroup" : "col" }
    return area.column == headingColumn ? "row" : nil
  }

  private func classes(of style: CellStyle, isStub: Bool) -> [String] {
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
}
