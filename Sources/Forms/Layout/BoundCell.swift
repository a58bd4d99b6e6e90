import Documents
import Indicators

/// Which observation a cell shows, but for the unit, record and calendar period, which the laid-out row and the report add.
struct BoundCell: Sendable, Equatable {
  var indicator: Int32
  var stratum: Stratum
  var scope: Scope
  var period: RelativePeriod
  var measure: Measure
  /// Digits by which the point moves for display: -6 shows đồng as triệu.
  var shift: Int
  /// A total over units or records may be summed where none is reported.
  var sums: Bool
  /// `unit="sender"`: not the unit of the row's list.
  var unitIsSender: Bool
}

/// What a cell of a section is, known from the template alone.
enum CellPlan: Sendable {
  /// A heading row, or a text cell that has nothing to show.
  case empty
  /// Prints the regime's mark for what does not apply.
  case closed
  case bound(BoundCell)
  /// An attribute of the row's record; `id` and `sender` among them.
  case attribute(String)
  /// A formula; what is reported under the cell's own key, if anything, is shown where the formula is blank. Kept apart, since plans
  /// are copied wherever they are looked at.
  indirect case computed(FormulaTree<BoundCell>, own: BoundCell?, live: LiveForm)
  /// A total of other rows; where the roll-up is no sum, the figure of its own key.
  case total(own: BoundCell?)
}

/// How much of a cell's live formula is known before its table is laid out.
enum LiveForm: Sendable {
  /// All of it: it refers to columns of its own row, so that every row has the same; `nil` has no live form.
  case fixed(Formula?)
  /// It refers to rows of its own column only, so that all cells of a row have the same.
  case sameInRow
  case varies
}

/// How figures of a cell print, as indices of the document's styles.
struct CellLook: Sendable {
  var style: Int
  var isText: Bool
}
