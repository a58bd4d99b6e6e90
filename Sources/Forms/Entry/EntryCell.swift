package import Indicators
import Quantities

/// What a cell of a workbook is to the one who fills it.
package enum EntryCell: Sendable {
  /// A heading, a stub, or a closed cell.
  case nothing
  /// Locked: given, computed, or somebody else's figure.
  case shown
  /// Locked: the same key is entered, or added up, in another cell of the workbook.
  case copy(EntryPlace)
  /// Hers to fill.
  case entry(EntrySlot)
}

/// A cell of an ``EntryBook`` by its indices.
package struct EntryPlace: Sendable, Hashable {
  /// Index of ``EntryBook/sections``.
  package var section: Int
  package var row: Int
  package var column: Int
}

/// What is entered in a cell: the key of the figure and how its value is written.
package struct EntrySlot: Sendable {
  /// Unit, scope, period and measure resolved. The record is 0 for one of which nothing is known yet.
  package var key: ObservationKey
  /// Record of a list, for its figures and for its attributes; `nil` elsewhere.
  package var recordID: String?
  package var recordType: String?
  /// Attribute of the record type; `nil` for a figure.
  package var attribute: String?
  package var valueType: ValueType
  /// Digits by which the point moves for display: -6 shows đồng as triệu, so that what is typed counts a million times.
  package var shift: Int
  /// Numbers below 0 are allowed.
  package var allowsNegative: Bool
  /// A blank means that nothing was there.
  package var isOptional: Bool
  /// A record of which anything is filled must have it.
  package var isRequired: Bool
  /// Disaggregation whose categories are allowed, for ``ValueType/category``.
  package var categories: String?
  /// Level of the units that are allowed, for ``ValueType/units``.
  package var unitLevel: String?
  /// What stands in the cell when it is handed out: blank, but for attributes of records that are known from before.
  package var prefilled: ObservedValue

  /// A value of the figure as the cell shows it, in display units.
  func shown(_ value: ObservedValue) -> ObservedValue {
    guard case .number(let number) = value else { return value }
    return .number(number.shifted(by: shift) ?? number)
  }
}
