package import Indicators

/// One sheet of a workbook: rows, columns and what each cell is to the one who fills it.
package struct EntrySection: Sendable {
  /// `bieu-05/summary`; unique in the book.
  package let code: String
  /// Code of the form or report.
  package let form: String
  /// Code of the section in its form.
  package let section: String
  /// Edition of the form or report.
  package let edition: String
  /// Name of the sheet when it is handed out; unique in the book.
  package var sheetName: String
  /// Set for an open list.
  package let recordType: String?
  package internal(set) var rows: [EntryRow]
  package let columns: [EntryColumn]
  /// Row by row.
  package internal(set) var cells: [EntryCell]
  let source: Source

  /// What the section is laid out from.
  enum Source: Sendable {
    /// A section of a form or report; the rows in the same order as ``EntrySection/rows``.
    case plan(SectionPlan, [LaidRow])
    /// Text questions of a report, in the order of the rows.
    case questions([EntryQuestion])
  }

  package internal(set) subscript(row: Int, column: Int) -> EntryCell {
    get { cells[row * columns.count + column] }
    _modify { yield &cells[row * columns.count + column] }
  }

  /// Index of the row with that anchor; the first where it stands twice.
  package func row(anchor: String) -> Int? { rows.firstIndex { $0.anchor == anchor } }

  /// Index of the column with that code.
  package func column(code: String) -> Int? { columns.firstIndex { $0.code == code } }

  /// Keys under which a reason typed at the end of the row is kept: the note of each figure that is entered in the row. Empty where
  /// the row has a note cell of its own.
  package func reasonKeys(row: Int) -> [ObservationKey] {
    guard !hasNoteColumn else { return [] }
    var keys: [ObservationKey] = []
    for column in columns.indices {
      guard case .entry(let slot) = self[row, column], slot.attribute == nil, slot.valueType.isNumber else { continue }
      var key = slot.key
      key.measure = .note
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  /// The section has a column for notes of its own, so that it needs none for reasons.
  package var hasNoteColumn: Bool {
    guard case .plan(let plan, _) = source else { return true }
    return plan.columns.contains { plan.section.columns[$0].aspects.measure == .note }
  }

  /// Cells to fill.
  package var entryCount: Int {
    cells.reduce(0) { count, cell in
      if case .entry = cell { return count + 1 }
      return count
    }
  }

  /// Rows that wait for a word of confirmation or objection.
  package var remarkCount: Int { rows.count(where: \.hasRemark) }
}

/// One row of an ``EntrySection``.
package struct EntryRow: Sendable {
  /// What stands in the hidden column: row code, `u:` and a unit's code, `r:` and a record's id, `q:` and a question's indicator.
  package let anchor: String
  package let label: String
  /// Index of the unit that the row is about.
  package let unit: Int
  /// Id of the record, for rows of lists.
  package let recordID: String?
  /// A row of a list handed out for a new record.
  package let isSpare: Bool
  /// Figures that others collected, on which the row waits for a word of confirmation or objection.
  package internal(set) var confirms: [ObservationKey] = []

  /// The row waits for a word of confirmation or objection.
  package var hasRemark: Bool { !confirms.isEmpty }
}

/// One column of an ``EntrySection``.
package struct EntryColumn: Sendable {
  /// First token of its code in the code line.
  package let code: String
  package let label: String
}

/// Columns that workbooks to fill have to the right of the form's own.
package enum RemarkColumn: String, Sendable, CaseIterable {
  /// A word on what others collected.
  case confirm = "YK"
  /// Why a figure is as it is, to pass a warning.
  case reason = "LD"

  /// Token in the code line.
  package var code: String { rawValue }
}

/// A text question of a report.
package struct EntryQuestion: Sendable {
  /// Index in the catalogue.
  package let indicator: Int
  package let label: String
  package let hint: String
}
