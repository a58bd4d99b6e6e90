import Indicators
import Markup

/// A format in which figures leave the workspace. `Templates/schema/observations.rng` and `observations.schema.json` are the published
/// contracts of xml and json.
package enum ExchangeFormat: String, Sendable, CaseIterable {
  case csv, json, xml
}

/// Writes figures in one format, piece by piece, so that memory does not grow with their number.
struct ExchangeText {
  /// Whose figures they are.
  struct Head {
    var regime: String
    var edition: String
    /// The reporting unit.
    var unit: String
    var unitName: String
  }

  static let namespace = "urn:bieumau:observations:1"
  /// A piece is handed on when it has grown to about this many bytes.
  private static let pieceSize = 1 << 16

  private let format: ExchangeFormat
  private let sink: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var isFirst = true

  /// - Parameter sink: gets each piece.
  init(_ format: ExchangeFormat, _ head: Head, to sink: @escaping ([UInt8]) throws -> Void) {
    self.format = format
    self.sink = sink
    switch format {
    case .csv: add(CSVText.line(ExportedFigure.columns))
    case .json: beginJSON(head)
    case .xml: beginXML(head)
    }
  }

  mutating func add(_ figure: ExportedFigure) throws {
    switch format {
    case .csv: add(CSVText.line(figure.fields.map(\.text)))
    case .json: addJSON(figure)
    case .xml: addXML(figure)
    }
    isFirst = false
    if buffer.count >= Self.pieceSize { try flush() }
  }

  mutating func end() throws {
    switch format {
    case .csv: break
    case .json: add(isFirst ? "]}\n" : "\n]}\n")
    case .xml: add("</observations>\n")
    }
    try flush()
  }

  private mutating func flush() throws {
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ text: String) { buffer += text.utf8 }

  // MARK: - JSON

  private mutating func beginJSON(_ head: Head) {
    let names = [("regime", head.regime), ("edition", head.edition), ("unit", head.unit), ("unit_name", head.unitName)]
    let fields = names.map { "\"\($0.0)\":\(JSONText.quoted($0.1))" }.joined(separator: ",")
    add("{\"format\":\"bieumau-observations\",\"version\":1,\(fields),\"observations\":[")
  }

  /// An object on a line of its own; columns that are empty are left out. Numbers are numbers, as exact as they are.
  private mutating func addJSON(_ figure: ExportedFigure) {
    add(isFirst ? "\n" : ",\n")
    var isNumber = false
    if case .number = figure.value { isNumber = true }
    let fields = figure.fields.filter { !$0.text.isEmpty }.map { name, text in
      let isBare = name == TidyColumn.value.name && isNumber || name == OriginColumn.revision.rawValue
      return "\"\(name)\":" + (isBare ? text : JSONText.quoted(text))
    }
    add("{" + fields.joined(separator: ",") + "}")
  }

  // MARK: - XML

  private mutating func beginXML(_ head: Head) {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<observations xmlns=\"\(Self.namespace)\"")
    addAttributes([
      ("regime", head.regime), ("edition", head.edition), ("unit", head.unit), ("unit_name", head.unitName),
    ])
    add(">\n")
  }

  /// The value is the element's text, the other columns are attributes; those that are empty are left out.
  private mutating func addXML(_ figure: ExportedFigure) {
    add("<observation")
    let fields = figure.fields
    addAttributes(fields.filter { !$0.text.isEmpty && $0.name != TidyColumn.value.name })
    let value = fields[TidyColumn.value.rawValue].text
    if value.isEmpty { return add("/>\n") }
    add(">")
    MarkupEscaping.append(text: value, to: &buffer)
    add("</observation>\n")
  }

  private mutating func addAttributes(_ attributes: [(name: String, text: String)]) {
    for (name, text) in attributes {
      add(" \(name)=\"")
      MarkupEscaping.append(attribute: text, to: &buffer)
      add("\"")
    }
  }
}
