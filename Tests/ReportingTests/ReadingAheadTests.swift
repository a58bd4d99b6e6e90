import Diagnostics
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

@Suite("Reading observations while the pack loads")
struct ReadingAheadTests {
  private static func library() throws -> PackLibrary {
    .forFilling(
      Surroundings(
        templatesOption: SampleDistrict.root.appending(path: "Templates").path, templatesVariable: nil,
        programFolder: nil, currentFolder: SampleDistrict.root.path,
        today: try #require(CalendarDate(year: 2023, month: 11, day: 20))))
  }

  private static let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path

  @Test("the figures are those that are read when they are asked for")
  func same() throws {
    let period = try #require(ReportingPeriod("2023-H1"))
    let later = try Workspace.open(Self.sample, library: Self.library()).value
    let ahead = try Workspace.open(Self.sample, library: Self.library(), readingAhead: period).value
    #expect(later.readAhead == nil)
    #expect(ahead.readAhead != nil)
    let (one, other) = (try later.material(for: period).value, try ahead.material(for: period).value)
    #expect(one.figures.observations.count == other.figures.observations.count)
    #expect(one.period.cutOff == other.period.cutOff)
    // Another period is not what was read.
    let year = try #require(ReportingPeriod("2023"))
    #expect(try ahead.material(for: year).value.period.period == year)
  }

  @Test("what is wrong is told in the same words; nothing is read ahead of a workspace that is wrong")
  func wrong() throws {
    let period = try #require(ReportingPeriod("2023-H1"))
    let scratch = try ScratchFolder()
    let folder = scratch.path("district")
    try FileManager.default.copyItem(atPath: Self.sample, toPath: folder)
    let csv = scratch.path("district/observations/2023-H1-ld-tbxh.csv")
    try Data("indicator,unit\nx,y\n".utf8).write(to: URL(filePath: csv))
    let later = try Workspace.open(folder, library: Self.library()).value
    let ahead = try Workspace.open(folder, library: Self.library(), readingAhead: period).value
    let expected = #expect(throws: Rejection.self) { try later.material(for: period) }
    let found = #expect(throws: Rejection.self) { try ahead.material(for: period) }
    #expect(found?.findings == expected?.findings)
    try Data("<plan".utf8).write(to: URL(filePath: scratch.path("district/plan.xml")))
    let refused = #expect(throws: Rejection.self) { try Workspace.open(folder, library: Self.library()) }
    let refusedAhead = #expect(throws: Rejection.self) {
      try Workspace.open(folder, library: Self.library(), readingAhead: period)
    }
    #expect(refusedAhead?.findings == refused?.findings)
  }
}
