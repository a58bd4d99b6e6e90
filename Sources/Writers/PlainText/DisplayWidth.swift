/// How many columns of a terminal, or of a fixed-width font, text takes.
///
/// Counted by grapheme cluster, never by bytes or scalars: a Vietnamese letter takes one column whether its marks are
/// composed or not, an East Asian wide or an emoji cluster two (UAX #11), controls, joiners and marks alone none.
package enum DisplayWidth {
  /// Columns of a line of text.
  package static func of(_ text: String) -> Int {
    var text = text
    if let simple = text.withUTF8({ ofSimple($0) }) { return simple }
    return text.reduce(0) { $0 + of($1) }
  }

  static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  /// The width of UTF-8 that holds only characters known to take one column each: Latin letters with and without
  /// Vietnamese marks and common punctuation. `nil` when it holds anything else, controls among it.
  static func ofSimple(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var width = 0
    var at = 0
    while at < bytes.count {
      // One more, since what begins with the last of sixteen bytes is known by the byte behind it.
      if at &+ 17 <= bytes.count, let begun = charactersOfSixteenBytes(raw, at) {
        at &+= 16
        width &+= begun
        continue
      }
      let end = min(bytes.count, at &+ 16)
      while at < end {
        // Of a character that began in the sixteen bytes before.
        if bytes[at] & 0xC0 == 0x80 {
          at &+= 1
          continue
        }
        let length = simpleLength(bytes, at)
        guard length > 0 else { return nil }
        at &+= length
        width &+= 1
      }
    }
    return width
  }

  /// How many characters begin in sixteen bytes; `nil` when one of them may be another than ASCII, U+00C0–U+02FF and U+1E00–U+1EFF.
  ///
  /// All bytes are looked at in one step: Vietnamese mixes characters of one, two and three bytes, so that a branch for each is taken
  /// wrongly again and again. Of each byte of a term the highest bit tells; additions are such that none reaches the next byte.
  @inline(__always)
  private static func charactersOfSixteenBytes(_ raw: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    func each(_ byte: UInt64) -> SIMD2<UInt64> { SIMD2(repeating: 0x0101_0101_0101_0101 &* byte) }
    func isZero(_ bytes: SIMD2<UInt64>) -> SIMD2<UInt64> { ~(((bytes & each(0x7F)) &+ each(0x7F)) | bytes) }
    let bytes = raw.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)
    let next = raw.loadUnaligned(fromByteOffset: at &+ 1, as: SIMD2<UInt64>.self)
    let low = bytes & each(0x7F)
    // Below 0x20, and 0x7F.
    let control = ~bytes & (~(low &+ each(0x60)) | (low &+ each(0x01)))
    let secondBit = bytes &+ bytes
    let twoBytes = (low &+ each(0x80 - 0x43)) & ~(low &+ each(0x80 - 0x4C))
    let threeBytes = isZero(bytes ^ each(0xE1)) & isZero((next & each(0xFC)) ^ each(0xB8))
    let others = (control | (bytes & secondBit & ~(twoBytes | threeBytes))) & each(0x80)
    guard others[0] | others[1] == 0 else { return nil }
    // Bytes within a character, one in the lowest bit of each.
    let within = (bytes & ~secondBit & each(0x80)) &>> 7
    return 16 &- Int(truncatingIfNeeded: ((within[0] &+ within[1]) &* 0x0101_0101_0101_0101) &>> 56)
  }

  /// Bytes of the simple character at a place; 0 when there is none.
  @inline(__always)
  static func simpleLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let byte = bytes[at]
    if byte &- 0x20 < 0x5F { return 1 }
    switch byte {
    case ..<0x80: return 0
    case 0xC2:  // U+0080–U+00BF but the controls and the soft hyphen
      return at + 1 < bytes.count && bytes[at + 1] >= 0xA0 && bytes[at + 1] != 0xAD ? 2 : 0
    case 0xC3...0xCB:  // U+00C0–U+02FF
      return 2
    case 0xE1:  // U+1E00–U+1EFF
      return at + 2 < bytes.count && (0xB8...0xBB).contains(bytes[at + 1]) ? 3 : 0
    case 0xE2:  // U+2010–U+2027: dashes, quotation marks, bullet, ellipsis
      return at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x90...0xA7).contains(bytes[at + 2]) ? 3 : 0
    default:
      return 0
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 {
      return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0xAD ? 0 : 1
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if (0x1160..<0x1200).contains(scalar.value) { return 0 }  // vowels and finals of conjoined Hangul
    return isWide(scalar) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    if scalar.properties.isEmojiPresentation { return true }
    return wideRanges.contains { $0.contains(scalar.value) }
  }

  /// East_Asian_Width W and F beside emoji, from EastAsianWidth.txt of Unicode 15.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CD5, 0x18D00...0x18D08,
    0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
