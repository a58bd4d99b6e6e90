/// Numbers and addresses as bytes.
enum ByteText {
  /// A whole number of at most nine digits; `nil` for anything else.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// `1`, `true`, `on`.
  static func isTrue(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    ["1", "true", "on"].contains(String(decoding: text, as: UTF8.self))
  }

  /// `B12` to zero-based row and column, which may lie outside the sheet; `nil` when it is no address.
  static func address(_ text: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    guard text.count <= 16 else { return nil }
    var column = 0
    var row = 0
    var position = 0
    while position < text.count {
      let letter = (text[position] & 0xDF) &- UInt8(ascii: "A")
      if letter > 25 { break }
      column = column * 26 + Int(letter) + 1
      position += 1
    }
    guard position > 0, position < text.count else { return nil }
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      row = row * 10 + Int(digit)
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
