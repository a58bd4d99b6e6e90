import Diagnostics
import Workbooks

/// A table as it stands in a sheet that came back: which sheet row holds which line of the form, which sheet column
/// which of its columns. Everything is zero-based.
struct SheetTable {
  /// One row between the code line and the end.
  struct Line {
    /// What the hidden column says; empty where it says nothing.
    var anchor: String
    var row: Int
  }

  let sheet: Sheet
  /// `bieu-05/summary`; `nil` where the code line does not say it.
  var code: String?
  /// Row of the code line.
  var codeRow: Int
  /// Column of the anchors; `nil` when they are gone.
  var anchorColumn: Int?
  /// Sheet columns by code, in the order of the sheet; two where a column was copied.
  var columns: [String: [Int]]
  /// Rows that hold anything, up to the end.
  var lines: [Line]
  /// Row that says `#end`; `nil` when it is gone.
  var endRow: Int?

  func address(_ row: Int, _ column: Int) -> CellAddress { CellAddress(row: row, column: column) }
}

/// Finds the tables of a sheet by their hidden anchors: `#codes` on the code line, `#end` after the last row. Where they
/// stand does not matter.
enum TableFinder {
  /// Tables of one sheet that are looked at; a file of anchors only must not cost more than its cells.
  static let limit = 64

  static func tables(in sheet: Sheet) -> [SheetTable] {
    var starts: [(row: Int, column: Int, position: Int)] = []
    for (position, row) in sheet.rows.enumerated() {
      for cell in row where isCodes(cell) {
        starts.append((row.number, cell.address.column, position))
        if starts.count == limit { break }
      }
    }
    return starts.enumerated().map { index, start in
      let next = starts.dropFirst(index + 1).first { $0.column == start.column && $0.row > start.row }
      return table(in: sheet, start, before: next?.position ?? sheet.rows.count)
    }
  }

  private static func isCodes(_ cell: Cell) -> Bool {
    cell.kind == .text && SheetAnchor.section(in: cell.text) != nil
  }

  private static func table(
    in sheet: Sheet, _ start: (row: Int, column: Int, position: Int), before end: Int
  ) -> SheetTable {
    let codes = sheet.rows[start.position]
    let code = codes.first { $0.address.column == start.column }.flatMap { SheetAnchor.section(in: $0.text) } ?? ""
    let columns = tokens(in: codes.filter { $0.address.column > start.column })
    var lines: [SheetTable.Line] = []
    var endRow: Int?
    for position in (start.position + 1)..<max(end, start.position + 1) {
      let row = sheet.rows[position]
      let anchor = row.first { $0.address.column == start.column }?.text.trimmed ?? ""
      if anchor == SheetAnchor.end {
        endRow = row.number
        break
      }
      lines.append(SheetTable.Line(anchor: anchor, row: row.number))
    }
    return SheetTable(
      sheet: sheet, code: code.isEmpty ? nil : code, codeRow: start.row, anchorColumn: start.column, columns: columns,
      lines: lines, endRow: endRow)
  }

  /// Columns by the first token of what the code line says: `9` of `9=1-2-3`.
  static func tokens(in cells: some Sequence<Cell>) -> [String: [Int]] {
    var columns: [String: [Int]] = [:]
    for cell in cells {
      let token = Self.token(cell)
      if !token.isEmpty { columns[token, default: []].append(cell.address.column) }
    }
    return columns
  }

  static func token(_ cell: Cell) -> String {
    let text = cell.text
    guard text.utf8.count <= 200 else { return "" }
    return String(text.prefix { $0 != "=" }).trimmed
  }
}
