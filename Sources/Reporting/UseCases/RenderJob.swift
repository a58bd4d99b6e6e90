import Diagnostics
import Documents
import Forms
import Indicators
import Writers

/// The documents of one workspace and period, filled and written to bytes.
struct RenderJob {
  let request: RenderRequest
  let kit: DocumentKit
  /// Forms that follow reports as annexes; none unless they are wanted.
  let annexKit: DocumentKit
  let context: FillingContext
  let writers: [any DocumentWriter]
  let stage: OutputStage
  /// The documents are printed too, when all are filled.
  let prints: Bool

  private static let draftMark = "BẢN NHÁP"

  /// One form or report.
  struct Page: Sendable {
    var item: Rendered.Item
    var files: [StagedFile]
    /// What is to be printed; `nil` = nothing.
    var source: PDFPrinting.Source?
    /// Kept for the bundle only.
    var document: Document?
    var findings: [Diagnostic]
  }

  /// All documents, filled and written, in the order of the kit; those in which the audience has nothing are left out.
  func pages(isParallel: Bool) throws -> [Page] {
    let entries = kit.entries
    let annexes = self.annexes(isParallel: isParallel)
    guard isParallel else { return try entries.compactMap { try page($0, annexes) } }
    // Reports take longest.
    let order = entries.indices.filter { entries[$0].isReport } + entries.indices.filter { !entries[$0].isReport }
    return try OverCores().map(begunAs: order) { index in Result { try page(entries[index], annexes) } }
      .compactMap { try $0.get() }
  }

  private typealias Annexes = [(form: PreparedForm, document: Document)]

  /// Every form of the annexes, filled; findings are told where the form itself is rendered.
  private func annexes(isParallel: Bool) -> Annexes {
    let forms = annexKit.entries.compactMap { if case .form(let form) = $0.source { form } else { nil } }
    if !isParallel { return forms.map { ($0, $0.fill(in: context).value) } }
    return Array(zip(forms, OverCores().map(forms.count) { forms[$0].fill(in: context).value }))
  }

  /// What there is to say about the run as a whole.
  var remarks: [Diagnostic] {
    let taken = kit.entries.contains { if case .report(let report) = $0.source { report.takesAnnexes } else { false } }
    guard request.hasAnnexes, !taken else { return [] }
    let known = context.pack.reports.filter(\.takesAnnexes).map(\.code).joined(separator: ",")
    return [Diagnostic(.annexesWithoutReport, ["known": known])]
  }

  private func page(_ entry: DocumentKit.Entry, _ annexes: Annexes) throws -> Page? {
    var filled: Accepted<Document>
    var standing = Rendered.Standing.filled
    var isForm = false
    switch entry.source {
    case .form(let form):
      filled = form.fill(in: context)
      if !form.form.applies(to: context.unit, in: context.figures.units) { standing = .outsideScope }
      isForm = true
    case .report(let report):
      filled = report.fill(in: context)
      if report.isMade(for: context.period.kind) {
        filled.value = with(report.annexes(annexes, in: context), filled.value, entry.code)
      } else {
        standing = .otherPeriods
      }
    }
    guard !filled.value.sections.isEmpty else { return nil }
    if request.isDraft { filled.value.draftMark = Self.draftMark }
    var page = Page(
      item: Rendered.Item(code: entry.code, title: entry.title, standing: standing, files: []), files: [],
      source: nil, document: nil, findings: filled.findings)
    for writer in writers where isWanted(writer, isForm: isForm) {
      let name = entry.code + "." + writer.fileExtension
      page.files.append(try writer.write(filled.value, named: entry.code) { try stage.write($0, as: name) })
    }
    page.item.files = page.files.map(\.name)
    if prints { page.source = try source(of: filled.value, named: entry.code, isForm: isForm) }
    if isForm, standing == .filled, request.bundling != .separate { page.document = filled.value }
    return page
  }

  /// Forms are printed by way of a workbook, whose page set-up LibreOffice honours; narratives by way of a text document.
  private func source(of document: Document, named name: String, isForm: Bool) throws -> PDFPrinting.Source? {
    guard let writer = DocumentFormats.standard[isForm ? "xlsx" : "docx"] ?? DocumentFormats.standard["xlsx"] else {
      return nil
    }
    return PDFPrinting.Source(
      name: name, fileExtension: writer.fileExtension, bytes: try writer.bytes(of: document, named: name))
  }

  /// Prints what the pages hold for it, and puts the PDF files on the stage.
  func print(_ pages: inout [Page], by printing: PDFPrinting, inFolder temporary: String) throws {
    let wanted = pages.indices.filter { pages[$0].source != nil }
    let printed = try printing.print(wanted.compactMap { pages[$0].source }, inFolder: temporary)
    for (index, bytes) in zip(wanted, printed) {
      let file = try stage.write(bytes, as: pages[index].item.code + "." + PDFPrinting.formatCode)
      pages[index].files.append(file)
      pages[index].item.files.append(file.name)
      pages[index].source = nil
    }
  }

  private func with(_ annexes: [Document], _ report: Document, _ code: String) -> Document {
    guard !annexes.isEmpty else { return report }
    let parts = [(code, report)] + annexes.enumerated().map { ("\(code)-annex-\($0 + 1)", $1) }
    var result = Bundle.join(parts, title: report.properties.title, creator: report.properties.creator)
    result.properties = report.properties
    return result
  }

  /// Narratives go into spreadsheets only when they are named; forms do not go into their own when they go together.
  private func isWanted(_ writer: any DocumentWriter, isForm: Bool) -> Bool {
    guard writer.isSpreadsheet else { return true }
    return isForm ? request.bundling != .together : request.forms != nil
  }

  /// Puts everything into a set of outputs: the one whose stage the pages were written on.
  func store(_ pages: [Page], in outputs: OutputSet, place: String) throws -> Rendered {
    for page in pages {
      for file in page.files { outputs.add(file) }
    }
    let unit = context.figures.units.units[context.unit].name
    var rendered = Rendered(
      unit: unit, period: request.period, folder: place, items: pages.map(\.item), bundles: [])
    let documents = pages.compactMap { page in page.document.map { (code: page.item.code, document: $0) } }
    if documents.isEmpty { return rendered }
    let bundle = Bundle.join(
      documents, title: "\(unit), \(request.period.label)", creator: context.letterhead.agency)
    for writer in writers where writer.isSpreadsheet {
      let name = Bundle.name + "." + writer.fileExtension
      try outputs.add(name, try writer.bytes(of: bundle, named: Bundle.name))
      rendered.bundles.append(name)
    }
    return rendered
  }
}
