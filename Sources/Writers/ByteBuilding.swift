import Markup
import Quantities

/// Appends to a buffer of UTF-8 without making a string first: writers do little else.
extension [UInt8] {
  @inline(__always)
  mutating func append(_ text: StaticString) { text.withUTF8Buffer { append(contentsOf: $0) } }

  /// Appends a whole number in decimal digits.
  mutating func append(decimal number: Int) {
    if number >= 0, number < 10 { return append(UInt8(ascii: "0") + UInt8(number)) }
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends a stretch of another buffer.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

/// UTF-8 as it grows, with one owner by its type: an append asks only whether there is room, where an array asks each time whether it
/// is shared. A page of a workbook is made of tens of thousands of appends.
struct ByteBuffer: ~Copyable {
  // Memory of its own and freed with it; every append makes sure of the room that it fills.
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 4096) {
    self.capacity = max(64, capacity)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  /// A copy of everything.
  func finished() -> [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

  /// Everything as it lies in memory, for as long as `body` runs.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    memory[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (memory + count).update(from: base, count: bytes.count)
    count &+= bytes.count
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

  /// Appends a stretch of another buffer.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Appends a stretch of another buffer.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of other: borrowing ByteBuffer) {
    append(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: other.memory, count: other.count)[range]))
  }

  /// Appends white, in stretches of 32 bytes of which the last may be too long: texts are full of a little of it.
  @inline(__always)
  mutating func append(spaces more: Int) {
    guard more > 0 else { return }
    makeRoom(for: more &+ 32)
    let start = UnsafeMutableRawPointer(memory + count)
    var at = 0
    repeat {
      start.storeBytes(of: SIMD32<UInt8>(repeating: UInt8(ascii: " ")), toByteOffset: at, as: SIMD32<UInt8>.self)
      at &+= 32
    } while at < more
    count &+= more
  }

  static func += (buffer: inout ByteBuffer, bytes: [UInt8]) { bytes.withUnsafeBufferPointer { buffer.append($0) } }

  static func += (buffer: inout ByteBuffer, text: String.UTF8View) {
    if text.withContiguousStorageIfAvailable({ buffer.append($0) }) != nil { return }
    buffer += Array(text)
  }

  /// Appends a whole number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: UInt64(number.magnitude))
  }

  private mutating func append(digits number: UInt64) {
    // Up to eight characters in a word, the last in its highest byte.
    var rest = number
    var word: UInt64 = 0
    var length = 0
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      word = word &<< 8 | (UInt64(UInt8(ascii: "0")) &+ digit)
      rest = quotient
      length &+= 1
    } while rest > 0 && length < 8
    if rest > 0 { append(digits: rest) }
    makeRoom(for: 8)
    UnsafeMutableRawPointer(memory + count).storeBytes(of: word.littleEndian, as: UInt64.self)
    count &+= length
  }

  /// Appends a number in the plain form of XML; see `DecimalNumber.appendPlain(to:)`.
  mutating func append(_ number: DecimalNumber) {
    if number.scale == 0, let small = Int(exactly: number.significand) { return append(decimal: small) }
    var bytes: [UInt8] = []
    number.appendPlain(to: &bytes)
    self += bytes
  }

  /// Appends text as it stands inside a `"…"` attribute; see `MarkupEscaping.append(attribute:to:)`.
  mutating func append(escaped text: String) {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard MarkupEscaping.isPlain(attribute: bytes) else { return false }
      append(bytes)
      return true
    }
    if isPlain == true { return }
    var bytes: [UInt8] = []
    MarkupEscaping.append(attribute: text, to: &bytes)
    self += bytes
  }
}
