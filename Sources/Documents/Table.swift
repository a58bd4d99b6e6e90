package import Quantities

/// A table as a dense grid: every position has a cell, a merged area is one ``Span`` over positions whose other cells are
/// empty. Row 0 is the first header row.
package struct Table: Sendable, Equatable {
  package var columns: [Column]
  package var rows: [Row]
  /// Row by row: the cell of (r, c) is `cells[r * columns.count + c]`.
  package var cells: [Cell]
  /// Merged areas, none overlapping, each of two positions or more; sorted by row, then column.
  package var spans: [Span]
  /// Header rows at the top, the code line among them; repeated on each page.
  package var headerRowCount: Int
  /// Columns at the left that are repeated where a wide table is split: the anchor column and the stubs.
  package var stubColumnCount: Int
  /// What may be typed where; of two rules for one cell the first holds.
  package var entryRules: [EntryRule] = []
  /// One for a cell at the most.
  package var notes: [CellNote] = []
  /// Of two that are true for one cell the first shows.
  package var highlights: [Highlight] = []

  package struct Column: Sendable, Equatable {
    /// In characters of the table's font, as spreadsheets measure columns.
    package var widthInCharacters: Int
    /// The anchor column: in spreadsheets hidden, elsewhere left out.
    package var isHidden: Bool

    package init(widthInCharacters: Int, isHidden: Bool = false) {
      self.widthInCharacters = widthInCharacters
      self.isHidden = isHidden
    }
  }

  package struct Row: Sendable, Equatable {
    package enum Kind: String, Sendable {
      case header, codeLine, heading, total, body
      /// Holds only an anchor (`#end`): in spreadsheets hidden, elsewhere left out.
      case anchorOnly
    }
    package var kind: Kind
    /// Lines of text for which there is room at least, where somebody will type.
    package var minimumLines: Int

    package init(_ kind: Kind, minimumLines: Int = 1) {
      self.kind = kind
      self.minimumLines = minimumLines
    }

    /// Told without comparing kinds by their names.
    package var isAnchorOnly: Bool { if case .anchorOnly = kind { true } else { false } }
  }

  package init(
    columns: [Column], rows: [Row], cells: [Cell], spans: [Span], headerRowCount: Int, stubColumnCount: Int
  ) {
    precondition(cells.count == rows.count * columns.count, "a table has a cell for every position")
    self.columns = columns
    self.rows = rows
    self.cells = cells
    self.spans = spans
    self.headerRowCount = headerRowCount
    self.stubColumnCount = stubColumnCount
  }

  package subscript(row: Int, column: Int) -> Cell {
    get { cells[row * columns.count + column] }
    set { cells[row * columns.count + column] = newValue }
  }
}

/// A merged area: its first position holds the content.
package struct Span: Sendable, Equatable, Hashable {
  package var row: Int
  package var column: Int
  /// 1 or more.
  package var rowCount: Int
  /// 1 or more.
  package var columnCount: Int

  package init(row: Int, column: Int, rowCount: Int, columnCount: Int) {
    self.row = row
    self.column = column
    self.rowCount = rowCount
    self.columnCount = columnCount
  }
}

/// One position of a table.
package struct Cell: Sendable, Equatable {
  package var content: Content
  /// The figure is a total from which some reporting unit is missing; the foot of the form says which. It stands here because there is
  /// room behind the content: tables of a district hold some fifteen thousand cells.
  package var isIncomplete: Bool
  /// How the content is computed in a spreadsheet; the content is then the value as we computed it.
  package var formula: Formula?
  /// Index into ``Document/styles``.
  package var style: Int

  package enum Content: Sendable, Equatable {
    case empty
    case text(String)
    /// Printed by the style's number format.
    case number(DecimalNumber)
    case date(CalendarDate)

    /// A number, which can be drawn.
    package var isNumber: Bool {
      if case .number = self { return true }
      return false
    }

    /// Told without comparing content with content.
    package var isEmpty: Bool {
      if case .empty = self { return true }
      return false
    }
  }

  @inlinable
  package init(_ content: Content = .empty, style: Int = 0, formula: Formula? = nil, isIncomplete: Bool = false) {
    self.content = content
    self.style = style
    self.formula = formula
    self.isIncomplete = isIncomplete
  }
}

/// A spreadsheet formula with holes for references, in the one notation that both reference styles share: English function names,
/// commas between arguments. Writers print the references as R1C1 or A1.
///
/// References are relative to the cell that holds the formula, so that equal rows share one formula.
package struct Formula: Sendable, Equatable {
  package var pieces: [Piece]

  package enum Piece: Sendable, Equatable {
    case text(String)
    /// A cell of the same table, so many rows below and columns right of the formula's own cell (negative: above, left).
    case cell(rows: Int, columns: Int)
    /// A rectangle of the same table; corners relative to the formula's own cell.
    case range(fromRows: Int, fromColumns: Int, toRows: Int, toColumns: Int)
    /// A cell of the one table of another section, by absolute table position.
    case elsewhere(section: String, row: Int, column: Int)
  }

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Text as a formula writes it: between quotes, quotes within it doubled.
  package static func literal(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// Arguments of a call: the pieces of each, with commas between them.
  package static func arguments(_ list: [[Piece]]) -> [Piece] {
    Array(list.joined(separator: [.text(",")]))
  }
}
