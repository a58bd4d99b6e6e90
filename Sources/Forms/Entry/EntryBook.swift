import Documents
package import Indicators

/// Everything that one sender is asked for in one period: what is handed out to her, read back from her, and proved by `lint`.
///
/// Every figure has one cell in which it is entered; where the same figure stands in further cells, those are copies.
package struct EntryBook: Sendable {
  package let respondent: Respondent
  /// In the order of the workbook: forms, then what the reports ask.
  package let sections: [EntrySection]
  /// Where each figure is entered.
  let places: [EntryIdentity: EntryPlace]
  /// Where figures are worked out from others that the same table holds.
  let sums: [EntryIdentity: EntryPlace]

  /// Sheet that says how to fill the workbook, before all others.
  package static let coverSheetName = "Hướng dẫn"
  /// Anchor of the row of the cover sheet in which the status of the figures is chosen.
  package static let statusAnchor = "#status"

  package func section(_ code: String) -> EntrySection? { sections.first { $0.code == code } }

  /// Codes of the forms and reports in which something is entered, in the order of the workbook.
  package var formsToFill: [String] {
    var codes: [String] = []
    for section in sections where section.entryCount > 0 && !codes.contains(section.form) { codes.append(section.form) }
    return codes
  }

  /// Whether the workbook works a figure out and nobody enters it there.
  package func worksOut(_ key: ObservationKey) -> Bool { sums[EntryIdentity(key, nil)] != nil }

  /// Code of the section of a report's questions.
  static func questionsCode(_ report: String) -> String { report + "/questions" }

  /// Code under which figures of a form are kept that no workbook takes: what somebody types in the form does not replace them.
  static func givenCode(_ form: String) -> String { form + "/given" }
}

/// A figure, or an attribute of a record, apart from who sends it.
struct EntryIdentity: Hashable {
  var key: ObservationKey
  /// Records of which nothing is known share the number 0.
  var recordID: String?

  init(_ slot: EntrySlot) { self.init(slot.key, slot.recordID) }

  init(_ key: ObservationKey, _ recordID: String?) {
    self.key = key
    self.recordID = recordID
  }
}
