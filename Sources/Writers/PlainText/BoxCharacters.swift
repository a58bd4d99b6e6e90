/// The characters of a table's lines.
struct BoxCharacters: Sendable {
  /// A piece of a horizontal line.
  let horizontal: [UInt8]
  private let line: [UInt8]
  private static let lineLength = 128
  /// A piece of a vertical line.
  let vertical: [UInt8]
  /// By which arms a crossing has: 1 up, 2 down, 4 left, 8 right.
  let crossings: [[UInt8]]

  static let box = BoxCharacters(horizontal: "─", vertical: "│", crossings: " ╵╷│╴┘┐┤╶└┌├─┴┬┼")
  static let ascii = BoxCharacters(horizontal: "-", vertical: "|", crossings: " |||-+++-+++-+++")

  private init(horizontal: String, vertical: String, crossings: String) {
    self.horizontal = Array(horizontal.utf8)
    line = Array(String(repeating: horizontal, count: Self.lineLength).utf8)
    self.vertical = Array(vertical.utf8)
    self.crossings = crossings.map { Array($0.utf8) }
  }

  /// Appends a horizontal line over so many columns.
  func append(line columns: Int, to bytes: inout [UInt8]) {
    var rest = columns
    while rest > 0 {
      bytes += line.prefix(rest * horizontal.count)
      rest -= Self.lineLength
    }
  }
}
