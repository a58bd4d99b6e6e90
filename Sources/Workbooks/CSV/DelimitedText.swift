/// Splits delimiter-separated text (RFC 4180) into fields, over bytes, without copying them.
///
/// - Does: any one-byte delimiter; quoted fields with doubled quotes, delimiters and line ends inside; CRLF, LF and
///   lone CR as line ends; a UTF-8 byte order mark (skipped); a last line without an end.
/// - In part: a quote inside an unquoted field is an ordinary character, as spreadsheets take it.
/// - Does not: comments, escapes by backslash, other encodings than those whose delimiters are ASCII (UTF-8, Latin-1,
///   TCVN3).
package struct DelimitedText {
  /// A field of the row that was read last: a piece of the text, found by offsets. Where a row repeats a field of the row before, the
  /// piece may be that of the row before.
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
    /// Bytes below 32 other than line ends.
    package static let control = Marks(rawValue: 2)
    /// Stood in quotes: a quoted empty field is not an empty line.
    package static let quoted = Marks(rawValue: 4)
    /// Holds `""` for `"`.
    package static let doubledQuotes = Marks(rawValue: 8)
    /// Holds line ends.
    package static let lineEnds = Marks(rawValue: 16)

    /// Neither ``beyondASCII`` nor ``control``.
    package var isPlainASCII: Bool { rawValue & (Marks.beyondASCII.rawValue | Marks.control.rawValue) == 0 }
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
  /// Which of the first 64 fields have the same bytes as those in their places of the row before, the first in the lowest bit: one
  /// look tells that a row differs from the one before in a few fields only. None where a row has quotes.
  package private(set) var repeated: UInt64 = 0

  /// The first ``count`` are the fields of the row that was read last, behind them those of longer rows before. Stored
  /// as it is read, so that a reader of many rows pays for no call.
  package private(set) var storage: [Field]
  private let classes: [UInt8]
  /// Bytes from this one up to 127 are ordinary characters.
  private let firstOrdinary: UInt8
  private var at: Int
  private var nextLine = 1
  /// Where the fields of the row before end, how many there are, and where it begins; none for a row that is not to be compared with:
  /// one with quotes, flaws, or more fields than a word has bits.
  private var ends = [Int](repeating: 0, count: Self.comparableFields)
  private var comparable = 0
  private var rowStart = 0
  private static let comparableFields = 64

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
    self.storage = [Field](repeating: Field(start: 0, end: 0, marks: []), count: 32)
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

  /// Behind the row that was read last and its line end.
  package var end: Int { at }

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
    let start = at
    var isComparable = true
    if comparable > 0, readAlike() {
      rowStart = start
      comparable = count
      return true
    }
    readFields(&isComparable)
    rowStart = start
    comparable = isComparable && flaw == nil && count <= Self.comparableFields ? count : 0
    return true
  }

  /// Reads the rest of a row, field by field.
  private mutating func readFields(_ isComparable: inout Bool) {
    while count < Self.maximumFields {
      if count == storage.count { grow() }
      if readUnquoted() { return }
      guard count < storage.count else { continue }
      isComparable = false
      repeated = 0
      if readQuoted() { return }
    }
    flaw = .tooManyFields
    skipLine()
  }

  private mutating func grow() {
    let empty = Field(start: 0, end: 0, marks: [])
    let room = min(storage.count, Self.maximumFields - storage.count)
    storage.append(contentsOf: repeatElement(empty, count: room))
  }

  /// Reads a row by what it differs in from the row before: tables repeat most of their fields from row to row, and eight bytes are
  /// compared at once.
  ///
  /// - Returns: whether the row ended; otherwise it is read on from where it got to.
  private mutating func readAlike() -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let (end, total) = (bytes.count, comparable)
    let limit = 0x0101_0101_0101_0101 &* UInt64(firstOrdinary)
    // How far a field stands behind the same one of the row before; up to where the rows are the same; where a field begins.
    var (shift, same, start) = (at &- rowStart, at, at)
    var changed: UInt64 = 0
    var index = 0
    var ended = false
    ends.withUnsafeMutableBufferPointer { ends in
      storage.withUnsafeMutableBufferPointer { storage in
        classes.withUnsafeBufferPointer { classes in
          while !ended {
            same = Self.difference(base, from: same, to: ends[total &- 1] &+ shift, shift: shift, end)
            while index < total, ends[index] &+ shift < same {
              ends[index] &+= shift
              start = ends[index] &+ 1
              index &+= 1
            }
            if index == total {
              ended = true
              return
            }
            if start == end || base[start] == UInt8(ascii: "\"") { return }
            // What is the same as in a field of plain letters is plain.
            var position = storage[index].marks.rawValue == 0 ? same : start
            let marks = Self.scan(base, classes, limit, &position, end)
            if position == end { return }
            storage[index] = Field(start: start, end: position, marks: marks)
            changed |= 1 &<< UInt64(index)
            shift = position &- ends[index]
            ends[index] = position
            index &+= 1
            start = position &+ 1
            same = start
            ended = base[position] == 10 || base[position] == 13
            if index == total { return }
          }
        }
      }
    }
    count = index
    repeated = ~changed & (index == 64 ? .max : 1 &<< UInt64(index) &- 1)
    at = ended ? ends[index &- 1] : start
    if ended { takeLineEnd() }
    return ended
  }

  /// Where the text first differs from what stands `shift` bytes before, looked for up to behind the byte at `last`.
  @inline(__always)
  private static func difference(
    _ base: UnsafePointer<UInt8>, from start: Int, to last: Int, shift: Int, _ end: Int
  ) -> Int {
    let now = UnsafeRawPointer(base)
    let before = now - shift
    var at = start
    while at <= last, at &+ 8 <= end {
      let difference = UInt64(
        littleEndian: now.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          ^ before.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      if difference != 0 { return at &+ difference.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at <= last, at < end, base[at] == base[at &- shift] { at &+= 1 }
    return at
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
    let limit = 0x0101_0101_0101_0101 &* UInt64(firstOrdinary)
    storage.withUnsafeMutableBufferPointer { storage in
      classes.withUnsafeBufferPointer { classes in
        while index < storage.count, !ended {
          let start = position
          if start < end, base[start] == UInt8(ascii: "\"") { return }
          let marks = Self.scan(base, classes, limit, &position, end)
          storage[index] = Field(start: start, end: position, marks: marks)
          if index < Self.comparableFields { ends[index] = position }
          index &+= 1
          ended = position >= end || base[position] == 10 || base[position] == 13
          if !ended { position &+= 1 }
        }
      }
    }
    at = position
    count = index
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
