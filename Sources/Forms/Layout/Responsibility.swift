import Indicators

/// Whose a section is and who enters a figure, as `audience`, `collected-by` and `confirmed-by` say. The one place that decides it.
struct Responsibility: Sendable {
  /// Whoever sends anything: `collected-by="all"`.
  static let everybody = "all"

  /// Role that owns the form.
  let owner: String
  let catalogue: IndicatorCatalogue
  private let levels: [String: String]

  init(owner: String, pack: RegimePack) {
    self.owner = owner
    catalogue = pack.catalogue
    levels = Dictionary(
      pack.regime.roles.compactMap { role in role.level.map { (role.code, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The level of a role that is held once a unit of that level.
  func level(of role: String) -> String? { levels[role] }

  /// Whether a section stands in what is laid out for an audience.
  func stands(_ section: Section, for audience: Audience) -> Bool {
    switch audience {
    case .labourOffice: return true
    case .owner(let role):
      let isOwners = section.audience.isEmpty || section.audience.contains("owner")
      return (isOwners && role == owner) || section.audience.contains(role) || section.confirmedBy.contains(role)
    case .collector(let level):
      return section.audience.contains { $0 == level || levels[$0] == level }
    }
  }

  /// Role that enters a figure: the row's word goes before the column's, the section's and the indicator's.
  ///
  /// - Returns: a role, ``everybody`` or `plan`; `nil` where nothing says it.
  func collector(_ row: Row, _ column: Column?, _ section: Section, indicator: Int?) -> String? {
    let word = row.collectedBy ?? column?.collectedBy ?? section.collectedBy
      ?? indicator.map { catalogue.indicators[$0].collectedBy }
    return word == "owner" ? owner : word
  }

  /// Whether somebody of a level enters the row; rows that are all formula stand where one of their parts does.
  func collects(_ row: Row, of section: Section, level: String) -> Bool {
    let indicator = row.aspects.indicator ?? section.aspects.indicator
    if let role = collector(row, nil, section, indicator: indicator) { return isOf(role, level) }
    if row.formula == nil { return section.columns.contains { collects(row, $0, of: section, level: level) } }
    return row.formula?.rows.contains { collects(section.rows[$0], of: section, level: level) } ?? false
  }

  private func collects(_ row: Row, _ column: Column, of section: Section, level: String) -> Bool {
    guard let indicator = column.aspects.indicator else { return false }
    return collector(row, column, section, indicator: indicator).map { isOf($0, level) } ?? false
  }

  private func isOf(_ role: String, _ level: String) -> Bool { role == level || levels[role] == level || role == Self.everybody }
}
