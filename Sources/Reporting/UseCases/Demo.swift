package import Diagnostics
import Indicators

/// Shows the program over a workspace: every period that its settings list, in every format, with a workbook of all
/// forms.
package struct Demo: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Parameter place: gets a folder for each period, named by its code.
  /// - Returns: what was written for each period.
  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  package func callAsFunction(
    workspace folder: String, into place: String, isForced: Bool
  ) throws -> Accepted<[Rendered]> {
    let workspace = try Workspace.open(folder, library: library)
    let render = Render(library: library)
    var results: [Rendered] = []
    var findings: [Diagnostic] = []
    for period in workspace.value.settings.periods {
      let request = RenderRequest(
        period: period.period, formats: Render.writtenFormatCodes, bundling: .both, isForced: isForced)
      let accepted = try render(request, workspace: folder, into: Path.join(place, period.period.code))
      results.append(accepted.value)
      findings += accepted.findings
    }
    var seen: Set<Diagnostic> = []
    return Accepted(results, findings: (workspace.findings + findings).filter { seen.insert($0).inserted })
  }
}
