/// Names of cells as spreadsheets write them: `B12`, `$B$12`.
enum CellName {
  /// - Parameters:
  ///   - row: 0-based.
  ///   - column: 0-based.
  ///   - sign: `$` where a formula that is copied keeps pointing at the same cell.
  static func append(row: Int, column: Int, sign: String, to bytes: inout [UInt8]) {
    bytes += sign.utf8
    var letters: [UInt8] = []
    var rest = column
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    bytes += letters.reversed()
    bytes += sign.utf8
    bytes += String(row + 1).utf8
  }

  static func of(row: Int, column: Int, sign: String = "") -> String {
    var bytes: [UInt8] = []
    append(row: row, column: column, sign: sign, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
