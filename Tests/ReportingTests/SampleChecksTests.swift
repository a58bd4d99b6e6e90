import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Reporting
import Testing

/// The checks of Circular 10/2022 over the sample district.
@Suite struct SampleChecksTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func run(_ period: String) throws -> CheckRun {
    let library = PackLibrary(
      Surroundings(
        templatesOption: Self.root.appending(path: "Templates").path, templatesVariable: nil, programFolder: nil,
        currentFolder: Self.root.path, today: try #require(CalendarDate(year: 2023, month: 11, day: 20))))
    let workspace = try Workspace.open(Self.root.appending(path: "Samples/hon-quan-2023").path, library: library).value
    let material = try workspace.material(for: try #require(ReportingPeriod(period))).value
    let context = material.context
    return CheckRun(
      pack: workspace.pack, figures: material.figures, unit: context.unit, period: context.period,
      senderNames: context.senderNames)
  }

  @Test(arguments: ["2023-H1", "2023"])
  func `the clean sample has no error and no warning`(period: String) throws {
    let found = try run(period).findings().filter { $0.diagnostic.severity > .note }
    #expect(found.map { Catalogue().report(for: $0.diagnostic) } == [])
  }
}
