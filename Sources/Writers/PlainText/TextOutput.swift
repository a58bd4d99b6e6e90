/// The text as it grows: bytes and how lines end.
struct TextOutput: ~Copyable {
  var bytes = ByteBuffer(capacity: 1 << 16)
  private let lineEnd: [UInt8]

  /// - Parameter lineEnd: `\n`, or `\r\n` for old Windows tools.
  init(lineEnd: String) { self.lineEnd = Array(lineEnd.utf8) }

  mutating func endLine() { bytes += lineEnd }

  /// Ends a line of words, nothing behind them.
  ///
  /// - Parameter start: where the line begins.
  mutating func endLine(from start: Int) {
    bytes.removeSpaces(backTo: start)
    endLine()
  }

  @inline(__always)
  mutating func append(spaces count: Int) { bytes.append(spaces: count) }

  /// A line of words, nothing behind them.
  mutating func append(line: String) {
    let start = bytes.count
    bytes += line.utf8
    endLine(from: start)
  }
}
