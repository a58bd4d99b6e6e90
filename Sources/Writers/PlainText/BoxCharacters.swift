/// The characters of a table's lines.
struct BoxCharacters: Sendable {
  /// A piece of a horizontal line.
  let horizontal: [UInt8]
  private let line: [UInt8]
  private static let lineLength = 128
  /// A piece of a vertical line.
  let vertical: [UInt8]
  /// A piece of a vertical line, and as much white as cells mostly have behind it.
  private let verticalAndSpaces: [UInt8]
  private static let mostSpaces = 64
  /// By which arms a crossing has: 1 up, 2 down, 4 left, 8 right.
  let crossings: [[UInt8]]
  /// What bars of charts are made of, one for each series in turn.
  private let bars: [Character]
  /// Where the measure of a bar ends.
  let mark: Character

  static let box = BoxCharacters(horizontal: "─", vertical: "│", crossings: " ╵╷│╴┘┐┤╶└┌├─┴┬┼", bars: "█░▒▓", mark: "│")
  static let ascii = BoxCharacters(horizontal: "-", vertical: "|", crossings: " |||-+++-+++-+++", bars: "#=:.", mark: "|")

  private init(horizontal: String, vertical: String, crossings: String, bars: String, mark: Character) {
    self.bars = Array(bars)
    self.mark = mark
    self.horizontal = Array(horizontal.utf8)
    line = Array(String(repeating: horizontal, count: Self.lineLength).utf8)
    self.vertical = Array(vertical.utf8)
    verticalAndSpaces = self.vertical + Array(repeating: UInt8(ascii: " "), count: Self.mostSpaces)
    self.crossings = crossings.map { Array($0.utf8) }
  }

  /// Appends a piece of a vertical line and so many columns of white.
  func append(verticalAndSpaces columns: Int, to output: inout TextOutput) {
    if columns <= Self.mostSpaces { return output.bytes.append(0..<(vertical.count + columns), of: verticalAndSpaces) }
    output.bytes += vertical
    output.append(spaces: columns)
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
