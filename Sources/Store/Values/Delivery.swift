package import Diagnostics
package import Indicators
package import Quantities

/// One file as it came.
package struct Delivery: Sendable {
  /// The whole file, kept as it is.
  package var bytes: [UInt8]
  /// As the sender named it, without folders.
  package var fileName: String
  /// Code of who sent it.
  package var sender: String
  /// When it came, which decides whether it is late and which of two revisions is the newer one.
  package var received: Moment
  /// When the program took it in; never before it came.
  package var ingested: Moment
  /// Number of the letter that it came with: `12/BC-UBND`; empty for none.
  package var document: String

  package init(
    bytes: [UInt8], fileName: String, sender: String, received: Moment, ingested: Moment, document: String = ""
  ) {
    self.bytes = bytes
    self.fileName = fileName
    self.sender = sender
    self.received = received
    self.ingested = ingested
    self.document = document
  }
}

/// What a delivery says in one form, for one sender and period.
package struct SubmissionContent: Sendable {
  package var form: String
  /// Edition of the form that was filled.
  package var edition: String
  /// Code of who reports; a file of an office may hold submissions of several senders.
  package var sender: String
  package var period: ReportingPeriod
  /// Codes of the sections that were filled. Sections that are not named keep what earlier revisions said of them.
  package var sections: [String]
  /// At most one for each key and section.
  package var observations: [SubmittedObservation]
  /// What was found while reading and checking, errors among it.
  package var findings: [SubmissionFinding]
  /// What the sender says of figures that others collected.
  package var answers: [ConfirmerAnswer]

  package init(
    form: String, edition: String, sender: String, period: ReportingPeriod, sections: [String],
    observations: [SubmittedObservation], findings: [SubmissionFinding] = [], answers: [ConfirmerAnswer] = []
  ) {
    self.form = form
    self.edition = edition
    self.sender = sender
    self.period = period
    self.sections = sections
    self.observations = observations
    self.findings = findings
    self.answers = answers
  }
}

/// One value of a submission.
package struct SubmittedObservation: Sendable, Hashable {
  package var key: CodedKey
  package var value: ObservedValue
  package var status: ObservationStatus
  /// Code of the section in which it stands; one of the submission's.
  package var section: String
  package var place: ObservationPlace

  package init(
    key: CodedKey, value: ObservedValue, status: ObservationStatus = .preliminary, section: String,
    place: ObservationPlace = .unknown
  ) {
    self.key = key
    self.value = value
    self.status = status
    self.section = section
    self.place = place
  }
}

/// Where in its file a value stands.
package enum ObservationPlace: Sendable, Hashable {
  case unknown
  /// One-based line of a text file.
  case line(Int)
  /// A cell, and the name of its sheet in the file.
  case cell(sheet: String, CellAddress)
}

/// A finding in words, as the sender was told.
package struct SubmissionFinding: Sendable, Hashable {
  /// Identifier of the catalogue's entry: `O025`.
  package var code: String
  package var severity: Severity
  package var place: String
  package var message: String
  /// What the sender typed to pass a warning; empty for nothing.
  package var reason: String

  package init(code: String, severity: Severity, place: String, message: String, reason: String = "") {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.reason = reason
  }

  /// The words of a finding in the catalogue's language.
  package init(_ finding: Diagnostic, in catalogue: Catalogue, reason: String = "") {
    self.init(
      code: finding.code.id, severity: finding.severity, place: finding.location.map(catalogue.place) ?? "",
      message: catalogue.message(for: finding), reason: reason)
  }
}

/// What one who confirms says of a figure that somebody else collected.
package struct ConfirmerAnswer: Sendable, Hashable {
  package var key: CodedKey
  /// Code of the section in which it stands; one of the submission's.
  package var section: String
  /// `false`: confirmed.
  package var isObjection: Bool
  package var remark: String
  package var place: ObservationPlace

  package init(
    key: CodedKey, section: String, isObjection: Bool, remark: String, place: ObservationPlace = .unknown
  ) {
    self.key = key
    self.section = section
    self.isObjection = isObjection
    self.remark = remark
    self.place = place
  }
}
