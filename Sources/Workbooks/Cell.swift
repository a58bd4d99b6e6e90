package import Diagnostics

/// What a cell's value is. A formula's kind is that of its cached value.
package enum CellKind: String, Sendable {
  case number, text, boolean, date, error
  /// A formula whose result the file does not hold. Cells that are really blank are not stored at all.
  case blank
}

/// One filled cell, seen through its sheet. Cheap to make; its texts are made when they are asked for.
package struct Cell: Sendable {
  /// Zero-based, as every ``CellAddress``.
  package let address: CellAddress
  let packed: PackedCell
  let pool: CellPool

  /// Whether a number is a date is told by its number format, and only for serials that are days from 1900 to 9999.
  package var kind: CellKind {
    switch packed.content {
    case .number: .number
    case .text: .text
    case .boolean: .boolean
    case .error: .error
    case .blank: .blank
    case .isoDate: .date
    case .serialDate: isoFromSerial == nil ? .number : .date
    }
  }

  /// The value as the file has it: a number's digits, `TRUE` or `FALSE`, `#N/A`. A date is ISO 8601: `2023-05-19`,
  /// `2023-05-19T16:30:00`, `16:30:00` for a time of day, `PT26H30M0S` for a duration. Empty for ``CellKind/blank``.
  package var text: String {
    packed.content == .serialDate ? isoFromSerial ?? written : written
  }

  /// The formula without its `=`, in the notation of its format: A1 in xlsx (shared formulas are written out for each
  /// cell), R1C1 in SpreadsheetML, `[.A1]` in ods; `nil` when the cell has none.
  package var formula: String? {
    packed.formula == 0 ? nil : pool.formula(Int(packed.formula) - 1)
  }

  /// For a date its number of days since 30/12/1899, whatever the file's epoch; a time of day is a fraction. For a
  /// number its value, when it is one. `nil` for everything else.
  package var serial: Double? {
    switch packed.content {
    case .number: Double(written)
    case .serialDate:
      Double(written).map {
        DateSerial.since1899($0, shown: format.shown, usesEpoch1904: pool.usesEpoch1904)
      }
    case .isoDate: DateSerial.serial(iso: written)
    default: nil
    }
  }

  /// A date or a number taken for a date, whatever its format: days since 30/12/1899, whatever the file's epoch.
  package var daysSince1899: Double? {
    guard packed.content == .number, pool.usesEpoch1904 else { return serial }
    return serial.map { $0 + DateSerial.epochDifference }
  }

  /// Format code such as `#,##0.00` or `0%`; `nil` for "General" and where the format tells none.
  package var numberFormat: String? { format.code }

  /// Whether the number is shown as a percentage: 0.15 is then what a person sees and typed as 15%.
  package var isPercentage: Bool { format.isPercentage }

  /// Name of the cell's font, which tells texts in TCVN3 (`.VnTime`) and VNI (`VNI-Times`); `nil` when the file names
  /// none.
  package var fontName: String? { format.fontName }

  private var format: CellFormat { pool.formats[Int(packed.format)] }
  private var written: String { pool.text(packed) }
  private var isoFromSerial: String? {
    Double(written).flatMap {
      DateSerial.iso(serial: $0, shown: format.shown, usesEpoch1904: pool.usesEpoch1904)
    }
  }
}
