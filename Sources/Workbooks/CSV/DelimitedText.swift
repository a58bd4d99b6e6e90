/// Splits delimiter-separated text (RFC 4180) into fields, over bytes, without copying them.
///
/// - Does: any one-byte delimiter; quoted fields with doubled quotes, delimiters and line ends inside; CRLF, LF and
///   lone CR as line ends; a UTF-8 byte order mark (skipped); a last line without an end.
/// - In part: a quote inside an unquoted field is an ordinary character, as spreadsheets take it.
/// - Does not: comments, escapes by backslash, other encodings than those whose delimiters are ASCII (UTF-8, Latin-1,
///   TCVN3).
package struct DelimitedText {
  /// A field of the row that was read last: a piece of the text, found by offsets.
  package struct Field: Sendable {
    /// First byte, behind an opening quote.
    package var start: Int
    /// Behind the last byte, before a closing quote.
    package var end: Int
    package var marks: Marks
    /// Has the same bytes as the field in its place of the row before, and no marks.
    package var isRepeated = false

    package var count: Int { end - start }
  }

  /// What a field's bytes must be looked at for. A field without marks is plain ASCII.
  package struct Marks: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bytes of 128 and above: not yet known to be UTF-8.
    package static let beyondASCII = Marks(rawValue: 1)
    /// Bytes below 32 other than line ends.
    package static let control = Marks(rawValue: 2)
    /// Stood in quotes: a quoted empty field is not an empty line.
    package static let quoted = Marks(rawValue: 4)
    /// Holds `""` for `"`.
    package static let doubledQuotes = Marks(rawValue: 8)
    /// Holds line ends.
    package static let lineEnds = Marks(rawValue: 16)
  }

  /// What is wrong with a row. The row holds what could be read of it.
  package enum Flaw: Sendable, Equatable {
    /// The text ends inside a quoted field, which began in this row.
    case unterminatedQuote
    /// Characters stand between a closing quote and the next delimiter; they are dropped.
    case textAfterQuote
    /// More fields than ``maximumFields``; the rest of the line is dropped.
    case tooManyFields
  }

  /// As many columns as a spreadsheet can have.
  package static let maximumFields = 16_384

  /// The text, byte for byte.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// How many fields the row that was read last has.
  package private(set) var count = 0
  /// One-based line on which the row that was read last begins.
  package private(set) var line = 0
  package private(set) var flaw: Flaw?
  /// Which of the first 64 fields of the row are ``Field/isRepeated``, the first in the lowest bit: one look tells that a row differs
  /// from the one before in a few fields only.
  package private(set) var repeated: UInt64 = 0

  /// The first ``count`` are the fields of the row that was read last, behind them those of longer rows before. Stored
  /// as it is read, so that a reader of many rows pays for no call.
  package private(set) var storage: [Field]
  private let classes: [UInt8]
  /// Bytes from this one up to 127 are ordinary characters.
  private let firstOrdinary: UInt8
  private var at: Int
  private var nextLine = 1

  private static let plain: UInt8 = 0
  private static let beyond: UInt8 = 1
  private static let control: UInt8 = 2
  private static let delimiter: UInt8 = 3
  private static let lineEnd: UInt8 = 4
  private static let quote: UInt8 = 5

  /// - Parameters:
  ///   - bytes: the whole text; must stay valid as long as this value is used.
  ///   - delimiter: an ASCII character other than a quote or a line end.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8 = UInt8(ascii: ",")) {
    precondition(DelimitedText.canDelimit(delimiter), "quotes and line ends have a meaning of their own")
    self.bytes = bytes
    var classes = [UInt8](repeating: Self.plain, count: 256)
    for byte in 0..<32 { classes[byte] = Self.control }
    for byte in 128..<256 { classes[byte] = Self.beyond }
    classes[10] = Self.lineEnd
    classes[13] = Self.lineEnd
    classes[Int(UInt8(ascii: "\""))] = Self.quote
    classes[Int(delimiter)] = Self.delimiter
    self.classes = classes
    firstOrdinary = max(delimiter, UInt8(ascii: "\"")) + 1
    // Marked so that a first row repeats nothing.
    self.storage = [Field](repeating: Field(start: 0, end: 0, marks: .quoted), count: 32)
    self.at = DelimitedText.markLength(of: bytes)
  }

  /// Whether a byte can stand between fields.
  static func canDelimit(_ byte: UInt8) -> Bool {
    byte < 128 && byte != UInt8(ascii: "\"") && byte != 10 && byte != 13
  }

  /// 3 for a text that begins with a byte order mark of UTF-8, else 0.
  static func markLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The fields of the row that was read last.
  package var fields: ArraySlice<Field> { storage[..<count] }

  /// Reads the next row into ``fields``, ``line`` and ``flaw``. An empty line is a row of one empty field.
  ///
  /// - Returns: false at the end of the text.
  package mutating func next() -> Bool {
    guard at < bytes.count else { return false }
    flaw = nil
    repeated = 0
    line = nextLine
    count = 0
    while count < Self.maximumFields {
      if count == storage.count { grow() }
      if readUnquoted() { return true }
      guard count < storage.count else { continue }
      if readQuoted() { return true }
    }
    flaw = .tooManyFields
    skipLine()
    return true
  }

  private mutating func grow() {
    let empty = Field(start: 0, end: 0, marks: .quoted)
    let room = min(storage.count, Self.maximumFields - storage.count)
    storage.append(contentsOf: repeatElement(empty, count: room))
  }

  /// Reads fields up to the end of the row, a quoted field, or the end of ``storage``.
  ///
  /// Everything it needs is held in local values: this is where the time goes.
  /// - Returns: whether the row ended.
  private mutating func readUnquoted() -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let end = bytes.count
    var position = at
    var index = count
    var ended = false
    var repeated = self.repeated
    let limit = 0x0101_0101_0101_0101 &* UInt64(firstOrdinary)
    storage.withUnsafeMutableBufferPointer { storage in
      classes.withUnsafeBufferPointer { classes in
        while index < storage.count, !ended {
          let above = storage[index]
          let start = position
          var field = Field(start: start, end: start, marks: [])
          if above.marks.rawValue == 0, above.end < start,
            start + above.count < end, Self.isSame(base, above.start, start, above.count + 1, end)
          {
            position = start + above.count
            field.isRepeated = true
            // A shift beyond the word is zero.
            repeated |= 1 << UInt64(index)
          } else if start < end, base[start] == UInt8(ascii: "\"") {
            return
          } else {
            field.marks = Self.scan(base, classes, limit, &position, end)
          }
          field.end = position
          storage[index] = field
          index += 1
          ended = position >= end || base[position] == 10 || base[position] == 13
          if !ended { position += 1 }
        }
      }
    }
    at = position
    count = index
    self.repeated = repeated
    if ended { takeLineEnd() }
    return ended
  }

  /// Goes to the end of an unquoted field: its delimiter, its line end, or the end of the text. Looks at eight bytes at
  /// a time for one that is not an ordinary character.
  @inline(__always)
  private static func scan(
    _ base: UnsafePointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>, _ limit: UInt64, _ position: inout Int,
    _ end: Int
  ) -> Marks {
    var marks: UInt8 = 0
    while position < end {
      if position + 8 <= end {
        let word = UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
        let odd = ((word &- limit) & ~word | word) & 0x8080_8080_8080_8080
        if odd == 0 {
          position += 8
          continue
        }
        position += odd.trailingZeroBitCount >> 3
      }
      switch classes[Int(base[position])] {
      case Self.delimiter, Self.lineEnd: return Marks(rawValue: marks)
      case Self.beyond: marks |= Marks.beyondASCII.rawValue
      case Self.control: marks |= Marks.control.rawValue
      default: break
      }
      position += 1
    }
    return Marks(rawValue: marks)
  }

  /// Whether two stretches of the text have the same bytes, the second behind the first. Tables repeat most of their
  /// codes from row to row, and comparing is faster than looking at every byte.
  @inline(__always)
  private static func isSame(
    _ base: UnsafePointer<UInt8>, _ first: Int, _ second: Int, _ length: Int, _ end: Int
  ) -> Bool {
    let a = UnsafeRawPointer(base + first)
    let b = UnsafeRawPointer(base + second)
    // What is read beyond the length is shifted out.
    if length <= 8, second + 8 <= end {
      let difference = UInt64(littleEndian: a.loadUnaligned(as: UInt64.self) ^ b.loadUnaligned(as: UInt64.self))
      return difference &<< UInt64(truncatingIfNeeded: 64 &- length &* 8) == 0
    }
    var offset = 0
    while offset &+ 8 <= length {
      let word = a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
      offset &+= 8
    }
    while offset < length {
      if base[first &+ offset] != base[second &+ offset] { return false }
      offset &+= 1
    }
    return true
  }

  @inline(__always)
  private mutating func append(_ field: Field) {
    storage[count] = field
    count += 1
  }

  /// Reads a quoted field and what ends it.
  ///
  /// - Returns: whether the row ended.
  private mutating func readQuoted() -> Bool {
    let start = at + 1
    var marks: Marks = [.quoted]
    at = start
    while at < bytes.count {
      let byte = bytes[at]
      switch classes[Int(byte)] {
      case Self.quote:
        if at + 1 < bytes.count, bytes[at + 1] == byte {
          marks.insert(.doubledQuotes)
          at += 1
        } else {
          append(Field(start: start, end: at, marks: marks))
          at += 1
          return finishQuoted()
        }
      case Self.beyond: marks.insert(.beyondASCII)
      case Self.control: marks.insert(.control)
      case Self.lineEnd:
        marks.insert(.lineEnds)
        if byte == 10 || at + 1 == bytes.count || bytes[at + 1] != 10 { nextLine += 1 }
      default: break
      }
      at += 1
    }
    append(Field(start: start, end: at, marks: marks))
    flaw = .unterminatedQuote
    return true
  }

  /// What follows a closing quote: a delimiter, a line end, or characters that do not belong there.
  private mutating func finishQuoted() -> Bool {
    while at < bytes.count {
      switch classes[Int(bytes[at])] {
      case Self.delimiter:
        at += 1
        return false
      case Self.lineEnd:
        takeLineEnd()
        return true
      default:
        flaw = .textAfterQuote
        at += 1
      }
    }
    return true
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    takeLineEnd()
  }

  private mutating func takeLineEnd() {
    guard at < bytes.count else { return }
    if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
    at += 1
    nextLine += 1
  }
}

// MARK: - Fields as text

extension DelimitedText {
  /// Whether the row is an empty line.
  package var isEmptyLine: Bool { count == 1 && storage[0].count == 0 && !storage[0].marks.contains(.quoted) }

  /// The bytes of a field as they stand, doubled quotes still doubled.
  package func slice(_ field: Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
  }

  /// The text of a field, doubled quotes made single; `nil` when its bytes are not UTF-8.
  package func text(_ field: Field) -> String? {
    guard let text = String(validating: slice(field), as: UTF8.self) else { return nil }
    guard field.marks.contains(.doubledQuotes) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var skipsQuote = false
    for character in text.unicodeScalars {
      if character == "\"", skipsQuote {
        skipsQuote = false
        continue
      }
      skipsQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }

  /// The text of a field for a message: what is not UTF-8 shows as `�`, and a long text is cut.
  package func excerpt(_ field: Field) -> String {
    let text = String(decoding: slice(field).prefix(400), as: UTF8.self)
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}
