import Diagnostics
import GRDB

/// The digest of what a submission says: its sections, values and answers. Two submissions of one store with the same
/// seal say the same.
///
/// Values go in with the numbers of their codes, and every code that was used once at the end, with its text: as good as
/// the texts themselves, and several times faster.
struct ContentSeal {
  private var bytes = CanonicalBytes("submission content 1")
  private var used: Set<Int64> = []
  private var last: ObservationRow.Place?
  private var lastSheet: Int64 = 0

  /// A value or an answer holds a character of code 0.
  var hasZero: Bool { bytes.hasZero }

  /// - Parameter sections: in byte order.
  init(sections: [String]) {
    bytes.append(sections.count)
    for section in sections { bytes.append(section) }
  }

  /// Adds a value. Values come in the order of their places.
  mutating func add(_ row: ObservationRow) {
    note(row)
    let at = row.at
    bytes.append(words: (at.section, at.indicator, at.period, at.measure, at.stratum, at.unit, at.record, row.sheet))
    bytes.append(words: (at.scope, row.kind, row.status, row.row, row.column, 0, 0, 0))
    row.value.append(to: &bytes)
  }

  /// Remembers the codes, most of which the row before had too.
  private mutating func note(_ row: ObservationRow) {
    let at = row.at
    if row.sheet != lastSheet { used.insert(row.sheet) }
    lastSheet = row.sheet
    defer { last = at }
    guard let last else {
      used.formUnion([at.section, at.indicator, at.period, at.measure, at.stratum, at.unit, at.record])
      return
    }
    if at.section != last.section { used.insert(at.section) }
    if at.indicator != last.indicator { used.insert(at.indicator) }
    if at.period != last.period { used.insert(at.period) }
    if at.measure != last.measure { used.insert(at.measure) }
    if at.stratum != last.stratum { used.insert(at.stratum) }
    if at.unit != last.unit { used.insert(at.unit) }
    if at.record != last.record { used.insert(at.record) }
  }

  /// Adds an answer; answers come after the values.
  mutating func add(_ answer: AnswerRow) {
    bytes.append("answer")
    bytes.append(answer.section)
    bytes.append(answer.key)
    bytes.append(answer.objects)
    bytes.append(answer.remark)
    bytes.append(answer.sheet)
    bytes.append(answer.row)
    bytes.append(answer.column)
  }

  /// - Throws: ``StoreDamage`` when a code is not in the store.
  mutating func finish(_ texts: inout CodeTexts) throws -> ContentDigest {
    for number in used.sorted() {
      bytes.append(Int(number))
      bytes.append(encoded: try texts.encoding(number))
    }
    return bytes.finish()
  }
}

/// An answer as table `answer` keeps it.
struct AnswerRow {
  var section: String
  var key: String
  var objects: Int
  var remark: String
  var sheet: String
  var row: Int
  var column: Int

  static let columns = #"section, key, objects, remark, sheet, "row", "column""#

  init(_ row: Row) throws {
    section = try row.field(0)
    key = try row.field(1)
    objects = try row.field(2)
    remark = try row.field(3)
    sheet = try row.field(4)
    self.row = try row.field(5)
    column = try row.field(6)
  }

  init(_ answer: ConfirmerAnswer) {
    section = answer.section
    key = answer.key.text
    objects = answer.isObjection ? 1 : 0
    remark = answer.remark
    (sheet, row, column) = ("", 0, 0)
    switch answer.place {
    case .unknown: break
    case .line(let line): row = line
    case .cell(let name, let cell): (sheet, row, column) = (name, cell.row + 1, cell.column + 1)
    }
  }

  var arguments: StatementArguments { [section, key, objects, remark, sheet, row, column] }

  /// - Throws: ``StoreDamage`` when the key cannot be read.
  func answer() throws -> ConfirmerAnswer {
    guard let key = CodedKey(text: key) else { throw StoreDamage("answer.key \(key)") }
    return ConfirmerAnswer(
      key: key, section: section, isObjection: objects == 1, remark: remark,
      place: ObservationPlace(sheet: sheet, row: row, column: column))
  }
}

extension ObservationPlace {
  /// From the three cells of a table; see ``ObservationRow``.
  init(sheet: String, row: Int, column: Int) {
    if column > 0, row > 0 {
      self = .cell(sheet: sheet, CellAddress(row: row - 1, column: column - 1))
    } else {
      self = row > 0 ? .line(row) : .unknown
    }
  }
}
