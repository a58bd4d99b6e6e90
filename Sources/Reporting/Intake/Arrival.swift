import Forms
import Diagnostics
import Indicators
import Workbooks

/// One file on its way from the sender to the store.
struct Arrival: Sendable {
  var path: String
  /// As it came.
  var bytes: [UInt8] = []
  /// Whose workbook it is; `nil` for lists, and when nobody can be told.
  var identity: DeliveryIdentity?
  /// Who sent the file; `nil` when nobody can be told: it is not stored then.
  var sender: WorkspaceSettings.Sender?
  /// What is needed to send it back with remarks; `nil` when the file could not be understood at all, and for lists.
  var source: Source?
  var submissions: [Submission] = []
  /// How firm the figures of a workbook are.
  var status: ObservationStatus?
  /// Sheets that came back as they were handed out.
  var untouched: [String] = []
  /// Sheets that are not in the file.
  var missing: [String] = []
  var findings: [Diagnostic] = []

  /// The workbook as it came, and what it was handed out as.
  struct Source: Sendable {
    var workbook: Workbook
    var forms: EntryForms
    var material: PeriodMaterial
    var book: EntryBook
  }
}

/// What was found about a file, and about which of its submissions.
struct Judgement: Sendable {
  /// A finding and the indices of the submissions that it weighs on: all for one about the file, none for one about a
  /// form of which nothing is handed in.
  struct Finding: Sendable {
    var diagnostic: Diagnostic
    var submissions: [Int]
    /// What the sender typed to pass it; empty for nothing.
    var reason = ""
  }

  var findings: [Finding]
  /// By submission: how its values compare with what was there.
  var changes: [CollectedFigures.Change]

  /// Begins with what was found while reading.
  init(_ arrival: Arrival) {
    let all = Array(arrival.submissions.indices)
    findings = arrival.findings.map { finding in
      let form = finding.location?.form
      return Finding(
        diagnostic: finding, submissions: form.map { form in all.filter { arrival.submissions[$0].form == form } } ?? all)
    }
    changes = all.map { _ in CollectedFigures.Change() }
  }

  /// Errors first, otherwise in the order in which they were found.
  var diagnostics: [Diagnostic] {
    Severity.allCases.reversed().flatMap { severity in
      findings.map(\.diagnostic).filter { $0.severity == severity }
    }
  }
}
