import Diagnostics
import Documents
import Forms
import Foundation
import Indicators
import Quantities
import Testing
import Workbooks
import Writers

@testable import Reporting

/// The workbook of one sender of the sample district, to be typed into.
struct SenderWorkbook {
  let district: SampleDistrict
  let sender: WorkspaceSettings.Sender
  private let collector: Collector
  var book: EntryBook { collector.book }
  private(set) var anchored: AnchoredDocument

  init(_ code: String, in district: SampleDistrict) throws {
    self.district = district
    sender = try #require(district.material.workspace.settings.sender(code))
    let material = district.material
    let forms = EntryForms(material.workspace.pack, kind: material.period.period.kind, role: sender.role)
    let (respondent, context) = (material.respondent(for: sender), material.context(for: sender))
    collector = Collector(forms, for: respondent, in: context)
    anchored = AnchoredDocument(
      BlankWorkbook(forms, for: respondent, in: context, senderName: sender.name).document())
  }

  /// Types text, or a number where it is one in plain form, into a cell by its address: `bieu-05/summary!5.6.H1/4`.
  ///
  /// - Returns: where it stands then, as `B05 Tổng hợp!H14`; `nil` when there is no such cell.
  mutating func type(_ text: String, at address: String) throws -> String? {
    let (section, anchor, column) = try Self.parts(of: address)
    let content = DecimalNumber(plain: text).map { Documents.Cell.Content.number($0) } ?? .text(text)
    guard anchored.type(content, section: section, anchor: anchor, column: column),
      let place = anchored.sheetPlace(section: section, anchor: anchor, column: column)
    else { return nil }
    return "\(place.sheet)!\(CellAddress(row: place.row, column: place.column))"
  }

  /// Types everything that the sender has sent for the period.
  mutating func typeWhatWasSent() throws {
    let observations = district.material.figures.observations
    guard let sender = observations.senderIndex(sender.code) else { return }
    for section in book.sections {
      for row in section.rows.indices {
        for column in section.columns.indices {
          guard case .entry(let slot) = section[row, column],
            let found = observations.observations(for: slot.key).first(where: { $0.sender == sender })
          else { continue }
          let content = TypedContent(district.material).content(found.value, slot)
          _ = typeIfThere(content, section.code, section.rows[row].anchor, section.columns[column].code)
        }
      }
    }
  }

  /// Types into a cell when the document has it.
  mutating func typeIfThere(
    _ content: Documents.Cell.Content, _ section: String, _ anchor: String, _ column: String
  ) -> Bool {
    anchored.type(content, section: section, anchor: anchor, column: column)
  }

  static func parts(of address: String) throws -> (section: String, anchor: String, column: String) {
    let halves = address.split(separator: "!", maxSplits: 1).map(String.init)
    let slash = try #require(halves.last?.lastIndex(of: "/"))
    return (halves[0], String(halves[1][..<slash]), String(halves[1][slash...].dropFirst()))
  }

  func bytes(_ format: String) throws -> [UInt8] {
    try #require(DocumentFormats.standard[format]).write(anchored.document)
  }

  /// Reads the workbook back as the program would.
  func collected(_ format: String) throws -> CollectedBook {
    let workbook = try WorkbookReader.read(try bytes(format), file: "t").value
    return collector.collect(workbook, file: "t", stamp: WorkbookStamp(workbook))
  }
}

/// Values as a person would type them: triệu, labels, names.
struct TypedContent {
  private let pack: RegimePack
  private let units: UnitTree

  init(_ material: PeriodMaterial) {
    pack = material.workspace.pack
    units = material.figures.units
  }

  func content(_ value: ObservedValue, _ slot: EntrySlot) -> Documents.Cell.Content {
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
