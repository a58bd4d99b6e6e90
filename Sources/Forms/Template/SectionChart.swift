import Documents
import Quantities

/// A picture of a section's figures, as the template asks for it.
struct SectionChart: Sendable {
  var kind: Chart.Kind
  var title: String
  /// Indices of columns, the first to be drawn first.
  var columns: [Int]
  /// Codes of rows; empty = all that hold figures and are no totals.
  var rows: Set<String>
  /// Where pages are read and not reckoned with, the picture stands in the place of the table.
  var standsForTable: Bool
  var reference: DecimalNumber?
}

extension SectionPlan {
  /// The pictures below the section's table; those whose columns do not stand in this period are left out.
  func charts(of table: Table) -> [Block] {
    section.charts.compactMap { chart -> Block? in
      guard let label = section.columns.firstIndex(where: { $0.stub == .label }), places[label] >= 0,
        chart.columns.allSatisfy({ places[$0] >= 0 })
      else { return nil }
      let rows = table.rows.indices.filter { row in
        guard table.rows[row].kind == .body, case .text(let anchor) = table[row, 0].content else { return false }
        guard chart.rows.isEmpty || chart.rows.contains(anchor) else { return false }
        return chart.columns.contains { table[row, places[$0] + 1].content.isNumber }
      }
      if rows.isEmpty { return nil }
      // The hidden anchor column stands before the others.
      let series = chart.columns.map { Chart.Series(name: section.columns[$0].label, column: places[$0] + 1) }
      return .chart(
        Chart(
          chart.kind, title: chart.title, series: series, labelColumn: places[label] + 1, rows: rows,
          standsForTable: chart.standsForTable, reference: chart.reference))
    }
  }
}
