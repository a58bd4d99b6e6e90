package import Diagnostics

/// Shows what was understood of a workbook, sheet by sheet and cell by cell, as written: what support staff ask for
/// first.
package struct WorkbookListing: Sendable {
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
  private var buffer: [UInt8] = []

  private init(_ language: Language) { self.language = language }

  /// The listing in UTF-8, ending in a line break.
  ///
  /// - Parameter language: of the words in a txt; csv and json are for machines and have the same in both.
  package static func bytes(of workbook: Workbook, as format: Format, in language: Language = .vietnamese) -> [UInt8] {
    var listing = WorkbookListing(language)
    switch format {
    case .txt: listing.addText(workbook)
    case .csv: listing.addCSV(workbook)
    case .json: listing.addJSON(workbook)
    }
    return listing.buffer
  }

  private mutating func add(_ text: String) { buffer += text.utf8 }
}

extension WorkbookListing {
  private mutating func addText(_ workbook: Workbook) {
    for (position, sheet) in workbook.sheets.enumerated() {
      if position > 0 { add("\n") }
      add(heading(sheet))
      for row in sheet.rows {
        for cell in row {
          add("  \(cell.address)\t\(word(cell.kind))\t\(visible(cell.text))")
          if let formula = cell.formula { add("\t=\(visible(formula))") }
          add("\n")
        }
      }
    }
  }

  private func heading(_ sheet: Sheet) -> String {
    let isVietnamese = language == .vietnamese
    let hidden = sheet.isHidden ? (isVietnamese ? ", ẩn" : ", hidden") : ""
    let extent = sheet.extent.map { "\($0.first):\($0.last)" } ?? (isVietnamese ? "trống" : "blank")
    return "\(isVietnamese ? "Trang" : "Sheet") \"\(sheet.name)\" (\(extent)\(hidden))\n"
  }

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

  /// A cell stays on its line: control characters are shown as in Swift and JSON.
  private func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
    return text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      default: scalar.value < 0x20 ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      }
    }.joined()
  }
}

extension WorkbookListing {
  private mutating func addCSV(_ workbook: Workbook) {
    add("\u{FEFF}sheet,at,kind,text,formula\r\n")
    for sheet in workbook.sheets {
      for row in sheet.rows {
        for cell in row {
          addField(sheet.name)
          add(",\(cell.address),\(cell.listedKind),")
          if cell.kind == .number { add(cell.text) } else { addField(cell.text) }
          add(",")
          addField(cell.formula ?? "")
          add("\r\n")
        }
      }
    }
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
  private mutating func addJSON(_ workbook: Workbook) {
    add("{\"sheets\":[")
    for (position, sheet) in workbook.sheets.enumerated() {
      add(position == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      addString(sheet.name)
      add(",\"cells\":[")
      var isFirst = true
      for row in sheet.rows {
        for cell in row {
          add(isFirst ? "\n" : ",\n")
          isFirst = false
          addCell(cell)
        }
      }
      add("]}")
    }
    add("]}\n")
  }

  private mutating func addCell(_ cell: Cell) {
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
