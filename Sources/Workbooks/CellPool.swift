/// What all sheets of one workbook have in common: their texts end to end in one buffer, formulas and formats.
///
/// A million cells are 16 bytes each here, and the bytes of their texts; as Swift values they would be ten times that.
final class CellPool: Sendable {
  let bytes: [UInt8]
  let formulas: [PackedFormula]
  /// Never empty; the first is for cells without a style.
  let formats: [CellFormat]
  let usesEpoch1904: Bool

  init(bytes: [UInt8], formulas: [PackedFormula], formats: [CellFormat], usesEpoch1904: Bool) {
    self.bytes = bytes
    self.formulas = formulas
    self.formats = formats.isEmpty ? [CellFormat()] : formats
    self.usesEpoch1904 = usesEpoch1904
  }

  func text(_ cell: PackedCell) -> String { text(at: cell.offset, length: cell.length) }

  func formula(_ index: Int) -> String {
    let formula = formulas[index]
    let text = text(at: formula.offset, length: Int(formula.length))
    if formula.rows == 0, formula.columns == 0 { return text }
    return GroupedFormula.moved(text, rows: Int(formula.rows), columns: Int(formula.columns))
  }

  private func text(at offset: UInt32, length: Int) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[Int(offset)..<(Int(offset) + length)]), as: UTF8.self)
    }
  }
}

/// A cell in 16 bytes.
struct PackedCell {
  /// How a cell's bytes are to be read.
  enum Content: UInt8 {
    case number, text, boolean, error, blank
    /// A number whose format shows a date.
    case serialDate
    /// The bytes are ISO 8601.
    case isoDate
  }

  /// Where its text begins in the pool.
  var offset: UInt32
  /// Length of the text in the lower 24 bits, ``Content`` above.
  private var lengthAndContent: UInt32
  /// Position in the pool's formulas, plus one; 0 for none.
  var formula: UInt32
  var column: UInt16
  /// Position in the pool's formats.
  var format: UInt16

  init(offset: Int, length: Int, content: Content, formula: UInt32, column: Int, format: Int) {
    self.offset = UInt32(truncatingIfNeeded: offset)
    self.lengthAndContent = UInt32(min(length, 0xFF_FFFF)) | UInt32(content.rawValue) << 24
    self.formula = formula
    self.column = UInt16(truncatingIfNeeded: column)
    self.format = UInt16(truncatingIfNeeded: format)
  }

  var length: Int { Int(lengthAndContent & 0xFF_FFFF) }
  var content: Content { Content(rawValue: UInt8(lengthAndContent >> 24)) ?? .text }
}

/// A formula: its text in the pool, and how far it is moved from the cell for which that text was written.
struct PackedFormula {
  var offset: UInt32
  var length: UInt32
  var rows: Int32 = 0
  var columns: Int32 = 0
}
