import Diagnostics
import Foundation
import Indicators
import Markup
import Quantities
import Store
import Testing

@testable import Reporting

@Suite("Figures that leave")
struct ExportTests {
  private static let library = ScratchProvince.library
  private static let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
  private static let half = ReportingPeriod(kind: .half, year: 2023)

  private func export(
    _ workspace: String, _ period: ReportingPeriod? = nil, _ format: ExchangeFormat, in scratch: ScratchFolder,
    isDraft: Bool = false
  ) throws -> String {
    let path = scratch.path("e." + format.rawValue)
    _ = try Exporting(library: Self.library)(
      Exporting.Request(workspace: workspace, period: period, isDraft: isDraft, formats: [format]), to: .file(path),
      isForced: true)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  /// The sample's settings, units and plan, with these observations.
  private func workspace(_ observations: String, in scratch: ScratchFolder) throws -> String {
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      try scratch.write(try ScratchProvince.sample(name), to: "w/" + name)
    }
    try scratch.write(observations, to: "w/observations/all.csv")
    return scratch.path("w")
  }

  @Test("what left as csv comes back as the same figures, and leaves as the same bytes")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let text = try export(Self.sample, Self.half, .csv, in: scratch)
    let folder = try workspace(text, in: scratch)
    let again = try export(folder, Self.half, .csv, in: scratch)
    #expect(again.split(separator: "\n").sorted() == text.split(separator: "\n").sorted())
    #expect(text.split(separator: "\n").count > 5_000)
    let head = "sender,indicator,stratum,unit,scope,period,measure,record,value,kind,status,note,unit_valid_from,report,form,section,revision,received"
    #expect(text.hasPrefix(head + "\n"))
  }

  @Test("an export of all periods has every figure of the files")
  func everything() throws {
    let scratch = try ScratchFolder()
    let rows = try export(Self.sample, nil, .csv, in: scratch).split(separator: "\n").count - 1
    let folder = Self.sample + "/observations"
    var lines = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      lines += text.split(separator: "\n").count - 1
      // A remark in the last column is a figure of its own.
      lines += text.split(separator: "\n").dropFirst().count { $0.last != "," }
    }
    #expect(rows == lines)
  }

  @Test("xml keeps its schema, and holds as much")
  func xml() throws {
    let scratch = try ScratchFolder()
    let text = try export(Self.sample, Self.half, .xml, in: scratch)
    let schema = SampleDistrict.root.appending(path: "Templates/schema/observations.rng").path
    let judge = try RelaxNGSchema(bytes: Array(try Data(contentsOf: URL(filePath: schema))), file: schema)
    #expect(judge.findings(for: Array(text.utf8), file: "e.xml") == [])
    #expect(!judge.findings(for: Array(text.replacing("measure=\"yearToDate\"", with: "measure=\"later\"").utf8), file: "e.xml").isEmpty)
    let csv = try export(Self.sample, Self.half, .csv, in: scratch)
    #expect(text.split(separator: "<observation ").count - 1 == TidyRowCount.rows(of: csv))
  }

  @Test("json keeps its schema, exact numbers among it")
  func json() throws {
    let scratch = try ScratchFolder()
    let text = try export(Self.sample, Self.half, .json, in: scratch)
    let schema = try JSONShape(at: SampleDistrict.root.appending(path: "Templates/schema/observations.schema.json"))
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(schema.faults(of: value).prefix(3) == [])
    let wrong = try JSONSerialization.jsonObject(with: Data(text.replacing("\"kind\":\"reported\"", with: "\"kind\":\"said\"").utf8))
    #expect(!schema.faults(of: wrong).isEmpty)
    #expect(text.contains("\"value\":1950000000,") || text.contains("\"value\":"))
  }

  @Test("out of a store come accepted figures with where they come from")
  func stored() throws {
    let desk = try ScratchDesk()
    let scratch = try ScratchFolder()
    let key = ScratchDesk.key()
    try desk.send([ScratchDesk.value(.n(5))])
    try desk.send([ScratchDesk.value(.n(6))], at: 1, isAccepted: false)
    let lines = try export(desk.path, nil, .csv, in: scratch).split(separator: "\n")
    #expect(lines.count == 2)
    let fields = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    #expect(fields[1] == key.indicator && fields[8] == "5" && fields[9] == "reported")
    #expect(fields[13] == key.period.code && fields[16] == "1" && fields[17].hasSuffix("+07:00"))
    let draft = try export(desk.path, nil, .csv, in: scratch, isDraft: true)
    #expect(draft.contains(",6,reported,"))
    let xml = try export(desk.path, nil, .xml, in: scratch)
    let schema = SampleDistrict.root.appending(path: "Templates/schema/observations.rng").path
    let judge = try RelaxNGSchema(bytes: Array(try Data(contentsOf: URL(filePath: schema))), file: schema)
    #expect(judge.findings(for: Array(xml.utf8), file: "e.xml") == [])
  }

  @Test("a file that stands there is left alone, and a mistake leaves none")
  func files() throws {
    let scratch = try ScratchFolder()
    try scratch.write("mine", to: "e.csv")
    let request = Exporting.Request(workspace: Self.sample, period: Self.half, formats: [.csv])
    #expect(throws: Rejection.self) {
      try Exporting(library: Self.library)(request, to: .file(scratch.path("e.csv")), isForced: false)
    }
    let folder = try workspace("sender,indicator\n", in: scratch)
    #expect(throws: Rejection.self) {
      try Exporting(library: Self.library)(
        Exporting.Request(workspace: folder, period: nil, formats: [.csv]), to: .file(scratch.path("f.csv")), isForced: false)
    }
    #expect(scratch.files["e.csv"] == "mine" && scratch.files["f.csv"] == nil)
    #expect(!scratch.files.keys.contains { $0.contains("bieumau-new") })
  }
}

/// Counts rows of an exchange file, whose texts may hold line ends.
enum TidyRowCount {
  static func rows(of text: String) -> Int {
    var isQuoted = false
    var count = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { count += 1 }
    }
    return count - 1
  }
}
