/// Reads JSON (RFC 8259) from its beginning to its end, value by value, and knows the line on which it stands. Nothing is kept of what is
/// passed over. Foundation's own knows no lines to tell, and makes binary numbers of decimal ones.
struct JSONScanner {
  /// What stands where something else should: told to who wrote the file.
  struct Fault: Error {
    var line: Int
    var found: String
    var expected: String
  }

  /// A value that a member may have; arrays and objects are read by those who want what is in them.
  enum Value: Equatable {
    case text(String)
    /// As it is written.
    case number(String)
    case null
    case truth(Bool)
    /// An array or object, which was passed over.
    case nested
  }

  private let bytes: [UInt8]
  private var at: Int
  private(set) var line = 1
  /// Arrays and objects within each other that are passed over.
  private static let maximumDepth = 32

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  // MARK: - Structure

  /// Calls `body` with the name of each member of an object; it must read the value.
  mutating func members(_ body: (String, inout JSONScanner) throws -> Void) throws {
    try expect("{")
    if try takes("}") { return }
    repeat {
      let name = try string()
      try expect(":")
      try body(name, &self)
    } while try takes(",")
    try expect("}")
  }

  /// Calls `body` for each element of an array; it must read it.
  mutating func elements(_ body: (inout JSONScanner) throws -> Void) throws {
    try expect("[")
    if try takes("]") { return }
    repeat { try body(&self) } while try takes(",")
    try expect("]")
  }

  /// The line on which the next value begins.
  mutating func nextLine() -> Int {
    skipSpace()
    return line
  }

  /// - Throws: ``Fault`` when anything follows.
  mutating func end() throws {
    skipSpace()
    if at < bytes.count { throw fault("hết tệp") }
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws {
    guard try takes(mark) else { throw fault(String(mark)) }
  }

  private mutating func takes(_ mark: Unicode.Scalar) throws -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) {
      if bytes[at] == 0x0A { line += 1 }
      at += 1
    }
  }

  private func fault(_ expected: String) -> Fault {
    let rest = String(decoding: bytes[at..<min(at + 24, bytes.count)], as: UTF8.self)
    let found = rest.prefix { !$0.isNewline }
    return Fault(line: line, found: found.isEmpty ? "hết tệp" : String(found), expected: expected)
  }

  // MARK: - Values

  /// The next value.
  mutating func value(depth: Int = 0) throws -> Value {
    skipSpace()
    guard at < bytes.count, depth < Self.maximumDepth else { throw fault("một giá trị") }
    switch bytes[at] {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "{"):
      try members { _, scanner in _ = try scanner.value(depth: depth + 1) }
      return .nested
    case UInt8(ascii: "["):
      try elements { _ = try $0.value(depth: depth + 1) }
      return .nested
    default: return try word()
    }
  }

  private mutating func word() throws -> Value {
    let start = at
    while at < bytes.count, Self.isWordPart(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .truth(true)
    case "false": return .truth(false)
    default:
      if let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) { return .number(text) }
      at = start
      throw fault("một giá trị")
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }

  mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] >= 0x20 {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard let string = String(validating: text, as: UTF8.self) else { throw fault("UTF-8") }
        return string
      }
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    throw fault("\"")
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    guard at < bytes.count else { throw fault("\"") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
    default:
      at -= 1
      throw fault("\\\", \\\\, \\n, \\uXXXX")
    }
  }

  /// A scalar, of two halves where the first is one (UTF-16).
  private mutating func scalar() throws -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { throw fault("\\uXXXX") }
    at += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("\\uXXXX") }
    return scalar
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = bytes[at..<min(at + 4, bytes.count)]
    guard digits.count == 4, let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      digits.allSatisfy({ $0 != UInt8(ascii: "+") })
    else { throw fault("\\uXXXX") }
    at += 4
    return number
  }
}
