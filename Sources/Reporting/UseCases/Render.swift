package import Diagnostics
import Documents
import Forms
import Indicators
import Store
import Synchronization
import Writers

/// Fills forms and reports from workspaces and writes them as sets of files.
package struct Render: Sendable {
  private let library: PackLibrary
  private let kits = DocumentKits()

  package init(library: PackLibrary) { self.library = library }

  /// Renders one workspace. Its forms are spread over the cores.
  ///
  /// - Throws: ``Rejection``, ``OutsideTrouble``; nothing is written then.
  package func callAsFunction(
    _ request: RenderRequest, workspace folder: String, into place: String
  ) throws -> Accepted<Rendered> {
    try render(request, folder, place, isParallel: true)
  }

  /// Renders many workspaces with the same pack, spread over the cores, each into the folder of its name below `place`.
  ///
  /// A core holds one workspace at a time, so memory does not grow with their number.
  /// - Parameter progress: called with the number of workspaces done, in no particular order.
  /// - Returns: what became of each, in the order of `folders`.
  package func callAsFunction(
    _ request: RenderRequest, workspaces folders: [String], below place: String,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> [Result<Accepted<Rendered>, any Error>] {
    try refuseSharedNames(folders)
    let done = Mutex(0)
    return OverCores().map(folders.count) { index in
      let outcome = Result {
        try render(request, folders[index], Path.join(place, Path.name(of: folders[index])), isParallel: false)
      }
      progress(
        done.withLock { count in
          count += 1
          return count
        })
      return outcome
    }
  }

  /// Leaves packs and prepared forms in memory until the process ends: for who is about to end it and need not wait until
  /// they are taken apart piece by piece.
  package func leaveInMemory() {
    _ = Unmanaged.passRetained(library)
    _ = Unmanaged.passRetained(kits)
  }

  private func refuseSharedNames(_ folders: [String]) throws {
    var seen: Set<String> = []
    var findings = Findings()
    for name in folders.map(Path.name) where !seen.insert(name).inserted {
      findings.add(Diagnostic(.workspacesShareName, ["name": name]))
    }
    try findings.throwIfErrors()
  }

  private func render(
    _ request: RenderRequest, _ folder: String, _ place: String, isParallel: Bool
  ) throws -> Accepted<Rendered> {
    let readsFiles = isParallel && !Desk.hasStore(in: folder)
    let workspace = try Workspace.open(folder, library: library, readingAhead: readsFiles ? request.period : nil)
    var rendered = try render(request, opened: workspace.value, place, isParallel: isParallel)
    rendered.findings = workspace.findings + rendered.findings
    return rendered
  }

  /// Renders a workspace that is open already.
  func callAsFunction(
    _ request: RenderRequest, opened workspace: Workspace, into place: String
  ) throws -> Accepted<Rendered> {
    try render(request, opened: workspace, place, isParallel: true)
  }

  private func render(
    _ request: RenderRequest, opened workspace: Workspace, _ place: String, isParallel: Bool
  ) throws -> Accepted<Rendered> {
    let writers = try Render.writers(for: request)
    let printing =
      try request.formats.contains(PDFPrinting.formatCode) ? PDFPrinting.find(searchPath: Surroundings.searchPath) : nil
    let selection = try Selection(request, in: workspace)
    let audience = selection.sender.map { workspace.pack.regime.audience(ofRole: $0.role) } ?? .labourOffice
    let kit = kits.kit(selection.codes, of: workspace, kind: request.period.kind, audience: audience)
    let annexKit = kits.kit(selection.annexCodes, of: workspace, kind: request.period.kind, audience: audience)
    let material = try workspace.figures(for: request.period, request.isDraft ? .received : .accepted)
    let told = try material.value.tellingWhoReported()
    let context = selection.sender.map(told.context) ?? told.context
    let outputs = try OutputSet(folder: place)
    do {
      let job = RenderJob(
        request: request, kit: kit, annexKit: annexKit, context: context, writers: writers, stage: outputs.stage,
        prints: printing != nil)
      var pages = try job.pages(isParallel: isParallel)
      if pages.isEmpty { throw Rejection(selection.nothing) }
      if let printing { try job.print(&pages, by: printing, inFolder: Surroundings.temporaryFolder) }
      let blanks = PaperBlanks(
        letterhead: context.letterhead, period: request.period, folder: workspace.folder, isOfSender: selection.sender != nil)
      let rendered = try job.store(pages, in: outputs, place: place)
      outputs.subject = "\(rendered.unit), \(rendered.period.code)"
      let notes = try outputs.commit(force: request.isForced)
      return Accepted(
        rendered, findings: material.findings + pages.flatMap(\.findings) + notes + job.remarks
          + (writers.contains(where: \.isForSigning) ? blanks.findings : []))
    } catch {
      outputs.abandon()
      throw error
    }
  }

  /// - Throws: ``Rejection`` with `U002`.
  static func writers(for request: RenderRequest) throws -> [any DocumentWriter] {
    let formats = DocumentFormats.standard.with(
      PlainTextWriter(width: request.width, isForOldWindows: request.isForOldWindows))
    let written = request.formats.filter { $0 != PDFPrinting.formatCode }
    return try FormatChoice(offered: formats, codes: formatCodes).writers(written)
  }

  /// What is written where nobody names formats.
  package static let usualFormatCodes = ["xml", "xlsx", "txt"]

  /// Codes of all formats that need no other program.
  package static var writtenFormatCodes: [String] { DocumentFormats.standard.codes }

  /// Codes of all formats, for help texts.
  package static var formatCodes: [String] { writtenFormatCodes + [PDFPrinting.formatCode] }
}
