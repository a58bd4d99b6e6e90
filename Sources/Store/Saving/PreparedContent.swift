import Diagnostics
import GRDB
import Indicators
import Quantities

/// A submission ready to be stored: rows in the order of the table, sealed.
struct PreparedContent {
  let content: SubmissionContent
  /// Codes of the sections, in byte order, each once.
  let sections: [String]
  let rows: [ObservationRow]
  let answers: [AnswerRow]
  let seal: ContentDigest

  /// - Throws: ``Rejection`` with `S023`–`S026`, everything that is wrong with it at once.
  init(_ content: SubmissionContent, _ book: inout CodeBook, _ texts: inout CodeTexts) throws {
    self.content = content
    sections = Set(content.sections).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var findings = Findings()
    PreparedContent.check(content, &findings)
    var rowTexts = RowTexts()
    var rows: [ObservationRow] = []
    rows.reserveCapacity(content.observations.count)
    do {
      for observation in content.observations { rows.append(try ObservationRow(observation, &book, texts: &rowTexts)) }
    } catch is CodeBook.ZeroInText {
      findings.add(Diagnostic(.textNotStorable, ["form": content.form, "sender": content.sender]))
      throw Rejection(findings.all)
    }
    if !PreparedContent.isOrdered(rows) { rows.sort { $0.at < $1.at } }
    for (before, row) in zip(rows, rows.dropFirst()) where before.at == row.at {
      findings.add(
        Diagnostic(
          .storedValueTwice,
          ["key": try texts.key(row.at).text, "section": try texts.text(row.at.section), "form": content.form]))
    }
    answers = content.answers.map(AnswerRow.init)
    var seal = ContentSeal(sections: sections)
    for row in rows { seal.add(row) }
    for answer in answers { seal.add(answer) }
    if seal.hasZero || PreparedContent.hasZero(content) {
      findings.add(Diagnostic(.textNotStorable, ["form": content.form, "sender": content.sender]))
    }
    try findings.throwIfErrors()
    self.seal = try seal.finish(&texts)
    self.rows = rows
  }

  private static func isOrdered(_ rows: [ObservationRow]) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy { $0.at < $1.at }
  }

  private static func check(_ content: SubmissionContent, _ findings: inout Findings) {
    let sections = Set(content.sections)
    for observation in content.observations {
      if case .number(let number) = observation.value, number.scale > 0 || Int64(exactly: number.significand) == nil,
        DecimalNumber(plain: number.description) == nil
      {
        findings.add(
          Diagnostic(.numberNotStorable, ["key": observation.key.text, "value": number.description]))
      }
      if !sections.contains(observation.section) {
        findings.add(
          Diagnostic(
            .sectionNotNamed,
            ["key": observation.key.text, "section": observation.section, "form": content.form]))
      }
    }
  }

  /// SQLite ends a text at a character of code 0.
  private static func hasZero(_ content: SubmissionContent) -> Bool {
    let findings = content.findings.flatMap { [$0.code, $0.place, $0.message, $0.reason] }
    return ([content.form, content.edition, content.sender] + findings).contains { $0.utf8.contains(0) }
  }
}
