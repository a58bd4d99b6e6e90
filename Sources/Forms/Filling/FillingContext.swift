package import Indicators
package import Quantities

/// For whom a form is laid out: it decides which sections and rows stand there.
package enum Audience: Sendable, Hashable {
  /// The office that puts the whole set together: everything.
  case labourOffice
  /// The agency that owns forms, by its role: sections for `owner`.
  case owner(role: String)
  /// A unit that collects for itself: sections for its level, rows that it collects.
  case collector(level: String)
}

/// Who writes and signs, where.
package struct Letterhead: Sendable {
  /// `ỦY BAN NHÂN DÂN HUYỆN HỚN QUẢN` over an agency, `ỦY BAN NHÂN DÂN` over a district.
  package var parent: String
  package var agency: String
  /// As a sentence names the agency: `Phòng Lao động - Thương binh và Xã hội`.
  package var name: String
  package var place: String
  /// `Số: 05/BC-UBND`; empty prints the dotted blank.
  package var documentNumber: String
  /// `/BC-UBND`
  package var documentSymbol: String
  package var documentDate: CalendarDate?
  /// The year of a date that is left blank; `nil` = the period's.
  package var blankYear: Int?
  /// `TM. ỦY BAN NHÂN DÂN`; may be empty.
  package var signatoryCapacity: String
  /// `KT. CHỦ TỊCH`: in whose place the signatory signs; empty for one who signs by the own office.
  package var signatoryActing: String
  package var signatoryTitle: String
  package var signatoryName: String
  package var recipients: [String]

  package init(
    parent: String, agency: String, place: String, documentNumber: String = "", documentSymbol: String = "",
    documentDate: CalendarDate? = nil, signatoryCapacity: String = "", signatoryActing: String = "",
    signatoryTitle: String = "", signatoryName: String = "", recipients: [String] = [], name: String? = nil
  ) {
    self.parent = parent
    self.agency = agency
    self.name = name ?? agency
    self.place = place
    self.documentNumber = documentNumber
    self.documentSymbol = documentSymbol
    self.documentDate = documentDate
    self.signatoryCapacity = signatoryCapacity
    self.signatoryActing = signatoryActing
    self.signatoryTitle = signatoryTitle
    self.signatoryName = signatoryName
    self.recipients = recipients
  }
}

/// One line of what has to be sent by when, in words.
package struct DutyNotice: Sendable, Equatable {
  /// `Trước ngày 20/05/2023 (hạn cuối: hết ngày 19/05/2023)`
  package var due: String
  package var addressee: String
  /// `Mẫu 01; Biểu 05, 06`
  package var documents: String
  package var grounds: String

  package init(due: String, addressee: String, documents: String, grounds: String) {
    self.due = due
    self.addressee = addressee
    self.documents = documents
    self.grounds = grounds
  }
}

/// Everything a form or report needs to be filled: figures, and what the workspace knows of the unit, the period and the signing.
///
/// A plain value made by the workspace; filling reads no clock, no file and no environment.
package struct FillingContext: Sendable {
  package var pack: RegimePack
  package var figures: Figures
  /// Index of the reporting unit in the figures' unit tree.
  package var unit: Int
  package var period: ReportingPeriod
  /// Figures count up to the end of this day.
  package var cutOff: CalendarDate
  package var status: ObservationStatus
  package var audience: Audience
  package var letterhead: Letterhead
  /// Name of a sender by its code, for texts and lists.
  package var senderNames: [String: String]
  /// Forms whose layout the office has compared with the annex: form code to "by whom, against what".
  package var confirmedLayouts: [String: String]
  /// What whoever fills the workbook has to send by when; empty where nobody is asked.
  package var duties: [DutyNotice] = []
  /// Lines of the open lists by record type, where they are not simply what was reported in the period.
  var recordRows: [String: [RecordRow]]?

  package init(
    pack: RegimePack, figures: Figures, unit: Int, period: ReportingPeriod, cutOff: CalendarDate,
    status: ObservationStatus = .preliminary, audience: Audience = .labourOffice, letterhead: Letterhead,
    senderNames: [String: String] = [:], confirmedLayouts: [String: String] = [:]
  ) {
    self.pack = pack
    self.figures = figures
    self.unit = unit
    self.period = period
    self.cutOff = cutOff
    self.status = status
    self.audience = audience
    self.letterhead = letterhead
    self.senderNames = senderNames
    self.confirmedLayouts = confirmedLayouts
  }
}
