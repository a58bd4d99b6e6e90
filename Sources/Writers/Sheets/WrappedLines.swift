/// Counts the lines that text takes where it wraps at words; a word longer than the line is cut.
///
/// Every text of every sheet goes through here, and most fit on one line: so the width of all is added up first, and words are
/// looked for only where that is too much.
struct WrappedLines {
  /// What a line holds, and what a space takes, in thousandths of the font size.
  private let room: Int
  private let space: Int
  /// Lines of the paragraphs before.
  private var lines = 0
  /// Lines begun in this paragraph, and how far the last one is filled.
  private var wrapped = 1
  private var used = 0
  /// Width of this paragraph on one line, and of the word that is being read.
  private var total = 0
  private var word = 0
  private var isInWord = false

  private init(room: Int, space: Int) {
    self.room = room
    self.space = space
  }

  /// - Parameter room: what a line holds, in thousandths of the font size; 1 or more.
  static func count(in text: String, room: Int, isBold: Bool) -> Int {
    SerifMetrics.withWidths { count(in: text, room: room, $0, isBold: isBold) }
  }

  /// - Parameter room: what a line holds, in thousandths of the font size; 1 or more.
  static func count(in text: String, room: Int, _ widths: SerifMetrics.Widths, isBold: Bool) -> Int {
    text.withBytes { bytes in
      // No character is wider than the font is high, and none takes less than a byte.
      if bytes.count * 1000 <= room, bytes.firstIndex(of: 0x0A) == nil { return 1 }
      let widths = isBold ? widths.bold : widths.upright
      if let width = width(ofLine: bytes, widths), width <= room { return 1 }
      var counting = WrappedLines(room: room, space: Int(widths[0x20]))
      counting.take(bytes, widths)
      counting.endParagraph()
      return counting.lines
    }
  }

  /// The width of text on one line; `nil` when it has several.
  private static func width(ofLine bytes: UnsafeBufferPointer<UInt8>, _ widths: UnsafeBufferPointer<UInt16>) -> Int? {
    var width = 0
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x0A { return nil }
      let (scalar, length) = scalar(bytes, at)
      at &+= length
      width &+= self.width(of: scalar, widths)
    }
    return width
  }

  @inline(__always)
  private static func width(of scalar: UInt32, _ widths: UnsafeBufferPointer<UInt16>) -> Int {
    scalar < SerifMetrics.end ? Int(widths[Int(scalar)]) : SerifMetrics.width(beyondTables: scalar)
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ widths: UnsafeBufferPointer<UInt16>) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: " ") {
        at += 1
        endWord()
        total += space
      } else if byte == 0x0A {
        at += 1
        endParagraph()
      } else {
        let (scalar, length) = WrappedLines.scalar(bytes, at)
        at += length
        word += WrappedLines.width(of: scalar, widths)
        isInWord = true
      }
    }
  }

  /// The scalar at a place of UTF-8 that a string vouches for: its bytes are all there.
  @inline(__always)
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[at])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[at &+ 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[at &+ 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[at &+ 3] & 0x3F), 4)
  }

  private mutating func endWord() {
    guard isInWord else { return }
    total += word
    if used > 0, used + space + word <= room {
      used += space + word
    } else {
      if used > 0 { wrapped += 1 }
      wrapped += (word - 1) / room
      used = word % room == 0 ? max(word, 1) : word % room
    }
    word = 0
    isInWord = false
  }

  private mutating func endParagraph() {
    endWord()
    lines += total <= room ? 1 : wrapped
    (wrapped, used, total) = (1, 0, 0)
  }
}
