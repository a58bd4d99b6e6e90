import Indicators

/// Decides for the cells of one laid-out section which of them the respondent fills.
struct EntryDecision {
  let respondent: Respondent
  let owner: String
  let grid: SectionGrid
  private let responsibility: Responsibility
  /// Set when the role is held once a unit of a level.
  private let level: String?
  private let catalogue: IndicatorCatalogue

  init(respondent: Respondent, owner: String, grid: SectionGrid, pack: RegimePack) {
    self.respondent = respondent
    self.owner = owner
    self.grid = grid
    responsibility = Responsibility(owner: owner, pack: pack)
    level = responsibility.level(of: respondent.role)
    catalogue = pack.catalogue
  }

  private var section: Section { grid.plan.section }

  /// Measures that somebody types; all others are planned or worked out.
  static let typed: Set<Measure> = [
    .yearToDate, .forecast, .note, .adjusted, .disbursedYearToDate, .carryRequested,
  ]

  // MARK: - What is entered

  /// What is entered in a cell, were it the only one of its figure; `nil` where nothing is.
  func slot(_ row: Int, _ place: Int) -> EntrySlot? {
    let template = section.rows[grid.rows[row].template]
    let column = section.columns[grid.plan.columns[place]]
    guard column.stub == nil, column.entry != .given, column.entry != .computed else { return nil }
    if grid.plan.isGated, grid.isGatedOut(row, place) { return nil }
    switch grid.plan.plan(row: grid.rows[row].template, place: place) {
    case .attribute(let code): return attribute(code, row, template, column)
    case .bound(let bound): return figure(bound, row, template, column)
    case .total(let own?) where !own.sums || grid.addends(of: row).isEmpty: return figure(own, row, template, column)
    case .total, .computed, .empty, .closed: return nil
    }
  }

  private func figure(_ bound: BoundCell, _ row: Int, _ template: Row, _ column: Column) -> EntrySlot? {
    guard let (key, _) = grid.key(of: bound, row), Self.typed.contains(bound.measure) else { return nil }
    guard bound.period == .own || (bound.period == .year && bound.measure == .forecast) else { return nil }
    let indicator = catalogue.indicators[Int(bound.indicator)]
    let word = responsibility.collector(template, column, section, indicator: Int(bound.indicator))
    let isNote = bound.measure == .note
    guard isNote || isTyped(indicator), column.isOwnShare || isHers(key, word, indicator, isNote: isNote)
    else { return nil }
    return EntrySlot(
      key: key, recordID: recordID(row), recordType: section.recordType, attribute: nil,
      valueType: isNote ? .text : indicator.valueType, shift: isNote ? 0 : bound.shift,
      allowsNegative: column.allowsNegative, isOptional: template.isOptional || column.isOptional, isRequired: false,
      categories: nil, unitLevel: nil, prefilled: .blank)
  }

  /// Ratios are worked out and records are counted.
  private func isTyped(_ indicator: Indicator) -> Bool {
    switch indicator.rollUp {
    case .ratio, .recordCount: false
    default: true
    }
  }

  /// Who collects for a unit of its own enters what its role collects. An owner enters what it collects anywhere below its unit, and of
  /// what others collect the totals that cannot be added up; and she may note what she likes on the totals of her forms.
  private func isHers(_ key: ObservationKey, _ word: String?, _ indicator: Indicator, isNote: Bool) -> Bool {
    let isOwnUnit = Int(key.unit) == respondent.unit
    if word == Responsibility.everybody { return isOwnUnit }
    if level != nil { return word == respondent.role && isOwnUnit }
    if word == respondent.role { return true }
    guard respondent.role == owner, isOwnUnit, let word, responsibility.level(of: word) != nil else { return false }
    return isNote || (key.scope == .total && [.distinct, .sumOnce].contains(indicator.rollUp.kind))
  }

  private func recordID(_ row: Int) -> String? {
    let id = grid.rows[row].recordID
    return id.isEmpty ? nil : id
  }

  // MARK: - Lists

  /// Attributes that the tool gives.
  private static let givenAttributes: Set<String> = ["id", "sender"]

  private func attribute(_ code: String, _ row: Int, _ template: Row, _ column: Column) -> EntrySlot? {
    guard !Self.givenAttributes.contains(code), isListHers(template, column), let type = recordType,
      let attribute = type.attributes.first(where: { $0.code == code }),
      let index = catalogue.index(of: type.code + "." + code)
    else { return nil }
    let number = grid.rows[row].record
    let key = ObservationKey(
      indicator: Int32(index), unit: Int32(respondent.unit), period: PeriodNumber(grid.context.period),
      measure: .attribute, record: number)
    return EntrySlot(
      key: key, recordID: recordID(row), recordType: type.code, attribute: code, valueType: attribute.valueType,
      shift: 0, allowsNegative: false, isOptional: !attribute.isRequired, isRequired: attribute.isRequired,
      categories: attribute.categories, unitLevel: attribute.level, prefilled: known(code, of: type, number))
  }

  private var recordType: RecordType? { section.recordType.flatMap(catalogue.recordType) }

  private func isListHers(_ template: Row, _ column: Column) -> Bool {
    guard let word = responsibility.collector(template, column, section, indicator: nil) else {
      // A list of a report is everybody's, a list of a form its owner's.
      return respondent.role == owner || section.audience.isEmpty
    }
    return word == respondent.role || word == Responsibility.everybody
  }

  /// What was last reported of an attribute of a known record.
  private func known(_ attribute: String, of type: RecordType, _ number: Int32) -> ObservedValue {
    guard number > 0 else { return .blank }
    let observations = grid.context.figures.observations
    let record = observations.records[Int(number) - 1]
    let now = PeriodNumber(grid.context.period)
    for period in record.periods.filter({ $0.raw <= now.raw }).sorted(by: { $0.raw > $1.raw }) {
      let key = ObservationKey(indicator: 0, unit: record.unit, period: period)
      if let value = grid.context.figures.attributeValue(attribute, of: type, record: number, like: key) { return value }
    }
    return .blank
  }

  // MARK: - What is confirmed

  /// Figures of others in a row on which the respondent has a word to say.
  func confirmable(_ row: Int) -> [(subject: Confirmable, key: ObservationKey)] {
    let template = section.rows[grid.rows[row].template]
    guard template.kind != .heading else { return [] }
    let confirmsAll = section.confirmedBy.contains(respondent.role) && respondent.role != owner
    return grid.plan.columns.indices.compactMap { place in
      guard let key = observedKey(row, place) else { return nil }
      let found = Confirmable(indicator: key.indicator, stratum: confirmsAll ? key.stratum : .total, unit: key.unit)
      let isMeant = confirmsAll || confirms(key, template, section.columns[grid.plan.columns[place]])
      return isMeant ? (found, key) : nil
    }
  }

  /// What is put to the respondent once, whatever measures of it a row shows.
  struct Confirmable: Hashable {
    var indicator: Int32
    var stratum: Stratum
    var unit: Int32
  }

  private func confirms(_ key: ObservationKey, _ template: Row, _ column: Column) -> Bool {
    guard Int(key.unit) != respondent.unit, case .eachUnit = template.kind else { return false }
    let indicator = catalogue.indicators[Int(key.indicator)]
    let word = responsibility.collector(template, column, section, indicator: Int(key.indicator))
    guard let word, word != respondent.role, responsibility.level(of: word) != nil else { return false }
    return indicator.confirmedBy.contains(respondent.role)
      || (indicator.confirmedBy.contains("owner") && respondent.role == owner)
  }

  /// The key of a cell that shows one observation; `nil` for all others.
  func observedKey(_ row: Int, _ place: Int) -> ObservationKey? {
    guard case .bound(let bound) = grid.plan.plan(row: grid.rows[row].template, place: place) else { return nil }
    return grid.key(of: bound, row)?.key
  }

  /// The key of a cell that is worked out from cells of the same table and has a key of its own.
  func workedOutKey(_ row: Int, _ place: Int) -> ObservationKey? {
    switch grid.plan.plan(row: grid.rows[row].template, place: place) {
    case .computed(_, let own?, _): grid.key(of: own, row)?.key
    case .total(let own?) where own.sums && !grid.addends(of: row).isEmpty: grid.key(of: own, row)?.key
    default: nil
    }
  }
}
