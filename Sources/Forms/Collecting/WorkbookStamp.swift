import Documents
package import Workbooks

/// What a handed-out workbook says about itself in its hidden sheet.
package struct WorkbookStamp: Sendable {
  private let entries: [String: String]

  /// Found by the sheet's name, or by its first cell where somebody renamed it.
  ///
  /// - Returns: `nil` when the workbook has no stamp.
  package init?(_ workbook: Workbook) {
    func isStamp(_ sheet: Sheet) -> Bool { sheet.rows.first?.first?.text == StampEntry.anchor }
    guard let sheet = workbook.sheets.first(where: { $0.name == StampEntry.sheetName && isStamp($0) })
      ?? workbook.sheets.first(where: isStamp)
    else { return nil }
    var entries: [String: String] = [:]
    for row in sheet.rows.dropFirst().prefix(1_000) where row.count >= 2 {
      if entries[row[0].text] == nil { entries[row[0].text] = row[1].text }
    }
    self.entries = entries
  }

  package subscript(name: String) -> String? { entries[name] }

  package var regime: String? { entries["regime"] }
  package var sender: String? { entries["sender"] }
  package var unit: String? { entries["unit"] }
  package var period: String? { entries["period"] }

  /// Edition of a form or report when the workbook was handed out; `nil` when it was not in it.
  package func edition(of form: String) -> String? { entries["form." + form] }
}
