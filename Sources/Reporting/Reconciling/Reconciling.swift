package import Diagnostics
import Documents
import Forms
package import Indicators
import Store
import Workbooks
import Writers

/// Sets the figures of the programme's national system beside ours and writes what differs as a note. Ours stay as they are.
package struct Reconciling: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  package static let csvCode = "csv"
  /// Codes of formats of the note, for help texts.
  package static var formatCodes: [String] { DocumentFormats.standard.codes + [csvCode] }

  /// What shall be compared.
  package struct Request: Sendable {
    package var file: String
    package var workspace: String
    package var period: ReportingPeriod
    /// Ours may be received and not accepted.
    package var isDraft: Bool
    package var format: String

    package init(file: String, workspace: String, period: ReportingPeriod, isDraft: Bool = false, format: String = "txt") {
      self.file = file
      self.workspace = workspace
      self.period = period
      self.isDraft = isDraft
      self.format = format
    }
  }

  /// - Returns: the comparison, and the note's bytes in the format that was asked for.
  /// - Throws: ``Rejection`` with `U002`, with what makes the file unreadable, and with what is wrong in the workspace;
  ///   ``OutsideTrouble``.
  package func callAsFunction(_ request: Request) throws -> Accepted<(Reconciliation, note: [UInt8])> {
    guard Self.formatCodes.contains(request.format) else {
      throw Rejection(
        Diagnostic(.formatUnknown, ["name": request.format, "known": Self.formatCodes.joined(separator: ", ")]))
    }
    let workspace = try Workspace.open(request.workspace, library: library)
    let workbook = try Reading.workbook(at: request.file)
    let material = try workspace.value.figures(for: request.period, request.isDraft ? .received : .accepted)
    let foreign = ForeignFigures(
      workbook.value, file: request.file, period: request.period,
      vocabulary: workspace.value.reading.vocabulary(material.value.figures.units))
    var findings = Findings()
    findings.add(contentsOf: workspace.findings + workbook.findings + material.findings + foreign.findings.all)
    if foreign.passedOver > 0 {
      findings.add(
        Diagnostic(
          .foreignRowsPassedOver, at: Location(file: request.file),
          ["count": String(foreign.passedOver), "period": request.period.code]))
    }
    try findings.throwIfErrors()
    let result = Reconciliation(
      unit: material.value.figures.units.units[material.value.context.unit].name, period: request.period,
      file: request.file, lines: FigureMatching(material: material.value).lines(foreign.rows), passedOver: foreign.passedOver)
    let note = ReconciliationNote(result, material.value)
    return try findings.accept((result, note: try bytes(of: note, request.format)))
  }

  /// Writes a note into a file of its own.
  ///
  /// - Throws: ``Rejection`` with `F008` when something stands there, ``OutsideTrouble``.
  package func write(_ note: [UInt8], to path: String, isForced: Bool) throws {
    let file = try NewFile(path, isForced: isForced)
    do {
      try file.write(note)
    } catch {
      file.abandon()
      throw error
    }
    try file.commit()
  }

  private func bytes(of note: ReconciliationNote, _ format: String) throws -> [UInt8] {
    guard let writer = DocumentFormats.standard[format] else { return note.csv }
    return try writer.bytes(of: note.document, named: "doi-chieu")
  }
}
