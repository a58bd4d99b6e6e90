/// Splits delimiter-separated text (RFC 4180) into fields, over bytes, without copying them.
///
/// - Does: any one-byte delimiter; quoted fields with doubled quotes, delimiters and line ends inside; CRLF, LF and lone
///   CR as line ends; a UTF-8 byte order mark (skipped); a last line without an end.
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

    package var count: Int { end - start }
  }

  /// What a field's bytes must be looked at for. A field without marks is plain ASCII.
  package struct Marks: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bytes of 128 and above: not yet known to be UTF-8.
    package static let beyondASCII = Marks(rawValue: 1)
    /// Bytes below 32 other than line ends, or 127.
    package static let control = Marks(rawValue: 2)
    /// Stood in quotes: a quoted empty field is not an empty line.
    package static let quoted = Marks(rawValue: 4)
    /// Holds `""` for `"`.
    package static let doubledQuotes = Marks(rawValue: 8)
    /// Holds line ends.
    package static let lineEnds = Marks(rawValue: 16)
    /// Has the same bytes as the field in its place of the row before, and none of the other marks.
    package static let repeated = Marks(rawValue: 32)
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

  /// Fields of the row that was read last; behind them those of longer rows before.
  private var storage: [Field]
  private let classes: [UInt8]
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
    precondition(delimiter < 128 && delimiter != UInt8(ascii: "\"") && delimiter != 10 && delimiter != 13)
    self.bytes = bytes
    var classes = [UInt8](repeating: Self.plain, count: 256)
    for byte in 0..<32 { classes[byte] = Self.control }
    classes[127] = Self.control
    for byte in 128..<256 { classes[byte] = Self.beyond }
    classes[10] = Self.lineEnd
    classes[13] = Self.lineEnd
    classes[Int(UInt8(ascii: "\""))] = Self.quote
    classes[Int(delimiter)] = Self.delimiter
    self.classes = classes
    // Empty fields at the start of the text: a first row repeats nothing but emptiness.
    self.storage = [Field](repeating: Field(start: 0, end: 0, marks: .quoted), count: 32)
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    self.at = hasMark ? 3 : 0
  }

  /// A field of the row that was read last.
  ///
  /// - Precondition: `index` is below ``count``.
  @inline(__always)
  package subscript(index: Int) -> Field { storage[index] }

  /// The fields of the row that was read last.
  package var fields: ArraySlice<Field> { storage[..<count] }

  /// Reads the next row into ``fields``, ``line`` and ``flaw``. An empty line is a row of one empty field.
  ///
  /// - Returns: false at the end of the text.
  package mutating func next() -> Bool {
    guard at < bytes.count else { return false }
    flaw = nil
    line = nextLine
    count = 0
    while count < Self.maximumFields {
      if count == storage.count { grow() }
      if readRepeated() {
        if readLineEnd() { return true }
        continue
      }
      let isQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
      let ended = classes.withUnsafeBufferPointer { isQuoted ? readQuoted($0) : readPlain($0) }
      if ended { return true }
    }
    flaw = .tooManyFields
    skipLine()
    return true
  }

  private mutating func grow() {
    let empty = Field(start: 0, end: 0, marks: .quoted)
    storage.append(contentsOf: repeatElement(empty, count: storage.count))
  }

  @inline(__always)
  private mutating func append(_ field: Field) {
    storage[count] = field
    count += 1
  }

  /// Takes the field when it has the same bytes as the one above it, its end included: tables repeat most of their codes from row to
  /// row, and comparing is faster than looking at every byte. Leaves ``at`` at the byte behind the field.
  @inline(__always)
  private mutating func readRepeated() -> Bool {
    let above = storage[count]
    guard above.marks.isSubset(of: .repeated), above.end < at else { return false }
    // With the byte that ended it, so that a longer field is not taken for a shorter one.
    let length = above.end - above.start + 1
    guard at + length <= bytes.count, isSame(above.start, at, length) else { return false }
    append(Field(start: at, end: at + length - 1, marks: .repeated))
    at += length - 1
    return true
  }

  /// Whether two stretches of the text have the same bytes, the second behind the first.
  @inline(__always)
  private func isSame(_ first: Int, _ second: Int, _ length: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    // Whole words as long as the text goes on; what is read beyond the length is shifted out.
    while offset < length, second + offset + 8 <= bytes.count {
      let rest = length - offset
      let a = UnsafeRawPointer(base + first + offset).loadUnaligned(as: UInt64.self)
      let b = UnsafeRawPointer(base + second + offset).loadUnaligned(as: UInt64.self)
      let difference = UInt64(littleEndian: a ^ b)
      if rest >= 8 ? difference != 0 : difference << UInt64(64 - rest * 8) != 0 { return false }
      offset += 8
    }
    while offset < length {
      if base[first + offset] != base[second + offset] { return false }
      offset += 1
    }
    return true
  }

  /// Behind a field: takes the delimiter, or the end of the row.
  ///
  /// - Returns: whether the row ended.
  @inline(__always)
  private mutating func readLineEnd() -> Bool {
    let byte = bytes[at]
    if byte == 10 || byte == 13 {
      takeLineEnd()
      return true
    }
    at += 1
    return false
  }

  /// Reads a field up to its delimiter.
  ///
  /// - Returns: true when it was the last of its row.
  @inline(__always)
  private mutating func readPlain(_ classes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = at
    let end = bytes.count
    var position = start
    var marks: Marks = []
    while position < end {
      let kind = classes[Int(bytes[position])]
      if kind != Self.plain {
        if kind == Self.delimiter {
          append(Field(start: start, end: position, marks: marks))
          at = position + 1
          return false
        }
        if kind == Self.lineEnd { break }
        if kind == Self.beyond { marks.insert(.beyondASCII) } else if kind == Self.control { marks.insert(.control) }
      }
      position += 1
    }
    append(Field(start: start, end: position, marks: marks))
    at = position
    takeLineEnd()
    return true
  }

  private mutating func readQuoted(_ classes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = at + 1
    var marks: Marks = [.quoted]
    at = start
    while at < bytes.count {
      let byte = bytes[at]
      switch classes[Int(byte)] {
      case Self.quote:
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") {
          marks.insert(.doubledQuotes)
          at += 1
        } else {
          append(Field(start: start, end: at, marks: marks))
          at += 1
          return finishQuoted(classes)
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
  private mutating func finishQuoted(_ classes: UnsafeBufferPointer<UInt8>) -> Bool {
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
