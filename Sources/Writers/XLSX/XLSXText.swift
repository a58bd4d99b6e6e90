import Markup

/// Texts as libxlsxwriter takes them: it escapes `<`, `>`, `&` and `"`, and ends a text at U+0000.
enum XLSXText {
  /// For places that hold `_xHHHH_` (ECMA-376 Part 1 §22.9.2.19): cells, messages, notes.
  static func escaped(_ text: String) -> String {
    mayNeedEscaping(text) ? MarkupEscaping.escapedOOXML(text) : text
  }

  /// For other places: what XML cannot hold becomes a space.
  static func plain(_ text: String) -> String {
    guard mayNeedEscaping(text) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || $0.value == 0xFFFE || $0.value == 0xFFFF ? " " : $0
        }))
  }

  /// For an attribute that shows at most `limit` characters: cut at a character, line ends escaped, since XML turns those of
  /// attributes into spaces.
  static func message(_ text: String, limit: Int) -> String {
    var source = text
    while true {
      let whole = source.utf16.count == text.utf16.count
      let message = escaped(whole ? source : source + "…").split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "_x000A_")
      if message.utf16.count <= limit || source.isEmpty { return message }
      source.removeLast()
    }
  }

  /// No false negatives: controls but TAB and LF, `_x`, U+FFFE, U+FFFF.
  private static func mayNeedEscaping(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var before: UInt8 = 0
      for byte in bytes {
        if byte < 0x20, byte != 0x0A, byte != 0x09 { return true }
        if before == UInt8(ascii: "_"), byte == UInt8(ascii: "x") { return true }
        if byte == 0xBF, before == 0xEF { return true }
        before = byte
      }
      return false
    }
  }
}
