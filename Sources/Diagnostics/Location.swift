/// The address of a spreadsheet cell, zero-based in memory, `A1` in words.
package struct CellAddress: Sendable, Hashable, Comparable {
  /// Zero-based row; `0` prints as row 1.
  package var row: Int
  /// Zero-based column; `0` prints as column A.
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Letters of a zero-based column: 0 is `A`, 26 is `AA`.
  package static func letters(ofColumn column: Int) -> String {
    precondition(column >= 0, "a column index is never negative")
    var rest = column
    var letters: [UInt8] = []
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Reads `A1` style, case-insensitively; `nil` when it is not an address within Excel's 1,048,576 × 16,384 sheet.
  package init?(_ text: String) {
    var column = 0
    var row = 0
    var seenDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !seenDigit:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !seenDigit:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seenDigit = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default:
        return nil
      }
      if column > 16_384 || row > 1_048_576 { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  package static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

extension CellAddress: CustomStringConvertible {
  package var description: String { CellAddress.letters(ofColumn: column) + String(row + 1) }
}

/// Where a finding stands: as much as is known, from the file down to the cell or line.
package struct Location: Sendable, Hashable {
  /// File as the user named it; a path relative to the workspace or pack where possible.
  package var file: String?
  /// One-based line of a text or XML file.
  package var line: Int?
  /// One-based column of that line, counted in characters.
  package var column: Int?
  package var form: String?
  /// The place of a figure in that form, as templates write it: `summary!5.6.H1/4`.
  package var address: String?
  package var sheet: String?
  package var cell: CellAddress?
  /// The thing at that place in the user's words: "Số hộ nghèo DTTS, xã An Khương".
  package var subject: String?

  package init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, form: String? = nil, address: String? = nil,
    sheet: String? = nil, cell: CellAddress? = nil, subject: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.form = form
    self.address = address
    self.sheet = sheet
    self.cell = cell
    self.subject = subject
  }
}
