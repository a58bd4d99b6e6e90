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
    let trimmed = XLSXText.trimmed(builder.bytes, valueStart, valueEnd)
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
      XLSXText.number(UnsafeBufferPointer(rebasing: $0[digits.start..<digits.end]))
    }
    if valueEnd == builder.bytes.count { builder.bytes.removeLast(valueEnd - valueStart) }
    guard let index, strings.indices.contains(index) else { return nil }
    let string = strings[index]
    if string.length == 0, !hasFormula { return .blank }
    return CellValue(content: .text, start: Int(string.offset), end: Int(string.offset + string.length))
  }
}

/// Numbers and addresses as bytes.
enum XLSXText {
  /// A whole number of at most nine digits; `nil` for anything else.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(text.count) else { return nil }
    var value = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// `1`, `true`, `on`.
  static func isTrue(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    ["1", "true", "on"].contains(String(decoding: text, as: UTF8.self))
  }

  /// `B12` to zero-based row and column, which may lie outside the sheet; `nil` when it is no address.
  static func address(_ text: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
    guard text.count <= 16 else { return nil }
    var column = 0
    var row = 0
    var position = 0
    while position < text.count {
      let letter = (text[position] & 0xDF) &- UInt8(ascii: "A")
      if letter > 25 { break }
      column = column * 26 + Int(letter) + 1
      position += 1
    }
    guard position > 0, position < text.count else { return nil }
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      row = row * 10 + Int(digit)
      position += 1
    }
    return row > 0 ? (row - 1, column - 1) : nil
  }

  /// A stretch of bytes without the white space at its ends.
  static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (start: Int, end: Int) {
    var (start, end) = (start, end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return (start, end)
  }
}

/// The groups of shared formulas of one sheet (§18.3.1.40): the master has the text, members only its number. Members
/// are kept as the distance from their master; the text is written out when it is asked for.
struct XLSXSharedFormulas {
  private var masters: [Int: (address: CellAddress, formula: PackedFormula)] = [:]
  private var waiting: [(index: Int, group: Int, address: CellAddress)] = []

  /// - Returns: the formula's position in the builder, plus one.
  mutating func add(
    group: Int, at address: CellAddress, from start: Int, to end: Int, in builder: WorkbookBuilder
  ) -> UInt32 {
    if end > start {
      let formula = PackedFormula(offset: UInt32(start), length: UInt32(end - start))
      if masters[group] == nil { masters[group] = (address, formula) }
      builder.formulas.append(formula)
    } else if let member = member(of: group, at: address) {
      builder.formulas.append(member)
    } else {
      waiting.append((builder.formulas.count, group, address))
      builder.formulas.append(PackedFormula(offset: 0, length: 0))
    }
    return UInt32(builder.formulas.count)
  }

  /// Fills in the members that came before their master; those that have none keep an empty text.
  func resolve(in builder: WorkbookBuilder) {
    for (index, group, address) in waiting {
      if let member = member(of: group, at: address) { builder.formulas[index] = member }
    }
  }

  private func member(of group: Int, at address: CellAddress) -> PackedFormula? {
    guard let master = masters[group] else { return nil }
    var formula = master.formula
    formula.rows = Int32(address.row - master.address.row)
    formula.columns = Int32(address.column - master.address.column)
    return formula
  }
}
