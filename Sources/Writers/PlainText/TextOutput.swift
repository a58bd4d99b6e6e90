/// The text as it grows: bytes and how lines end.
struct TextOutput {
  var bytes: [UInt8] = []
  private let lineEnd: [UInt8]
  private static let white = [UInt8](repeating: UInt8(ascii: " "), count: 256)

  /// - Parameter lineEnd: `\n`, or `\r\n` for old Windows tools.
  init(lineEnd: String) { self.lineEnd = Array(lineEnd.utf8) }

  mutating func endLine() { bytes += lineEnd }

  mutating func append(spaces count: Int) {
    var rest = count
    while rest > 0 {
      bytes.append(0..<min(rest, TextOutput.white.count), of: TextOutput.white)
      rest -= TextOutput.white.count
    }
  }

  /// A line of words, nothing behind them.
  mutating func append(line: some Collection<UInt8>) {
    bytes += line
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    endLine()
  }
}
