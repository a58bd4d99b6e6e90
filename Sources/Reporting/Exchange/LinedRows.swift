/// Text of rows that stand on lines of a file: each row on its own line, lines of no row empty, so that findings about a row name the
/// line on which it stood there.
struct LinedRows {
  private(set) var bytes: [UInt8] = []
  private var line = 1
  /// Rows whose texts take more lines here than they took there; put last, so that they move no others.
  private var last: [UInt8] = []

  /// - Parameters:
  ///   - row: with its line end.
  ///   - wanted: one-based line on which it stood; not before those of rows that were added.
  ///   - lines: how many lines it took there.
  mutating func add(_ row: some Collection<UInt8>, line wanted: Int, lines: Int = 1) {
    let own = row.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    if own > lines {
      last += row
      return
    }
    while line < wanted {
      bytes.append(0x0A)
      line += 1
    }
    bytes += row
    line += own
  }

  /// Everything.
  consuming func finished() -> [UInt8] { bytes + last }
}
