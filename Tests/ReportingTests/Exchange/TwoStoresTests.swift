import Diagnostics
import Indicators
import Store
import Testing

@testable import Reporting

/// What leaves one store and is taken in by another comes to the same reports.
@Suite("Figures from one store to another")
struct TwoStoresTests {
  private static let half = ReportingPeriod(kind: .half, year: 2023)

  /// The year as a half-year report and the year's own report forecast it, each otherwise.
  private static let forecasts = """
    \(TidyColumn.header),report
    xa-an-phu,da2.communityActivities,,25339,total,2023,forecast,,7,reported,preliminary,,2023-H1
    xa-an-phu,da2.communityActivities,,25339,total,2023-H1,yearToDate,,3,reported,preliminary,,2023-H1
    xa-an-phu,da2.communityActivities,,25339,total,2023,forecast,,9,reported,estimate,,2023
    xa-an-phu,da2.communityActivities,,25339,total,2023,yearToDate,,8,reported,estimate,,2023

    """

  /// A store with these files of the sample and the forecasts, everything accepted.
  private func store(_ names: [String]?) throws -> SampleStore {
    let sample = try SampleStore()
    try sample.importing(names.map { $0.map { SampleStore.observations + "/" + $0 } })
    try sample.folder?.write(Self.forecasts, to: "forecasts.csv")
    let imported = try sample.importing([sample.path("forecasts.csv")])
    #expect(imported.value.files.flatMap(\.findings).filter { $0.severity == .error } == [])
    #expect(try sample.acceptAll() == [])
    return sample
  }

  private func export(_ sample: SampleStore, _ format: ExchangeFormat) throws -> String {
    let path = sample.path("export." + format.rawValue)
    _ = try Exporting(library: sample.library)(
      Exporting.Request(workspace: sample.workspace, period: nil, formats: [format]), to: .file(path), isForced: true)
    return path
  }

  /// What a store would export as csv, without how often and when it came.
  private func rows(_ sample: SampleStore) throws -> [String] {
    let path = try export(sample, .csv)
    let bytes = try #require(try FileReading.bytes(at: path, limit: 1 << 26, name: path))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",") }.sorted()
  }

  private func taken(_ path: String) throws -> SampleStore {
    let other = try SampleStore()
    let imported = try other.importing([path]).value
    #expect(imported.files.flatMap(\.findings).filter { $0.severity != .note }.map { Catalogue().line(for: $0) } == [])
    #expect(try other.acceptAll() == [])
    return other
  }

  @Test("a district's export gives another store the same reports, byte by byte")
  func reports() throws {
    let first = try store(nil)
    let second = try taken(try export(first, .csv))
    #expect(try rows(second) == rows(first))
    for period in ["2023-H1", "2023"] {
      let (before, after) = (try first.rendered(period), try second.rendered(period))
      #expect(before.count > 20 && Set(before.keys) == Set(after.keys))
      for (name, text) in before where !name.hasPrefix("mau-") { #expect(after[name] == text, "\(period) \(name)") }
    }
    let names = try first.desk().store.submissions().filter { $0.state == .accepted }.map(\.name)
    let again = try second.desk().store.submissions().filter { $0.state == .accepted }.map(\.name)
    #expect(Set(names.map { "\($0.form)/\($0.sender)/\($0.period.code)" }) == Set(again.map { "\($0.form)/\($0.sender)/\($0.period.code)" }))
  }

  @Test("every format holds the same, and taken in again changes nothing", arguments: ExchangeFormat.allCases)
  func formats(_ format: ExchangeFormat) throws {
    let first = try store(["2023-H1-xa-an-phu.csv", "2023-xa-an-phu.csv", "2023-H1-tt-dvnn.csv", "2023-H1-ld-tbxh.csv"])
    let path = try export(first, format)
    let second = try taken(path)
    #expect(try rows(second) == rows(first))
    let again = try second.importing([path]).value
    #expect(again.files.map { $0.stored?.receipt.isRepeat } == [true])
    #expect(try second.rendered("2023-H1")["bieu-05.txt"] == first.rendered("2023-H1")["bieu-05.txt"])
  }

  @Test("a forecast stays in the report for which it was sent")
  func forecasts() throws {
    let first = try store([])
    let second = try taken(try export(first, .json))
    for sample in [first, second] {
      let said = try sample.desk().store.contributions(in: Self.half, .accepted)
      let forecast = said.observations.filter { $0.key.measure == .forecast }
      #expect(forecast.map(\.value) == [.n(7)])
      let year = try sample.desk().store.contributions(in: ReportingPeriod(kind: .year, year: 2023), .accepted)
      #expect(year.observations.filter { $0.key.measure == .forecast }.map(\.value) == [.n(9)])
    }
  }

  @Test("a province has the same from a district's export as from its store")
  func province() throws {
    let first = try store(["2023-H1-xa-an-phu.csv", "2023-H1-tt-dvnn.csv"])
    func material(from source: String) throws -> PeriodMaterial {
      try first.folder?.write(
        """
        <workspace xmlns="urn:bieumau:workspace:1" regime="tt10-2022" unit="70" compiler="so">
          <period code="2023-H1" cut-off="2023-05-15"/><below unit="694" from="\(source)"/>
          <sender code="so" name="Sở" role="labour-office" unit="70"/>
        </workspace>
        """, to: "tinh/workspace.xml")
      try first.folder?.write(try ScratchProvince.sample("units.csv"), to: "tinh/units.csv")
      return try Workspace.open(first.path("tinh"), library: first.library).value.figures(for: Self.half, .accepted).value
    }
    let store = try material(from: "../w")
    for format in ExchangeFormat.allCases {
      let export = try material(from: "../export." + (try self.export(first, format).hasSuffix("csv") ? "csv" : format.rawValue))
      var count = 0
      store.figures.observations.forEach { key, observation in
        guard key.record == 0, key.period == PeriodNumber(Self.half) || key.measure == .forecast, key.measure != .plan else { return }
        count += 1
        #expect(export.figures.observations.observation(for: key)?.value == observation.value)
      }
      #expect(count > 300)
    }
  }
}
