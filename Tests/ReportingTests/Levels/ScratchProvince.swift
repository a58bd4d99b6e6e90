import Diagnostics
import Foundation
import Indicators
import Store
import Testing

@testable import Reporting

/// A province of copies of the sample district under other codes, with one period's files.
struct ScratchProvince {
  static let library = PackLibrary(SampleDistrict.surroundings)
  let scratch: ScratchFolder
  let districts: [String]
  static let period = ReportingPeriod(kind: .half, year: 2023)

  init(_ districts: [String] = ["D1", "D2"]) throws {
    scratch = try ScratchFolder()
    self.districts = districts
    for district in districts { try copySample(as: district) }
    var units = "code,name,kind,parent,valid_from,valid_to,successors,flags\nP1,Tỉnh Giả Định,province,,,,,\n"
    for district in districts {
      let lines = try Self.sample("units.csv").split(separator: "\n").dropFirst(2)
      units += lines.map { Self.renamed($0.replacing(",70,", with: ",P1,"), district) + "\n" }.joined()
    }
    try scratch.write(units, to: "tinh/units.csv")
    try write(below: districts.map { ($0, "../\($0)") })
  }

  func write(below: [(unit: String, source: String)], regime: String = "tt10-2022", cutOff: String = "2023-05-15") throws {
    let lines = below.map { "<below unit=\"\($0.unit)\" from=\"\($0.source)\"/>" }.joined(separator: "\n")
    try scratch.write(
      """
      <workspace xmlns="urn:bieumau:workspace:1" regime="\(regime)" unit="P1" compiler="so">
        <period code="2023-H1" cut-off="2023-05-15"/><period code="2025" cut-off="2025-12-31"/>
        \(lines)
        <sender code="so" name="Sở" role="labour-office" unit="P1"/>
      </workspace>
      """, to: "tinh/workspace.xml")
  }

  func material(_ name: String, _ period: ReportingPeriod = period) throws -> Accepted<PeriodMaterial> {
    let workspace = try Workspace.open(scratch.path(name), library: Self.library)
    let material = try workspace.value.figures(for: period, .accepted)
    return Accepted(material.value, findings: workspace.findings + material.findings)
  }

  /// Codes of everything that is wrong.
  func refusal(_ period: ReportingPeriod = period) -> [Diagnostic] {
    do {
      return try material("tinh", period).findings
    } catch let rejection as Rejection {
      return rejection.findings
    } catch {
      Issue.record(error)
      return []
    }
  }

  // MARK: - Copies

  private static let codes = [
    "694", "25327", "25330", "25339", "25342", "25345", "25348", "25349", "25351", "25354", "25357", "25360", "25361", "25438",
  ]

  static func sample(_ name: String) throws -> String {
    try String(contentsOf: SampleDistrict.root.appending(path: "Samples/hon-quan-2023/" + name), encoding: .utf8)
  }

  /// Codes at the beginnings of fields become those of a district.
  private static func renamed(_ text: some StringProtocol, _ district: String) -> String {
    var result = String(text)
    for code in codes {
      let new = code == "694" ? district : district + "-" + code
      result = result.replacing("\"\(code)\"", with: "\"\(new)\"").replacing(",\(code),", with: ",\(new),")
      if result.hasPrefix(code + ",") { result = new + result.dropFirst(code.count) }
    }
    return result
  }

  private func copySample(as district: String) throws {
    try scratch.write(Self.renamed(try Self.sample("workspace.xml"), district), to: "\(district)/workspace.xml")
    try scratch.write(Self.renamed(try Self.sample("plan.xml"), district), to: "\(district)/plan.xml")
    let units = try Self.sample("units.csv").split(separator: "\n").map { Self.renamed($0, district) + "\n" }.joined()
    try scratch.write(units.replacing("\n70,", with: "\nP1,").replacing(",70,", with: ",P1,"), to: "\(district)/units.csv")
    let folder = SampleDistrict.root.appending(path: "Samples/hon-quan-2023/observations").path
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix("2023-H1-") {
      let lines = try Self.sample("observations/" + name).split(separator: "\n")
      let text = lines.map { line -> String in
        // Eight fields name the figure; what is said of it stays, but for lists of units and ids of records.
        let parts = line.split(separator: ",", maxSplits: 8, omittingEmptySubsequences: false).map(String.init)
        var head = parts.prefix(8).map { Self.renamed("," + $0 + ",", district).dropFirst().dropLast() }.map(String.init)
        for code in Self.codes where head[7].hasPrefix(code + "-") {
          head[7] = (code == "694" ? district : district + "-" + code) + head[7].dropFirst(code.count)
        }
        return (head + parts.dropFirst(8).map { Self.unitList($0, district) }).joined(separator: ",") + "\n"
      }.joined()
      try scratch.write(text, to: "\(district)/observations/\(name)")
    }
  }

  private static func unitList(_ rest: String, _ district: String) -> String {
    let value = rest.prefix { $0 != "," }
    let list = value.split(separator: ";").map(String.init)
    guard !list.isEmpty, list.allSatisfy({ $0 != "694" && codes.contains($0) }) else { return rest }
    return list.map { district + "-" + $0 }.joined(separator: ";") + rest.dropFirst(value.count)
  }
}
