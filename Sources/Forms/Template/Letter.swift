import Documents

/// A letter that goes with what an office decides or asks for: an administrative paper without a type of its own (công văn).
package struct Letter: Sendable {
  package var kind: Kind
  package var edition: String
  /// Behind "V/v"; heads print it as the form's subject.
  var subject: Phrase
  var head: Frame?
  var elements: [LetterElement]
  var footer: Frame?

  /// What a letter is about, which decides what it can tell. A pack has one of each at the most.
  package enum Kind: String, Sendable, CaseIterable {
    /// Goes with submissions that are sent back to be mended.
    case returned = "return"
    /// Reminds a sender of what is overdue.
    case reminder
  }
}

/// What a letter is made of, in the order of the template.
indirect enum LetterElement: Sendable {
  case paragraph(ParagraphRole, Phrase)
  /// A line for each entry of a list.
  case lines(LetterList, ParagraphRole, Phrase)
  case table(LetterList, [LetterColumn])
  /// Stands only where the letter has the fact, or only where it lacks it.
  case when(LetterFact, isThere: Bool, [LetterElement])
}

/// A column of a letter's table: what each entry of the list says there.
struct LetterColumn: Sendable {
  var label: String
  /// In characters.
  var width: Int
  var alignment: CellStyle.Horizontal
  var phrase: Phrase
}

/// What a letter lists. A list without entries makes neither lines nor a table.
package enum LetterList: String, Sendable, CaseIterable {
  /// The files in which came what is sent back.
  case returned
  /// What was found in them, errors first.
  case findings
  /// What is overdue.
  case late

  /// What an entry can tell.
  var facts: [LetterFact] {
    switch self {
    case .returned: [.ordinal, .returnedName, .returnedDelivery]
    case .findings:
      [.ordinal, .findingName, .findingKind, .findingSheet, .findingCell, .findingSubject, .findingFound, .findingRemedy]
    case .late: [.ordinal, .latePeriod, .lateDocuments, .lateDue, .lateDays, .lateState, .lateTask]
    }
  }
}

/// Everything that a letter can tell beside what every paper can (``Phrase/Field``), as its holes name it.
package enum LetterFact: String, Sendable, CaseIterable {
  case addressee = "addressee.name"
  /// Up to when was looked: `hết ngày 20/05/2023`, `16 giờ 30 ngày 20/05/2023`.
  case moment = "letter.moment"

  /// `Biểu 05, 06`
  case returnedNames = "returned.names"
  case returnedPeriod = "returned.period"
  case returnedReason = "returned.reason"
  /// `2 lỗi, 1 cảnh báo`; empty where nothing was found.
  case findingCounts = "findings.counts"
  /// `trước ngày 20/05/2023`; empty once that is over or where no date is set.
  case resendLimit = "resend.limit"

  /// `6 tháng đầu năm 2023`, of everything that is overdue.
  case latePeriods = "late.periods"
  /// How many forms and reports are overdue.
  case lateCount = "late.count"

  /// Of an entry in its list, from 1.
  case ordinal = "entry.ordinal"

  /// `Biểu 05, 06`
  case returnedName = "returned.name"
  /// `tệp "a.xlsx", văn bản số 12/BC-UBND, nhận lúc 19/05/2023 16:30`
  case returnedDelivery = "returned.delivery"

  case findingName = "finding.name"
  /// `Lỗi`, `Cảnh báo`, `Ghi chú`
  case findingKind = "finding.kind"
  case findingSheet = "finding.sheet"
  /// `H15`; `dòng 12` of a file without sheets.
  case findingCell = "finding.cell"
  /// The figure in the sender's words.
  case findingSubject = "finding.subject"
  /// What stands there and what is expected.
  case findingFound = "finding.found"
  /// What to do about it; may be empty.
  case findingRemedy = "finding.remedy"

  case latePeriod = "late.period"
  /// `Mẫu 01; Biểu 01, 05`
  case lateDocuments = "late.documents"
  /// `trước ngày 20/05/2023`
  case lateDue = "late.due"
  case lateDays = "late.days"
  /// `quá hạn 3 ngày, chưa gửi`
  case lateState = "late.state"
  case lateTask = "late.task"
}

extension Letter.Kind {
  /// What such a letter can tell outside its lists.
  var facts: [LetterFact] {
    switch self {
    case .returned:
      [.addressee, .moment, .returnedNames, .returnedPeriod, .returnedReason, .findingCounts, .resendLimit]
    case .reminder: [.addressee, .moment, .latePeriods, .lateCount]
    }
  }

  /// What it can list.
  var lists: [LetterList] {
    switch self {
    case .returned: [.returned, .findings]
    case .reminder: [.late]
    }
  }
}

/// What one letter tells.
package struct LetterFacts: Sendable {
  /// A fact that is left out, empty or `0` counts as lacking.
  package var texts: [LetterFact: String]
  /// Entries in order.
  package var lists: [LetterList: [[LetterFact: String]]]

  package init(texts: [LetterFact: String] = [:], lists: [LetterList: [[LetterFact: String]]] = [:]) {
    self.texts = texts
    self.lists = lists
  }

  func has(_ fact: LetterFact) -> Bool { !["", "0"].contains(texts[fact] ?? "") }
}
