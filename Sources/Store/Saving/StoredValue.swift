import GRDB
import Indicators
import Quantities

/// What stands in a cell of SQLite. One value has one form: equal values are equal here, and the other way round.
enum StoredValue: Hashable {
  case null
  case integer(Int64)
  case text(String)

  /// Kind and content of an observed value.
  static func stored(_ value: ObservedValue) -> (kind: Int64, value: StoredValue) {
    switch value {
    case .blank: return (0, .null)
    case .none: return (1, .null)
    case .notApplicable: return (2, .null)
    case .number(let number):
      if number.scale == 0, let small = Int64(exactly: number.significand) { return (3, .integer(small)) }
      let text = number.description
      return (3, number.isWhole ? Int64(text).map(StoredValue.integer) ?? .text(text) : .text(text))
    case .text(let text): return (4, .text(text))
    case .date(let date): return (5, .text(date.iso))
    }
  }

  init(_ value: DatabaseValue) throws {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .string(let text): self = .text(text)
    case .double, .blob: throw StoreDamage("observation.value")
    }
  }

  /// - Throws: ``StoreDamage`` when kind and content do not go together.
  func observed(kind: Int64) throws -> ObservedValue {
    switch (kind, self) {
    case (0, .null): return .blank
    case (1, .null): return .none
    case (2, .null): return .notApplicable
    case (3, .integer(let number)): return .number(DecimalNumber(Int(number)))
    case (3, .text(let text)):
      if let number = DecimalNumber(plain: text) { return .number(number) }
    case (4, .text(let text)): return .text(text)
    case (5, .text(let text)):
      if let date = CalendarDate(iso: text) { return .date(date) }
    default: break
    }
    throw StoreDamage("observation.value")
  }

  func append(to bytes: inout CanonicalBytes) {
    switch self {
    case .null: bytes.append(0)
    case .integer(let number):
      bytes.append(1)
      bytes.append(Int(number))
    case .text(let text):
      bytes.append(2)
      bytes.append(text)
    }
  }
}
