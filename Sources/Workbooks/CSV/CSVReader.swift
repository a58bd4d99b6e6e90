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

  /// - Throws: ``Rejection`` with `W012` to `W014` for too much, `W020` for an open quotation mark, `W023` for text
  ///   behind a closing one.
  func read(_ bytes: [UInt8]) throws(Rejection) -> Accepted<Workbook> {
    let text = TextDecoding.utf8(bytes)
    var sheet = SheetBuilder(name: sheetName)
    text.withUnsafeBufferPointer { read($0, into: &sheet) }
    builder.add(sheet)
    return try builder.finish(as: .csv)
  }

  private func read(_ text: UnsafeBufferPointer<UInt8>, into sheet: inout SheetBuilder) {
    let hint = CSVReader.delimiterHint(text)
    let rows = UnsafeBufferPointer(rebasing: text[(hint?.length ?? 0)...])
    var reader = DelimitedText(rows, delimiter: hint?.delimiter ?? CSVReader.delimiter(of: rows))
    let linesBefore = hint == nil ? 0 : 1
    var row = 0
    while reader.next() {
      if let flaw = reader.flaw { refuse(flaw, row, reader.line + linesBefore) }
      guard row < WorkbookLimits.rows || reader.isEmptyLine else {
        return refuse(.cellOutsideSheet, reader.line + linesBefore, ["row": "\(row + 1)", "column": "1"])
      }
      for (column, field) in reader.fields.enumerated() where field.count > 0 {
        let value = keep(field, of: reader)
        guard builder.hasRoom(forCells: 1, sheet: sheet.name) else { return }
        sheet.append(value, formula: 0, format: 0, at: CellAddress(row: row, column: column))
      }
      row += 1
    }
  }

  private func keep(_ field: DelimitedText.Field, of reader: DelimitedText) -> CellValue {
    let start = builder.bytes.count
    var rest = reader.slice(field)
    // Of a doubled quote, the first half is taken and the second left out.
    while field.marks.contains(.doubledQuotes), let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      builder.append(UnsafeBufferPointer(rebasing: rest[...quote]), toTextFrom: start)
      rest = UnsafeBufferPointer(rebasing: rest[min(quote + 2, rest.count)...])
    }
    builder.append(rest, toTextFrom: start)
    return CellValue(content: .text, start: start, end: builder.bytes.count)
  }

  private func refuse(_ flaw: DelimitedText.Flaw, _ row: Int, _ line: Int) {
    switch flaw {
    case .unterminatedQuote: refuse(.quoteUnclosed, line, [:])
    case .textAfterQuote: refuse(.textBehindQuote, line, [:])
    case .tooManyFields:
      refuse(.cellOutsideSheet, line, ["row": "\(row + 1)", "column": "\(DelimitedText.maximumFields + 1)"])
    }
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
  private static func delimiterHint(_ text: UnsafeBufferPointer<UInt8>) -> (delimiter: UInt8, length: Int)? {
    let mark = DelimitedText.markLength(of: text)
    let line = text[mark...].prefix(7)
    guard line.starts(with: Array("sep=".utf8)), line.count > 5, [0x0A, 0x0D].contains(line[mark + 5]),
      DelimitedText.canDelimit(line[mark + 4])
    else { return nil }
    return (line[mark + 4], mark + (line[mark + 5] == 0x0D && line.last == 0x0A ? 7 : 6))
  }

  /// The mark that cuts most of the first 100 lines into equally many fields. Tab before semicolon before comma,
  /// because a comma also stands in numbers and sentences.
  private static func delimiter(of text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var best = (score: 0, delimiter: UInt8(ascii: ","))
    for delimiter in [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")] {
      var widths: [Int: Int] = [:]
      var lines = 0
      var reader = DelimitedText(UnsafeBufferPointer(rebasing: text.prefix(64 << 10)), delimiter: delimiter)
      while lines < 100, reader.next() {
        lines += 1
        if reader.count > 1 { widths[reader.count, default: 0] += 1 }
      }
      let score = widths.values.max() ?? 0
      if score > best.score { best = (score, delimiter) }
    }
    return best.delimiter
  }
}
