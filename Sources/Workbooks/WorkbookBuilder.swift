import Diagnostics

/// How large a workbook may become; all formats alike.
enum WorkbookLimits {
  /// Filled cells of all sheets, repeated ones counted as often as they stand. Beyond: `W012`.
  static let cells = 1_500_000
  /// Strings of the shared table. Beyond: `W013`.
  static let sharedStrings = 2_000_000
  /// Bytes of one text; Excel's own limit is 32,767 characters. Beyond: `W013`.
  static let longestText = 1 << 20
  /// Bytes of all texts. Beyond: `W013`.
  static let textBytes = 32 << 20
  /// Merged ranges, and groups of hidden rows and columns, of all sheets. Beyond: `W022`.
  static let ranges = 200_000
  /// Styles, fonts and formats; those beyond count for nothing, as in Excel's own limit of 65,490.
  static let styles = 1 << 16
  /// Bytes of a name or a format code; Excel's own limits are 31 and 255 characters.
  static let longestName = 1_024
  /// Excel's own sheet. Beyond: `W014`.
  static let rows = 1_048_576
  static let columns = 16_384
  /// Sheets of a workbook. Beyond: `W015`.
  static let sheets = 1_000
}

/// Gathers a workbook while its parts are read: texts, formulas, formats, and sheet after sheet.
///
/// A class, because the visitors of the parts share it.
final class WorkbookBuilder {
  let file: String
  /// The texts of all cells end to end. Visitors append to it and name what they appended. The words of the two truth
  /// values stand at its beginning.
  var bytes: [UInt8] = Array("TRUEFALSE".utf8)
  var formulas: [PackedFormula] = []
  var formats: [CellFormat] = [CellFormat()]
  var usesEpoch1904 = false
  var findings = Findings()
  private(set) var cellCount = 0
  private var sheets: [SheetBuilder] = []
  private var rangeCount = 0
  private var fullIsTold = false
  private var textIsTooLong = false

  init(file: String) { self.file = file }

  /// - Returns: whether there is room for so many more cells and for the texts so far; tells `W012` or `W013` once if
  ///   not.
  func hasRoom(forCells count: Int = 0, sheet: String? = nil) -> Bool {
    if fullIsTold { return false }
    cellCount += count
    if cellCount <= WorkbookLimits.cells, bytes.count <= WorkbookLimits.textBytes, !textIsTooLong { return true }
    fullIsTold = true
    let location = Location(file: file, sheet: sheet)
    if cellCount > WorkbookLimits.cells {
      findings.add(Diagnostic(.tooManyCells, at: location, ["limit": String(WorkbookLimits.cells)]))
    } else {
      let isFull = bytes.count > WorkbookLimits.textBytes
      let limit = isFull ? WorkbookLimits.textBytes : WorkbookLimits.longestText
      findings.add(Diagnostic(.tooMuchText, at: location, ["limit": "\(limit >> 20) MiB"]))
    }
    return false
  }

  /// Appends a piece of the text that began at `start`. What is too long is no longer appended, and
  /// ``hasRoom(forCells:sheet:)`` tells it.
  @inline(__always)
  func append(_ piece: UnsafeBufferPointer<UInt8>, toTextFrom start: Int) {
    if bytes.count - start + piece.count <= WorkbookLimits.longestText, bytes.count <= WorkbookLimits.textBytes {
      bytes.makeRoom(for: piece.count, ofAtMost: WorkbookLimits.textBytes + WorkbookLimits.longestText)
      bytes.append(contentsOf: piece)
    } else {
      textIsTooLong = true
    }
  }

  /// The same for a byte that stands `count` times.
  func append(_ byte: UInt8, count: Int = 1, toTextFrom start: Int) {
    if bytes.count - start + count <= WorkbookLimits.longestText, bytes.count <= WorkbookLimits.textBytes {
      bytes.append(contentsOf: repeatElement(byte, count: count))
    } else {
      textIsTooLong = true
    }
  }

  /// Counts merged ranges and groups of hidden rows and columns.
  ///
  /// - Returns: whether there is room for one more; tells `W022` once if not.
  func hasRoomForRange(sheet: String?) -> Bool {
    rangeCount += 1
    if rangeCount == WorkbookLimits.ranges + 1 {
      findings.add(
        Diagnostic(
          .tooManyRanges, at: Location(file: file, sheet: sheet), ["limit": String(WorkbookLimits.ranges)]))
    }
    return rangeCount <= WorkbookLimits.ranges
  }

  /// A truth value, as spreadsheets print it.
  func boolean(_ isTrue: Bool) -> CellValue {
    isTrue ? CellValue(content: .boolean, start: 0, end: 4) : CellValue(content: .boolean, start: 4, end: 9)
  }

  /// The format's position, each stored once; the first 65,536 are kept, further ones count as General.
  func position(of format: CellFormat, known: inout [CellFormat: Int]) -> Int {
    if let position = known[format] { return position }
    guard formats.count < WorkbookLimits.styles else { return 0 }
    formats.append(format)
    known[format] = formats.count - 1
    return formats.count - 1
  }

  /// Appends a formula's text without the `=` and the name of its language in front (`of:=`); an empty one is none.
  ///
  /// - Returns: its position plus one, 0 for none.
  func addFormula(_ text: String?) -> UInt32 {
    guard let text else { return 0 }
    let prefix = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ":") }
    let rest = text.dropFirst(text[prefix.endIndex...].hasPrefix("=") ? prefix.count + 1 : 0)
    if rest.isEmpty { return 0 }
    let value = append(rest, as: .text)
    formulas.append(PackedFormula(offset: UInt32(value.start), length: UInt32(value.end - value.start)))
    return UInt32(formulas.count)
  }

  /// Appends a text that is not from a visitor's buffer.
  func append(_ text: some StringProtocol, as content: PackedCell.Content) -> CellValue {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return CellValue(content: content, start: start, end: bytes.count)
  }

  /// Says that a cell lies beyond Excel's last row or column; the reader then leaves the rest unread.
  func refusePlace(row: Int, column: Int, sheet: String) {
    findings.add(
      Diagnostic(
        .cellOutsideSheet, at: Location(file: file, sheet: sheet),
        ["row": String(row + 1), "column": String(column + 1)]))
  }

  /// Says that an address, an index or a count is none; the reader then leaves the rest unread, because it cannot know
  /// where what follows belongs.
  func refusePlace(_ value: UnsafeBufferPointer<UInt8>, sheet: String?) {
    let words = String(decoding: value.prefix(60), as: UTF8.self)
    findings.add(Diagnostic(.placeMalformed, at: Location(file: file, sheet: sheet), ["value": words]))
  }

  func refuseSheets() {
    findings.add(
      Diagnostic(.tooManySheets, at: Location(file: file), ["limit": String(WorkbookLimits.sheets)]))
  }

  func add(_ sheet: SheetBuilder) { sheets.append(sheet) }

  /// The workbook, or everything that was found when something of it was an error.
  func finish(as format: WorkbookFormat) throws(Rejection) -> Accepted<Workbook> {
    if findings.hasErrors { throw Rejection(findings.all) }
    let pool = CellPool(bytes: bytes, formulas: formulas, formats: formats, usesEpoch1904: usesEpoch1904)
    let workbook = Workbook(format: format, sheets: sheets.map { $0.finish(pool: pool) })
    return Accepted(workbook, findings: findings.all)
  }
}

extension Array {
  /// Grows by doubling while there is little; then all there may ever be is reserved at once, because doubling holds the
  /// old and the new, and leaves holes behind. Pages that nobody writes cost nothing.
  ///
  /// - Parameter limit: of elements; more find their room by doubling again.
  @inline(__always)
  mutating func makeRoom(for count: Int, ofAtMost limit: Int) {
    if self.count + count > capacity, capacity >= 1 << 16, capacity < limit { reserveCapacity(limit) }
  }
}

/// What a cell has to say, and where its text stands in the builder's bytes.
struct CellValue {
  var content: PackedCell.Content
  var start: Int
  var end: Int

  static let blank = CellValue(content: .blank, start: 0, end: 0)
}

/// One sheet while it is read. Cells may come in any order; they are sorted at the end, and of two with one address the
/// later one counts.
struct SheetBuilder {
  var name: String
  var isHidden = false
  var mergedRanges: [CellRange] = []
  var hiddenRows = IndexRanges()
  var hiddenColumns = IndexRanges()
  private var rows: [PackedRow] = []
  private var cells: [PackedCell] = []
  private var isSorted = true

  init(name: String, isHidden: Bool = false) {
    self.name = name.utf8.count <= WorkbookLimits.longestName ? name : String(name.prefix(WorkbookLimits.longestName))
    self.isHidden = isHidden
  }

  /// The cell must be within the sheet, and the builder must have said that there is room.
  mutating func append(_ cell: PackedCell, row: Int) {
    let end = UInt32(cells.count)
    if let last = rows.last, Int(last.row) == row {
      if cells[Int(end) - 1].column >= cell.column { isSorted = false }
      rows[rows.count - 1].end = end + 1
    } else {
      if let last = rows.last, Int(last.row) > row { isSorted = false }
      rows.makeRoom(for: 1, ofAtMost: WorkbookLimits.rows)
      rows.append(PackedRow(row: Int32(row), start: end, end: end + 1))
    }
    cells.makeRoom(for: 1, ofAtMost: WorkbookLimits.cells)
    cells.append(cell)
  }

  /// ``append(_:row:)`` for a value that is not packed yet.
  mutating func append(_ value: CellValue, formula: UInt32, format: Int, at address: CellAddress) {
    append(
      PackedCell(
        offset: value.start, length: value.end - value.start, content: value.content, formula: formula,
        column: address.column, format: format),
      row: address.row)
  }

  /// Says that the row that came last stands `count` times more, below itself.
  mutating func repeatLastRow(_ count: Int) {
    guard let last = rows.last, count > 0 else { return }
    for offset in 1...count {
      rows.append(PackedRow(row: last.row + Int32(offset), start: last.start, end: last.end))
    }
  }

  func finish(pool: CellPool) -> Sheet {
    let (rows, cells) = isSorted ? (rows, cells) : sorted()
    return Sheet(
      name: name, isHidden: isHidden, mergedRanges: mergedRanges, hiddenRows: hiddenRows.sorted(),
      hiddenColumns: hiddenColumns.sorted(), packedRows: rows, packedCells: cells, pool: pool)
  }

  private func sorted() -> ([PackedRow], [PackedCell]) {
    // Row, column and place in the file as one number: 20, 14 and 30 bits. Of two with one address the later one is
    // behind, and counts.
    var order: [UInt64] = []
    order.reserveCapacity(rows.reduce(0) { $0 + Int($1.end - $1.start) })
    for row in rows {
      for at in row.start..<row.end {
        order.append(UInt64(row.row) << 44 | UInt64(cells[Int(at)].column) << 30 | UInt64(at))
      }
    }
    order.sort()
    var result = SheetBuilder(name: name)
    for (position, entry) in order.enumerated() {
      if position + 1 < order.count, order[position + 1] >> 30 == entry >> 30 { continue }
      result.append(cells[Int(entry & 0x3FFF_FFFF)], row: Int(entry >> 44))
    }
    return (result.rows, result.cells)
  }
}
