/// Widths of text on one line by ``SerifMetrics``.
enum TextWidths {
  /// In twentieths of a point.
  static func twips(of text: String, points: Int, isBold: Bool) -> Int {
    let widths = SerifMetrics.widths(isBold: isBold)
    return text.unicodeScalars.reduce(0) { $0 + width(of: $1.value, widths) } * points / 50
  }

  /// The widest stretch without a place where a line may end, in thousandths of the size of letters. A line may end at
  /// a space and behind a hyphen between letters.
  ///
  /// - Parameters:
  ///   - bytes: whole characters of UTF-8.
  ///   - atSigns: a line may end before the signs of a formula, too.
  static func longestWord(of bytes: UnsafeBufferPointer<UInt8>, isBold: Bool, atSigns: Bool) -> Int {
    let widths = SerifMetrics.widths(isBold: isBold)
    var longest = 0
    var word = 0
    var at = 0
    while at < bytes.count {
      let (scalar, length) = WrappedLines.scalar(bytes, at)
      if scalar == 0x20 || (atSigns && isSign(bytes[at])) {
        longest = max(longest, word)
        word = 0
      }
      if scalar != 0x20 { word += width(of: scalar, widths) }
      at += length
      if scalar == 0x2D, at < bytes.count, isLetter(bytes[at]) {
        longest = max(longest, word)
        word = 0
      }
    }
    return max(longest, word)
  }

  /// A sign before which a printed formula may be broken.
  static func isSign(_ byte: UInt8) -> Bool { "=+-*/".utf8.contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

  @inline(__always)
  private static func width(of scalar: UInt32, _ widths: [UInt16]) -> Int {
    scalar < SerifMetrics.end ? Int(widths[Int(scalar)]) : SerifMetrics.width(beyondTables: scalar)
  }
}
