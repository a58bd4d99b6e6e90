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
  let book: EntryBook
  private(set) var handedOut: HandedOut

  init(_ code: String, in district: SampleDistrict) throws {
    self.district = district
    sender = try #require(district.material.workspace.settings.sender(code))
    book = try district.book(code)
    handedOut = HandedOut(try Self.document(sender, district))
  }

  /// The forms as they print for the sender, with what she sent.
  private static func document(_ sender: WorkspaceSettings.Sender, _ district: SampleDistrict) throws -> Document {
    let context = district.material.context(for: sender)
    let documents = context.pack.forms.compactMap { form -> (code: String, document: Document)? in
      let document = form.fill(in: context).value
      return document.sections.contains { $0.code != "not-applicable" } ? (form.code, document) : nil
    }
    return Bundle.join(documents, title: sender.name, creator: sender.name)
  }

  /// Types into a cell, by its address: `bieu-05/summary!5.6.H1/4`.
  mutating func type(_ content: Documents.Cell.Content, at address: String) throws {
    let (section, anchor, column) = try Self.parts(of: address)
    let isThere = handedOut.type(content, section: section, anchor: anchor, column: column)
    #expect(isThere, "\(address)")
  }

  /// Types text, or a number where it is one in plain form.
  mutating func type(_ text: String, at address: String) throws {
    try type(DecimalNumber(plain: text).map { .number($0) } ?? (text.isEmpty ? .empty : .text(text)), at: address)
  }

  /// Types into a cell when the document has it.
  mutating func typeIfThere(
    _ content: Documents.Cell.Content, _ section: String, _ anchor: String, _ column: String
  ) -> Bool {
    handedOut.type(content, section: section, anchor: anchor, column: column)
  }

  static func parts(of address: String) throws -> (section: String, anchor: String, column: String) {
    let halves = address.split(separator: "!", maxSplits: 1).map(String.init)
    let slash = try #require(halves.last?.lastIndex(of: "/"))
    return (halves[0], String(halves[1][..<slash]), String(halves[1][slash...].dropFirst()))
  }

  /// `B05 Tổng hợp!H14`
  func cell(_ address: String) throws -> String {
    let (section, anchor, column) = try Self.parts(of: address)
    let place = try #require(handedOut.sheetPlace(section: section, anchor: anchor, column: column))
    return "\(place.sheet)!\(CellAddress(row: place.row, column: place.column))"
  }

  func bytes(_ format: String) throws -> [UInt8] {
    try #require(DocumentFormats.standard[format]).write(handedOut.document)
  }

  /// Reads the workbook back as the program would.
  func collected(_ format: String) throws -> CollectedBook {
    let workbook = try WorkbookReader.read(try bytes(format), file: "t").value
    let context = district.material.context(for: sender)
    return Collector(book: book, context: context).collect(workbook, file: "t", stamp: WorkbookStamp(workbook))
  }
}
