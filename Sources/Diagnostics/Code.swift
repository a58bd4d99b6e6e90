/// A kind of finding: a stable code, its usual severity, and its words in both languages.
///
/// A struct over static constants rather than an enum: rooms add codes in their own file of `Catalogue/`,
/// and a code stays comparable. `Code.all` lists every one; a test proves that identifiers are unique and that both
/// languages have the same holes.
package struct Code: Sendable {
  /// Stable identifier: a letter for the area and three digits, as `T012`. Never reused.
  /// X = XML, T = templates and packs, O = observations and CSV, W = workbooks, C = checks, L = layout,
  /// I = what people typed into workbooks, D = the desk, N = duties, S = store, M = merging and tracing,
  /// G = taking in and printing what is stored, P = printing to PDF, R = papers, V = letters,
  /// F = files and folders, U = use of the command line, E = new workspaces and exchange.
  package let id: String
  package let severity: Severity
  /// Message with holes `{name}`. Lower case start, what was found and what was expected, remedy after an en dash.
  package let vietnamese: String
  package let english: String

  package init(_ id: String, _ severity: Severity = .error, vi: String, en: String) {
    self.id = id
    self.severity = severity
    self.vietnamese = vi
    self.english = en
  }
}

extension Code: Hashable {
  package static func == (left: Code, right: Code) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
