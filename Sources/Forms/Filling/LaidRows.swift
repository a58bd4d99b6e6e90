/// Rows of a section as they will stand, one after the other.
struct LaidRows: Sendable {
  private(set) var rows: [LaidRow] = []
  /// Per template row: the laid-out rows made of it.
  private(set) var places: [[Int]]

  init(of section: Section) {
    places = Array(repeating: [], count: section.rows.count)
    rows.reserveCapacity(section.rows.count + 24)
  }

  /// Appends a template's row, or its nested lines.
  mutating func append(
    _ node: RowNode, unit: Int = -1, record: Int32 = 0, id: String = "", ordinal: String, label: String
  ) {
    if node.lines.isEmpty { return append(node.row, 1, unit, record, id, ordinal, label) }
    places[node.row].append(rows.count)
    for (position, template) in node.lines.enumerated() {
      append(template, position == 0 ? node.lines.count : 0, unit, record, id, ordinal, label)
    }
  }

  private mutating func append(
    _ template: Int, _ groupLength: Int, _ unit: Int, _ record: Int32, _ id: String, _ ordinal: String, _ label: String
  ) {
    places[template].append(rows.count)
    rows.append(
      LaidRow(
        template: template, unit: unit, record: record, recordID: id, ordinal: ordinal, label: label,
        children: rows.count..<rows.count, groupLength: groupLength))
  }

  /// Says of rows that those behind them are their own sub-units.
  mutating func setChildren(of parents: Range<Int>) {
    for index in parents { rows[index].children = parents.upperBound..<rows.count }
  }
}

extension LaidRows {
  /// The rows of a section that lists neither units nor records, which are the same in every report and so are laid out once;
  /// `nil` for other sections.
  init?(fixedIn section: Section, admitted: [Bool]) {
    self.init(of: section)
    for node in section.layout where admitted[node.row] {
      let row = section.rows[node.row]
      switch row.kind {
      case .heading, .figures: break
      // A total without a label is called after the reporting unit.
      case .total where !row.label.isEmpty: break
      case .total, .eachUnit, .eachRecord: return nil
      }
      append(node, ordinal: row.ordinal, label: row.label)
    }
  }
}
