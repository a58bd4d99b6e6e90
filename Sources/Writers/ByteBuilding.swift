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

extension String {
  /// The text's UTF-8, for as long as `body` runs; without the copy of the text that `withUTF8` needs to change, which counts a
  /// reference that both cores count.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    return try Array(utf8).withUnsafeBufferPointer(body)
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

  subscript(at: Int) -> UInt8 {
    precondition(at >= 0 && at < count, "a byte of a buffer is within it")
    return memory[at]
  }

  /// A copy of everything.
  func finished() -> [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

  /// Forgets everything from a place on, and keeps the room.
  mutating func removeAll(from start: Int = 0) { count = min(count, max(0, start)) }

  /// Forgets the white at the end of what was appended from a place on.
  mutating func removeSpaces(backTo start: Int) {
    while count > max(0, start), memory[count - 1] == UInt8(ascii: " ") { count -= 1 }
  }

  /// A stretch as it lies in memory, for as long as `body` runs.
  @inline(__always)
  func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: memory, count: count)[range]))
  }

  /// Everything as it lies in memory, for as long as `body` runs.
  @inline(__always)
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

  /// Appends a stretch of another buffer. A short one, as those of cells are, is copied in steps of 32 bytes of which the last may
  /// take too much with it: a call that copies exactly costs more than the copy.
  @inline(__always)
  mutating func append(_ range: Range<Int>, of other: borrowing ByteBuffer) {
    let length = range.count
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count, "a stretch of a buffer ends within it")
    let source = UnsafeRawPointer(other.memory + range.lowerBound)
    guard length <= 64, other.capacity &- range.lowerBound >= 64 else {
      return append(UnsafeBufferPointer(start: other.memory + range.lowerBound, count: length))
    }
    makeRoom(for: 64)
    let target = UnsafeMutableRawPointer(memory + count)
    target.storeBytes(of: source.loadUnaligned(as: SIMD32<UInt8>.self), as: SIMD32<UInt8>.self)
    if length > 32 {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: 32, as: SIMD32<UInt8>.self), toByteOffset: 32, as: SIMD32<UInt8>.self)
    }
    count &+= length
  }

  /// Appends the first bytes of a pattern.
  @inline(__always)
  mutating func append(first length: Int, of pattern: SIMD32<UInt8>) {
    makeRoom(for: 32)
    UnsafeMutableRawPointer(memory + count).storeBytes(of: pattern, as: SIMD32<UInt8>.self)
    count &+= min(32, max(0, length))
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
    if append(small: number, places: nil, isGrouped: false, point: UInt8(ascii: ".")) { return }
    var bytes: [UInt8] = []
    number.appendPlain(to: &bytes)
    self += bytes
  }

  /// Appends a number as Vietnamese print it; see `DecimalNumber.appendVietnamese(places:to:)`.
  mutating func append(vietnamese number: DecimalNumber, places: Int?) {
    if append(small: number, places: places, isGrouped: true, point: UInt8(ascii: ",")) { return }
    var bytes: [UInt8] = []
    number.appendVietnamese(places: places, to: &bytes)
    self += bytes
  }

  /// Appends a number that fits into a word and need not be rounded, as all but a few do.
  ///
  /// - Parameter places: digits wanted after the point; `nil` for those there are without zeros at the end.
  /// - Returns: it is such a number; nothing is appended for others.
  @inline(__always)
  private mutating func append(small number: DecimalNumber, places: Int?, isGrouped: Bool, point: UInt8) -> Bool {
    guard let small = Int(exactly: number.significand), number.scale <= places ?? number.scale else { return false }
    if small < 0 { append(UInt8(ascii: "-")) }
    var whole = UInt64(small.magnitude)
    var fraction: UInt64 = 0
    if number.scale > 0 {
      (whole, fraction) = whole.quotientAndRemainder(dividingBy: ByteBuffer.powersOfTen[number.scale])
    }
    if isGrouped { append(thousands: whole) } else { append(digits: whole) }
    if places ?? number.scale > 0 { append(fraction: fraction, scale: number.scale, places: places, point: point) }
    return true
  }

  private mutating func append(fraction: UInt64, scale: Int, places: Int?, point: UInt8) {
    var (digits, length) = (fraction, scale)
    if places == nil {
      while length > 0, digits % 10 == 0 { (digits, length) = (digits / 10, length - 1) }
      if length == 0 { return }
    }
    append(point)
    for position in stride(from: length - 1, through: 0, by: -1) {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / ByteBuffer.powersOfTen[position] % 10))
    }
    for _ in length..<max(length, places ?? 0) { append(UInt8(ascii: "0")) }
  }

  /// Up to the greatest scale of a number.
  private static let powersOfTen: [UInt64] = (0..<DecimalNumber.maximumScale).reduce(into: [1]) { list, _ in
    list.append(list[list.count - 1] * 10)
  }

  private mutating func append(thousands number: UInt64) {
    if number < 1000 { return append(digits: number) }
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
    append(thousands: thousands)
    let digits = (rest / 100, rest / 10 % 10, rest % 10)
    let word = UInt64(UInt8(ascii: ".")) | (0x30 + digits.0) << 8 | (0x30 + digits.1) << 16 | (0x30 + digits.2) << 24
    makeRoom(for: 4)
    UnsafeMutableRawPointer(memory + count).storeBytes(of: UInt32(word).littleEndian, as: UInt32.self)
    count &+= 4
  }

  /// Appends text as it stands inside a `"…"` attribute; see `MarkupEscaping.append(attribute:to:)`.
  mutating func append(escaped text: String) {
    text.withBytes { append(escaped: $0) }
  }

  /// Appends another buffer as text inside a `"…"` attribute.
  mutating func append(escaped text: borrowing ByteBuffer) {
    append(escaped: UnsafeBufferPointer(start: text.memory, count: text.count))
  }

  private mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    if MarkupEscaping.isPlain(attribute: text) { return append(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + text.count / 2)
    MarkupEscaping.append(attribute: text, to: &bytes)
    self += bytes
  }
}
