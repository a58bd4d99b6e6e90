/// Collects the rows of a plain table with one header row.
package struct ListTable {
  private let widths: [Int]
  private var cells: [Cell]
  private var rows = [Table.Row(.header)]

  /// - Parameters:
  ///   - widths: of the columns, in characters.
  ///   - header: a label a column.
  ///   - style: of the header's cells, an index into the document's styles.
  package init(widths: [Int], header: [String], style: Int) {
    self.widths = widths
    cells = header.map { Cell(.text($0), style: style) }
  }

  /// Adds a row; a text that is empty leaves its cell empty.
  package mutating func add(_ texts: [String], styles: [Int], kind: Table.Row.Kind = .body) {
    cells += zip(texts, styles).map { Cell($0.isEmpty ? .empty : .text($0), style: $1) }
    rows.append(Table.Row(kind))
  }

  /// The table, its first columns repeated where it is split.
  package func table(stubs: Int) -> Table {
    Table(
      columns: widths.map { Table.Column(widthInCharacters: $0) }, rows: rows, cells: cells, spans: [], headerRowCount: 1,
      stubColumnCount: stubs)
  }
}
