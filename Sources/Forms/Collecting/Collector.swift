import Diagnostics
import Indicators
package import Workbooks

/// Reads a workbook that came back: the other direction of what was handed out, by the same book.
///
/// Pure. What cannot be understood is a finding at its cell; everything is found at once.
package struct Collector: Sendable {
  /// What the respondent is asked for, laid out over the figures that are there now.
  package let book: EntryBook
  private let context: FillingContext
  private let forms: EntryForms

  /// - Parameter context: the respondent's, for the period of the workbook.
  package init(_ forms: EntryForms, for respondent: Respondent, in context: FillingContext) {
    self.forms = forms
    self.context = context
    book = forms.book(for: respondent, in: context)
  }

  /// - Parameters:
  ///   - file: name of the workbook in findings.
  ///   - stamp: its hidden stamp; `nil` when it is lost.
  package func collect(_ workbook: Workbook, file: String, stamp: WorkbookStamp?) -> CollectedBook {
    let finder = SectionFinder(book, in: workbook)
    let slots = SlotReading(context)
    let locked = LockedCells(figures: BlankFigures(book, of: forms, in: context))
    var result = CollectedBook(respondent: book.respondent, status: context.status)
    readStatus(in: finder.unclaimed, file, &result)
    var submissions: [String: Submission] = [:]
    for (index, section) in book.sections.enumerated() {
      guard let reading = read(section, finder.found[index], slots, file, &result) else { continue }
      result.findings += reading.findings + locked.findings(of: reading, at: index)
      guard reading.isTouched else {
        result.untouched.append(section.sheetName)
        continue
      }
      result.typedCount += reading.typedCount
      tellEdition(section, stamp, file, &result)
      add(reading, to: &submissions[section.form, default: submission(section, result.status)])
    }
    for section in book.sections {
      if let submission = submissions.removeValue(forKey: section.form) { result.submissions.append(submission) }
    }
    tellOthers(finder.unclaimed, file, &result)
    return result
  }

  private func submission(_ section: EntrySection, _ status: ObservationStatus) -> Submission {
    Submission(
      form: section.form, edition: section.edition, sender: book.respondent.sender, period: context.period,
      status: status)
  }

  private func add(_ reading: SectionReading, to submission: inout Submission) {
    submission.sections.append(reading.section.code)
    submission.cells += reading.cells
    submission.blanks += reading.blanks
    submission.remarks += reading.remarks
  }

  /// The section's reading; of several sheets that hold it, the one that was filled.
  private func read(
    _ section: EntrySection, _ found: [FoundSection], _ slots: SlotReading, _ file: String,
    _ result: inout CollectedBook
  ) -> SectionReading? {
    let readings = found.prefix(8).map { place in
      var reading = SectionReading(section, in: place, slots: slots, period: context.period, file: file)
      reading.read()
      return reading
    }
    guard let first = readings.first else {
      result.missing.append(section.sheetName)
      return nil
    }
    let touched = readings.filter(\.isTouched)
    if touched.count > 1 {
      let second = touched[1].found.table
      result.findings.append(
        Diagnostic(
          .sectionTwice,
          at: Location(
            file: file, form: section.form, sheet: second.sheet.name,
            cell: CellAddress(row: second.codeRow, column: second.anchorColumn ?? 0)),
          ["first": touched[0].found.table.sheet.name, "second": second.sheet.name]))
    }
    return touched.first ?? first
  }

  // MARK: - The workbook as a whole

  /// The cover's one cell: how firm the figures are.
  private func readStatus(in tables: [SheetTable], _ file: String, _ result: inout CollectedBook) {
    for table in tables {
      guard let line = table.lines.first(where: { $0.anchor == EntryBook.statusAnchor }),
        let column = table.columns["1"]?.first, let cell = table.sheet[table.address(line.row, column)]
      else { continue }
      let text = TypedName.key(cell.text)
      let labels = context.pack.regime.statuses
      if text.isEmpty { continue }
      if let known = labels.first(where: { TypedName.key($0.label) == text || $0.status.rawValue == text }) {
        result.status = known.status
        continue
      }
      let names = labels.map(\.label)
      var finding = EntryReading(
        refusing: .entryStatusUnknown,
        [
          "value": cell.text.excerpt, "nearest": TypedName.nearest(text, among: names),
          "list": names.joined(separator: "; "),
        ]
      ).findings[0]
      finding.location = Location(file: file, sheet: table.sheet.name, cell: cell.address)
      result.findings.append(finding)
    }
  }

  private func tellEdition(
    _ section: EntrySection, _ stamp: WorkbookStamp?, _ file: String, _ result: inout CollectedBook
  ) {
    guard let edition = stamp?.edition(of: section.form), edition != section.edition else { return }
    let finding = Diagnostic(
      .editionDiffers, at: Location(file: file, form: section.form),
      ["form": section.form, "found": edition.excerpt, "wanted": section.edition])
    if !result.findings.contains(finding) { result.findings.append(finding) }
  }

  /// Sections of other people, and a file in which nothing is hers.
  private func tellOthers(_ tables: [SheetTable], _ file: String, _ result: inout CollectedBook) {
    let name = context.senderNames[book.respondent.sender] ?? book.respondent.sender
    for table in tables.prefix(100) {
      guard let code = table.code, code.contains("/") else { continue }
      result.findings.append(
        Diagnostic(
          .sectionNotHers,
          at: Location(
            file: file, sheet: table.sheet.name, cell: CellAddress(row: table.codeRow, column: table.anchorColumn ?? 0)),
          ["section": code.excerpt, "sender": name]))
    }
    if result.missing.count == book.sections.count {
      result.findings.append(
        Diagnostic(.nothingOfOurs, at: Location(file: file), ["sender": name, "period": context.period.label]))
    }
  }
}
