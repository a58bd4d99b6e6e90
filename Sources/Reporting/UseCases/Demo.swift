package import Diagnostics
import Indicators
package import Quantities
import Store

/// Shows the program over a workspace, as a season goes: takes the collected figures in, accepts them, and renders every
/// period that the settings list, in every format, with a workbook of all forms.
package struct Demo: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// What a demonstration came to.
  package struct Shown: Sendable {
    /// The copy of the workspace, in which the store stands.
    package var workspace: String
    package var deliveries: Int
    package var accepted: Int
    /// For each period.
    package var rendered: [Rendered]
  }

  /// Name of the copy of the workspace below the place.
  private static let workspaceName = "workspace"
  private static let decider = "bieumau demo"

  /// - Parameters:
  ///   - place: gets a folder for each period, named by its code, and a copy of the workspace with the store; the workspace
  ///     itself stays as it is.
  ///   - now: when figures are taken in and accepted.
  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  package func callAsFunction(
    workspace folder: String, into place: String, now: Moment, isForced: Bool
  ) throws -> Accepted<Shown> {
    let original = try Workspace.open(folder, library: library)
    let copy = try original.value.copied(to: Path.join(place, Self.workspaceName))
    let desk = Desk(copy, try Desk.makeStore(in: copy.folder))
    let imported = try take(original.value, desk, now)
    let accepted = try accept(desk, now)
    let render = Render(library: library)
    var shown = Shown(workspace: copy.folder, deliveries: imported.value, accepted: accepted.value, rendered: [])
    var findings = imported.findings + accepted.findings
    for period in copy.settings.periods {
      let request = RenderRequest(
        period: period.period, formats: Render.writtenFormatCodes, bundling: .both, isForced: isForced)
      let rendered = try render(request, opened: copy, into: Path.join(place, period.period.code))
      shown.rendered.append(rendered.value)
      findings += rendered.findings
    }
    var seen: Set<Diagnostic> = []
    return Accepted(shown, findings: (original.findings + findings).filter { seen.insert($0).inserted })
  }

  /// - Returns: how many files were taken in, now or before.
  private func take(_ original: Workspace, _ desk: Desk, _ now: Moment) throws -> Accepted<Int> {
    let observations = Path.join(original.folder, "observations")
    let paths = try DeliveredFiles([observations], endings: [".csv"]).paths
    var stored = 0
    var notes: [Diagnostic] = []
    for (day, paths) in arrivals(of: paths, original) {
      let isPast = Moment(day, hour: 8) <= now
      let handover = try Handover(received: isPast ? "\(day.iso) 08:00" : nil, now: now)
      let imported = try Importing(library: library).take(paths, desk, handover, isDryRun: false) { _, _ in }
      let findings = imported.value.flatMap(\.findings)
      if findings.contains(where: { $0.severity == .error }) { throw Rejection(findings) }
      stored += imported.value.count { $0.stored != nil }
      notes += imported.findings
    }
    return Accepted(stored, findings: notes)
  }

  /// The files by the day on which the season would have brought them: the cut-off of the period that their names begin
  /// with, so that what is shown does not hang on the day of the demonstration; others come first of all.
  private func arrivals(of paths: [String], _ workspace: Workspace) -> [(day: CalendarDate, paths: [String])] {
    let periods = workspace.settings.periods.sorted { $0.period.code.utf8.count > $1.period.code.utf8.count }
    let groups = Dictionary(grouping: paths) { path in
      periods.firstIndex { Path.name(of: path).hasPrefix($0.period.code + "-") } ?? periods.count
    }
    guard let first = periods.map(\.cutOff).min() else { return [] }
    let order = [periods.count] + periods.indices.sorted { periods[$0].cutOff < periods[$1].cutOff }
    return order.compactMap { index in
      groups[index].map { (day: index < periods.count ? periods[index].cutOff : first, paths: $0) }
    }
  }

  /// - Returns: how many submissions are accepted, now or before.
  private func accept(_ desk: Desk, _ now: Moment) throws -> Accepted<Int> {
    let open = try desk.store.submissions(SubmissionQuery(states: [.received])).map(\.name)
    let results = try desk.store.decideEach(
      .accept, on: open, by: Self.decider, at: now, reason: "số liệu minh họa")
    let findings = results.flatMap { result -> [Diagnostic] in
      if case .failure(let rejection) = result { return rejection.findings }
      return []
    }
    if !findings.isEmpty { throw Rejection(findings) }
    return Accepted(try desk.store.submissions(SubmissionQuery(states: [.accepted])).count)
  }
}
