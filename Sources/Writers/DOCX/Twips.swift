/// Lengths on a page in twentieths of a point, as WordprocessingML measures them.
enum Twips {
  /// What a cell of a form keeps free at its left and right.
  static let cellMargin = 60

  static func millimetres(_ length: Int) -> Int { tenths(length * 10) }

  /// Of tenths of a millimetre.
  static func tenths(_ length: Int) -> Int { (length * 1440 + 127) / 254 }
}
