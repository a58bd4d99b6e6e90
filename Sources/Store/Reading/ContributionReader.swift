import GRDB
import Indicators

/// Reads values that count, with their codes.
struct ContributionReader {
  private let database: Database
  private let all: SectionRows
  private let ofRecords: SectionRows
  private let one: Statement
  private var texts: CodeTexts

  init(_ database: Database) throws {
    self.database = database
    all = try SectionRows(database)
    ofRecords = try SectionRows(database, onlyRecords: true)
    one = try database.makeStatement(
      sql: """
        SELECT \(ObservationRow.columns) FROM observation WHERE submission = ? AND section = ? AND indicator = ?
        AND period = ? AND measure = ? AND stratum = ? AND unit = ? AND scope = ? AND record = ?
        """)
    texts = try CodeTexts(database)
  }

  /// Every value of a section, or those of records alone.
  mutating func read(
    section: Int64, of submission: Int64, source: Int, onlyRecords: Bool = false, _ body: (Contribution) throws -> Void
  ) throws {
    let cursor = try (onlyRecords ? ofRecords : all).cursor(submission: submission, section: section)
    while let row = try cursor.next() { try body(contribution(try ObservationRow(row), source)) }
  }

  /// The value of one figure in a section; `nil` when the section does not have it.
  mutating func value(
    at place: ObservationRow.Place, of submission: Int64, source: Int
  ) throws -> Contribution? {
    let row = try Row.fetchOne(
      one,
      arguments: [
        submission, place.section, place.indicator, place.period, place.measure, place.stratum, place.unit, place.scope,
        place.record,
      ])
    return try row.map { try contribution(try ObservationRow($0), source) }
  }

  /// Where a figure would stand in a section; `nil` when one of its codes was never stored.
  func place(of key: CodedKey, section: Int64) throws -> ObservationRow.Place? {
    func number(_ text: String, _ kind: CodeKind) throws -> Int64? {
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM code WHERE kind = ? AND text = ?"), arguments: [kind.name, text])
    }
    guard let indicator = try number(key.indicator, .indicator), let period = try number(key.period.code, .period),
      let measure = try number(key.measure.code, .measure), let stratum = try number(key.stratum, .stratum),
      let unit = try number(key.unit.text, .unit), let record = try number(key.record, .record)
    else { return nil }
    return ObservationRow.Place(
      section: section, indicator: indicator, period: period, measure: measure, stratum: stratum, unit: unit,
      scope: key.scope == .own ? 1 : 0, record: record)
  }

  mutating func key(_ place: ObservationRow.Place) throws -> CodedKey { try texts.key(place) }

  private mutating func contribution(_ row: ObservationRow, _ source: Int) throws -> Contribution {
    guard let status = ObservationStatus(number: row.status) else { throw StoreDamage("observation.status") }
    return Contribution(
      key: try texts.key(row.at), value: try row.value.observed(kind: row.kind), status: status,
      section: try texts.text(row.at.section),
      place: ObservationPlace(sheet: try texts.text(row.sheet), row: Int(row.row), column: Int(row.column)),
      source: source, isSetAside: false)
  }
}
