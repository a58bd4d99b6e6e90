/// The address of a cell of a form: `bieu-05/summary!5.6.H1/4`.
package struct FigureAddress: Sendable, Hashable {
  package var form: String
  package var section: String
  /// As the hidden column says it: a row's code, `u:` and a unit's code, `r:` and a record's id, a nested line's code behind.
  package var row: String
  package var column: String

  package init(form: String, section: String, row: String, column: String) {
    self.form = form
    self.section = section
    self.row = row
    self.column = column
  }

  /// Reads the written form; `nil` for anything else. A row may hold `/` and `!`.
  package init?(_ text: String) {
    guard let first = text.firstIndex(of: "/"), let mark = text[first...].firstIndex(of: "!"),
      let last = text.lastIndex(of: "/"), mark < last
    else { return nil }
    self.init(
      form: String(text[..<first]), section: String(text[text.index(after: first)..<mark]),
      row: String(text[text.index(after: mark)..<last]), column: String(text[text.index(after: last)...]))
    if form.isEmpty || section.isEmpty || row.isEmpty || column.isEmpty { return nil }
  }

  package var text: String { "\(form)/\(section)!\(row)/\(column)" }
}
