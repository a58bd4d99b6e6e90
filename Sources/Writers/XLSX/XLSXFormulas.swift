import Documents

/// Prints formulas with A1 references, which say where they point and so depend on where they stand.
struct XLSXFormulas {
  let origins: TableOrigins

  /// Where a formula stands.
  struct Place {
    let section: String
    /// 0-based, in the sheet.
    let row: Int
    let column: Int
    /// The first row of its table.
    let tableRow: Int

    var name: String { CellName.of(row: row, column: column) }
  }

  /// `=SUM(B2:B5)` with a NUL at its end, as C takes it.
  ///
  /// - Returns: `nil` for a formula longer than spreadsheets hold.
  /// - Throws: ``WritingError/noTable(section:)``, ``WritingError/formulaLeavesSheet(section:cell:)``.
  func text(of formula: Formula, at place: Place) throws(WritingError) -> [CChar]? {
    var bytes: [UInt8] = [UInt8(ascii: "=")]
    for piece in formula.pieces {
      switch piece {
      case .text(let text): bytes += XLSXText.plain(text).utf8
      case .cell(let rows, let columns):
        try append(rows, columns, at: place, to: &bytes)
      case .range(let fromRows, let fromColumns, let toRows, let toColumns):
        try append(fromRows, fromColumns, at: place, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try append(toRows, toColumns, at: place, to: &bytes)
      case .elsewhere(let section, let row, let column):
        let origin = try origins[section]
        bytes += "\(origin.quotedSheet)!".utf8
        CellName.append(row: origin.row + row, column: column, sign: "$", to: &bytes)
      }
    }
    guard bytes.count <= SheetLimits.formulaLength else { return nil }
    bytes.append(0)
    return bytes.map { CChar(bitPattern: $0) }
  }

  private func append(_ rows: Int, _ columns: Int, at place: Place, to bytes: inout [UInt8]) throws(WritingError) {
    guard place.row + rows >= 0, place.column + columns >= 0 else {
      throw WritingError.formulaLeavesSheet(section: place.section, cell: place.name)
    }
    CellName.append(row: place.row + rows, column: place.column + columns, sign: "", to: &bytes)
  }
}
