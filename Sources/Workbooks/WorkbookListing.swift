package import Diagnostics

/// Shows what was understood of a workbook, sheet by sheet and cell by cell, as written: what support staff ask for
/// first.
///
/// The listing is handed out in pieces while it is made: a million cells would be fifty megabytes of text.
package struct WorkbookListing {
  /// The forms in which a listing can be had.
  package enum Format: String, Sendable, CaseIterable {
    /// For reading: a heading for each sheet, a line for each cell.
    case txt
    /// One table over all sheets, `sheet,at,kind,text,formula`, RFC 4180, UTF-8 with byte order mark for Excel's sake.
    case csv
    /// `{"sheets":[{"name":…,"cells":[{"at":"B12","kind":…,"text":…,"formula":…}]}]}`; `formula` only where there is
    /// one, `kind` is then `formula`.
    case json
  }

  private let language: Language
  private let take: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []

  private static let pieceSize = 64 << 10

  private init(_ language: Language, _ take: @escaping ([UInt8]) throws -> Void) {
    self.language = language
    self.take = take
  }

  /// Makes the listing in UTF-8, ending in a line break, in pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - language: of the words in a txt; csv and json are for machines and have the same in both.
  ///   - take: gets each piece; what it throws ends the listing.
  package static func make(
    of workbook: Workbook, as format: Format, in language: Language, _ take: ([UInt8]) throws -> Void
  ) throws {
    try withoutActuallyEscaping(take) { take in
      var listing = WorkbookListing(language, take)
      switch format {
      case .txt: try listing.addText(workbook)
      case .csv: try listing.addCSV(workbook)
      case .json: try listing.addJSON(workbook)
      }
      try listing.take(listing.buffer)
    }
  }

  private mutating func add(_ text: String) { buffer += text.utf8 }

  /// To be called after each cell: hands out what has come together.
  private mutating func flush() throws {
    guard buffer.count >= WorkbookListing.pieceSize else { return }
    try take(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func eachCell(of sheet: Sheet, _ body: (inout WorkbookListing, Cell) -> Void) throws {
    for row in sheet.rows {
      for cell in row {
        body(&self, cell)
        try flush()
      }
    }
  }
}

/// For reading: columns of addresses and kinds, then the value, and the formula behind it.
extension WorkbookListing {
  private mutating func addText(_ workbook: Workbook) throws {
    for (position, sheet) in workbook.sheets.enumerated() {
      if position > 0 { add("\n") }
      add(heading(sheet))
      let width = sheet.extent.map { $0.last.description.count } ?? 0
      try eachCell(of: sheet) { listing, cell in listing.addLine(cell, width) }
    }
  }

  private mutating func addLine(_ cell: Cell, _ width: Int) {
    add("  \(padded(cell.address.description, width))  \(padded(word(cell.kind), kindWidth))  ")
    add(VisibleText.line(cell.text))
    if let formula = cell.formula { add("  ← =\(VisibleText.line(formula))") }
    add("\n")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func heading(_ sheet: Sheet) -> String {
    let isVietnamese = language == .vietnamese
    let hidden = sheet.isHidden ? (isVietnamese ? ", ẩn" : ", hidden") : ""
    let extent = sheet.extent.map { "\($0.first):\($0.last)" } ?? (isVietnamese ? "trống" : "blank")
    return "\(isVietnamese ? "Trang" : "Sheet") \"\(VisibleText.line(sheet.name))\" (\(extent)\(hidden))\n"
  }

  /// Width of the longest word for a kind.
  private var kindWidth: Int { language == .vietnamese ? 8 : 7 }

  private func word(_ kind: CellKind) -> String {
    guard language == .vietnamese else { return kind.rawValue }
    return switch kind {
    case .number: "số"
    case .text: "chữ"
    case .boolean: "đúng/sai"
    case .date: "ngày"
    case .error: "lỗi"
    case .blank: "trống"
    }
  }
}

extension WorkbookListing {
  private mutating func addCSV(_ workbook: Workbook) throws {
    add("\u{FEFF}sheet,at,kind,text,formula\r\n")
    for sheet in workbook.sheets {
      try eachCell(of: sheet) { listing, cell in listing.addRecord(cell, sheet.name) }
    }
  }

  private mutating func addRecord(_ cell: Cell, _ sheet: String) {
    addField(sheet)
    add(",\(cell.address),\(cell.listedKind),")
    if cell.kind == .number, Double(cell.text) != nil { add(cell.text) } else { addField(cell.text) }
    add(",")
    addField(cell.formula ?? "")
    add("\r\n")
  }

  /// Text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236, trap T45).
  private mutating func addField(_ text: String) {
    let first = text.utf8.first ?? 0
    let isFormula = "=+-@\t\r".utf8.contains(first)
    let text = isFormula ? "'" + text : text
    guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return add(text) }
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }
}

extension WorkbookListing {
  private mutating func addJSON(_ workbook: Workbook) throws {
    add("{\"sheets\":[")
    for (position, sheet) in workbook.sheets.enumerated() {
      add(position == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      addString(sheet.name)
      add(",\"cells\":[")
      var isFirst = true
      try eachCell(of: sheet) { listing, cell in
        listing.add(isFirst ? "\n" : ",\n")
        isFirst = false
        listing.addObject(cell)
      }
      add("]}")
    }
    add("]}\n")
  }

  private mutating func addObject(_ cell: Cell) {
    add("{\"at\":\"\(cell.address)\",\"kind\":\"\(cell.listedKind)\",\"text\":")
    addString(cell.text)
    if let formula = cell.formula {
      add(",\"formula\":")
      addString(formula)
    }
    add("}")
  }

  private mutating func addString(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case UInt8(ascii: "\n"): add("\\n")
      case 0..<0x20: add("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }
}

extension Cell {
  /// The kind in csv and json, where a formula is a kind of its own.
  fileprivate var listedKind: String { formula == nil ? kind.rawValue : "formula" }
}
