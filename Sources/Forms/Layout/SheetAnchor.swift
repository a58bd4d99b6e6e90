/// What stands in the hidden column of a sheet, by which its rows are found again however they were moved.
enum SheetAnchor {
  private static let codeLine = "#codes"
  private static let recordMark = "r:"
  /// Behind the last row.
  static let end = "#end"

  /// On the code line; a sheet that comes back names its section: `#codes bieu-05/summary`.
  static func codes(of section: String = "") -> String { section.isEmpty ? codeLine : codeLine + " " + section }

  static func unit(_ code: String) -> String { "u:" + code }
  static func record(_ id: String) -> String { recordMark + id }
  static func question(_ indicator: String) -> String { "q:" + indicator }

  /// The section that a code line names, empty where it names none; `nil` for what is no code line.
  static func section(in anchor: String) -> String? {
    guard anchor.hasPrefix(codeLine) else { return nil }
    let rest = anchor.dropFirst(codeLine.count)
    return rest.isEmpty || rest.first == " " ? String(rest).trimmed : nil
  }

  /// The id of a record's line, with the nested line's code after it; `nil` for other lines.
  static func recordID(in anchor: String) -> String? {
    anchor.hasPrefix(recordMark) ? String(anchor.dropFirst(recordMark.count)) : nil
  }
}

/// The anchor of a template row, but for the unit or record that a laid-out row adds.
enum RowAnchor: Sendable {
  case row(code: String)
  /// With the nested line's code behind the unit or record.
  case unit(line: String)
  case record(line: String)

  func text(unit: @autoclosure () -> String, record: @autoclosure () -> String) -> String {
    switch self {
    case .row(let code): code
    case .unit(let line): SheetAnchor.unit(unit()) + line
    case .record(let line): SheetAnchor.record(record()) + line
    }
  }
}

extension Section {
  /// The anchor of a row: its code, its unit or its record, with the nested line's code after them.
  func anchor(ofRow row: Int) -> RowAnchor {
    let line = rows[row].lineOf.map { String(rows[row].code.dropFirst(rows[$0].code.count)) } ?? ""
    switch rows[row].kind {
    case .eachUnit: return .unit(line: line)
    case .eachRecord: return .record(line: line)
    case .heading, .figures, .total: return .row(code: rows[row].code)
    }
  }
}
