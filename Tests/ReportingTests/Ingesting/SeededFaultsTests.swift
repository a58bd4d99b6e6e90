import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

/// One thing that somebody typed wrong, and how it must be told.
struct SeededFault: Sendable, CustomTestStringConvertible {
  var sender: String
  /// `bieu-05/summary!5.6.H1/4`
  var address: String
  var typed: String
  /// Code of the finding that must stand at this cell.
  var code: String

  init(_ sender: String, _ address: String, _ typed: String, _ code: String) {
    self.sender = sender
    self.address = address
    self.typed = typed
    self.code = code
  }

  var testDescription: String { "\(code) \(sender) \(address)" }
}

extension SeededFault {
  /// What is typed beside the faults, because the sample has nothing there.
  static let beside = [
    (sender: "xa-thanh-binh", address: "bieu-09/summary!9.2.r.P1/4", typed: "5"),
    (sender: "xa-thanh-binh", address: "bieu-11/summary!11.1.p/4", typed: "5"),
  ]

  /// Wrong types, parts over wholes, figures over the year's forecast, clashes between senders, over every form that
  /// somebody fills.
  static let all: [SeededFault] = [
    // Biểu 01
    SeededFault("xa-tan-hiep", "bieu-01/inputs!4.2.n.p/4", "99999", "G-06"),
    SeededFault("xa-tan-hiep", "bieu-01/poverty!5.1/5", "999999", "C02-09"),
    SeededFault("xa-tan-hiep", "bieu-01/poverty!6.2/1", "77", "C02-03"),
    SeededFault("xa-minh-duc", "bieu-01/deprivation!8.1.nutrition/1", "99999", "C02-10"),
    SeededFault("xa-minh-duc", "bieu-01/poverty!5.2/2", "1", "G-11"),
    // Biểu 03, 04: lists of works
    SeededFault("bqlda", "bieu-03/summary!3.2.r/4", "ba", "I002"),
    SeededFault("bqlda", "bieu-04/summary!4.2.r/4", "1.5.2", "I002"),
    // Biểu 05
    SeededFault("xa-an-khuong", "bieu-05/summary!5.6.H1/4", "15,5", "O025"),
    SeededFault("xa-an-khuong", "bieu-05/summary!5.7/4", "mười", "I002"),
    SeededFault("xa-an-khuong", "bieu-05/summary!5.15.r.cash/4", "2,243", "I001"),
    SeededFault("xa-an-khuong", "bieu-05/summary!5.7.f/4", "15%", "I004"),
    SeededFault("xa-an-phu", "bieu-05/summary!5.6.H1.5/4", "999", "G-01"),
    SeededFault("xa-thanh-an", "bieu-05/summary!5.14.p/4", "500", "C05-17"),
    SeededFault("xa-thanh-an", "bieu-05/summary!5.7.m/4", "-1", "O028"),
    SeededFault("xa-tan-loi", "bieu-05/summary!5.6.H2/4", "900", "G-05"),
    SeededFault("tt-dvnn", "bieu-05/money!5.F.F1.2/6", "9950", "F-01"),
    SeededFault("tt-dvnn", "bieu-05/money!5.F.F1.2/9", "9999", "F-04"),
    SeededFault("tt-dvnn", "bieu-05/projects!r:694-DA2-2023-01/3", "Theo chuổi", "I006"),
    SeededFault("tt-dvnn", "bieu-05/projects!r:694-DA2-2023-01/7", "Xã An Khuơng", "I007"),
    SeededFault("tt-dvnn", "bieu-05/projects!r:694-DA2-2023-01/9", "31/2/2023", "I005"),
    // Biểu 06
    SeededFault("nn-ptnt", "bieu-06/money!6.F.F1.2/6", "99999", "F-01"),
    SeededFault("nn-ptnt", "bieu-06/summary!6.2.a/4", "99999", "C06-26"),
    // Biểu 07
    SeededFault("xa-an-khuong", "bieu-07/summary!7.6/4", "999", "C07-07"),
    SeededFault("xa-thanh-an", "bieu-07/summary!7.3.f/4", "999", "G-01"),
    SeededFault("xa-an-phu", "bieu-07/summary!7.2/4", "9999", "I033"),
    SeededFault("tt-yte", "bieu-07/summary!7.6/4", "1", "G-03"),
    SeededFault("tt-yte", "bieu-07/money!7.F.F1.2/6", "abc", "I002"),
    // Biểu 08
    SeededFault("xa-tan-loi", "bieu-08/summary!8.1.r.P1/4", "9999", "G-06"),
    SeededFault("xa-tan-loi", "bieu-08/summary!8.1.r.P4/4", "9999", "C08-05"),
    SeededFault("gdnn-gdtx", "bieu-08/money!8.F.F1.2/6", "999999", "F-01"),
    // Biểu 09
    SeededFault("xa-thanh-binh", "bieu-09/summary!9.2.r.P6/4", "9", "G-01"),
    // Biểu 10
    SeededFault("xa-minh-duc", "bieu-10/summary!10.8.n1/4", "9999", "G-06"),
    SeededFault("ld-tbxh", "bieu-10/money!10.F.F1.2/6", "999999", "F-01"),
    // Biểu 11
    SeededFault("xa-thanh-binh", "bieu-11/summary!11.1.a.p/4", "9", "C11-01"),
    // Biểu 12
    SeededFault("xa-minh-tam", "bieu-12/summary!12.7.i.1/4", "9999", "G-06"),
    SeededFault("xa-phuoc-an", "bieu-12/summary!12.7.d.2/4", "hai mươi", "I002"),
    SeededFault("vh-tt", "bieu-12/summary!12.1.c/4", "0,5", "O025"),
    // Biểu 13
    SeededFault("xa-phuoc-an", "bieu-13/summary!13.4.p.f/4", "9999", "G-01"),
    SeededFault("xa-thanh-binh", "bieu-13/summary!13.8.n.1/4", "9999", "G-06"),
    // Biểu 14
    SeededFault("tt-tan-khai", "bieu-14/summary!14.2.n.f/4", "9999", "G-01"),
    SeededFault("xa-phuoc-an", "bieu-14/summary!14.2.n.commune/4", "9999", "G-06"),
    // Biểu 15
    SeededFault("xa-dong-no", "bieu-15/summary!15.7.c/4", "2", "C15-03"),
    SeededFault("xa-dong-no", "bieu-15/summary!15.7.h/4", "999999", "C15-04"),
  ]
}

/// The whole delivery of a district at once: every seeded fault is found, at its cell, and none in the clean one.
@Suite struct SeededFaultsTests {
  /// The sample with a poor district's flag, so that every form applies, and an owner of the works of biểu 03, 04, 11.
  private static func workspace(in scratch: ScratchFolder) throws -> String {
    let folder = scratch.path("ws")
    try FileManager.default.copyItem(
      atPath: SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path, toPath: folder)
    func change(_ name: String, _ old: String, _ new: String) throws {
      let path = folder + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }
    try change("units.csv", "district,70,,2025-06-30,,", "district,70,,2025-06-30,,poor-district")
    try change("units.csv", "Xã Thanh Bình,commune,694,,2025-06-30,25326,", "Xã Thanh Bình,commune,694,,2025-06-30,25326,poor-district")
    try change(
      "workspace.xml", "</workspace>",
      "<sender code=\"bqlda\" name=\"Ban Quản lý dự án\" short-name=\"Ban QLDA\" role=\"project-owner\" unit=\"694\"/></workspace>")
    return folder
  }

  /// Writes every sender's workbook with some faults and reads the delivery back.
  private func ingest(_ faults: [SeededFault]) throws -> (result: Ingested, cells: [String]) {
    let scratch = try ScratchFolder()
    let folder = try Self.workspace(in: scratch)
    let district = try SampleDistrict("2023-H1", workspace: folder)
    var cells: [String] = []
    for sender in district.senders {
      var workbook = try SenderWorkbook(sender.code, in: district)
      try workbook.typeWhatWasSent()
      for cell in SeededFault.beside where !faults.isEmpty && cell.sender == sender.code {
        #expect(try workbook.type(cell.typed, at: cell.address) != nil)
      }
      for fault in faults where fault.sender == sender.code {
        guard let cell = try workbook.type(fault.typed, at: fault.address) else {
          Issue.record("no cell \(fault.address) for \(sender.code)")
          continue
        }
        cells.append("\(fault.code) \(sender.code) \(cell)")
      }
      try FolderWork.makeAll(scratch.path("in"))
      try FolderWork.write(try workbook.bytes("xml"), to: scratch.path("in/\(sender.code).xml"))
    }
    let ingesting = Ingesting(library: PackLibrary(SampleDistrict.surroundings))
    let request = IngestRequest(workspace: folder, paths: [scratch.path("in")])
    return (try ingesting(request).value, cells)
  }

  private func told(_ result: Ingested) -> Set<String> {
    Set(
      result.files.flatMap { file in
        file.findings.compactMap { finding -> String? in
          guard let place = finding.location, let sheet = place.sheet, let cell = place.cell else { return nil }
          return "\(finding.code.id) \(file.sender ?? "") \(sheet)!\(cell)"
        }
      })
  }

  @Test func `every seeded fault is found at its cell`() throws {
    #expect(SeededFault.all.count >= 40)
    let (result, cells) = try ingest(SeededFault.all)
    let told = told(result)
    for cell in cells where !told.contains(cell) {
      let near = told.filter { $0.hasSuffix(String(cell.drop { $0 != " " })) }.sorted()
      Issue.record("\(cell) was not told; at this cell: \(near)")
    }
  }

  @Test func `the clean delivery has no error and no warning`() throws {
    let (result, _) = try ingest([])
    let catalogue = Catalogue()
    let found = result.files.flatMap(\.findings).filter { $0.severity > .note }.map { catalogue.report(for: $0) }
    #expect(found.prefix(10) == [])
    #expect(result.files.count == 21)
    #expect(result.files.reduce(0) { $0 + $1.forms.count } > 120)
  }
}
