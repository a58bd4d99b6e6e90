import Writers

/// Rows under columns, once for people and once for machines: as aligned text, csv and JSON.
struct Listing {
  /// One column.
  struct Column {
    /// In csv and JSON, the same in every language.
    var code: String
    /// Above the text.
    var title: String
    var alignsRight = false
  }

  /// One field of a row.
  enum Field {
    case text(String)
    /// As people read it, and as machines do: digits with a point, or nothing.
    case number(String, plain: String)
    /// Something else for people than for machines.
    case coded(String, plain: String)
    case nothing
  }

  var columns: [Column]
  var rows: [[Field]] = []

  // MARK: - For people

  /// Aligned columns under their titles; nothing for no rows.
  var text: String {
    if rows.isEmpty { return "" }
    let lines = [columns.map(\.title)] + rows.map { $0.map(\.shown) }
    let widths = columns.indices.map { column in lines.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return lines.map { line in
      var text = ""
      for (column, field) in line.enumerated() {
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(field))
        text += (column == 0 ? "" : "  ") + (columns[column].alignsRight ? space + field : field + space)
      }
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  // MARK: - For machines

  /// With a byte order mark, as spreadsheet programs want it, and without a line end behind the last line.
  var csv: String {
    let head = CSVText.line(columns.map(\.code))
    return "\u{FEFF}" + (head + rows.map { CSVText.line($0.map(\.inCSV)) }.joined()).dropLast()
  }

  /// An array of objects, one a line.
  var json: String {
    if rows.isEmpty { return "[]" }
    let objects = rows.map { row in
      "{" + zip(columns, row).map { "\(JSONText.quoted($0.code)):\($1.inJSON)" }.joined(separator: ",") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]"
  }
}

extension Listing.Field {
  /// One line for people.
  fileprivate var shown: String {
    switch self {
    case .text(let text), .number(let text, _), .coded(let text, _):
      text.contains(where: \.isNewline) ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
    case .nothing: ""
    }
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236).
  fileprivate var inCSV: String {
    switch self {
    case .number(_, let plain): plain
    case .text(let text), .coded(_, let text): "=+-@\t\r".contains(text.first ?? " ") ? "'" + text : text
    case .nothing: ""
    }
  }

  fileprivate var inJSON: String {
    switch self {
    case .number(_, let plain): plain.isEmpty ? "null" : plain
    case .text(let text), .coded(_, let text): JSONText.quoted(text)
    case .nothing: "null"
    }
  }

  /// A whole number without groups.
  static func count(_ number: Int) -> Self { .number(String(number), plain: String(number)) }
}
