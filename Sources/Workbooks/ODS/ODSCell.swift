import Diagnostics
import Markup

/// A cell of an ods while its tag is open.
///
/// The value stands in attributes; of text, it is the paragraphs, which are needed anyhow for texts and errors. Only
/// elements of the text namespace are followed: comments and drawings in a cell bring paragraphs of their own.
struct ODSCell {
  let repeats: Int
  let formula: UInt32
  private(set) var format: Int
  private let type: String
  private let isError: Bool
  /// The value as the attribute has it; `nil` when there is none.
  private let written: String?
  private let columnsSpanned: Int
  private let rowsSpanned: Int
  private var depth = 0
  private var foreignDepth = 0
  private var textStart = 0
  private var textEnd = 0
  private var paragraphs = 0

  private static let textNamespace: StaticString = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  private static let officeNamespace: StaticString = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

  init(_ tag: MarkupTag, styles: inout ODSStyles, in builder: WorkbookBuilder) {
    var type = ""
    var extendedType = ""
    var written: String?
    for position in 0..<tag.attributeCount {
      let name = tag.attributeName(at: position)
      let isOffice = tag.attributeNamespace(at: position).map { $0 == ODSCell.officeNamespace } ?? false
      let value = tag.attributeValue(at: position)
      if name == "value-type" {
        if isOffice { type = ODSCell.string(value) } else { extendedType = ODSCell.string(value) }
      } else if isOffice, ODSCell.valueNames.contains(where: { name == $0 }) {
        written = ODSCell.string(value)
      }
    }
    self.type = type
    self.written = written
    isError = extendedType == "error"
    repeats = max(1, tag.attribute("number-columns-repeated").flatMap(XLSXText.number) ?? 1)
    columnsSpanned = tag.attribute("number-columns-spanned").flatMap(XLSXText.number) ?? 1
    rowsSpanned = tag.attribute("number-rows-spanned").flatMap(XLSXText.number) ?? 1
    formula = builder.addFormula(tag.string("formula"))
    format = styles.position(tag.string("style-name"), isPercentage: type == "percentage", in: builder)
    textStart = builder.bytes.count
    textEnd = textStart
  }

  private static let valueNames: [StaticString] = [
    "value", "date-value", "time-value", "boolean-value", "string-value",
  ]

  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

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
      if paragraphs > 1 { builder.bytes.append(UInt8(ascii: "\n")) }
    } else if tag.name == "s" {
      let count = min(tag.attribute("c").flatMap(XLSXText.number) ?? 1, 10_000)
      builder.bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    } else if tag.name == "tab" {
      builder.bytes.append(UInt8(ascii: "\t"))
    } else if tag.name == "line-break" {
      builder.bytes.append(UInt8(ascii: "\n"))
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
    // What a number looks like is of no use, and is half of the file.
    if type != "", type != "string" { builder.bytes.removeLast(textEnd - textStart) }
    switch type {
    case "": return textEnd > textStart ? text : .blank
    case "string": return stringValue(text, in: builder)
    case "boolean": return builder.boolean(written == "true")
    case "date", "time": return builder.append(DateSerial.normalised(written ?? ""), as: .isoDate)
    default: return written.map { builder.append($0, as: .number) } ?? .blank
    }
  }

  /// `office:string-value` goes before the paragraphs (§19.389). An empty text is one only as the result of a formula.
  private func stringValue(_ text: CellValue, in builder: WorkbookBuilder) -> CellValue {
    if let written, !written.isEmpty { return builder.append(written, as: .text) }
    return textEnd > textStart || formula != 0 ? text : .blank
  }
}

/// What the automatic styles of an ods say about values and sheets.
struct ODSStyles {
  private var fonts: [String: String] = [:]
  private var hiddenTables: Set<String> = []
  private var current = ""
  private var known: [CellFormat: Int] = [:]

  mutating func note(_ tag: MarkupTag) {
    if tag.name == "style" {
      current = tag.string("name") ?? ""
    } else if tag.name == "text-properties" {
      if let font = tag.string("font-name") ?? tag.string("font-family") { fonts[current] = font }
    } else if tag.name == "table-properties", tag.string("display") == "false" {
      hiddenTables.insert(current)
    }
  }

  func hidesTable(_ style: String) -> Bool { hiddenTables.contains(style) }

  mutating func position(_ style: String?, isPercentage: Bool, in builder: WorkbookBuilder) -> Int {
    let font = style.flatMap { fonts[$0] }
    if font == nil, !isPercentage { return 0 }
    return builder.position(of: CellFormat(code: isPercentage ? "0%" : nil, fontName: font), known: &known)
  }
}
