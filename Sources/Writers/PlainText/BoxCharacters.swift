/// The characters of a table's lines.
struct BoxCharacters: Sendable {
  /// A piece of a horizontal line.
  let horizontal: [UInt8]
  /// A piece of a vertical line.
  let vertical: [UInt8]
  /// By which arms a crossing has: 1 up, 2 down, 4 left, 8 right.
  let crossings: [[UInt8]]

  static let box = BoxCharacters(horizontal: "─", vertical: "│", crossings: " ╵╷│╴┘┐┤╶└┌├─┴┬┼")
  static let ascii = BoxCharacters(horizontal: "-", vertical: "|", crossings: " |||-+++-+++-+++")

  private init(horizontal: String, vertical: String, crossings: String) {
    self.horizontal = Array(horizontal.utf8)
    self.vertical = Array(vertical.utf8)
    self.crossings = crossings.map { Array($0.utf8) }
  }
}
