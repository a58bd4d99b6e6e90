/// Text of a file, made safe for a terminal.
enum VisibleText {
  /// The text on one line. Characters that would move the cursor, change colours or turn the direction of writing are
  /// shown as in Swift and JSON; so is the backslash, so that nothing has two readings.
  static func line(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect) else { return text }
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      default: isActive(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      }
    }.joined()
  }

  /// Bytes that are a control or begin a scalar among which there are some: C2 for C1 controls, D8 for the Arabic mark,
  /// E2 for marks of direction and separators of lines.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
  }

  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
