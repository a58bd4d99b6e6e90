import CLibXLSXWriter
import Documents

/// The lists of drop-downs. What Excel holds in the rule itself stays there: 255 characters, no comma in an entry. Others
/// stand in a hidden sheet, one column each, equal lists once.
struct XLSXLists {
  /// The name of the hidden sheet, should there be one.
  let sheetName: String
  private var columns: [[String]] = []
  private var known: [[String]: Int] = [:]

  init(sheetName: String) { self.sheetName = sheetName }

  var isEmpty: Bool { columns.isEmpty }

  /// `="Có,Không"`, or the place in the hidden sheet.
  mutating func formula(for list: [String]) -> String {
    if let literal = XLSXLists.literal(list) { return literal }
    let column = known[list] ?? columns.count
    if column == columns.count {
      columns.append(list)
      known[list] = column
    }
    let first = XLSXFormulas.address(row: 1, column: column, sign: "$")
    let last = XLSXFormulas.address(row: list.count, column: column, sign: "$")
    return "=\(TableOrigins.quoted(sheetName))!\(first):\(last)"
  }

  private static func literal(_ list: [String]) -> String? {
    let joined = list.joined(separator: ",")
    guard !list.isEmpty, joined.utf16.count <= 255,
      list.allSatisfy({ entry in
        !entry.isEmpty && entry.first?.isWhitespace == false && entry.last?.isWhitespace == false
          && !entry.contains { $0 == "," || $0 == "\"" || $0 == "_" || $0.isNewline || $0 < " " }
      })
    else { return nil }
    return "=\"\(joined)\""
  }

  /// Writes the hidden sheet: on the first row an anchor, by which a reader knows what this is, then the entries.
  func write(to sheet: XLSXBook.Sheet) throws(WritingError) {
    let rows = columns.map(\.count).max() ?? 0
    worksheet_write_string(sheet, 0, 0, "#lists", nil)
    for row in 0..<rows {
      for (column, list) in columns.enumerated() where row < list.count {
        let text = XLSXText.escaped(list[row])
        let error = worksheet_write_string(sheet, lxw_row_t(row + 1), lxw_col_t(column), text, nil)
        guard error == LXW_NO_ERROR else {
          throw WritingError.tooLong(
            section: sheetName, cell: XLSXFormulas.address(row: row + 1, column: column))
        }
      }
    }
  }
}
