package import Quantities

/// A picture of figures of the table before it in its section: horizontal bars, one group for each row.
///
/// It holds no figure of its own, only where they stand in that table, so that picture and table cannot differ. Rows
/// without any figure are left out. What cannot be drawn in a format is left out there: the table says the same.
package struct Chart: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A bar for each value column.
    case bars
    /// A bar for the first value column over a paler, broader one for the second, which it is measured against.
    case bullets
  }

  package var kind: Kind
  package var title: String
  /// Columns of the table with numbers, and what each is called; two for bullets.
  package var series: [Series]
  /// Column of the table that names the rows.
  package var labelColumn: Int
  /// Rows of the table, ascending.
  package var rows: [Int]
  /// Where pages are read and not reckoned with, the chart stands in the place of its table: it prints the same figures.
  package var standsForTable: Bool
  /// A line across at this value, for what is measured against one figure: 100 percent. `nil` = none.
  package var reference: DecimalNumber?

  /// A column of figures.
  package struct Series: Sendable, Equatable {
    package var name: String
    package var column: Int

    package init(name: String, column: Int) {
      self.name = name
      self.column = column
    }
  }

  package init(
    _ kind: Kind, title: String, series: [Series], labelColumn: Int, rows: [Int], standsForTable: Bool = false,
    reference: DecimalNumber? = nil
  ) {
    self.kind = kind
    self.title = title
    self.series = series
    self.labelColumn = labelColumn
    self.rows = rows
    self.standsForTable = standsForTable
    self.reference = reference
  }
}
