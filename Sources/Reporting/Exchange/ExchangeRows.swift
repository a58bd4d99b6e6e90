import Diagnostics
import Indicators
import Markup

/// What left a workspace in whichever format, as the rows of tidy observations that it would have left as in csv. The format is told by
/// the first character; csv is handed on as it is.
///
/// Findings: `E401`–`E403`, `O003` for members and attributes that no column is, and what reading XML finds.
enum ExchangeRows {
  static let columns = ExportedFigure.columns

  /// - Parameter regime: code of the regime whose indicators are meant.
  /// - Throws: ``Rejection``.
  static func csv(of bytes: [UInt8], file: String, regime: String) throws -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: mark) ? mark.count : 0
    switch bytes[start...].first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case UInt8(ascii: "{"): return try ofJSON(bytes, ExchangeTable(file: file, regime: regime))
    case UInt8(ascii: "<"): return try ofXML(bytes, ExchangeTable(file: file, regime: regime))
    default: return bytes
    }
  }

  private static func ofJSON(_ bytes: [UInt8], _ empty: ExchangeTable) throws -> [UInt8] {
    var table = empty
    var scanner = JSONScanner(bytes)
    do {
      try scanner.members { name, scanner in
        if name == "observations" {
          table.isList = true
          try scanner.elements { try observation(&$0, &table) }
        } else if case .text(let text) = try scanner.value() {
          table.head[name] = text
        }
      }
      try scanner.end()
    } catch let fault as JSONScanner.Fault {
      throw Rejection(
        table.findings.all + [
          Diagnostic(
            .exchangeJSONBroken, at: Location(file: table.file, line: fault.line),
            ["found": fault.found.excerpt, "expected": fault.expected])
        ])
    }
    return try table.finished(isFormat: table.head["format"] == "bieumau-observations")
  }

  private static func observation(_ scanner: inout JSONScanner, _ table: inout ExchangeTable) throws {
    let line = scanner.nextLine()
    var fields: [String: String] = [:]
    try scanner.members { name, scanner in
      let here = scanner.nextLine()
      switch try scanner.value() {
      case .text(let text), .number(let text): fields[name] = text
      case .null: break
      case .truth, .nested:
        table.findings.add(
          Diagnostic(.exchangeValueOdd, at: Location(file: table.file, line: here), ["name": name.excerpt]))
      }
    }
    table.add(fields, line: line, lines: 1)
  }

  private static func ofXML(_ bytes: [UInt8], _ empty: ExchangeTable) throws -> [UInt8] {
    let visitor = ObservationVisitor(empty)
    try MarkupReader.read(
      bytes, file: empty.file, limits: MarkupLimits(depth: 8, size: Workspace.maximumCSVSize, elements: .max), into: visitor)
    return try visitor.table.finished(isFormat: visitor.isFormat)
  }
}

/// Rows that are being gathered.
struct ExchangeTable {
  let file: String
  let regime: String
  /// What the file says of itself.
  var head: [String: String] = [:]
  var isList = false
  var findings = Findings()
  private var rows = LinedRows()
  private var told: Set<String> = []

  init(file: String, regime: String) {
    self.file = file
    self.regime = regime
    rows.add(CSVText.line(ExchangeRows.columns).utf8, line: 1)
  }

  /// - Parameter lines: how many lines the figure takes in its file.
  mutating func add(_ fields: [String: String], line: Int, lines: Int) {
    for name in fields.keys where !ExchangeRows.columns.contains(name) && told.insert(name).inserted {
      findings.add(
        Diagnostic(
          .columnUnknown, at: Location(file: file, line: line), ["name": name.excerpt],
          nearest: NearestName.of(name, among: ExchangeRows.columns)))
    }
    rows.add(CSVText.line(ExchangeRows.columns.map { fields[$0] ?? "" }).utf8, line: line, lines: lines)
  }

  /// - Parameter isFormat: the file says that it is one.
  consuming func finished(isFormat: Bool) throws -> [UInt8] {
    if !isFormat || !isList {
      findings.add(Diagnostic(.exchangeOtherFormat, at: Location(file: file)))
    } else if let found = head["regime"], found != regime {
      findings.add(Diagnostic(.exchangeRegimeOther, at: Location(file: file), ["found": found.excerpt, "name": regime]))
    }
    try findings.throwIfErrors()
    return rows.finished()
  }
}

/// Gathers the elements of `observations.rng`.
private final class ObservationVisitor: MarkupEvents {
  private(set) var table: ExchangeTable
  private(set) var isFormat = false
  private var depth = 0
  private var fields: [String: String] = [:]
  private var line = 0
  private var value: [UInt8] = []

  init(_ table: ExchangeTable) { self.table = table }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    depth += 1
    let attributes = (0..<tag.attributeCount).map { position in
      (tag.attributeName(at: position).string, String(decoding: tag.attributeValue(at: position), as: UTF8.self))
    }
    let names = Dictionary(attributes, uniquingKeysWith: { first, _ in first })
    switch depth {
    case 1:
      isFormat = tag.name == "observations" && tag.namespace?.string == ExchangeText.namespace
      table.head = names
      table.isList = true
      return isFormat ? .goOn : .stop
    case 2 where tag.name == "observation":
      (fields, line, value) = (names, tag.line, [])
    default:
      table.findings.add(
        Diagnostic(
          .exchangeValueOdd, at: Location(file: table.file, line: tag.line), ["name": tag.name.string.excerpt]))
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if depth == 2 { value += bytes }
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    if depth == 2, line > 0 {
      if !value.isEmpty { fields[TidyColumn.value.name] = String(decoding: value, as: UTF8.self) }
      let lines = 1 + value.count { $0 == 0x0A }
      table.add(fields, line: line, lines: lines)
      line = 0
    }
    depth -= 1
    return .goOn
  }
}
