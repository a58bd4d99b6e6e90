package import Diagnostics
import Dispatch
import Documents
import Forms
package import Indicators
import Synchronization
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
    let writers = try Blanking.writers(request.formats)
    let workspace = try Workspace.open(folder, library: library)
    let senders = try Blanking.senders(request, in: workspace.value)
    let material = try workspace.value.material(for: request.period)
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
    let all = workspace.settings.senders
    guard let code = request.sender else { return all }
    if let sender = workspace.settings.sender(code) { return [sender] }
    let ofUnit = all.filter { $0.unit == code }
    if ofUnit.count == 1 { return ofUnit }
    let nearest = NearestName.of(code, among: all.map(\.code))
    throw Rejection(Diagnostic(.senderNotInWorkspace, at: nil, ["name": code], nearest: nearest))
  }

  /// Workbooks are spreadsheets; other formats have no cells to fill.
  private static func writers(_ codes: [String]) throws -> [any DocumentWriter] {
    let known = DocumentFormats.standard
    let spreadsheets = formatCodes
    var findings = Findings()
    var seen: Set<String> = []
    let writers = codes.filter { seen.insert($0).inserted }.compactMap { code -> (any DocumentWriter)? in
      if spreadsheets.contains(code), let writer = known[code] { return writer }
      findings.add(Diagnostic(.formatUnknown, ["name": code, "known": spreadsheets.joined(separator: ", ")]))
      return nil
    }
    try findings.throwIfErrors()
    return writers
  }

  /// Codes of formats that workbooks may have, for help texts.
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
    let prepared = concurrently(roles) { EntryForms(material.workspace.pack, kind: kind, role: $0) }
    let forms = Dictionary(uniqueKeysWithValues: zip(roles, prepared))
    let names = FileNames.unique(senders.map { "\(material.period.period.code) \($0.shortName)" })
    let made = concurrently(Array(zip(senders, names))) { sender, name in
      Result { try book(sender, name, forms, material, writers) }
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
      let file = name + "." + writer.fileExtension
      do {
        return (name: file, bytes: try writer.write(document))
      } catch WritingError.output(let reason) {
        throw OutsideTrouble(Diagnostic(.cannotWrite, ["path": file, "reason": reason]))
      } catch let error as WritingError {
        throw Rejection(Diagnostic(.packFault, ["name": sender.code, "reason": error.description]))
      }
    }
    return Book(sender: sender.name, files: files)
  }

  /// Applies work to each, spread over the cores, results in order.
  private static func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ work: @escaping @Sendable (Input) -> Output
  ) -> [Output] {
    let results = Mutex<[Int: Output]>([:])
    DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
      let output = work(inputs[index])
      results.withLock { $0[index] = output }
    }
    let all = results.withLock { $0 }
    return inputs.indices.compactMap { all[$0] }
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
