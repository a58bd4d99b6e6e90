package import Diagnostics
package import Duties
import Quantities
import Writers

/// Files of a status that were written.
package struct StatusFiles: Sendable {
  package var counts: StatusCounts
  package var folder: String
  package var names: [String]
  /// `nil` when none were asked for.
  package var reminders: (folder: String, count: Int)?
  /// `nil` when none were asked for.
  package var letters: LetterFiles?
}

/// Writes a status in the formats that there are for it.
package struct StatusFormats: Sendable {
  /// Name of the files without their extension.
  static let name = "tinh-hinh"
  /// In the order in which help texts name them.
  package static let codes = ["txt", "xlsx", "html", "ics", "json"]

  private let language: Language

  package init(_ language: Language) { self.language = language }

  /// - Throws: ``Rejection`` with `U002` for every format that there is not.
  package static func chosen(_ named: [String]) throws -> [String] {
    var findings = Findings()
    var seen: Set<String> = []
    let known = named.filter { code in
      if codes.contains(code) { return seen.insert(code).inserted }
      findings.add(Diagnostic(.formatUnknown, ["name": code.excerpt, "known": codes.joined(separator: ", ")]))
      return false
    }
    try findings.throwIfErrors()
    return known
  }

  /// The bytes in a format of ``codes``.
  package func bytes(of report: StatusReport, in format: String) throws -> [UInt8] {
    let words = DutyWords(language)
    switch format {
    case "ics": return CalendarFile(report, words).bytes
    case "json": return Array((Summary(language).json(of: report) + "\n").utf8)
    default:
      guard let writer = DocumentFormats.standard[format] else { preconditionFailure("\(format) is a format of documents") }
      return try writer.bytes(of: StatusDocument(report, words).document(), named: Self.name)
    }
  }

  /// Writes the formats and the letters as one set, and the reminders as another.
  ///
  /// - Parameter letters: `nil` = none were asked for.
  /// - Throws: ``Rejection``, ``OutsideTrouble``.
  package func write(
    _ report: StatusReport, _ formats: [String], into folder: String?, letters: StatusLetters? = nil, reminders: String?,
    force: Bool
  ) throws -> Accepted<StatusFiles> {
    var files = StatusFiles(counts: report.counts, folder: folder ?? "", names: [])
    var notes: [Diagnostic] = []
    if let folder {
      let made = try formats.map { (name: "\(Self.name).\($0)", bytes: try bytes(of: report, in: $0)) }
      let all = made + (letters?.files ?? [])
      if !all.isEmpty { notes += try Self.commit(all, into: folder, force) }
      files.names = made.map(\.name)
      files.letters = letters.map { LetterFiles(folder: folder, count: $0.count, names: $0.files.map(\.name)) }
    }
    if let reminders {
      let texts = Reminders(report).texts
      let names = FileNames.unique(texts.map { "\(report.now.vietnameseDay.iso) \($0.sender.shortName)" })
      let made = zip(names, texts).map { (name: $0 + ".txt", bytes: Array($1.text.utf8)) }
      if !made.isEmpty { notes += try Self.commit(made, into: reminders, force) }
      files.reminders = (reminders, made.count)
    }
    return Accepted(files, findings: notes)
  }

  private static func commit(
    _ files: [(name: String, bytes: [UInt8])], into folder: String, _ force: Bool
  ) throws -> [Diagnostic] {
    let outputs = try OutputSet(folder: folder)
    do {
      for file in files { try outputs.add(file.name, file.bytes) }
      return try outputs.commit(force: force)
    } catch {
      outputs.abandon()
      throw error
    }
  }
}
