/// Bytes of a text file to UTF-8.
enum TextDecoding {
  /// Whether a file could be text: no NUL but those of UTF-16, and hardly any other control character in its first 4
  /// KiB.
  static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    if encoding(of: bytes) == .utf16(bigEndian: true) || encoding(of: bytes) == .utf16(bigEndian: false) { return true }
    let controls = bytes.prefix(4_096).count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    return controls == 0 && !bytes.contains(0)
  }

  /// The text in UTF-8, a byte order mark of UTF-8 left where it is. UTF-8 and UTF-16 are recognised by their mark or pattern; what is
  /// neither is taken as Windows-1258, in which Vietnamese Windows saves csv.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding(of: bytes) {
    case .utf8: bytes
    case .utf16(let bigEndian): decodedUTF16(bytes, bigEndian: bigEndian)
    case .windows1258: decodedWindows1258(bytes)
    }
  }

  private enum Encoding: Equatable {
    case utf8
    case utf16(bigEndian: Bool)
    case windows1258
  }

  private static func encoding(of bytes: [UInt8]) -> Encoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true) }
    if let pattern = utf16Pattern(bytes.prefix(512)) { return pattern }
    return isUTF8(bytes) ? .utf8 : .windows1258
  }

  /// Piece by piece, since a string of the whole file would be the file once more.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      var end = min(rest.startIndex + (64 << 10), rest.endIndex)
      // Not within a character: a byte 10xxxxxx goes on with one.
      while end < rest.endIndex, end > rest.startIndex, rest[end] & 0xC0 == 0x80 { end -= 1 }
      if end == rest.startIndex || String(validating: rest[..<end], as: UTF8.self) == nil { return false }
      rest = rest[end...]
    }
    return true
  }

  /// Without a mark: most units of a table in UTF-16 are ASCII, so every other byte is mostly NUL.
  private static func utf16Pattern(_ bytes: ArraySlice<UInt8>) -> Encoding? {
    let pairs = bytes.count / 2
    guard pairs > 1 else { return nil }
    let high = stride(from: 0, to: pairs * 2, by: 2).count { bytes[$0] == 0 }
    let low = stride(from: 1, to: pairs * 2, by: 2).count { bytes[$0] == 0 }
    if low * 2 > pairs, high == 0 { return .utf16(bigEndian: false) }
    if high * 2 > pairs, low == 0 { return .utf16(bigEndian: true) }
    return nil
  }

  private static func decodedUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { at in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) { text.append($0) }
    return text
  }

  private static func decodedWindows1258(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text += upperHalf[Int(byte) - 0x80].utf8 }
    }
    return text
  }

  /// Code page 1258 from 0x80 on; bytes that it leaves open are U+FFFD. Tone marks are combining characters there.
  private static let upperHalf: [Unicode.Scalar] = Array(
    ("€\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ"
      + "ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ").unicodeScalars)
}
