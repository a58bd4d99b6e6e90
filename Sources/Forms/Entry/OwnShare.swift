import Indicators

/// The columns that an owner has beside the form's own, for what the reporting unit did itself: of figures that others collect and that
/// are added up, her share has a place nowhere else.
struct OwnShare {
  /// The section with the columns, where it asks for them; else unchanged.
  private(set) var section: Section
  private let responsibility: Responsibility

  init(_ section: Section, _ responsibility: Responsibility) {
    self.section = section
    self.responsibility = responsibility
    guard let label = section.ownShare else { return }
    let known = Set(section.columns.map(\.code))
    let bases = section.columns.indices.filter { isTyped(section.columns[$0]) }
    guard !bases.isEmpty else { return }
    let leaves = bases.map { base -> HeaderNode in
      var column = section.columns[base]
      column.code += Self.codeSuffix
      column.aspects.scope = .own
      column.entry = .typed
      column.isOwnShare = true
      column.isOptional = true
      self.section.columns.append(column)
      return .leaf(self.section.columns.count - 1)
    }
    self.section.header.append(.group(label: label, leaves))
    for index in section.rows.indices where section.rows[index].kind != .heading {
      let open = section.rows[index].openColumns ?? known
      let isOpen = hasShare(section.rows[index])
      let shares = bases.map { section.columns[$0].code }.filter { isOpen && open.contains($0) }
      self.section.rows[index].openColumns = open.union(shares.map { $0 + Self.codeSuffix })
    }
  }

  /// Of column 4 the share is column 4R.
  static let codeSuffix = "R"

  private func isTyped(_ column: Column) -> Bool {
    guard column.stub == nil, column.formula == nil, column.entry != .given, column.entry != .computed,
      column.aspects.attribute == nil, column.aspects.scope == nil, !column.holdsText
    else { return false }
    return [.yearToDate, .forecast].contains(column.aspects.measure ?? section.aspects.measure ?? .yearToDate)
  }

  /// Whether somebody below collects the row's figure and it is added up, or the row is worked out from such rows.
  private func hasShare(_ row: Row) -> Bool {
    guard row.kind == .figures, row.aspects.scope == nil else { return false }
    if let formula = row.formula {
      return !formula.isRatio && !formula.rows.isEmpty && formula.rows.allSatisfy { hasShare(section.rows[$0]) }
    }
    guard let index = row.aspects.indicator ?? section.aspects.indicator,
      let word = responsibility.collector(row, nil, section, indicator: index),
      responsibility.level(of: word) != nil
    else { return false }
    return responsibility.catalogue.indicators[index].rollUp.kind.isAdditive
  }
}
