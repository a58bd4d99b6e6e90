/// Advance widths of Times New Roman (and Liberation Serif, its metric twin), upright and bold, in thousandths of the
/// font size.
///
/// Only for estimating where text wraps: no kerning, italics as upright, letters with marks as their base letters.
enum SerifMetrics {
  /// Advance widths by scalar, for those below ``end``; counting lines takes one look-up a character.
  static func widths(isBold: Bool) -> [UInt16] { isBold ? boldByScalar : regularByScalar }

  /// Both tables of advance widths as they lie in memory.
  struct Widths {
    let upright: UnsafeBufferPointer<UInt16>
    let bold: UnsafeBufferPointer<UInt16>
  }

  /// Lends both tables: who measures many texts would else count references to them with each, which all cores count.
  @inline(__always)
  static func withWidths<Result>(_ body: (Widths) throws -> Result) rethrows -> Result {
    try regularByScalar.withUnsafeBufferPointer { upright in
      try boldByScalar.withUnsafeBufferPointer { bold in try body(Widths(upright: upright, bold: bold)) }
    }
  }

  /// Scalars from here on are as wide as ``width(beyondTables:)`` says.
  static let end: UInt32 = 0x2030

  static func width(beyondTables scalar: UInt32) -> Int { width(of: scalar, in: regular) }

  private static let regularByScalar = (0..<end).map { UInt16(width(of: $0, in: regular)) }
  private static let boldByScalar = (0..<end).map { UInt16(width(of: $0, in: bold)) }

  private static func width(of scalar: UInt32, in table: [Int]) -> Int {
    switch scalar {
    case 0x20..<0x7F: table[Int(scalar) - 0x20]
    case 0..<0x20, 0x7F..<0xA0, 0x300..<0x370, 0x200B..<0x2010: 0
    case 0xC0..<0x180: table[Int(latinBases[Int(scalar) - 0xC0]) - 0x20]
    case 0x1EA0..<0x1EFA: table[Int(vietnameseBases[Int(scalar) - 0x1EA0]) - 0x20]
    case 0x1A0: table[Int(UInt8(ascii: "O")) - 0x20]
    case 0x1A1: table[Int(UInt8(ascii: "o")) - 0x20]
    case 0x1AF: table[Int(UInt8(ascii: "U")) - 0x20]
    case 0x1B0: table[Int(UInt8(ascii: "u")) - 0x20]
    case 0x2014, 0x2026, 0x1100...: 1000
    default: 560
    }
  }

  /// U+0020 to U+007E.
  private static let regular = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ]

  private static let bold = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
  ]

  /// The letters as wide as U+00C0 to U+017F.
  private static let latinBases = [UInt8](
    ("AAAAAAMCEEEEIIIIDNOOOOO+OUUUUYPsaaaaaamceeeeiiiionooooo+ouuuuypy"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiMmJjKkkLlLlLmLlLlNnNnNnmNnOoOoOoMmRrRrRrSsSsSsSsTtTtTt"
      + "UuUuUuUuUuUuWwYyYZzZzZzf").utf8)

  /// The letters as wide as U+1EA0 to U+1EF9.
  private static let vietnameseBases = [UInt8](
    (String(repeating: "Aa", count: 12) + String(repeating: "Ee", count: 8) + "IiIi"
      + String(repeating: "Oo", count: 12)
      + String(repeating: "Uu", count: 7) + String(repeating: "Yy", count: 4)).utf8)
}
