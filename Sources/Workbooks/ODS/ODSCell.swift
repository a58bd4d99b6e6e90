import Diagnostics
import Markup

/// A cell of an ods while its tag is open. Places are positions in the builder's bytes.
///
/// The value stands in attributes; of text, it is the paragraphs, which are needed anyhow for texts and errors. Only
/// elements of the text namespace are followed: comments and drawings in a cell bring paragraphs of their own.
struct ODSCell {
  private(set) var repeats = 1
  private(set) var formula: UInt32 = 0
  private(set) var format = 0
  private(set) var textStart = 0
  /// The first repetition or span that is no number.
  private(set) var malformed: UnsafeBufferPointer<UInt8>?
  /// Where everything begins that the cell appends.
  private let start: Int
  private var type = ValueType.none
  private var isError = false
  /// Where the value stands as the attribute has it.
  private var valueStart = 0
  private var valueEnd = 0
  private var columnsSpanned = 1
  private var rowsSpanned = 1
  private var textEnd = 0
  private var depth = 0
  private var foreignDepth = 0
  private var paragraphs = 0

  /// The `office:value-type` (§19.387); currency counts as number.
  private enum ValueType {
    case none, string, number, percentage, boolean, dateOrTime

    init(_ text: UnsafeBufferPointer<UInt8>) {
      switch text.first {
      case UInt8(ascii: "s"): self = .string
      case UInt8(ascii: "p"): self = .percentage
      case UInt8(ascii: "b"): self = .boolean
      case UInt8(ascii: "d"), UInt8(ascii: "t"): self = .dateOrTime
      case nil: self = .none
      default: self = .number
      }
    }
  }

  private static let textNamespace: StaticString = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  private static let officeNamespace: StaticString = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

  /// `office:value` and its relatives.
  private static func isValue(_ name: MarkupName) -> Bool {
    name == "value" || name == "date-value" || name == "time-value" || name == "boolean-value" || name == "string-value"
  }

  init(_ tag: MarkupTag, styles: inout ODSStyles, in builder: WorkbookBuilder) {
    start = builder.bytes.count
    var style: UnsafeBufferPointer<UInt8>?
    for position in 0..<tag.attributeCount {
      let name = tag.attributeName(at: position)
      let value = tag.attributeValue(at: position)
      if name == "style-name" {
        style = value
      } else if name == "value-type" {
        // LibreOffice has an attribute of the same name in a namespace of its own, which knows one type more.
        if isOffice(tag, position) { type = ValueType(value) } else { isError = value.first == UInt8(ascii: "e") }
      } else if ODSCell.isValue(name) {
        if !isOffice(tag, position) { continue }
        valueStart = builder.bytes.count
        builder.append(value, toTextFrom: valueStart)
        valueEnd = builder.bytes.count
      } else if name == "formula" {
        formula = builder.addFormula(String(decoding: value, as: UTF8.self))
      } else {
        noteExtent(name, value)
      }
    }
    format = styles.position(style, isPercentage: type == .percentage, in: builder)
    textStart = builder.bytes.count
    textEnd = textStart
  }

  private func isOffice(_ tag: MarkupTag, _ position: Int) -> Bool {
    tag.attributeNamespace(at: position).map { $0 == ODSCell.officeNamespace } ?? false
  }

  private mutating func noteExtent(_ name: MarkupName, _ value: UnsafeBufferPointer<UInt8>) {
    let isRepeat = name == "number-columns-repeated"
    let isWidth = name == "number-columns-spanned"
    guard isRepeat || isWidth || name == "number-rows-spanned" else { return }
    guard let number = ByteText.number(value) else {
      malformed = value
      return
    }
    if isRepeat {
      repeats = max(1, number)
    } else if isWidth {
      columnsSpanned = number
    } else {
      rowsSpanned = number
    }
  }

  /// Whether character data belongs to the cell's text.
  var takesText: Bool { foreignDepth == 0 && depth > 0 }

  mutating func start(_ tag: MarkupTag, in builder: WorkbookBuilder) {
    let isText = tag.namespace.map { $0 == ODSCell.textNamespace } ?? false
    if foreignDepth > 0 || !isText {
      foreignDepth += 1
      return
    }
    depth += 1
    if depth == 1 {
      paragraphs += 1
      if paragraphs > 1 { builder.append(UInt8(ascii: "\n"), toTextFrom: textStart) }
    } else if tag.name == "s" {
      let count = tag.attribute("c").flatMap(ByteText.number) ?? 1
      builder.append(UInt8(ascii: " "), count: count, toTextFrom: textStart)
    } else if tag.name == "tab" {
      builder.append(UInt8(ascii: "\t"), toTextFrom: textStart)
    } else if tag.name == "line-break" {
      builder.append(UInt8(ascii: "\n"), toTextFrom: textStart)
    }
  }

  /// - Returns: whether that was the end of the cell itself.
  mutating func end(in builder: WorkbookBuilder) -> Bool {
    if foreignDepth > 0 {
      foreignDepth -= 1
    } else if depth > 0 {
      depth -= 1
    } else {
      textEnd = builder.bytes.count
      return true
    }
    return false
  }

  /// Takes back what a cell that turned out blank has appended.
  func discard(in builder: WorkbookBuilder) {
    builder.bytes.removeLast(builder.bytes.count - start)
  }

  /// The range that the cell is merged over; `nil` when it stands alone.
  func mergedRange(row: Int, column: Int) -> CellRange? {
    guard columnsSpanned > 1 || rowsSpanned > 1, row < WorkbookLimits.rows, column < WorkbookLimits.columns else {
      return nil
    }
    return CellRange(
      first: CellAddress(row: row, column: column),
      last: CellAddress(
        row: min(row + max(rowsSpanned, 1), WorkbookLimits.rows) - 1,
        column: min(column + max(columnsSpanned, 1), WorkbookLimits.columns) - 1))
  }

  func value(in builder: WorkbookBuilder) -> CellValue {
    let text = CellValue(content: isError ? .error : .text, start: textStart, end: textEnd)
    if isError { return text }
    let written = CellValue(content: .number, start: valueStart, end: valueEnd)
    // What a number looks like is of no use, and is half of the file.
    if type != .none, type != .string { builder.bytes.removeLast(textEnd - textStart) }
    switch type {
    // LibreOffice leaves the type out when a formula's result is an empty text; the empty paragraph stays.
    case .none: return textEnd > textStart || formula != 0 && paragraphs > 0 ? text : .blank
    case .string: return stringValue(text)
    case .boolean: return builder.boolean(valueEnd > valueStart && builder.bytes[valueStart] == UInt8(ascii: "t"))
    case .dateOrTime:
      let iso = String(decoding: builder.bytes[valueStart..<valueEnd], as: UTF8.self)
      return builder.append(DateSerial.normalised(iso), as: .isoDate)
    case .number, .percentage: return valueEnd > valueStart ? written : .blank
    }
  }

  /// `office:string-value` goes before the paragraphs (§19.389). An empty text is one only as the result of a formula.
  private func stringValue(_ text: CellValue) -> CellValue {
    if valueEnd > valueStart { return CellValue(content: .text, start: valueStart, end: valueEnd) }
    return textEnd > textStart || formula != 0 ? text : .blank
  }
}

/// What the automatic styles of an ods say about values and sheets.
struct ODSStyles {
  private var fonts: [String: String] = [:]
  private var hiddenTables: Set<String> = []
  private var current = ""
  private var known: [CellFormat: Int] = [:]
  private var last: (style: [UInt8], font: String?) = ([], nil)

  mutating func note(_ tag: MarkupTag) {
    if tag.name == "style" {
      current = tag.shortString("name") ?? ""
    } else if tag.name == "text-properties", fonts.count < WorkbookLimits.styles {
      if let font = tag.shortString("font-name") ?? tag.shortString("font-family") { fonts[current] = font }
    } else if tag.name == "table-properties", hiddenTables.count < WorkbookLimits.styles,
      tag.shortString("display") == "false"
    {
      hiddenTables.insert(current)
    }
  }

  func hidesTable(_ style: String) -> Bool { hiddenTables.contains(style) }

  mutating func position(
    _ style: UnsafeBufferPointer<UInt8>?, isPercentage: Bool, in builder: WorkbookBuilder
  ) -> Int {
    var font: String?
    if let style { font = self.font(of: style) }
    if font == nil, !isPercentage { return 0 }
    return builder.position(of: CellFormat(code: isPercentage ? "0%" : nil, fontName: font), known: &known)
  }

  /// Neighbours mostly share a style, so the one before is asked first.
  private mutating func font(of style: UnsafeBufferPointer<UInt8>) -> String? {
    if fonts.isEmpty { return nil }
    if !last.style.elementsEqual(style) {
      last = (Array(style), fonts[String(decoding: style, as: UTF8.self)])
    }
    return last.font
  }
}
