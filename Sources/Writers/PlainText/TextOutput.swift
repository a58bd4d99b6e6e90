/// The text as it grows: bytes and how lines end.
struct TextOutput: ~Copyable {
  var bytes = ByteBuffer(capacity: 1 << 16)
  private let lineEnd: [UInt8]

  /// - Parameter lineEnd: `\n`, or `\r\n` for old Windows tools.
  init(lineEnd: String) { self.lineEnd = Array(lineEnd.utf8) }

  mutating func endLine() { bytes += lineEnd }

  @inline(__always)
  mutating func append(spaces count: Int) { bytes.append(spaces: count) }

  /// A line of words, nothing behind them.
  mutating func append(line: [UInt8]) {
    let last = line.lastIndex { $0 != UInt8(ascii: " ") } ?? -1
    bytes.append(0..<(last + 1), of: line)
    endLine()
  }
}
