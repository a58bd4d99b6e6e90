package import Quantities

/// A rectangle of positions of a table.
package struct Area: Sendable, Hashable {
  package var row: Int
  package var column: Int
  /// 1 or more.
  package var rowCount: Int
  /// 1 or more.
  package var columnCount: Int

  /// One position unless counts are given.
  package init(row: Int, column: Int, rowCount: Int = 1, columnCount: Int = 1) {
    self.row = row
    self.column = column
    self.rowCount = rowCount
    self.columnCount = columnCount
  }
}

/// What may be typed into the cells of an area. Spreadsheets say so when such a cell is entered, and refuse or question
/// the rest as it is typed; what is pasted they let through. Empty is always allowed. Other formats leave it out.
package struct EntryRule: Sendable, Equatable {
  /// What is allowed.
  package enum Values: Sendable, Equatable {
    /// Numbers without a fraction within bounds; `nil` is no bound.
    case whole(from: DecimalNumber?, to: DecimalNumber?)
    /// Numbers within bounds; `nil` is no bound.
    case decimal(from: DecimalNumber?, to: DecimalNumber?)
    /// Days within bounds, both included; `nil` is no bound.
    case date(from: CalendarDate?, to: CalendarDate?)
    /// One of a list, shown as a drop-down; one entry or more, none empty.
    case choice([String])
    /// What makes a formula true; its references are relative to the first cell of the area.
    case formula(Formula)
  }

  /// What happens to anything else.
  package enum Strictness: String, Sendable {
    case refused
    /// The spreadsheet asks whether it shall stay.
    case questioned
  }

  package var area: Area
  package var values: Values
  package var strictness: Strictness
  /// Heads both messages. Spreadsheets show 32 characters; the rest is cut off.
  package var title: String
  /// Shown when the cell is entered; empty for none. 255 characters.
  package var hint: String
  /// Shown when something else is typed; empty for the spreadsheet's own words. 255 characters.
  package var objection: String

  package init(
    _ values: Values, in area: Area, strictness: Strictness = .refused, title: String = "", hint: String = "",
    objection: String = ""
  ) {
    self.area = area
    self.values = values
    self.strictness = strictness
    self.title = title
    self.hint = hint
    self.objection = objection
  }
}

/// A remark pinned to one cell, shown when the reader points at it: spreadsheets' notes. Other formats leave it out.
package struct CellNote: Sendable, Equatable {
  package var row: Int
  package var column: Int
  /// May have several lines.
  package var text: String

  package init(row: Int, column: Int, text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}

/// Colours the cells of an area as long as a formula is true, while somebody types. Other formats leave it out.
package struct Highlight: Sendable, Equatable {
  package enum Look: String, Sendable {
    /// Dark red on light red: this is wrong.
    case error
    /// Dark yellow on light yellow: look again.
    case warning
    /// Dark green on light green: this is in order.
    case good
  }

  package var area: Area
  /// References are relative to the first cell of the area and move with each cell.
  package var condition: Formula
  package var look: Look

  package init(_ look: Look, in area: Area, when condition: Formula) {
    self.area = area
    self.condition = condition
    self.look = look
  }
}
