/// What a sheet holds at the most ("Excel specifications and limits").
enum SheetLimits {
  static let rows = 1_048_576
  static let columns = 16_384
  /// UTF-16 units of a text.
  static let textLength = 32_767
  /// Characters of a formula. A cell whose formula is longer, a sum of a thousand single cells, shows its value only.
  static let formulaLength = 8_192
}
