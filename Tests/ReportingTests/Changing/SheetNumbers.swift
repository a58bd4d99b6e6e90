import Diagnostics
import Forms
import Foundation
import Quantities
import Testing
import Workbooks

/// The numbers of a rendered workbook, exact, with the addresses by which figures are traced.
struct SheetNumbers {
  /// A number of a table's body.
  struct Entry {
    /// As the file has it.
    var text: String
    /// `nil` for words that look like a number.
    var number: DecimalNumber?
    var sheet: String
    var row: Int
    /// What stands in the hidden column.
    var anchor: String
    var column: String
  }

  var entries: [NumberPlace: Entry] = [:]
  var inSentences: Set<String> = []
  private var tableCount = 0

  init(_ document: String, _ bytes: [UInt8]) throws {
    var text: [String] = []
    for sheet in try WorkbookReader.read(bytes, file: document).value.sheets where !sheet.isHidden {
      try read(sheet, of: document, &text)
    }
    inSentences = PrintedNumbers.numbers(inSentences: text)
  }

  private mutating func read(_ sheet: Sheet, of document: String, _ text: inout [String]) throws {
    var codes: [Int: String] = [:]
    var counts: [String: Int] = [:]
    var isInBody = false
    for row in sheet.rows {
      guard let number = row.first?.address.row else { continue }
      let anchor = row.first.map { $0.address.column == 0 ? $0.text : "" } ?? ""
      if anchor == "#codes" {
        codes = Dictionary(uniqueKeysWithValues: row.dropFirst().map { ($0.address.column, PrintedTable.code($0.text)) })
        counts = [:]
        tableCount += 1
        isInBody = true
      } else if anchor == "#end" {
        isInBody = false
      } else if isInBody {
        for cell in row where !sheet.isRowHidden(number) && !sheet.isColumnHidden(cell.address.column) {
          guard let code = codes[cell.address.column], code.first?.isNumber == true else { continue }
          guard cell.kind == .number || PrintedNumbers.number(cell.text) != nil else { continue }
          let place = NumberPlace(document: document, part: "table \(tableCount)", column: code, index: counts[code, default: 0])
          counts[code, default: 0] += 1
          let exact = cell.kind == .number ? try #require(DecimalNumber(stored: cell.text)) : nil
          entries[place] = Entry(
            text: cell.text, number: exact, sheet: sheet.name, row: number, anchor: anchor, column: code)
        }
      } else {
        text += row.filter { $0.address.column > 0 && $0.kind == .text }.map(\.text)
      }
    }
  }

  /// The figures that charts draw, in the order in which they draw them: of each table the given columns, row by row,
  /// without totals.
  func drawn(_ columns: [[String]], of document: String, leaving totals: Set<String>) -> [NumberPlace: Entry] {
    var result: [NumberPlace: Entry] = [:]
    for (number, codes) in columns.enumerated() {
      let cells = entries.filter { place, entry in
        place.part == "table \(number + 1)" && codes.contains(entry.column) && !totals.contains(entry.anchor)
      }.values.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
      for (index, cell) in cells.enumerated() {
        result[NumberPlace(document: document, part: "chart \(number + 1)", column: "", index: index)] = cell
      }
    }
    return result
  }
}
