package import Diagnostics
import Forms

/// Letters that remind late senders, ready to be written.
package struct Reminding: Sendable {
  private let library: PackLibrary

  package init(library: PackLibrary) { self.library = library }

  /// - Returns: a letter for each sender with something overdue, in every format; findings: `V003`, `V004`, `V005`, `R003`, those about
  ///   head and date only where there is a letter.
  /// - Throws: ``Rejection`` with `V002`, `U002`; ``OutsideTrouble``.
  package func callAsFunction(
    of report: StatusReport, _ order: LetterOrder, workspace folder: String
  ) throws -> Accepted<StatusLetters> {
    let workspace = try Workspace.open(folder, library: library).value
    let press = try LetterPress(.reminder, order, in: workspace, at: report.now)
    let reminders = ReminderLetters(report, from: workspace.settings.compiler)
    let drafts = reminders.drafts
    let letters = StatusLetters(count: drafts.count, files: drafts.isEmpty ? [] : try press.files(drafts))
    return Accepted(letters, findings: reminders.findings + (drafts.isEmpty ? [] : press.blanks))
  }
}

/// Letters with the bytes of their files.
package struct StatusLetters: Sendable {
  package var count: Int
  var files: [(name: String, bytes: [UInt8])]
}
