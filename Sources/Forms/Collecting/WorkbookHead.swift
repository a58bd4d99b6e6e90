package import Indicators
package import Workbooks

/// Tells from what a form prints at its head whose it is and for when: used where the hidden stamp is lost.
package struct WorkbookHead {
  /// Texts of the first rows of every sheet, comparable.
  private let texts: [String]

  package init(_ workbook: Workbook) {
    texts = workbook.sheets.prefix(60).flatMap { sheet in
      sheet.rows.prefix { $0.number < 14 }.flatMap { row in
        row.prefix(12).filter { $0.kind == .text }.map(\.text).filter { $0.utf8.count <= 300 }.map(TypedName.key)
      }
    }
  }

  /// The one of some senders whose name stands there most often; of names within each other the longest counts.
  ///
  /// - Parameter names: codes of senders and what they may be called.
  /// - Returns: `nil` when none stands there, or two equally often.
  package func sender(among names: [(code: String, names: [String])]) -> String? {
    best(names.map { ($0.code, $0.names.map(TypedName.key).filter { $0.count > 5 }) })
  }

  /// The one of some periods whose name stands there most often.
  package func period(among periods: [ReportingPeriod]) -> ReportingPeriod? {
    let code = best(periods.map { ($0.code, [TypedName.key($0.label)]) })
    return periods.first { $0.code == code }
  }

  private func best(_ names: [(code: String, names: [String])]) -> String? {
    var counts: [String: Int] = [:]
    for text in texts {
      for entry in names where entry.names.contains(where: { !$0.isEmpty && text.contains($0) }) {
        counts[entry.code, default: 0] += 1
      }
    }
    // "năm 2023" stands in "6 tháng đầu năm 2023", and in the date of every letter.
    let found = names.filter { counts[$0.code] != nil }
    for entry in found {
      let isPart = found.contains { other in
        other.code != entry.code
          && entry.names.allSatisfy { name in other.names.contains { $0.count > name.count && $0.contains(name) } }
      }
      if isPart { counts[entry.code] = nil }
    }
    guard let most = counts.values.max() else { return nil }
    let codes = counts.filter { $0.value == most }.keys
    return codes.count == 1 ? codes.first : nil
  }
}
