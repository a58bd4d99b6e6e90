import Indicators

/// A line of an open list: a record of which something was reported, or a new one with the id that it will have.
struct RecordRow: Sendable, Hashable {
  /// Number for keys; 0 for a new one.
  var number: Int32
  var id: String
}

/// One row of a table as it will stand: a template row with its unit or record.
struct LaidRow: Sendable {
  /// Index of the template's row.
  var template: Int
  /// Unit of an each-unit line; -1 = the reporting unit.
  var unit: Int
  /// Number of a record for keys; 0 = none.
  var record: Int32
  /// Id of the record, also of one of which nothing was reported yet; empty for rows of no list.
  var recordID = ""
  var ordinal: String
  var label: String
  /// Range of laid-out rows that are this row's own sub-units; empty for most.
  var children: Range<Int>
  /// Nested lines of one unit share their first two stubs: lines in the group, counted from this row; 0 inside a group.
  var groupLength: Int
}

extension LaidRow {
  /// What stands in the hidden column of the row.
  func anchor(in plan: SectionPlan, _ units: UnitTree) -> String {
    plan.anchors[template].text(unit: units.units[unit].code, record: recordID)
  }
}

/// Lays out the rows of a section for the units and records of one report.
struct RowLayout {
  private let plan: SectionPlan
  private let figures: Figures
  private let context: FillingContext
  private var laid: LaidRows

  private init(plan: SectionPlan, context: FillingContext) {
    self.plan = plan
    self.figures = context.figures
    self.context = context
    laid = LaidRows(of: plan.section)
  }

  static func rows(of plan: SectionPlan, in context: FillingContext) -> LaidRows {
    if let fixed = plan.fixedRows { return fixed }
    var layout = RowLayout(plan: plan, context: context)
    for node in plan.section.layout { layout.place(node, under: nil, parentOrdinal: "") }
    return layout.laid
  }

  private mutating func place(_ node: RowNode, under parent: Int?, parentOrdinal: String) {
    guard plan.admitsRow[node.row] else { return }
    // Only what is needed of the row: a copy of it counts the references of all its words.
    let rows = plan.section.rows
    let (kind, ordinal, label) = (rows[node.row].kind, rows[node.row].ordinal, rows[node.row].label)
    switch kind {
    case .heading, .figures, .total:
      laid.append(node, ordinal: ordinal, label: label.isEmpty ? totalLabel(kind) : label)
    case .eachUnit(let level):
      placeUnits(node, ordinal, level, under: parent, parentOrdinal: parentOrdinal)
    case .eachRecord(let type):
      for (position, record) in records(ofType: type).enumerated() {
        laid.append(
          node, record: record.number, id: record.id, ordinal: self.ordinal(ordinal, position + 1, parentOrdinal),
          label: label)
      }
    }
  }

  /// What the total of a kind of unit is called: `TOÀN HUYỆN`.
  private func totalLabel(_ kind: Row.Kind) -> String {
    guard kind == .total else { return "" }
    return context.pack.regime.unitKind(figures.units.units[context.unit].kind)?.totalLabel ?? ""
  }

  private func records(ofType type: String) -> [RecordRow] {
    if let rows = context.recordRows?[type] { return rows }
    return figures.records(ofType: type, in: context.period, unit: Int32(context.unit), scope: .total).map {
      RecordRow(number: $0, id: figures.observations.records[Int($0) - 1].id)
    }
  }

  private mutating func placeUnits(
    _ node: RowNode, _ pattern: String, _ level: String, under parent: Int?, parentOrdinal: String
  ) {
    let units = figures.units.descendants(of: parent ?? context.unit, atLevel: level)
    for (position, unit) in units.enumerated() {
      let ordinal = ordinal(pattern, position + 1, parentOrdinal)
      let first = laid.rows.count
      laid.append(node, unit: unit, ordinal: ordinal, label: figures.units.units[unit].name)
      let start = laid.rows.count
      for child in node.children { place(child, under: unit, parentOrdinal: ordinal) }
      laid.setChildren(of: first..<start)
    }
  }

  private func ordinal(_ pattern: String, _ position: Int, _ parent: String) -> String {
    if pattern == "{position}" { return String(position) }
    return pattern.replacing("{position}", with: String(position)).replacing("{parent}", with: parent)
  }
}

extension String {
  /// Every occurrence of `part` replaced.
  func replacing(_ part: String, with other: String) -> String {
    guard !part.isEmpty, contains(part) else { return self }
    var result = ""
    var rest = Substring(self)
    while let range = rest.firstRange(of: part) {
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
