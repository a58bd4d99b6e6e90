package import Documents

/// A document that was handed out, found its way in by the same anchors by which it is read back: what was typed can be
/// put into it, and remarks pinned to its cells.
package struct AnchoredDocument: Sendable {
  package private(set) var document: Document
  /// Where each section's table stands.
  private var tables: [String: TablePlaces] = [:]
  /// Cells whose content is no longer what it was, by section.
  private var changed: [String: Set<TablePosition>] = [:]

  /// - Parameter document: a workbook to fill, or a filled one; every table names its section in the code line or in
  ///   the section of the document that holds it.
  package init(_ document: Document) {
    self.document = document
    for (index, section) in document.sections.enumerated() {
      for (position, block) in section.blocks.enumerated() {
        guard case .table(let table) = block, let places = TablePlaces(table, section: index, block: position) else {
          continue
        }
        tables[places.code ?? section.code] = places
      }
    }
  }

  /// Position of a cell in its table; `nil` when there is none.
  private func place(_ section: String, _ anchor: String, _ column: String) -> (table: TablePlaces, row: Int, column: Int)? {
    guard let table = tables[section], let row = table.rows[anchor], let column = table.columns[column] else { return nil }
    return (table, row, column)
  }

  private mutating func change(_ table: TablePlaces, _ body: (inout Table) -> Void) {
    guard case .table(var content) = document.sections[table.section].blocks[table.block] else { return }
    // Let go of the table before it is changed, so that it is not copied for every cell.
    document.sections[table.section].blocks[table.block] = .gap
    body(&content)
    document.sections[table.section].blocks[table.block] = .table(content)
  }

  /// Puts something into a cell, as if it were typed: a formula that stood there is gone.
  ///
  /// - Returns: whether there is such a cell.
  @discardableResult
  package mutating func type(_ content: Cell.Content, section: String, anchor: String, column: String) -> Bool {
    guard let place = place(section, anchor, column) else { return false }
    var isOther = false
    change(place.table) { table in
      isOther = table[place.row, place.column].content != content
      table[place.row, place.column].content = content
      table[place.row, place.column].formula = nil
    }
    if isOther { changed[section, default: []].insert(TablePosition(row: place.row, column: place.column)) }
    return true
  }

  /// Takes away what formulas showed that refer to a changed cell, directly or through others: a spreadsheet works them out anew, and
  /// who looks at the file without one sees nothing instead of something old.
  package mutating func forgetResults() {
    var isSettled = changed.isEmpty
    while !isSettled {
      isSettled = true
      for (section, places) in tables {
        let known = changed
        var stale: Set<TablePosition> = []
        change(places) { table in stale = table.forgetResults(of: section, after: known) }
        if stale.isEmpty { continue }
        changed[section, default: []].formUnion(stale)
        isSettled = false
      }
    }
  }

  /// Marks a cell and pins a remark to it; a second one is added below the first.
  ///
  /// - Returns: whether there is such a cell.
  package mutating func pin(
    _ text: String, _ look: Highlight.Look, section: String, anchor: String, column: String
  ) -> Bool {
    guard let place = place(section, anchor, column) else { return false }
    change(place.table) { table in
      if let index = table.notes.firstIndex(where: { $0.row == place.row && $0.column == place.column }) {
        table.notes[index].text += "\n" + text
      } else {
        table.notes.append(CellNote(row: place.row, column: place.column, text: text))
      }
      let area = Area(row: place.row, column: place.column)
      table.highlights.append(Highlight(look, in: area, when: Formula([.text("TRUE")])))
    }
    return true
  }

  /// Adds a line below the table of a section, or on the first sheet where the document has no such table.
  package mutating func remark(_ text: String, below section: String?) {
    let index = section.flatMap { tables[$0]?.section } ?? 0
    guard document.sections.indices.contains(index) else { return }
    document.sections[index].blocks.append(.paragraph(Paragraph(.note, text)))
  }

  /// Sheet, row and column of a cell, zero-based, as writers lay the document out; `nil` when there is none.
  package func sheetPlace(section: String, anchor: String, column: String) -> (sheet: String, row: Int, column: Int)? {
    guard let place = place(section, anchor, column) else { return nil }
    let content = document.sections[place.table.section]
    let above = content.head + content.blocks.prefix(place.table.block)
    return (content.sheetName, above.reduce(0) { $0 + $1.rowCount } + place.row, place.column)
  }
}

/// Rows of a table by anchor, columns by code.
private struct TablePlaces: Sendable {
  let section: Int
  let block: Int
  /// `bieu-05/summary`; `nil` where the code line does not say it.
  let code: String?
  private(set) var rows: [String: Int] = [:]
  private(set) var columns: [String: Int] = [:]

  /// - Returns: `nil` for a table without a code line.
  init?(_ table: Table, section: Int, block: Int) {
    func text(_ row: Int, _ column: Int) -> String {
      if case .text(let text) = table[row, column].content { return text }
      return ""
    }
    guard let codes = table.rows.indices.first(where: { SheetAnchor.section(in: text($0, 0)) != nil }) else { return nil }
    let said = SheetAnchor.section(in: text(codes, 0)) ?? ""
    self.section = section
    self.block = block
    code = said.isEmpty ? nil : said
    for column in table.columns.indices.dropFirst() {
      let token = String(text(codes, column).prefix { $0 != "=" }).trimmed
      if !token.isEmpty, columns[token] == nil { columns[token] = column }
    }
    for row in table.rows.indices where row > codes && !text(row, 0).isEmpty && rows[text(row, 0)] == nil {
      rows[text(row, 0)] = row
    }
  }
}
