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

  private func run(_ period: String) throws -> (CheckRun, PeriodMaterial) {
    let library = PackLibrary(
      Surroundings(
        templatesOption: Self.root.appending(path: "Templates").path, templatesVariable: nil, programFolder: nil,
        currentFolder: Self.root.path, today: try #require(CalendarDate(year: 2023, month: 11, day: 20))))
    let workspace = try Workspace.open(Self.root.appending(path: "Samples/hon-quan-2023").path, library: library).value
    let material = try workspace.material(for: try #require(ReportingPeriod(period))).value
    let context = material.context
    let run = CheckRun(
      pack: workspace.pack, figures: material.figures, unit: context.unit, period: context.period,
      senderNames: context.senderNames)
    return (run, material)
  }

  @Test(arguments: ["2023-H1", "2023"])
  func `the clean sample has no error and no warning`(period: String) throws {
    let run = try run(period).0
    let start = ContinuousClock.now
    let findings = run.findings()
    print("checks", period, ContinuousClock.now - start)
    let lines = findings.map { Catalogue().report(for: $0.diagnostic) }
    print(lines.joined(separator: "\n"))
    #expect(findings.allSatisfy { $0.diagnostic.severity == .note })
  }
}
