import Diagnostics
import Indicators
import Workbooks

/// Reads one section of a workbook that came back: what was typed, what was left empty, and what cannot stand so.
struct SectionReading {
  let section: EntrySection
  let found: FoundSection
  let slots: SlotReading
  let period: ReportingPeriod
  let file: String
  private(set) var cells: [EnteredCell] = []
  private(set) var blanks: [EnteredCell] = []
  private(set) var remarks: [EntryRemark] = []
  private(set) var findings: [Diagnostic] = []
  /// Cells that differ from what was handed out.
  private(set) var typedCount = 0
  /// What was typed in a cell of the section, for those that compute from it.
  private(set) var values: [Int: ObservedValue] = [:]
  /// Whether anything is entered in a column, and in a row.
  private let isEntryColumn: [Bool]
  private let isEntryRow: [Bool]

  /// One cell of a row that is being read.
  private struct Entry {
    var column: Int
    var slot: EntrySlot
    var reading: EntryReading
    var isTyped: Bool { reading.value != slot.prefilled }
  }

  init(_ section: EntrySection, in found: FoundSection, slots: SlotReading, period: ReportingPeriod, file: String) {
    self.section = section
    self.found = found
    self.slots = slots
    self.period = period
    self.file = file
    var (columns, rows) = (section.columns.map { _ in false }, section.rows.map { _ in false })
    for (index, cell) in section.cells.enumerated() {
      guard case .entry = cell else { continue }
      columns[index % section.columns.count] = true
      rows[index / section.columns.count] = true
    }
    (isEntryColumn, isEntryRow) = (columns, rows)
  }

  /// Findings of one sheet after which foreign rows are no longer told one by one.
  private static let limit = 300

  /// Something was typed: the section is submitted.
  var isTouched: Bool { typedCount > 0 }

  mutating func read() {
    for row in section.rows.indices where found.rows[row] != nil { readRow(row) }
    readStrays()
    guard isTouched else {
      // What was handed out and came back as it was asks for nothing.
      findings = []
      return
    }
    tellWhatIsGone()
    tellDoubles()
    if found.isByLabels { add(.foundByLabels, at: place(row: found.table.codeRow, column: nil, subject: nil)) }
  }

  // MARK: - Rows

  private mutating func readRow(_ row: Int) {
    guard let sheetRow = found.rows[row] else { return }
    let entries = section.columns.indices.compactMap { column -> Entry? in
      guard case .entry(let slot) = section[row, column] else { return nil }
      return entry(slot, column, sheetRow: sheetRow)
    }
    let typed = entries.count(where: \.isTyped)
    typedCount += typed
    if section.recordType == nil || typed > 0 || isOfThisPeriod(entries) { keep(entries, row: row, sheetRow: sheetRow) }
    readRemarks(row, sheetRow: sheetRow, entries)
  }

  /// The row's record was reported for this period before: the list that comes now stands in the place of that one, so what was left
  /// as it was is said once more.
  private func isOfThisPeriod(_ entries: [Entry]) -> Bool {
    entries.first.map { slots.isKnown($0.slot.key.record, in: period) } ?? false
  }

  private func entry(_ slot: EntrySlot, _ column: Int, sheetRow: Int) -> Entry? {
    guard let sheetColumn = found.columns[column] else { return nil }
    let cell = found.table.sheet[found.table.address(sheetRow, sheetColumn)]
    return Entry(column: column, slot: slot, reading: slots.read(cell, as: slot))
  }

  private mutating func keep(_ entries: [Entry], row: Int?, sheetRow: Int) {
    for entry in entries {
      let place = place(row: sheetRow, column: found.columns[entry.column], slot: entry.slot)
      add(entry.reading.findings, at: place)
      guard let value = entry.reading.value else { continue }
      if value == .blank {
        blanks.append(EnteredCell(slot: entry.slot, value: value, place: place))
        if entry.slot.isRequired { tellMissing(entry.slot, at: place) }
      } else {
        cells.append(EnteredCell(slot: entry.slot, value: value, place: place))
        if let row { values[row * section.columns.count + entry.column] = value }
      }
    }
  }

  private mutating func tellMissing(_ slot: EntrySlot, at place: EnteredPlace) {
    let label = slots.pack.catalogue.indicators[Int(slot.key.indicator)].label
    add(.recordAttributeMissing, at: place, ["record": slot.recordID ?? "", "label": label])
  }

  // MARK: - Words beside the figures

  private mutating func readRemarks(_ row: Int, sheetRow: Int, _ entries: [Entry]) {
    if section.rows[row].hasRemark, let text = words(RemarkColumn.confirm, sheetRow) {
      typedCount += 1
      let place = place(
        row: sheetRow, column: found.column(RemarkColumn.confirm.code), subject: section.rows[row].label)
      remarks.append(
        EntryRemark(
          text: text, isAgreement: RemarkColumn.isAgreement(text), anchor: section.rows[row].anchor,
          keys: section.rows[row].confirms, place: place))
    }
    guard let reason = words(RemarkColumn.reason, sheetRow) else { return }
    typedCount += 1
    let keys = section.reasonKeys(row: row)
    for entry in entries where entry.reading.value != .blank {
      var slot = entry.slot
      slot.key.measure = .note
      guard keys.contains(slot.key), !cells.contains(where: { $0.slot.key == slot.key && $0.slot.recordID == slot.recordID })
      else { continue }
      (slot.valueType, slot.shift) = (.text, 0)
      let place = place(row: sheetRow, column: found.column(RemarkColumn.reason.code), slot: slot)
      cells.append(EnteredCell(slot: slot, value: .text(reason), place: place))
    }
  }

  /// What somebody wrote into one of the program's own columns; `nil` for nothing.
  private mutating func words(_ column: RemarkColumn, _ sheetRow: Int) -> String? {
    guard let at = found.column(column.code), let cell = found.table.sheet[found.table.address(sheetRow, at)] else {
      return nil
    }
    let cleaned = EntryWords.clean(cell.text, font: cell.fontName)
    add(cleaned.findings, at: place(row: sheetRow, column: at, subject: nil))
    return cleaned.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: - Rows that the section does not know

  private mutating func readStrays() {
    let ids = ListIDs(section, slots)
    for line in found.strays {
      // A column of rubbish is told by its beginning.
      if findings.count >= Self.limit { break }
      let entries = section.columns.indices.filter { isEntryColumn[$0] && hasContent($0, line.row) }
      guard !entries.isEmpty else { continue }
      if let ids, let id = ids.id(of: line, in: found) {
        readRecord(id, ids, line)
      } else if !line.anchor.isEmpty {
        typedCount += 1
        let nearest = NearestName.of(line.anchor, among: section.rows.map(\.anchor))
        add(.rowUnknown, at: place(row: line.row, column: found.table.anchorColumn, subject: nil), [
          "anchor": line.anchor.excerpt, "nearest": nearest,
        ])
      } else if section.recordType != nil {
        typedCount += 1
        add(.recordWithoutID, at: place(row: line.row, column: found.columns[entries[0]], subject: nil))
      } else if let number = entries.first(where: { hasNumber($0, line.row) }) {
        typedCount += 1
        add(.rowOutsideForm, at: place(row: line.row, column: found.columns[number], subject: nil))
      }
    }
    readBelowTheEnd()
  }

  /// A record that came with an id of which this run had no row: handed out with an earlier blank.
  private mutating func readRecord(_ id: String, _ ids: ListIDs, _ line: SheetTable.Line) {
    if let row = section.rows.firstIndex(where: { $0.recordID == id }), let first = found.rows[row], first != line.row {
      typedCount += 1
      add(.rowTwice, at: place(row: line.row, column: found.table.anchorColumn, subject: nil), [
        "anchor": id, "first": String(first + 1), "second": String(line.row + 1),
      ])
      return
    }
    let entries = ids.slots(for: id).compactMap { entry($0.slot, $0.column, sheetRow: line.row) }
    let typed = entries.count(where: \.isTyped)
    typedCount += typed
    if typed > 0 { keep(entries, row: nil, sheetRow: line.row) }
  }

  /// Figures that somebody typed below the last row.
  private mutating func readBelowTheEnd() {
    guard let end = found.table.endRow else { return }
    for row in found.table.sheet.rows where row.number > end && row.number < end + 200 {
      guard let column = section.columns.indices.first(where: { isEntryColumn[$0] && hasNumber($0, row.number) }) else {
        continue
      }
      typedCount += 1
      add(.rowOutsideForm, at: place(row: row.number, column: found.columns[column], subject: nil))
    }
  }

  private func cell(_ column: Int, _ row: Int) -> FoundCell? {
    found.columns[column].flatMap { found.table.sheet[found.table.address(row, $0)] }
  }

  private func hasContent(_ column: Int, _ row: Int) -> Bool {
    cell(column, row).map { !TypedName.key($0.text).isEmpty } ?? false
  }

  private func hasNumber(_ column: Int, _ row: Int) -> Bool { cell(column, row)?.kind == .number }

  // MARK: - What is gone or there twice

  private mutating func tellWhatIsGone() {
    let columns = section.columns.indices.filter { found.columns[$0] == nil && isEntryColumn[$0] }
    for column in columns {
      add(.columnGone, at: place(row: found.table.codeRow, column: nil, subject: nil), [
        "column": section.columns[column].code, "label": section.columns[column].label,
      ])
    }
    for row in section.rows.indices where found.rows[row] == nil && section.rows[row].recordID == nil && isEntryRow[row] {
      add(.rowGone, at: place(row: nearestRow(row), column: found.table.anchorColumn, subject: nil), [
        "label": section.rows[row].label, "anchor": section.rows[row].anchor,
      ])
    }
  }

  /// The row of the sheet after which the lost one stood.
  private func nearestRow(_ row: Int) -> Int {
    found.rows[..<row].last { $0 != nil }.flatMap { $0 } ?? found.table.codeRow
  }

  /// An empty copy of a row is harmless in a list; elsewhere somebody may have typed into the wrong one.
  private mutating func tellDoubles() {
    for double in found.doubled {
      let filled = double.rows.filter { row in
        section.columns.indices.contains { isEntryColumn[$0] && hasContent($0, row) }
      }
      if filled.count < 2, section.recordType != nil { continue }
      let place = place(row: double.rows[1], column: found.table.anchorColumn, subject: nil)
      add(.rowTwice, at: place, [
        "anchor": double.anchor.excerpt, "first": String(double.rows[0] + 1), "second": String(double.rows[1] + 1),
      ])
      if filled.count < 2 { findings[findings.count - 1].severity = .warning }
    }
  }

  // MARK: - Findings

  private func place(row: Int, column: Int?, slot: EntrySlot) -> EnteredPlace {
    place(row: row, column: column, subject: slots.subject(of: slot, in: period))
  }

  private func place(row: Int, column: Int?, subject: String?) -> EnteredPlace {
    EnteredPlace(
      form: section.form, section: section.code, sheet: found.table.sheet.name,
      cell: CellAddress(row: row, column: column ?? 0), subject: subject ?? "")
  }

  private mutating func add(_ found: [Diagnostic], at place: EnteredPlace) {
    for var finding in found {
      finding.location = place.location(in: file)
      findings.append(finding)
    }
  }

  private mutating func add(
    _ code: Code, at place: EnteredPlace, _ arguments: KeyValuePairs<String, String?> = [:]
  ) {
    add(EntryReading(refusing: code, arguments).findings, at: place)
  }
}

extension RemarkColumn {
  /// Words that mean agreement; everything else is an objection.
  private static let agreements: Set<String> = ["đồng ý", "đúng", "xác nhận", "nhất trí", "thống nhất", "x", "ok"]

  static func isAgreement(_ text: String) -> Bool { agreements.contains(TypedName.key(text)) }
}
