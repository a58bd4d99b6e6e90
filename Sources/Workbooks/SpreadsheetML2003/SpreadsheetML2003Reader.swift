import Diagnostics
import Markup

/// Reads "XML Spreadsheet 2003" as Excel, LibreOffice and this program write it ("XML Spreadsheet Reference",
/// learn.microsoft.com aa140066).
///
/// Does: sheets with visibility, `ss:Index` on rows, cells and columns, merges, strings with or without HTML in them,
/// numbers, booleans, errors, dates, formulas (R1C1, as they stand), number formats and fonts with their inheritance
/// from row, column and parent style, hidden rows and columns, the 1904 epoch.
/// Leaves out: comments, names, validations, print set-up, everything of other namespaces.
struct SpreadsheetML2003Reader {
  private let file: String

  init(file: String) { self.file = file }

  /// - Throws: ``Rejection`` with `W012` to `W015`, `W021`, `W022`, `X001` to `X009`.
  func read(_ bytes: [UInt8]) throws(Rejection) -> Accepted<Workbook> {
    let builder = WorkbookBuilder(file: file)
    try MarkupReader.read(bytes, file: file, limits: .stream, into: SpreadsheetML2003Visitor(builder))
    return try builder.finish(as: .spreadsheetML2003)
  }
}

/// The styles of a file: what they say about a value, by their id.
struct SpreadsheetML2003Styles {
  private var formats: [String: CellFormat] = [:]
  private var positions: [String: Int] = [:]
  private var known: [CellFormat: Int] = [:]
  private var current = (id: "", code: String?.none, font: String?.none)

  mutating func begin(_ tag: MarkupTag) {
    let parent = formats[tag.shortString("Parent") ?? "Default"]
    current = (tag.shortString("ID") ?? "", parent?.code, parent?.fontName)
  }

  mutating func note(_ tag: MarkupTag) {
    if tag.name == "NumberFormat" {
      current.code = tag.shortString("Format").flatMap { $0 == "General" ? nil : $0 }
    } else if tag.name == "Font" {
      current.font = tag.shortString("FontName") ?? current.font
    }
  }

  mutating func end(in builder: WorkbookBuilder) {
    guard formats.count < WorkbookLimits.styles else { return }
    let format = CellFormat(code: current.code, fontName: current.font)
    formats[current.id] = format
    positions[current.id] = builder.position(of: format, known: &known)
  }

  /// The position of a style, of the default one when none is named.
  func position(_ style: String?) -> Int { positions[style ?? "Default"] ?? 0 }
}

private final class SpreadsheetML2003Visitor: MarkupEvents {
  private let builder: WorkbookBuilder
  private var styles = SpreadsheetML2003Styles()
  private var sheet: SheetBuilder?
  private var sheetCount = 0
  private var row = -1
  private var rowStyle: String?
  private var column = -1
  /// The column that the next `Column` element describes.
  private var nextColumn = 0
  private var columnStyles: [(columns: ClosedRange<Int>, style: String)] = []
  private var cell: OpenCell?
  /// Elements within a cell that are neither its data nor in it: comments have a `Data` of their own.
  private var foreignDepth = 0
  private var dataDepth = 0
  private var option: [UInt8]?

  private struct OpenCell {
    var formula: UInt32 = 0
    var format = 0
    var mergeAcross = 0
    var type = ""
    var start = 0
    var end = 0
  }

  init(_ builder: WorkbookBuilder) { self.builder = builder }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if cell != nil {
      startInCell(tag)
    } else if tag.name == "Cell" {
      return startCell(tag)
    } else if tag.name == "Row" {
      return startRow(tag)
    } else if tag.name == "Column" {
      return startColumn(tag)
    } else if tag.name == "Style" {
      styles.begin(tag)
    } else if tag.name == "NumberFormat" || tag.name == "Font" {
      styles.note(tag)
    } else if tag.name == "Worksheet" {
      return startSheet(tag)
    } else if tag.name == "Visible" || tag.name == "Date1904" {
      option = []
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if dataDepth > 0, let cell {
      builder.append(bytes, toTextFrom: cell.start)
    } else if let option, option.count < 100 {
      self.option = option + bytes
    }
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    if cell != nil { return endInCell(name) }
    if name == "Style" {
      styles.end(in: builder)
    } else if name == "Visible" {
      let state = String(decoding: option ?? [], as: UTF8.self)
      if ["SheetHidden", "SheetVeryHidden"].contains(state) { sheet?.isHidden = true }
      option = nil
    } else if name == "Date1904" {
      builder.usesEpoch1904 = true
      option = nil
    } else if name == "Worksheet", let sheet {
      builder.add(sheet)
      self.sheet = nil
    }
    return .goOn
  }
}

extension SpreadsheetML2003Visitor {
  private func startSheet(_ tag: MarkupTag) -> MarkupFlow {
    sheetCount += 1
    if sheetCount > WorkbookLimits.sheets {
      builder.refuseSheets()
      return .stop
    }
    sheet = SheetBuilder(name: tag.string("Name") ?? "")
    (row, nextColumn, columnStyles) = (-1, 0, [])
    return .goOn
  }

  private func startColumn(_ tag: MarkupTag) -> MarkupFlow {
    guard let index = number(tag, "Index", nextColumn + 1), let span = number(tag, "Span", 0) else { return .stop }
    let first = index - 1
    let last = first + span
    // Columns go upwards, as Excel demands; so there are never more of them than a sheet has.
    guard first >= nextColumn, last < WorkbookLimits.columns else { return .goOn }
    nextColumn = last + 1
    if tag.string("Hidden") == "1", sheet?.hiddenColumns.add(first...last) == true, !hasRoomForRange { return .stop }
    if let style = tag.shortString("StyleID") { columnStyles.append((first...last, style)) }
    return .goOn
  }

  private func style(ofColumn column: Int) -> String? {
    var (low, high) = (0, columnStyles.count)
    while low < high {
      let middle = (low + high) / 2
      if columnStyles[middle].columns.upperBound < column { low = middle + 1 } else { high = middle }
    }
    return low < columnStyles.count && columnStyles[low].columns.contains(column) ? columnStyles[low].style : nil
  }

  private var hasRoomForRange: Bool { builder.hasRoomForRange(sheet: sheet?.name) }

  private func startRow(_ tag: MarkupTag) -> MarkupFlow {
    guard let index = number(tag, "Index", row + 2), let span = number(tag, "Span", 0) else { return .stop }
    row = index - 1
    column = -1
    rowStyle = tag.shortString("StyleID")
    let last = row + span
    guard row >= 0, last < WorkbookLimits.rows else { return refusePlace() }
    let isOneMore = tag.string("Hidden") == "1" && sheet?.hiddenRows.add(row...last) == true
    row = last
    return isOneMore && !hasRoomForRange ? .stop : .goOn
  }

  private func startCell(_ tag: MarkupTag) -> MarkupFlow {
    guard let index = number(tag, "Index", column + 2), let across = number(tag, "MergeAcross", 0),
      let down = number(tag, "MergeDown", 0)
    else { return .stop }
    column = index - 1
    guard row >= 0, row < WorkbookLimits.rows, column >= 0, column + across < WorkbookLimits.columns else {
      return refusePlace()
    }
    if across > 0 || down > 0 {
      let first = CellAddress(row: row, column: column)
      let last = CellAddress(row: min(row + down, WorkbookLimits.rows - 1), column: column + across)
      sheet?.mergedRanges.append(CellRange(first: first, last: last))
      guard hasRoomForRange else { return .stop }
    }
    cell = OpenCell(
      formula: builder.addFormula(tag.string("Formula")),
      format: styles.position(tag.shortString("StyleID") ?? rowStyle ?? style(ofColumn: column)), mergeAcross: across)
    return .goOn
  }

  private func startInCell(_ tag: MarkupTag) {
    if dataDepth > 0 {
      dataDepth += 1
    } else if foreignDepth == 0, tag.name == "Data" {
      cell?.type = tag.shortString("Type") ?? "String"
      cell?.start = builder.bytes.count
      cell?.end = builder.bytes.count
      dataDepth = 1
    } else {
      foreignDepth += 1
    }
  }

  private func endInCell(_ name: MarkupName) -> MarkupFlow {
    if dataDepth > 0 {
      dataDepth -= 1
      if dataDepth == 0 { cell?.end = builder.bytes.count }
    } else if foreignDepth > 0 {
      foreignDepth -= 1
    } else if let cell {
      self.cell = nil
      return keep(cell)
    }
    return .goOn
  }

  private func keep(_ cell: OpenCell) -> MarkupFlow {
    let address = CellAddress(row: row, column: column)
    column += cell.mergeAcross
    let value = value(of: cell)
    if value.content == .blank, cell.formula == 0 { return builder.hasRoom(sheet: sheet?.name) ? .goOn : .stop }
    guard builder.hasRoom(forCells: 1, sheet: sheet?.name) else { return .stop }
    sheet?.append(value, formula: cell.formula, format: cell.format, at: address)
    return .goOn
  }

  private func value(of cell: OpenCell) -> CellValue {
    if cell.type == "String", cell.end > cell.start || cell.formula != 0 {
      return CellValue(content: .text, start: cell.start, end: cell.end)
    }
    let trimmed = ByteText.trimmed(builder.bytes, cell.start, cell.end)
    guard trimmed.end > trimmed.start else { return .blank }
    switch cell.type {
    case "Boolean": return builder.boolean(builder.bytes[trimmed.start] == UInt8(ascii: "1"))
    case "Error": return CellValue(content: .error, start: trimmed.start, end: trimmed.end)
    case "DateTime":
      let written = String(decoding: builder.bytes[trimmed.start..<trimmed.end], as: UTF8.self)
      return builder.append(DateSerial.normalised(written), as: .isoDate)
    default:
      let isDate = builder.formats[cell.format].isDate
      return CellValue(content: isDate ? .serialDate : .number, start: trimmed.start, end: trimmed.end)
    }
  }

  private func refusePlace() -> MarkupFlow {
    builder.refusePlace(row: row, column: column, sheet: sheet?.name ?? "")
    return .stop
  }

  /// A number that the tag gives, or what stands for it when it gives none; `nil`, and told, when it is no number.
  private func number(_ tag: MarkupTag, _ attribute: StaticString, _ absent: Int) -> Int? {
    guard let value = tag.attribute(attribute) else { return absent }
    if let number = ByteText.number(value) { return number }
    builder.refusePlace(value, sheet: sheet?.name)
    return nil
  }
}
