import Diagnostics
package import Quantities
import Writers

/// How letters are wanted.
package struct LetterOrder: Sendable {
  /// Codes of ``formatCodes``.
  package var formats: [String]
  /// Number of the first letter; those behind it count on. `nil` leaves blanks.
  package var firstNumber: Int?
  /// The day that stands on them; `nil` leaves a blank.
  package var date: CalendarDate?

  package init(formats: [String], firstNumber: Int? = nil, date: CalendarDate? = nil) {
    self.formats = formats
    self.firstNumber = firstNumber
    self.date = date
  }

  /// `2023-05-20`; `nil` for anything else.
  package static func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

  /// What letters are written in, for help texts.
  package static var formatCodes: [String] { writtenFormats + [PDFPrinting.formatCode] }

  private static let writtenFormats = ["docx", "txt", "html"]

  /// The writers of the formats that need no other program.
  ///
  /// - Throws: ``Rejection`` with `U002`.
  func writers() throws -> [any DocumentWriter] {
    try FormatChoice(offered: .standard, codes: Self.formatCodes).writers(formats.filter { $0 != PDFPrinting.formatCode })
  }

  var wantsPDF: Bool { formats.contains(PDFPrinting.formatCode) }
}

/// Letters that were written.
package struct LetterFiles: Sendable {
  package var folder: String
  /// How many letters, whatever the number of formats.
  package var count: Int
  package var names: [String]
}
