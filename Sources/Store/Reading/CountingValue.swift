import GRDB
package import Indicators

/// One value that counts, with its key in the numbers of a run: what figures are put together from.
package struct CountingValue: Sendable {
  /// Without its record; `nil` when the run does not know one of its codes: see ``KeyTranslation/key(_:)``.
  package var key: ObservationKey?
  /// Id of a record of an open list; empty for none.
  package var record: String
  package var value: ObservedValue
  package var status: ObservationStatus
  /// Index of its submission.
  package var source: Int
  /// One-based line of a text file; 0 for a cell, and where nothing is known of its place.
  package var line: Int32
}

extension SubmissionStore {
  /// Every value that counts in a period, by form, sender and section, in the numbers of a run; what was set aside is left out.
  ///
  /// - Parameters:
  ///   - submissions: called once, before the first value; ``CountingValue/source`` is an index in it.
  ///   - body: called with each value, as it is read, and with what makes its key in codes: memory does not grow with their number.
  package func forEachValue(
    in period: ReportingPeriod, _ inclusion: Inclusion, _ translation: KeyTranslation,
    submissions: ([StoredSubmission]) throws -> Void,
    _ body: (CountingValue, () throws -> CodedKey) throws -> Void
  ) throws {
    try look { database in
      var reading = try PeriodReading(period, inclusion, in: database)
      try submissions(reading.submissions)
      let takenFor = try reading.takenFor()
      var rows = try CountingRows(database, translation)
      for (part, source) in reading.parts {
        let sender = reading.submissions[source].name.sender
        try rows.read(section: part.section, of: reading.submissions[source].id, source: source) { at, value in
          if !takenFor.isEmpty, let taken = takenFor[at], taken != sender { return }
          try body(value) { try reading.key(at) }
        }
      }
    }
  }
}

/// Reads values with their keys in the numbers of a run. Rows mostly repeat the row before, but for the stratum.
private struct CountingRows {
  private let statement: Statement
  private var translation: KeyTranslation
  private var texts: CodeTexts
  private var indicators = Remembered<Int32?>()
  private var strata = Remembered<Stratum?>()
  private var units = Remembered<Int32?>()
  private var periods = Remembered<PeriodNumber>()
  private var measures = Remembered<Measure>()
  private var records = Remembered<String>()

  init(_ database: Database, _ translation: KeyTranslation) throws {
    statement = try database.makeStatement(
      sql: """
        SELECT indicator, period, measure, stratum, unit, scope, record, kind, value, status, "row", "column"
        FROM observation WHERE submission = ? AND section = ?
        ORDER BY section, indicator, period, measure, stratum, unit, scope, record
        """)
    self.translation = translation
    texts = try CodeTexts(database)
  }

  /// Calls `body` with every value of a section, and where it stands with 0 for the section.
  mutating func read(
    section: Int64, of submission: Int64, source: Int, _ body: (ObservationRow.Place, CountingValue) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(statement, arguments: [submission, section])
    while let row = try cursor.next() {
      let at = ObservationRow.Place(
        section: 0, indicator: try row.field(0), period: try row.field(1), measure: try row.field(2),
        stratum: try row.field(3), unit: try row.field(4), scope: try row.field(5), record: try row.field(6))
      guard let status = ObservationStatus(number: try row.field(9)) else { throw StoreDamage("observation.status") }
      let line: Int64 = try row.field(11) == 0 ? row.field(10) : 0
      try body(
        at,
        CountingValue(
          key: try key(at), record: try records.value(of: at.record) { try texts.text($0) },
          value: try StoredValue(row[8]).observed(kind: try row.field(7)), status: status, source: source,
          line: Int32(clamping: line)))
    }
  }

  private mutating func key(_ at: ObservationRow.Place) throws -> ObservationKey? {
    let period = try periods.value(of: at.period) { PeriodNumber(try texts.period($0)) }
    let measure = try measures.value(of: at.measure) { try texts.measure($0) }
    guard
      let indicator = try indicators.value(of: at.indicator, { translation.indicator(of: try texts.text($0)) }),
      let stratum = try strata.value(of: at.stratum, { translation.stratum(of: try texts.text($0)) }),
      let unit = try units.value(of: at.unit, { translation.unit(of: try texts.unit($0)) })
    else { return nil }
    return ObservationKey(
      indicator: indicator, stratum: stratum, unit: unit, scope: at.scope == 1 ? .own : .total, period: period,
      measure: measure)
  }
}

/// What numbers of codes stand for, each found once; the last one without looking.
private struct Remembered<Value> {
  private var last: (number: Int64, value: Value)?
  private var all: [Int64: Value] = [:]

  mutating func value(of number: Int64, _ find: (Int64) throws -> Value) rethrows -> Value {
    if let last, last.number == number { return last.value }
    let value: Value
    if let known = all[number] {
      value = known
    } else {
      value = try find(number)
      all[number] = value
    }
    last = (number, value)
    return value
  }
}
