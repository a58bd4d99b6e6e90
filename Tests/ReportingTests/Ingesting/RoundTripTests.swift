import Diagnostics
import Documents
import Forms
import Indicators
import Quantities
import TestSupport
import Testing

@testable import Reporting

/// What is typed into a workbook and written in any format is what is read back: nothing more, nothing less.
@Suite struct RoundTripTests {
  private static let senders = ["xa-an-khuong", "tt-tan-khai"]

  @Test(arguments: Array(senders.enumerated()), ["xlsx", "xml"])
  func `collecting is the inverse of filling`(sender: (offset: Int, element: String), format: String) throws {
    var workbook = try SenderWorkbook(sender.element, in: try SampleDistrict.halfYear.get())
    var generator = SeededGenerator(seed: UInt64(sender.offset * 2 + (format == "xlsx" ? 0 : 1) + 1))
    let typed = try RandomTyping(workbook, &generator).fill(&workbook)
    let collected = try workbook.collected(format)
    var read: [String: ObservedValue] = [:]
    for cell in collected.submissions.flatMap(\.cells) { read[RandomTyping.name(cell.slot)] = cell.value }
    #expect(collected.findings.filter { $0.severity == .error }.map(\.code.id) == [])
    #expect(Set(typed.keys).subtracting(read.keys).sorted().prefix(5).joined(separator: ", ") == "")
    #expect(Set(read.keys).subtracting(typed.keys).sorted().prefix(5).joined(separator: ", ") == "")
    let differing = typed.filter { read[$0.key] != nil && read[$0.key] != $0.value }
    #expect(differing.map { "\($0.key): \($0.value), read \(String(describing: read[$0.key]))" }.prefix(5) == [])
    #expect(typed.count > 50)
  }
}

/// Seeded values for every cell that a sender fills.
struct RandomTyping {
  private let pack: RegimePack
  private let units: UnitTree
  /// What is to be typed, by cell, and what it means.
  private var plan: [(name: String, section: String, anchor: String, column: String, content: Cell.Content)] = []
  private var values: [String: ObservedValue] = [:]

  init(_ workbook: SenderWorkbook, _ generator: inout SeededGenerator) {
    pack = workbook.district.material.workspace.pack
    units = workbook.district.material.figures.units
    for section in workbook.book.sections {
      for row in section.rows.indices {
        let isLeftOut = section.rows[row].recordID != nil && section.rows[row].isSpare && generator.next() % 4 > 0
        for column in section.columns.indices {
          guard case .entry(let slot) = section[row, column] else { continue }
          let value = isLeftOut ? slot.prefilled : value(for: slot, &generator)
          plan.append(
            (Self.name(slot), section.code, section.rows[row].anchor, section.columns[column].code, content(value, slot))
          )
          if !isLeftOut, value != .blank { values[Self.name(slot)] = value }
        }
      }
    }
  }

  /// Types everything there is a cell for.
  ///
  /// - Returns: by the name of the slot what must be read back.
  func fill(_ workbook: inout SenderWorkbook) throws -> [String: ObservedValue] {
    var read = values
    for cell in plan where !workbook.typeIfThere(cell.content, cell.section, cell.anchor, cell.column) {
      read[cell.name] = nil
    }
    return read
  }

  static func name(_ slot: EntrySlot) -> String {
    let key = slot.key
    return "\(key.indicator) \(key.stratum.bits) \(key.unit) \(key.scope) \(key.period.raw) \(key.measure) \(slot.recordID ?? "")"
  }

  private func value(for slot: EntrySlot, _ generator: inout SeededGenerator) -> ObservedValue {
    let number = Int(generator.next() % 100_000)
    switch generator.next() % 10 {
    case 0 where !slot.isRequired: return .blank
    case 1 where !slot.isRequired: return .none
    case 2 where !slot.isRequired: return .notApplicable
    default: break
    }
    switch slot.valueType {
    case .integer: return .number(DecimalNumber(number))
    case .money: return .number(DecimalNumber(number * 12_345))
    case .decimal: return .number(DecimalNumber(significand: Int128(number), scale: number % 5))
    case .percent: return .number(DecimalNumber(significand: Int128(number % 10_001), scale: 2))
    case .text: return .text(["Sở LĐ-TB&XH <tỉnh> \(number)", "=1+\(number)", "Số \(number)", "  ế \(number)".trimmed][number % 4])
    case .date: return .date(CalendarDate(dayNumber: 18_700 + number % 1_700))
    case .category:
      let list = slot.categories.flatMap(pack.regime.disaggregations.disaggregation)?.categories ?? []
      return .text(list[number % max(1, list.count)].code)
    case .units:
      let all = units.units.indices.filter { slot.unitLevel == nil || units.levels[$0] == slot.unitLevel }
      let first = number % all.count
      return .text([all[first], all[(first + 3) % all.count]].map { units.units[$0].code }.joined(separator: ";"))
    }
  }

  /// As a person would type it: triệu, labels, names.
  private func content(_ value: ObservedValue, _ slot: EntrySlot) -> Cell.Content {
    switch value {
    case .blank: return .empty
    case .none: return .text("-")
    case .notApplicable: return .text("x")
    case .number(let number): return .number(number.shifted(by: slot.shift) ?? number)
    case .date(let date): return .date(date)
    case .text(let text):
      if let list = slot.categories.flatMap(pack.regime.disaggregations.disaggregation) {
        return .text(list.categories.first { $0.code == text }?.label ?? text)
      }
      guard slot.valueType == .units else { return .text(text) }
      let names = text.split(separator: ";").map { code in units.index(of: String(code)).map { units.units[$0].name } ?? "" }
      return .text(names.joined(separator: "; "))
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
