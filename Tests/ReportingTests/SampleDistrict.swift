import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Reporting
import Testing

/// The sample district with the figures of one period.
struct SampleDistrict {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let material: PeriodMaterial

  /// Read once for all tests that look at the same figures.
  static let halfYear = Result { try SampleDistrict("2023-H1") }

  static let surroundings = Surroundings(
    templatesOption: root.appending(path: "Templates").path, templatesVariable: nil, programFolder: nil,
    currentFolder: root.path, today: CalendarDate(dayNumber: 19_681))

  init(material: PeriodMaterial) { self.material = material }

  /// - Parameter folder: a workspace like the sample; `nil` = the sample.
  init(_ period: String, workspace folder: String? = nil) throws {
    let library = PackLibrary(Self.surroundings)
    let path = folder ?? Self.root.appending(path: "Samples/hon-quan-2023").path
    let workspace = try Workspace.open(path, library: library).value
    material = try workspace.material(for: try #require(ReportingPeriod(period))).value
  }

  var senders: [WorkspaceSettings.Sender] { material.workspace.settings.senders }

  /// What a sender is asked for.
  func book(_ code: String) throws -> EntryBook {
    let sender = try #require(material.workspace.settings.sender(code))
    let forms = EntryForms(material.workspace.pack, kind: material.period.period.kind, role: sender.role)
    return forms.book(for: material.respondent(for: sender), in: material.context(for: sender))
  }
}
