import Diagnostics

/// Reads csv (RFC 4180) as Excel in Vietnam, LibreOffice and databases write it.
///
/// Does: comma, semicolon and tab, found by counting or told by Excel's `sep=;` line; quoted fields with doubled quotes
/// and line breaks; CRLF, LF and CR; UTF-8, UTF-16, Windows-1258. Every field is text: csv knows nothing else. Empty
/// fields are no cells. Spaces and apostrophes are kept.
struct CSVReader {
  private let builder: WorkbookBuilder
  private let file: String

  init(file: String) {
    self.file = file
    self.builder = WorkbookBuilder(file: file)
  }

  /// - Throws: ``Rejection`` with `W012` to `W014` for too much, `W020` for an open quotation mark.
  func read(_ bytes: [UInt8]) throws(Rejection) -> Accepted<Workbook> {
    let text = TextDecoding.utf8(bytes)
    let hint = CSVReader.delimiterHint(text)
    var fields = CSVFields(text, delimiter: hint?.delimiter ?? CSVReader.delimiter(of: text), from: hint?.length ?? 0)
    var sheet = SheetBuilder(name: sheetName)
    while fields.next() {
      guard fields.row < WorkbookLimits.rows, fields.column < WorkbookLimits.columns else {
        refuse(.cellOutsideSheet, fields.line, ["row": "\(fields.row + 1)", "column": "\(fields.column + 1)"])
        break
      }
      if fields.quoteIsOpen { refuse(.quoteUnclosed, fields.line, [:]) }
      if fields.field.isEmpty { continue }
      let start = builder.bytes.count
      fields.field.withUnsafeBufferPointer { builder.append($0, toTextFrom: start) }
      guard builder.hasRoom(forCells: 1, sheet: sheet.name) else { break }
      sheet.append(
        CellValue(content: .text, start: start, end: builder.bytes.count), formula: 0, format: 0,
        at: CellAddress(row: fields.row, column: fields.column))
    }
    builder.add(sheet)
    return try builder.finish(as: .csv)
  }

  private func refuse(_ code: Code, _ line: Int, _ arguments: KeyValuePairs<String, String>) {
    builder.findings.add(Diagnostic(code, at: Location(file: file, line: line), arguments))
  }

  /// The file's name without folders and without what stands behind the last dot.
  private var sheetName: String {
    let name = file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "csv"
    return name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? String(name)
  }

  /// Excel's first line `sep=;`, which is not data.
  private static func delimiterHint(_ text: [UInt8]) -> (delimiter: UInt8, length: Int)? {
    guard text.starts(with: Array("sep=".utf8)), text.count > 5, [0x0A, 0x0D].contains(text[5]) else { return nil }
    return (text[4], text[5] == 0x0D && text.count > 6 && text[6] == 0x0A ? 7 : 6)
  }

  /// The mark that cuts most of the first 100 lines into equally many fields. Tab before semicolon before comma,
  /// because a comma also stands in numbers and sentences.
  private static func delimiter(of text: [UInt8]) -> UInt8 {
    var best = (score: 0, delimiter: UInt8(ascii: ","))
    for delimiter in [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")] {
      var widths: [Int: Int] = [:]
      var fields = CSVFields(Array(text.prefix(64 << 10)), delimiter: delimiter, from: 0)
      while fields.next(), fields.row < 100 {
        if fields.endsRow, fields.column > 0 { widths[fields.column, default: 0] += 1 }
      }
      let score = widths.values.max() ?? 0
      if score > best.score { best = (score, delimiter) }
    }
    return best.delimiter
  }
}

/// Walks over the fields of a csv, one at a time.
struct CSVFields {
  /// Zero-based place of the field.
  private(set) var row = 0
  private(set) var column = -1
  /// One-based line on which the field begins.
  private(set) var line = 1
  private(set) var field: [UInt8] = []
  /// Whether a line break or the end of the file follows the field.
  private(set) var endsRow = false
  /// Whether the field began with a quotation mark that nothing closed.
  private(set) var quoteIsOpen = false
  private let text: [UInt8]
  private let delimiter: UInt8
  private var at: Int
  private var currentLine = 1
  private var endsWithDelimiter = false

  init(_ text: [UInt8], delimiter: UInt8, from start: Int) {
    self.text = text
    self.delimiter = delimiter
    self.at = start
    if start > 0 { currentLine = 2 }
  }

  /// - Returns: whether there is a next field, which is then in ``field``.
  mutating func next() -> Bool {
    if endsRow {
      row += 1
      column = -1
      endsRow = false
    }
    if at >= text.count, column < 0 || !endsWithDelimiter { return false }
    column += 1
    line = currentLine
    field.removeAll(keepingCapacity: true)
    endsWithDelimiter = false
    if at < text.count, text[at] == UInt8(ascii: "\"") { readQuoted() }
    readPlain()
    return true
  }

  private mutating func readQuoted() {
    at += 1
    while at < text.count {
      let byte = text[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < text.count, text[at] == byte else { return }
        at += 1
      } else if byte == UInt8(ascii: "\n") {
        currentLine += 1
      }
      field.append(byte)
    }
    quoteIsOpen = true
  }

  private mutating func readPlain() {
    let start = at
    while at < text.count, text[at] != delimiter, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    field += text[start..<at]
    guard at < text.count else {
      endsRow = true
      return
    }
    let mark = text[at]
    at += 1
    if mark == delimiter {
      endsWithDelimiter = true
      return
    }
    if mark == 0x0D, at < text.count, text[at] == 0x0A { at += 1 }
    currentLine += 1
    endsRow = true
  }
}
