import GRDB
import Indicators
import Quantities

/// What the numbers of table `code` stand for, read when they are first met.
struct CodeTexts {
  private let find: Statement
  private let whole: Statement
  private var texts: [Int64: String] = [:]
  private var encodings: [Int64: [UInt8]] = [:]
  private var units: [Int64: UnitIdentity] = [:]
  private var periods: [Int64: ReportingPeriod] = [:]
  private var measures: [Int64: Measure] = [:]

  init(_ database: Database) throws {
    find = try database.cachedStatement(sql: "SELECT text FROM code WHERE id = ?")
    whole = try database.cachedStatement(sql: "SELECT kind, text FROM code WHERE id = ?")
  }

  /// - Throws: ``StoreDamage`` when there is no such number.
  mutating func text(_ number: Int64) throws -> String {
    if let known = texts[number] { return known }
    guard let text = try String.fetchOne(find, arguments: [number]) else { throw StoreDamage("code \(number)") }
    texts[number] = text
    return text
  }

  /// Kind and text as they go into digests.
  mutating func encoding(_ number: Int64) throws -> [UInt8] {
    if let known = encodings[number] { return known }
    guard let row = try Row.fetchOne(whole, arguments: [number]) else { throw StoreDamage("code \(number)") }
    let bytes = CanonicalBytes.encoded(try row.field(0)) + CanonicalBytes.encoded(try row.field(1))
    encodings[number] = bytes
    return bytes
  }

  mutating func key(_ at: ObservationRow.Place) throws -> CodedKey {
    CodedKey(
      stored: try text(at.indicator), stratum: try text(at.stratum), unit: try unit(at.unit),
      scope: at.scope == 1 ? .own : .total, period: try period(at.period), measure: try measure(at.measure),
      record: try text(at.record))
  }

  mutating func unit(_ number: Int64) throws -> UnitIdentity { try parsed(number, \.units) { UnitIdentity(text: $0) } }

  mutating func period(_ number: Int64) throws -> ReportingPeriod { try parsed(number, \.periods) { ReportingPeriod($0) } }

  mutating func measure(_ number: Int64) throws -> Measure { try parsed(number, \.measures) { Measure(code: $0) } }

  private mutating func parsed<Value>(
    _ number: Int64, _ known: WritableKeyPath<CodeTexts, [Int64: Value]>, _ parse: (String) -> Value?
  ) throws -> Value {
    if let value = self[keyPath: known][number] { return value }
    let text = try text(number)
    guard let value = parse(text) else { throw StoreDamage("code \(number): \(text)") }
    self[keyPath: known][number] = value
    return value
  }
}
