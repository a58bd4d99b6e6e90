package import Diagnostics
package import Forms
package import Indicators

/// Which files shall be read back, and what is known of them beside what they say.
package struct IngestRequest: Sendable {
  package var workspace: String
  /// Files and folders.
  package var paths: [String]
  /// Code of the sender where a file has lost its stamp; `nil` = as the file says.
  package var sender: String?
  package var period: ReportingPeriod?
  /// Folder for copies with the findings in their cells; `nil` = none.
  package var annotations: String?
  /// When and with which letter the files came; `nil` = they are read and judged only, and nothing is stored.
  package var handover: Handover?
  /// Overwrites copies and receipts that people changed.
  package var isForced: Bool
  /// The words in which findings are pinned to cells.
  package var catalogue: Catalogue

  package init(
    workspace: String, paths: [String], sender: String? = nil, period: ReportingPeriod? = nil,
    annotations: String? = nil, handover: Handover? = nil, isForced: Bool = false, catalogue: Catalogue = Catalogue()
  ) {
    self.workspace = workspace
    self.paths = paths
    self.sender = sender
    self.period = period
    self.annotations = annotations
    self.handover = handover
    self.isForced = isForced
    self.catalogue = catalogue
  }
}

/// What a delivery of files came to.
package struct Ingested: Sendable {
  /// One file.
  package struct File: Sendable {
    package var path: String
    /// Code and name of the sender; `nil` when nobody can be told.
    package var sender: String?
    package var senderName: String?
    package var period: ReportingPeriod?
    package var status: ObservationStatus?
    package var forms: [Form] = []
    /// Names of sheets that came back as they were handed out.
    package var untouched: [String] = []
    /// Names of sheets that are not in the file.
    package var missing: [String] = []
    /// Tidy observations, as they would be stored, each with its sheet and cell.
    package var rows: [[String]] = []
    package var remarks: [EntryRemark] = []
    /// Errors first.
    package var findings: [Diagnostic] = []
    /// What the store took; `nil` for nothing.
    package var stored: StoredFile?
    /// Codes of the forms and reports that the sender is asked for in the period and has not handed in so far.
    package var owed: [String] = []
    /// The copy with the findings in its cells; `nil` when none was asked for or there is none.
    package var annotation: String?

    /// Findings that weigh so much.
    package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
  }

  /// One form in a file.
  package struct Form: Sendable {
    package var code: String
    package var numbers = 0
    package var texts = 0
    /// Nothing was there, said so.
    package var none = 0
    package var notApplicable = 0
    package var blank = 0
    package var change: CollectedFigures.Change
  }

  /// In the order in which they were named; folders in byte order of their names.
  package var files: [File]
  /// Names in folders that are no spreadsheets by their endings.
  package var skipped: [String]
  /// Nothing was to be stored.
  package var isDryRun: Bool
  /// What kept copies or receipts from being written; the files are stored all the same.
  package var failure: (any Error)?

  /// Findings of all files that weigh so much.
  package func count(_ severity: Severity) -> Int { files.reduce(0) { $0 + $1.count(severity) } }
}
