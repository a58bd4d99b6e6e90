import Diagnostics
import Duties
import Forms
import Indicators
import Quantities
import Store

/// The letters that go with submissions which are sent back: one for each sender and period, in the order of the submissions.
struct ReturnLetters {
  private let workspace: Workspace
  private let now: Moment
  private let words = DutyWords(.vietnamese)

  init(_ workspace: Workspace, at now: Moment) {
    self.workspace = workspace
    self.now = now
  }

  /// What one letter is about.
  private struct Group {
    var sender: String
    var period: ReportingPeriod
    var names: [SubmissionName]

    /// `tra-lai-bieu-05-tt-dvnn-2023-H1-1`, with how many more there are.
    var fileName: String {
      let first = names.first?.text.split(separator: "/").joined(separator: "-") ?? ""
      return "tra-lai-" + first + (names.count > 1 ? "-va-\(names.count - 1)-bieu-khac" : "")
    }
  }

  /// The compiling office writes no letters to itself.
  private func groups(_ names: [SubmissionName]) -> [Group] {
    var groups: [Group] = []
    for name in names where name.sender != workspace.settings.compiler {
      if let known = groups.firstIndex(where: { $0.sender == name.sender && $0.period == name.period }) {
        groups[known].names.append(name)
      } else {
        groups.append(Group(sender: name.sender, period: name.period, names: [name]))
      }
    }
    return groups
  }

  /// - Parameters:
  ///   - returned: what is sent back.
  ///   - store: has their findings.
  func drafts(for returned: [StoredSubmission], reason: String, from store: SubmissionStore) throws -> [LetterDraft] {
    let byName = Dictionary(returned.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return try groups(returned.map(\.name)).map { group in
      let submissions = group.names.compactMap { byName[$0] }
      let calendar = workspace.reportingCalendar(for: group.period.kind)
      let findings = try submissions.flatMap { submission in
        try store.findings(of: submission).map { (submission.name.form, $0) }
      }
      var facts = LetterFacts(texts: [
        .addressee: addressee(group.sender), .moment: words.upTo(now),
        .returnedNames: words.list(submissions.map { calendar.shortName(of: $0.name.form) }),
        .returnedPeriod: group.period.label, .returnedReason: ReturnLetters.sentence(reason),
        .findingCounts: counts(findings.map(\.1.severity)), .resendLimit: limit(of: group, in: calendar),
      ])
      facts.lists[.returned] = deliveries(of: submissions, calendar)
      facts.lists[.findings] = ReturnLetters.sorted(findings).map { entry($1, named: calendar.shortName(of: $0)) }
      return LetterDraft(name: group.fileName, period: group.period, facts: facts)
    }
  }

  /// `V004`, `V006`
  func findings(about names: [SubmissionName]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let settings = workspace.settings
    if let own = settings.sender(settings.compiler), names.contains(where: { $0.sender == own.code }) {
      findings.append(Diagnostic(.letterToSelf, ["name": own.name]))
    }
    for group in groups(names) where settings.sender(group.sender) == nil {
      let finding = Diagnostic(.letterAddresseeGone, ["name": group.sender])
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings
  }

  private func addressee(_ code: String) -> String { workspace.settings.sender(code)?.name ?? code }

  /// What came in each file, in the order of the submissions.
  private func deliveries(of submissions: [StoredSubmission], _ calendar: ReportingCalendar) -> [[LetterFact: String]] {
    var seen: Set<Int> = []
    return submissions.map(\.delivery).filter { seen.insert($0.number).inserted }.map { delivery in
      let forms = submissions.filter { $0.delivery.number == delivery.number }.map { calendar.shortName(of: $0.name.form) }
      let letter = delivery.document.isEmpty ? "" : ", văn bản số \(delivery.document)"
      return [
        .returnedName: words.list(forms),
        .returnedDelivery: "tệp \"\(delivery.fileName)\"\(letter), nhận lúc \(delivery.received.vietnamese)",
      ]
    }
  }

  private func entry(_ finding: SubmissionFinding, named form: String) -> [LetterFact: String] {
    let parts = FindingWords(place: finding.place, message: finding.message)
    let explained = finding.reason.isEmpty ? "" : "; đã giải trình: " + finding.reason
    let kind = Catalogue(.vietnamese).word(for: finding.severity)
    return [
      .findingName: form, .findingKind: kind.prefix(1).uppercased() + kind.dropFirst(), .findingSheet: parts.sheet,
      .findingCell: parts.cell, .findingSubject: parts.subject, .findingFound: parts.found + explained,
      .findingRemedy: parts.remedy,
    ]
  }

  /// Errors first, otherwise as they were found.
  private static func sorted(_ findings: [(String, SubmissionFinding)]) -> [(String, SubmissionFinding)] {
    Severity.allCases.reversed().flatMap { severity in findings.filter { $0.1.severity == severity } }
  }

  /// `2 lỗi, 1 cảnh báo`
  private func counts(_ severities: [Severity]) -> String {
    Severity.allCases.reversed().compactMap { severity -> String? in
      let count = severities.count { $0 == severity }
      return count == 0 ? nil : "\(count) \(Catalogue(.vietnamese).word(for: severity))"
    }.joined(separator: ", ")
  }

  /// The nearest deadline of what is sent back that is not over yet.
  private func limit(of group: Group, in calendar: ReportingCalendar) -> String {
    let forms = Set(group.names.map(\.form))
    let deadlines = calendar.obligations(for: group.period, cutOff: workspace.cutOff(of: group.period))
      .filter { $0.sender == group.sender && forms.contains($0.document) && $0.force == .required }
      .compactMap(\.deadline).filter { $0.isMet(by: now) }
    return deadlines.min { $0.end < $1.end }.map(words.limit) ?? ""
  }

  /// Without the full stop that the letter puts behind it.
  private static func sentence(_ reason: String) -> String {
    var text = reason.trimmed
    while let last = text.last, ".;, ".contains(last) { text.removeLast() }
    return text
  }
}

extension ReportingCalendar {
  /// `Biểu 05`; the code of a form that is not there any more.
  fileprivate func shortName(of code: String) -> String { documents.first { $0.code == code }?.shortName ?? code }
}
