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
  /// Every role, in both formats in turn.
  private static let cases: [(sender: String, format: String)] = [
    ("xa-an-khuong", "xlsx"), ("xa-an-khuong", "xml"), ("tt-tan-khai", "xml"), ("tt-dvnn", "xlsx"), ("nn-ptnt", "xml"),
    ("tt-yte", "xlsx"), ("gdnn-gdtx", "xml"), ("vh-tt", "xlsx"), ("ld-tbxh", "xml"), ("tc-kh", "xlsx"),
  ]

  @Test(arguments: cases)
  func `collecting is the inverse of filling`(sender: String, format: String) throws {
    var workbook = try SenderWorkbook(sender, in: try SampleDistrict.halfYear.get())
    var generator = SeededGenerator(seed: UInt64(sender.utf8.reduce(0) { $0 * 31 + Int($1) } % 1_000_000))
    let typed = try RandomTyping(workbook, &generator).fill(&workbook)
    let collected = try workbook.collected(format)
    var read: [String: ObservedValue] = [:]
    for cell in collected.submissions.flatMap(\.cells) { read[RandomTyping.name(cell.slot)] = cell.value }
    #expect(collected.findings.filter { $0.severity == .error }.map(\.code.id) == [])
    #expect(Set(typed.keys).subtracting(read.keys).sorted().prefix(5).joined(separator: ", ") == "")
    #expect(Set(read.keys).subtracting(typed.keys).sorted().prefix(5).joined(separator: ", ") == "")
    let differing = typed.filter { read[$0.key] != nil && read[$0.key] != $0.value }
    #expect(differing.map { "\($0.key): \($0.value), read \(String(describing: read[$0.key]))" }.prefix(5) == [])
    #expect(typed.count > 20)
  }
}

/// Seeded values for every cell that a sender fills.
struct RandomTyping {
  private let pack: RegimePack
  private let units: UnitTree
  private let typed: TypedContent
  /// What is to be typed, by cell, and what it means.
  private var plan: [(name: String, section: String, anchor: String, column: String, content: Cell.Content)] = []
  private var values: [String: ObservedValue] = [:]

  init(_ workbook: SenderWorkbook, _ generator: inout SeededGenerator) {
    pack = workbook.district.material.workspace.pack
    units = workbook.district.material.figures.units
    typed = TypedContent(workbook.district.material)
    for section in workbook.book.sections {
      for row in section.rows.indices {
        let isLeftOut = section.rows[row].recordID != nil && section.rows[row].isSpare && generator.next() % 4 > 0
        for column in section.columns.indices {
          guard case .entry(let slot) = section[row, column] else { continue }
          let value = isLeftOut ? slot.prefilled : value(for: slot, &generator)
          plan.append(
            (Self.name(slot), section.code, section.rows[row].anchor, section.columns[column].code, typed.content(value, slot))
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
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
