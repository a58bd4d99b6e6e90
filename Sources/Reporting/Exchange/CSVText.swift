/// Fields and lines of comma-separated text (RFC 4180), as every file that people may open in a spreadsheet is written.
enum CSVText {
  /// The field as it is, in quotes where it has to be.
  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A line with its end.
  static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\n" }
}
