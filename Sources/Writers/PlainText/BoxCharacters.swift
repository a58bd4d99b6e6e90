/// The characters of a table's lines.
struct BoxCharacters: Sendable {
  /// A piece of a horizontal line.
  let horizontal: [UInt8]
  private let line: [UInt8]
  private static let lineLength = 128
  /// A piece of a vertical line, and as much white as cells mostly have behind it.
  private let verticalAndSpaces: SIMD32<UInt8>
  private let verticalLength: Int
  /// By which arms a crossing has: 1 up, 2 down, 4 left, 8 right.
  private let crossings: [Stroke]
  /// What bars of charts are made of, one for each series in turn.
  private let bars: [Character]
  /// Where the measure of a bar ends.
  let mark: Character

  /// A character of four bytes at the most.
  private struct Stroke: Sendable {
    let bytes: SIMD32<UInt8>
    let length: Int

    init(_ character: Character) { (bytes, length) = (BoxCharacters.pattern(String(character)), character.utf8.count) }
  }

  static let box = BoxCharacters(horizontal: "─", vertical: "│", crossings: " ╵╷│╴┘┐┤╶└┌├─┴┬┼", bars: "█░▒▓", mark: "│")
  static let ascii = BoxCharacters(horizontal: "-", vertical: "|", crossings: " |||-+++-+++-+++", bars: "#=:.", mark: "|")

  private init(horizontal: String, vertical: String, crossings: String, bars: String, mark: Character) {
    self.bars = Array(bars)
    self.mark = mark
    self.horizontal = Array(horizontal.utf8)
    line = Array(String(repeating: horizontal, count: Self.lineLength).utf8)
    verticalLength = vertical.utf8.count
    verticalAndSpaces = Self.pattern(vertical)
    self.crossings = crossings.map(Stroke.init)
  }

  /// Text with white behind it.
  private static func pattern(_ text: String) -> SIMD32<UInt8> {
    var pattern = SIMD32<UInt8>(repeating: UInt8(ascii: " "))
    for (at, byte) in text.utf8.prefix(32).enumerated() { pattern[at] = byte }
    return pattern
  }

  /// Appends a piece of a vertical line and so many columns of white.
  @inline(__always)
  func append(verticalAndSpaces columns: Int, to bytes: inout ByteBuffer) {
    bytes.append(first: verticalLength + columns, of: verticalAndSpaces)
    bytes.append(spaces: verticalLength + columns - 32)
  }

  /// Appends a crossing with these arms.
  @inline(__always)
  func append(crossing arms: Int, to bytes: inout ByteBuffer) {
    bytes.append(first: crossings[arms].length, of: crossings[arms].bytes)
  }

  /// What the bars of a series are made of.
  func bar(_ series: Int) -> Character { bars[series % bars.count] }

  /// Appends a horizontal line over so many columns.
  func append(line columns: Int, to bytes: inout ByteBuffer) {
    var rest = columns
    while rest > 0 {
      bytes.append(0..<(min(rest, Self.lineLength) * horizontal.count), of: line)
      rest -= Self.lineLength
    }
  }
}
