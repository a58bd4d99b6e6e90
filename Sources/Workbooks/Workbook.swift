package import Diagnostics

/// What a spreadsheet file says, before anyone knows what it means.
///
/// Values are as they were written: a number is its text, because `2.243` is 2243 in a Vietnamese cell and 2.243 in an
/// English one. Styles are dropped but for what tells a value's meaning: number format and font.
package struct Workbook: Sendable {
  /// How the bytes were understood, whatever the file's name.
  package let format: WorkbookFormat
  /// In the order of the file's tabs. Charts and macro sheets are left out.
  package let sheets: [Sheet]

  /// The sheet with exactly this name; `nil` when there is none.
  package subscript(sheet name: String) -> Sheet? { sheets.first { $0.name == name } }
}

/// The file formats that are read.
package enum WorkbookFormat: String, Sendable, CaseIterable {
  /// Office Open XML, ECMA-376, transitional and strict.
  case xlsx
  /// "XML Spreadsheet 2003" in one XML file.
  case spreadsheetML2003
  /// OpenDocument spreadsheet, zipped or flat.
  case ods
  /// Text with commas, semicolons or tabs. Has one sheet, named after the file, and knows only text.
  case csv
}

/// A rectangle of cells, both corners included.
package struct CellRange: Sendable, Hashable {
  /// Upper left corner.
  package var first: CellAddress
  /// Lower right corner; never above or left of ``first``.
  package var last: CellAddress

  package init(first: CellAddress, last: CellAddress) {
    self.first = CellAddress(row: min(first.row, last.row), column: min(first.column, last.column))
    self.last = CellAddress(row: max(first.row, last.row), column: max(first.column, last.column))
  }

  /// Reads `B2:D5` or `B2`, `$` allowed; `nil` for anything else.
  package init?(_ text: String) {
    let corners = text.filter { $0 != "$" }.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(corners.count), let first = CellAddress(String(corners[0])),
      let last = CellAddress(String(corners[corners.count - 1]))
    else { return nil }
    self.init(first: first, last: last)
  }

  package func contains(_ cell: CellAddress) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }
}
