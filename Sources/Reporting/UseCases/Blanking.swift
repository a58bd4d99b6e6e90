package import Diagnostics
import Documents
import Forms
package import Indicators
import Store
import Writers

/// Hands out workbooks to fill: one for each sender, with her own cells open.
package struct Blanking: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// What shall be handed out.
  package struct Request: Sendable {
    package var period: ReportingPeriod
    /// Code of a sender, or of a unit that only one sender has; `nil` = everybody.
    package var sender: String?
    /// Codes of spreadsheet formats.
    package var formats: [String]
    /// Overwrites what people changed.
    package var isForced: Bool

    package init(period: ReportingPeriod, sender: String?, formats: [String], isForced: Bool = false) {
      self.period = period
      self.sender = sender
      self.formats = formats
      self.isForced = isForced
    }
  }

  /// Writes the workbooks as one set into a folder. Senders are spread over the cores.
  ///
  /// - Throws: ``Rejection``, ``OutsideTrouble``; nothing is written then.
  package func callAsFunction(
    _ request: Request, workspace folder: String, into place: String
  ) throws -> Accepted<Distribution> {
    let writers = try FormatChoice(offered: .standard, codes: Blanking.formatCodes).writers(request.formats)
    let workspace = try Workspace.open(folder, library: library)
    let senders = try Blanking.senders(request, in: workspace.value)
    let material = try workspace.value.figures(for: request.period, .received)
    let books = try Blanking.books(senders, material.value, writers)
    let outputs = try OutputSet(folder: place)
    do {
      for file in books.flatMap(\.files) { try outputs.add(file.name, file.bytes) }
      let notes = try outputs.commit(force: request.isForced)
      let distribution = Distribution(
        period: request.period, folder: place,
        books: books.map { Distribution.Book(sender: $0.sender, files: $0.files.map(\.name)) })
      return Accepted(distribution, findings: workspace.findings + material.findings + notes)
    } catch {
      outputs.abandon()
      throw error
    }
  }

  // MARK: - Who and how

  private static func senders(_ request: Request, in workspace: Workspace) throws -> [WorkspaceSettings.Sender] {
    guard let name = request.sender else { return workspace.settings.senders }
    var findings = Findings()
    let sender = workspace.settings.sender(named: name, &findings)
    try findings.throwIfErrors()
    return sender.map { [$0] } ?? []
  }

  /// Codes of formats that workbooks may have: other than spreadsheets have no cells to fill.
  package static var formatCodes: [String] {
    DocumentFormats.standard.codes.filter { DocumentFormats.standard[$0]?.isSpreadsheet ?? false }
  }

  // MARK: - Workbooks

  private struct Book: Sendable {
    var sender: String
    var files: [(name: String, bytes: [UInt8])]
  }

  private static func books(
    _ senders: [WorkspaceSettings.Sender], _ material: PeriodMaterial, _ writers: [any DocumentWriter]
  ) throws -> [Book] {
    let kind = material.period.period.kind
    var roles: [String] = []
    for sender in senders where !roles.contains(sender.role) { roles.append(sender.role) }
    let (pack, needed) = (material.workspace.pack, roles)
    let prepared = OverCores().map(needed.count) { EntryForms(pack, kind: kind, role: needed[$0]) }
    let forms = Dictionary(uniqueKeysWithValues: zip(needed, prepared))
    let names = FileNames.unique(senders.map { "\(material.period.period.code) \($0.shortName)" })
    let made = OverCores().map(senders.count) { index in
      Result { try book(senders[index], names[index], forms, material, writers) }
    }
    let books = try made.compactMap { try $0.get() }
    if books.isEmpty { throw Rejection(Diagnostic(.nothingToRender, ["period": material.period.period.code])) }
    return books
  }

  private static func book(
    _ sender: WorkspaceSettings.Sender, _ name: String, _ forms: [String: EntryForms], _ material: PeriodMaterial,
    _ writers: [any DocumentWriter]
  ) throws -> Book? {
    guard let forms = forms[sender.role] else { return nil }
    let blank = BlankWorkbook(
      forms, for: material.respondent(for: sender), in: material.context(for: sender), senderName: sender.name)
    if blank.isEmpty { return nil }
    let document = blank.document()
    let files = try writers.map { writer in
      (name: name + "." + writer.fileExtension, bytes: try writer.bytes(of: document, named: name))
    }
    return Book(sender: sender.name, files: files)
  }
}

/// What was handed out.
package struct Distribution: Sendable {
  /// The workbook of one sender, in every format.
  package struct Book: Sendable {
    /// Name of the sender.
    package var sender: String
    package var files: [String]
  }

  package var period: ReportingPeriod
  package var folder: String
  package var books: [Book]

  package var fileCount: Int { books.reduce(0) { $0 + $1.files.count } }
}
