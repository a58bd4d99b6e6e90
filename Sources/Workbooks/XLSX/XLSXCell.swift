import Diagnostics
import Markup

/// A cell of a worksheet while its tags are open. Places are positions in the builder's bytes.
struct XLSXCell {
  var kind = Kind.number
  /// Position in the list of cell formats, as the file says it, which may be too great.
  var format = 0
  var hasInlineText = false
  var valueStart = 0
  var valueEnd = 0
  var hasFormula = false
  var formulaStart = 0
  var formulaEnd = 0
  /// Where a `t` begins whose ends are to be trimmed; -1 for one that keeps its white space, and for values.
  var trimsFrom = -1
  /// The `si` of a shared formula.
  var sharedGroup: Int?

  /// The `t` of a cell (ECMA-376 Part 1 §18.18.11).
  enum Kind {
    case number, sharedString, string, inlineString, boolean, error, date
  }

  static func kind(_ text: UnsafeBufferPointer<UInt8>) -> Kind {
    switch (text.count, text.first) {
    case (1, UInt8(ascii: "s")): .sharedString
    case (1, UInt8(ascii: "b")): .boolean
    case (1, UInt8(ascii: "e")): .error
    case (1, UInt8(ascii: "d")): .date
    case (3, UInt8(ascii: "s")): .string
    case (9, UInt8(ascii: "i")): .inlineString
    default: .number
    }
  }

  /// - Returns: `nil` when the cell points to a shared string that is not there.
  func value(in builder: WorkbookBuilder, _ strings: [XLSXString]) -> CellValue? {
    if kind == .string || hasInlineText { return text(in: builder) }
    let trimmed = ByteText.trimmed(builder.bytes, valueStart, valueEnd)
    guard trimmed.start < trimmed.end else { return .blank }
    switch kind {
    case .sharedString: return sharedString(trimmed, in: builder, strings)
    case .boolean:
      let first = builder.bytes[trimmed.start]
      return builder.boolean(first == UInt8(ascii: "1") || first | 0x20 == UInt8(ascii: "t"))
    case .error: return CellValue(content: .error, start: trimmed.start, end: trimmed.end)
    case .date: return CellValue(content: .isoDate, start: trimmed.start, end: trimmed.end)
    case .inlineString: return text(in: builder)
    default:
      let isDate = format < builder.formats.count && builder.formats[format].isDate
      return CellValue(content: isDate ? .serialDate : .number, start: trimmed.start, end: trimmed.end)
    }
  }

  /// An empty text counts only as the result of a formula.
  private func text(in builder: WorkbookBuilder) -> CellValue {
    var end = valueEnd
    if end == builder.bytes.count {
      builder.unescapeTail(from: valueStart)
      end = builder.bytes.count
    }
    return end > valueStart || hasFormula ? CellValue(content: .text, start: valueStart, end: end) : .blank
  }

  private func sharedString(
    _ digits: (start: Int, end: Int), in builder: WorkbookBuilder, _ strings: [XLSXString]
  ) -> CellValue? {
    let index = builder.bytes.withUnsafeBufferPointer {
      ByteText.number(UnsafeBufferPointer(rebasing: $0[digits.start..<digits.end]))
    }
    if valueEnd == builder.bytes.count { builder.bytes.removeLast(valueEnd - valueStart) }
    guard let index, strings.indices.contains(index) else { return nil }
    let string = strings[index]
    if string.length == 0, !hasFormula { return .blank }
    return CellValue(content: .text, start: Int(string.offset), end: Int(string.offset + string.length))
  }
}
