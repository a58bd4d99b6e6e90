package import Indicators

/// A figure explained: what it is, how it comes about, and the same of everything that it is made from.
package struct TracedFigure: Sendable {
  /// How a figure comes about.
  package enum Rule: Sendable, Hashable {
    /// The cell has no figure: the form closes it, or the unit is outside of its scope.
    case closed
    /// A property of a record.
    case attribute
    /// As ``FigureRule`` says.
    case figure(FigureRule)
    /// The sum of other rows of the table.
    case total
    /// Parts added; those marked ``TracedFigure/isSubtracted`` taken away.
    case sum
    /// First part ÷ second part × 100.
    case ratio
    /// `×`, `÷`, `min`, `max`; `?` takes the first part that is not blank, `=?` grades the first part by the second.
    case operation(String)
    /// A number in a formula.
    case constant
  }

  /// Why parts of a figure are not listed.
  package enum Omission: Sendable {
    /// They were listed where the figure came first.
    case repeated
    /// They lie deeper than was asked for.
    case tooDeep
    /// The explanation is as long as it may become.
    case tooMany
  }

  /// The cell of a form; `nil` for what no cell was asked of.
  package var cell: CheckedCell?
  /// What is observed there, with its period in full; `nil` for formulas and totals of rows.
  package var key: ObservationKey?
  package var period: ReportingPeriod?
  /// In the pack's language: row and column of a cell, else indicator, categories and measure.
  package var label: String
  /// The formula of a cell or of a part of it: `[4]-[3]`; `nil` where there is none.
  package var formula: String?
  /// As it is printed at this place: money in the unit of its table.
  package var figure: Figure
  /// `hộ`; empty for ratios of cells and whatever has none.
  package var unitOfMeasure = ""
  /// Digits by which the point was moved for that.
  package var shift: Int
  package var rule: Rule
  package var isSubtracted = false
  package var parts: [TracedFigure] = []
  package var omission: Omission?

  /// The figure and everything below it, each before its parts.
  package var all: [TracedFigure] { [self] + parts.flatMap(\.all) }
}
