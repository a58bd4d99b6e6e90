package import Diagnostics
package import Indicators

/// Where something was typed, and what it is in the sender's words.
package struct EnteredPlace: Sendable, Hashable {
  /// Code of the form or report.
  package var form: String
  /// `bieu-05/summary`.
  package var section: String
  /// Name of the sheet in the file, whatever it was called when it was handed out.
  package var sheet: String
  package var cell: CellAddress
  /// One-based line of a list in text; sheet and cell say nothing then.
  package var line: Int?
  /// `Số hộ tham gia (Hộ nghèo), Xã An Khương`.
  package var subject: String

  package init(
    form: String, section: String, sheet: String = "", cell: CellAddress = CellAddress(row: 0, column: 0),
    line: Int? = nil, subject: String
  ) {
    self.form = form
    self.section = section
    self.sheet = sheet
    self.cell = cell
    self.line = line
    self.subject = subject
  }

  package func location(in file: String) -> Location {
    let subject = subject.isEmpty ? nil : subject
    if let line { return Location(file: file, line: line, form: form, subject: subject) }
    return Location(file: file, form: form, sheet: sheet, cell: cell, subject: subject)
  }
}

/// One cell, understood.
package struct EnteredCell: Sendable {
  package var slot: EntrySlot
  package var value: ObservedValue
  package var place: EnteredPlace
  /// How firm this one value is, where a list says it line by line; `nil` = as the submission.
  package var status: ObservationStatus?

  package init(slot: EntrySlot, value: ObservedValue, place: EnteredPlace, status: ObservationStatus? = nil) {
    self.slot = slot
    self.value = value
    self.place = place
    self.status = status
  }
}

/// A word of confirmation or objection to what others collected. No observation.
package struct EntryRemark: Sendable {
  package var text: String
  /// The word is one of agreement.
  package var isAgreement: Bool
  /// Anchor of the row.
  package var anchor: String
  /// What others collected and the row shows.
  package var keys: [ObservationKey]
  package var place: EnteredPlace
}

/// One form or report as one sender filled it for one period.
///
/// Holds the sheets in which something was typed; one that was not touched is not submitted and erases nothing.
package struct Submission: Sendable {
  package var form: String
  package var edition: String
  package var sender: String
  package var period: ReportingPeriod
  package var status: ObservationStatus
  /// Codes of the sections in which something was typed.
  package var sections: [String] = []
  /// Filled cells.
  package var cells: [EnteredCell] = []
  /// Cells of these sections that were left empty: asked and not answered.
  package var blanks: [EnteredCell] = []
  package var remarks: [EntryRemark] = []

  package init(form: String, edition: String, sender: String, period: ReportingPeriod, status: ObservationStatus) {
    self.form = form
    self.edition = edition
    self.sender = sender
    self.period = period
    self.status = status
  }

  package func count(where isCounted: (ObservedValue) -> Bool) -> Int { cells.count { isCounted($0.value) } }
}

/// What one workbook came to.
package struct CollectedBook: Sendable {
  package var respondent: Respondent
  package var status: ObservationStatus
  /// In the order of the book's forms.
  package var submissions: [Submission] = []
  /// Sheets, by the names with which they were handed out, that came back as they were.
  package var untouched: [String] = []
  /// Sheets that are not in the workbook at all.
  package var missing: [String] = []
  /// Everything found while reading, errors among it, each with its cell.
  package var findings: [Diagnostic] = []
  /// Cells in the workbook that were typed into; the submissions hold those that were understood.
  package var typedCount = 0
}
