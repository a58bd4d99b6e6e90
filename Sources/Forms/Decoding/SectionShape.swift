import Diagnostics

/// What would decode and print rubbish: a list of other records than the section's, lines that nothing tells apart, a printed formula
/// that is another column's.
struct SectionShape {
  let section: Section
  let file: String

  func check(_ findings: inout Findings) {
    records(&findings)
    lines(&findings)
    printedFormulas(&findings)
  }

  private func place(_ line: Int) -> Location { Location(file: file, line: line) }

  private func records(_ findings: inout Findings) {
    guard let own = section.recordType else { return }
    for row in section.rows {
      guard case .eachRecord(let type) = row.kind, type != own else { continue }
      findings.add(
        Diagnostic(.badAttributeValue, at: place(row.line), ["name": "record", "found": type, "expected": own]))
    }
  }

  /// Nested lines need the stub that names them, and totals of rows with lines need the same lines.
  private func lines(_ findings: inout Findings) {
    let heads = Set(section.rows.compactMap(\.lineOf))
    guard let first = heads.min() else { return }
    if !section.columns.contains(where: { $0.stub == .line }) {
      findings.add(Diagnostic(.linesWithoutStub, at: place(section.rows[first].line)))
    }
    for (index, row) in section.rows.enumerated() where row.kind == .total && row.lineOf == nil && !heads.contains(index) {
      guard let added = row.addends.first(where: heads.contains) else { continue }
      findings.add(
        Diagnostic(
          .totalWithoutLines, at: place(row.line), ["row": row.code, "found": section.rows[added].code]))
    }
  }

  private func printedFormulas(_ findings: inout Findings) {
    for column in section.columns {
      guard let print = column.print, column.stub == nil else { continue }
      let code = print.prefix { $0 != "=" }
      if code.count == print.count || String(code).trimmed != column.code {
        findings.add(
          Diagnostic(
            .badAttributeValue, at: place(column.line),
            ["name": "print", "found": print, "expected": "\(column.code)=…"]))
      }
    }
  }
}
