import Diagnostics
import GRDB
import Indicators
import Quantities

/// An observation as table `observation` keeps it: numbers of codes, and a value that SQLite can hold.
struct ObservationRow {
  /// What it is of, in the order of the primary key.
  struct Place: Comparable, Hashable {
    var section: Int64
    var indicator: Int64
    var period: Int64
    var measure: Int64
    var stratum: Int64
    var unit: Int64
    var scope: Int64
    var record: Int64

    static func < (left: Place, right: Place) -> Bool {
      if left.section != right.section { return left.section < right.section }
      if left.indicator != right.indicator { return left.indicator < right.indicator }
      if left.period != right.period { return left.period < right.period }
      if left.measure != right.measure { return left.measure < right.measure }
      if left.stratum != right.stratum { return left.stratum < right.stratum }
      if left.unit != right.unit { return left.unit < right.unit }
      if left.scope != right.scope { return left.scope < right.scope }
      return left.record < right.record
    }
  }

  var at: Place
  var kind: Int64
  var value: StoredValue
  var status: Int64
  var sheet: Int64
  /// One-based row of a cell when ``column`` is one, else the line of a text file; 0 = not known.
  var row: Int64
  /// One-based; 0 = no cell.
  var column: Int64

  static let columns = """
    section, indicator, period, measure, stratum, unit, scope, record, kind, value, status, sheet, "row", "column"
    """

  /// - Throws: ``StoreDamage`` for a value that the table cannot hold.
  init(_ row: Row) throws {
    at = Place(
      section: try row.field(0), indicator: try row.field(1), period: try row.field(2), measure: try row.field(3),
      stratum: try row.field(4), unit: try row.field(5), scope: try row.field(6), record: try row.field(7))
    kind = try row.field(8)
    value = try StoredValue(row[9])
    status = try row.field(10)
    sheet = try row.field(11)
    self.row = try row.field(12)
    column = try row.field(13)
  }

  init(_ observation: SubmittedObservation, _ book: inout CodeBook, texts: inout RowTexts) throws {
    let key = observation.key
    at = Place(
      section: try book.number(of: observation.section, .section),
      indicator: try book.number(of: key.indicator, .indicator),
      period: try book.number(of: texts.text(of: key.period), .period),
      measure: try book.number(of: key.measure.code, .measure),
      stratum: try book.number(of: key.stratum, .stratum),
      unit: try book.number(of: texts.text(of: key.unit), .unit),
      scope: key.scope == .own ? 1 : 0,
      record: try book.number(of: key.record, .record))
    (kind, value) = StoredValue.stored(observation.value)
    status = observation.status.number
    (sheet, row, column) = (0, 0, 0)
    switch observation.place {
    case .unknown: sheet = try book.number(of: "", .sheet)
    case .line(let line):
      sheet = try book.number(of: "", .sheet)
      row = Int64(line)
    case .cell(let name, let cell):
      sheet = try book.number(of: name, .sheet)
      (row, column) = (Int64(cell.row) + 1, Int64(cell.column) + 1)
    }
  }
}

/// Texts of units and periods, kept from one row to the next: making them costs more than storing the row.
struct RowTexts {
  private var period: (value: ReportingPeriod, text: String)?
  private var unit: (value: UnitIdentity, text: String)?

  mutating func text(of value: ReportingPeriod) -> String {
    if let period, period.value == value { return period.text }
    let text = value.code
    period = (value, text)
    return text
  }

  mutating func text(of value: UnitIdentity) -> String {
    if let unit, unit.value == value { return unit.text }
    let text = value.text
    unit = (value, text)
    return text
  }
}

extension ObservationStatus {
  /// As the table has it.
  var number: Int64 {
    switch self {
    case .preliminary: 0
    case .estimate: 1
    case .final: 2
    }
  }

  init?(number: Int64) {
    switch number {
    case 0: self = .preliminary
    case 1: self = .estimate
    case 2: self = .final
    default: return nil
    }
  }
}
