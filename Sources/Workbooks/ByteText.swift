import Markup

/// Numbers and addresses as bytes.
enum ByteText {
  /// What numbers stop at. No place and no count in a workbook comes near, and a few of them can be added and
  /// multiplied.
  static let greatest = 1_000_000_000

  /// A whole number from 0 on; ``greatest`` for greater ones; `nil` for anything else.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count > 0 else { return nil }
    var value = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = min(value &* 10 &+ Int(digit), greatest)
    }
    return value
  }

  /// `1`, `true`, `on`.
  static func isTrue(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    ["1", "true", "on"].contains(String(decoding: text, as: UTF8.self))
  }

  /// `B12` to zero-based row and column, which may lie outside the sheet; `nil` when it is no address.
  static func address(_ text: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var position = 0
    while position < text.count {
      let letter = (text[position] & 0xDF) &- UInt8(ascii: "A")
      if letter > 25 { break }
      column = min(column * 26 + Int(letter) + 1, greatest)
      position += 1
    }
    guard position > 0, position < text.count else { return nil }
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      row = min(row * 10 + Int(digit), greatest)
      position += 1
    }
    return row > 0 ? (row - 1, column - 1) : nil
  }

  /// A stretch of bytes without the white space at its ends.
  static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (start: Int, end: Int) {
    var (start, end) = (start, end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return (start, end)
  }
}

extension MarkupTag {
  /// An attribute that is a name, an id or a code; `nil` also for one that is longer than any of these can be, so that
  /// what is kept of a file stays small.
  func shortString(_ name: StaticString) -> String? {
    attribute(name).flatMap { $0.count <= WorkbookLimits.longestName ? String(decoding: $0, as: UTF8.self) : nil }
  }
}
