import Diagnostics
import Documents
import Quantities

/// Reads `<chart>` of a section: `kind`, `title`, `values` (codes of columns), `rows` (codes, all when left out),
/// `for-table` (it stands in the table's place where pages are only read) and `reference` (a number).
struct ChartDecoder {
  let section: Section

  func chart(_ element: TemplateElement, _ findings: inout Findings) -> SectionChart? {
    element.check(attributes: ["kind", "title", "values", "rows", "reference", "for-table"], children: [], into: &findings)
    let kind = element.choice("kind", Chart.Kind.self, &findings) ?? .bars
    let title = element.required("title", &findings)
    if element["values"] == nil { _ = element.required("values", &findings) }
    let codes = section.columns.map(\.code)
    let columns = element.words("values").compactMap { code -> Int? in
      if let index = codes.firstIndex(of: code), section.columns[index].stub == nil { return index }
      element.unknownName("cột", code, among: codes, &findings)
      return nil
    }
    let rows = element.words("rows")
    for row in rows where !section.rows.contains(where: { $0.code == row }) {
      element.unknownName("dòng", row, among: section.rows.map(\.code), &findings)
    }
    let reference = element["reference"].flatMap { DecimalNumber(plain: $0) }
    if let words = element["reference"], reference == nil { element.bad("reference", words, "100", &findings) }
    if kind == .bullets, columns.count != 2 { element.bad("values", element["values"] ?? "", "9 8", &findings) }
    if columns.isEmpty || (kind == .bullets && columns.count != 2) { return nil }
    return SectionChart(kind: kind, title: title, columns: columns, rows: Set(rows),
      standsForTable: element.flag("for-table", &findings), reference: reference)
  }
}
