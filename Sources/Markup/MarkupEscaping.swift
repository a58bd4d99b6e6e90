/// What becomes of characters that XML 1.0 §2.2 cannot hold even as references: C0 controls but TAB, LF and CR, and
/// U+FFFE, U+FFFF.
package enum ForbiddenCharacters: Sendable {
  /// One space for each.
  case replaceWithSpace
  /// `_xHHHH_` (ECMA-376 Part 1 §22.9.2.19, ST_Xstring). Text that looks like such an escape gets its first `_`
  /// escaped, so that ``MarkupEscaping/unescapeOOXML(_:)`` and Excel give back what went in.
  case escapeOOXML
}

/// Text to XML, appended to a buffer. What comes out reads back as what went in, but for forbidden characters.
///
/// Bytes are classified through a table and clean runs are copied whole.
package enum MarkupEscaping {
  /// Appends character data: `<`, `>`, `&` and CR are escaped; TAB and LF stand as they are.
  package static func append(
    text: String, to buffer: inout [UInt8], forbidden: ForbiddenCharacters = .replaceWithSpace
  ) {
    append(text, to: &buffer, table: textClasses, forbidden: forbidden)
  }

  /// Appends UTF-8 as character data; what no XML can hold becomes a space.
  package static func append(text bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    textClasses.withUnsafeBufferPointer { append(bytes, to: &buffer, table: $0, forbidden: .replaceWithSpace) }
  }

  /// Appends the inside of a `"…"` attribute: besides, `"`, TAB and LF are escaped, which would otherwise become spaces
  /// (XML 1.0 §3.3.3).
  package static func append(
    attribute: String, to buffer: inout [UInt8], forbidden: ForbiddenCharacters = .replaceWithSpace
  ) {
    append(attribute, to: &buffer, table: attributeClasses, forbidden: forbidden)
  }

  /// Appends UTF-8 as the inside of a `"…"` attribute; what no XML can hold becomes a space.
  package static func append(attribute bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    attributeClasses.withUnsafeBufferPointer { append(bytes, to: &buffer, table: $0, forbidden: .replaceWithSpace) }
  }

  /// Whether text may be that of an attribute as it stands; sixteen bytes are looked at in one step. False also for some texts that
  /// only look as if something in them were to be escaped.
  package static func isPlain(attribute bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    if raw.count < 8 {
      var word: UInt64 = 0x2020_2020_2020_2020
      for byte in bytes { word = word &<< 8 | UInt64(byte) }
      return !hasOdd(SIMD2(word, word))
    }
    var at = 0
    while at &+ 16 < raw.count {
      if hasOdd(raw.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)) { return false }
      at &+= 16
    }
    let last = raw.count &- 8
    return !hasOdd(
      SIMD2(
        raw.loadUnaligned(fromByteOffset: min(at, last), as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: last, as: UInt64.self)))
  }

  /// Controls, `"`, `&`, `<`, `>`, and the byte with which noncharacters begin, somewhere in two words. The highest bit of a byte of
  /// each term is set where the byte is meant (and perhaps behind one that is).
  @inline(__always)
  private static func hasOdd(_ words: SIMD2<UInt64>) -> Bool {
    func each(_ byte: UInt64) -> SIMD2<UInt64> { SIMD2(repeating: 0x0101_0101_0101_0101 &* byte) }
    func zeros(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> { (words &- each(1)) & ~words }
    // `<` and `>` differ in one bit, `"` and `&` in another.
    let odd = (words &- each(0x20)) & ~words | zeros(words & each(0xFD) ^ each(0x3C))
      | zeros(words & each(0xFB) ^ each(0x22)) | zeros(words ^ each(0xEF))
    let found = odd & each(0x80)
    return found[0] | found[1] != 0
  }

  /// Text with what XML cannot hold, and CR, which XML readers turn into LF, written as `_xHHHH_`, and `_` that would
  /// be taken for such an escape escaped itself; for libraries that do the rest of the escaping.
  package static func escapedOOXML(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes, table: ooxmlClasses, forbidden: .escapeOOXML)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Undoes `_xHHHH_`, as every reader of a workbook must; escapes of lone surrogates stay as they are. Pairs of
  /// surrogates are joined.
  package static func unescapeOOXML(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var at = 0
    while at < source.count {
      if let unit = escapedUnit(in: source, at: at), isWhole(unit, in: source, at: at, before: units.last) {
        units.append(unit)
        at += 7
      } else {
        units.append(source[at])
        at += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func isWhole(_ unit: UInt16, in source: [UInt16], at: Int, before: UInt16?) -> Bool {
    if UTF16.isLeadSurrogate(unit) {
      return escapedUnit(in: source, at: at + 7).map(UTF16.isTrailSurrogate) ?? false
    }
    if UTF16.isTrailSurrogate(unit) { return before.map(UTF16.isLeadSurrogate) ?? false }
    return true
  }

  private static func escapedUnit(in source: [UInt16], at: Int) -> UInt16? {
    guard at + 7 <= source.count, source[at] == 0x5F, source[at + 1] == 0x78, source[at + 6] == 0x5F else { return nil }
    var value: UInt16 = 0
    for unit in source[(at + 2)..<(at + 6)] {
      guard let digit = hexValue(UInt8(truncatingIfNeeded: unit)), unit < 0x80 else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}

extension MarkupEscaping {
  private enum Class: UInt8 {
    case plain, reference, control, underscore, noncharacterLead
  }

  private static let textClasses = classes(references: "<>&\r")
  private static let attributeClasses = classes(references: "<>&\r\"\t\n")

  private static let ooxmlClasses = classes(references: "", allowed: [0x09, 0x0A])

  private static func classes(references: String, allowed: [Int] = [0x09, 0x0A, 0x0D]) -> [UInt8] {
    var table = [UInt8](repeating: Class.plain.rawValue, count: 256)
    for byte in 0..<0x20 where !allowed.contains(byte) { table[byte] = Class.control.rawValue }
    for byte in references.utf8 { table[Int(byte)] = Class.reference.rawValue }
    table[Int(UInt8(ascii: "_"))] = Class.underscore.rawValue
    table[0xEF] = Class.noncharacterLead.rawValue
    return table
  }

  private static func append(
    _ string: String, to buffer: inout [UInt8], table: [UInt8], forbidden: ForbiddenCharacters
  ) {
    var string = string
    string.withUTF8 { bytes in
      table.withUnsafeBufferPointer { table in
        append(bytes, to: &buffer, table: table, forbidden: forbidden)
      }
    }
  }

  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8], table: UnsafeBufferPointer<UInt8>,
    forbidden: ForbiddenCharacters
  ) {
    var runStart = 0
    var at = 0
    while at < bytes.count {
      let found = table[Int(bytes[at])]
      if found == Class.plain.rawValue {
        at += 1
        continue
      }
      let length = escapedLength(of: found, in: bytes, at: at, forbidden: forbidden)
      if length == 0 {
        at += 1
        continue
      }
      buffer += UnsafeBufferPointer(rebasing: bytes[runStart..<at])
      if found == Class.reference.rawValue {
        appendReference(bytes[at], to: &buffer)
      } else {
        appendForbidden(bytes[at], last: bytes[at + length - 1], to: &buffer, forbidden: forbidden)
      }
      at += length
      runStart = at
    }
    buffer += UnsafeBufferPointer(rebasing: bytes[runStart...])
  }

  /// How many bytes at `at` must be written otherwise; 0 when the byte only looked suspicious.
  private static func escapedLength(
    of found: UInt8, in bytes: UnsafeBufferPointer<UInt8>, at: Int, forbidden: ForbiddenCharacters
  ) -> Int {
    if found == Class.noncharacterLead.rawValue {
      return at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE ? 3 : 0
    }
    guard found == Class.underscore.rawValue else { return 1 }
    // Without looking for the closing `_`: a forbidden character in its place is written with one.
    guard forbidden == .escapeOOXML, at + 5 < bytes.count, bytes[at + 1] == UInt8(ascii: "x") else { return 0 }
    return bytes[(at + 2)...(at + 5)].allSatisfy { hexValue($0) != nil } ? 1 : 0
  }

  private static func appendReference(_ byte: UInt8, to buffer: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "<"): buffer += "&lt;".utf8
    case UInt8(ascii: ">"): buffer += "&gt;".utf8
    case UInt8(ascii: "&"): buffer += "&amp;".utf8
    case UInt8(ascii: "\""): buffer += "&quot;".utf8
    case UInt8(ascii: "\t"): buffer += "&#9;".utf8
    case UInt8(ascii: "\n"): buffer += "&#10;".utf8
    default: buffer += "&#13;".utf8
    }
  }

  private static func appendForbidden(
    _ first: UInt8, last: UInt8, to buffer: inout [UInt8], forbidden: ForbiddenCharacters
  ) {
    guard forbidden == .escapeOOXML else { return buffer.append(UInt8(ascii: " ")) }
    let digits = Array("0123456789ABCDEF".utf8)
    if first == 0xEF {
      buffer += last == 0xBE ? "_xFFFE_".utf8 : "_xFFFF_".utf8
    } else {
      buffer += "_x00".utf8
      buffer += [digits[Int(first >> 4)], digits[Int(first & 15)], UInt8(ascii: "_")]
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
