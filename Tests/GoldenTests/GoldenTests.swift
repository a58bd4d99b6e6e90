import Archives
import Diagnostics
import Documents
import Forms
import Foundation
import Indicators
import Quantities
import Reporting
import Testing
import Workbooks
import Writers

/// One folder a case: `template.xml` and `observations.csv` go in; `document.txt`, `plain.txt`, `page.html`,
/// `spreadsheetml.xml`, `xlsx.txt` (the workbook as `bieumau read` shows it), `docx/document.xml` (each paragraph and row on a
/// line of its own), its charts (the other parts are in `docx-parts/`, once) and `diagnostics.txt` are what must come out.
/// `RECORD_GOLDEN=1 swift test` writes what came out **and fails**: look at it, then run again.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  static let cases = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "cases").path))?.sorted() ?? []

  @Test func `there are cases`() { #expect(Self.cases.count >= 10) }

  @Test(arguments: cases) func golden(name: String) throws {
    let folder = Self.folder.appending(path: "cases/" + name)
    try Self.compare(try Self.results(of: folder), in: folder)
  }

  static func compare(_ results: [String: String], in folder: URL) throws {
    for (file, result) in results.sorted(by: { $0.key < $1.key }) {
      let place = folder.appending(path: file)
      let expected = (try? Data(contentsOf: place)).map { String(decoding: $0, as: UTF8.self) }
      if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(result.utf8).write(to: place)
        Issue.record("recorded \(folder.lastPathComponent)/\(file): look at it, then run the test without RECORD_GOLDEN")
      } else {
        #expect(result == expected, "\(folder.lastPathComponent)/\(file)")
      }
    }
  }

  /// What a case makes, by file name.
  static func results(of folder: URL) throws -> [String: String] {
    let files = try ["regime.xml", "indicators/all.xml", "blocks/bieu-head.xml", "blocks/signatures.xml"].map { path in
      PackFile(path: path, bytes: [UInt8](try Data(contentsOf: Self.folder.appending(path: "pack/" + path))))
    }
    let template = PackFile(
      path: "forms/template.xml", bytes: [UInt8](try Data(contentsOf: folder.appending(path: "template.xml"))))
    do {
      let pack = try RegimePack.load(files + [template])
      let context = try Self.context(pack.value, folder)
      let document = pack.value.forms[0].fill(in: context).value
      let parts = try Self.parts(of: document)
      let charts = parts.filter { $0.key.hasPrefix("word/charts/") }.map { ("docx/" + $0.key.dropFirst(5), $0.value) }
      return [
        "document.txt": DocumentDump.text(of: document),
        "plain.txt": String(decoding: try PlainTextWriter().write(document), as: UTF8.self),
        "spreadsheetml.xml": String(decoding: try SpreadsheetML2003Writer().write(document), as: UTF8.self),
        "page.html": Self.body(of: String(decoding: try HTMLWriter().write(document), as: UTF8.self)),
        "xlsx.txt": try Self.listing(of: try XLSXWriter().write(document)),
        "docx/document.xml": parts["word/document.xml"] ?? "",
      ].merging(charts) { $1 }
    } catch let rejection as Rejection {
      let lines = Language.allCases.map { language in
        rejection.findings.map { Catalogue(language).report(for: $0) + "\n" }.joined()
      }
      return ["diagnostics.txt": lines.joined(separator: "\n")]
    }
  }

  /// The page without its style sheet, which is every page's.
  static func body(of page: String) -> String {
    String(page.firstRange(of: "<main>").map { page[$0.lowerBound...] } ?? page[...])
  }

  @Test func partsOfDocxThatAreAlikeInAllCases() throws {
    let document = Document(properties: Document.Properties(title: "Tên & <tên>", subject: "bieu-05", creator: "UBND"))
    try Self.compare(try Self.parts(of: document), in: Self.folder.appending(path: "docx-parts"))
  }

  /// The parts by name, elements that begin something on lines of their own.
  static func parts(of document: Document) throws -> [String: String] {
    let archive = try Archive(bytes: try DOCXWriter().write(document), file: "t.docx")
    return try Dictionary(
      uniqueKeysWithValues: archive.names.map { name in
        var text = String(decoding: try archive.contents(of: name), as: UTF8.self)
        for element in ["<c:ser>", "<c:dLbl>", "<c:catAx>", "<c:valAx>", "<w:p>", "<w:tr>", "<w:tbl>", "<w:tc>", "<w:sectPr>", "<w:style ", "<Relationship ", "<Override "] {
          text = text.replacingOccurrences(of: element, with: "\n" + element)
        }
        return (name, text + "\n")
      })
  }

  /// Cells and formulas; bytes of xlsx differ with the version of the library that writes them.
  private static func listing(of workbook: [UInt8]) throws -> String {
    var text: [UInt8] = []
    try WorkbookListing.make(of: WorkbookReader.read(workbook, file: "t.xlsx").value, as: .txt, in: .vietnamese) { text += $0 }
    return String(decoding: text, as: UTF8.self)
  }

  private static func context(_ pack: RegimePack, _ folder: URL) throws -> FillingContext {
    let period = ReportingPeriod(kind: .year, year: 2023)
    let units = [
      OrganisationUnit(code: "D", name: "Huyện D", kind: "district"),
      OrganisationUnit(code: "C1", name: "Xã Một", kind: "commune", parent: "D"),
      OrganisationUnit(code: "C2", name: "Thị trấn Hai", kind: "township", parent: "D"),
      OrganisationUnit(code: "C3", name: "Xã Ba", kind: "commune", parent: "D", flags: ["border"]),
    ]
    let tree = UnitTree(units, on: period.lastDay, kinds: pack.regime.unitKinds)
    let senders = [("office", "Phòng", "D"), ("c1", "UBND Xã Một", "C1"), ("c2", "UBND Thị trấn Hai", "C2"), ("c3", "UBND Xã Ba", "C3")]
    var reader = TidyObservations(
      vocabulary: ExchangeVocabulary(
        catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations, programme: pack.regime.programme,
        senders: senders.map { ExchangeVocabulary.Sender(code: $0.0, name: $0.1, unit: $0.2) }, units: units, tree: tree))
    reader.read([UInt8](try Data(contentsOf: folder.appending(path: "observations.csv"))), file: "observations.csv")
    let figures = Figures(
      observations: try reader.accepted().value, units: tree, catalogue: pack.catalogue,
      disaggregations: pack.regime.disaggregations, programme: pack.regime.programme)
    return FillingContext(
      pack: pack, figures: figures, unit: tree.index(of: "D") ?? 0, period: period, cutOff: period.lastDay,
      letterhead: Letterhead(parent: "ỦY BAN NHÂN DÂN", agency: "HUYỆN D", place: "D"))
  }
}
