import Documents
import Indicators

/// Puts the workbook of one respondent together: asks of every cell whether it is entered, then leaves each figure one cell.
struct EntryAssembly {
  let forms: EntryForms
  let respondent: Respondent
  private let context: FillingContext
  private var sections: [EntrySection] = []
  private var decisions: [EntryDecision?] = []
  private var places: [EntryIdentity: EntryPlace] = [:]

  init(forms: EntryForms, respondent: Respondent, context: FillingContext) {
    self.forms = forms
    self.respondent = respondent
    self.context = forms.context(for: respondent, in: context)
  }

  mutating func book() -> EntryBook {
    for part in forms.parts where applies(part) { add(part) }
    for questions in forms.questions { add(questions) }
    leaveTotalsToTheirParts()
    let sums = sums()
    chooseOneCellEach(sums)
    copyTheRest(sums)
    askForConfirmation()
    let numbers = keepWhatIsAsked()
    nameSheets()
    return EntryBook(
      respondent: respondent, sections: sections, places: places,
      sums: sums.compactMapValues { $0.moved(numbers) })
  }

  private func applies(_ part: EntryForms.Part) -> Bool {
    part.form.map { forms.pack.forms[$0].applies(to: respondent.unit, in: context.figures.units) } ?? true
  }

  // MARK: - Sections

  private mutating func add(_ part: EntryForms.Part) {
    let grid = SectionGrid(plan: part.plan, context: context)
    let decision = EntryDecision(respondent: respondent, owner: part.owner, grid: grid, pack: forms.pack)
    let template = part.plan.section
    let columns = part.plan.columns.map { EntryColumn(code: template.columns[$0].code, label: template.columns[$0].label) }
    var cells: [EntryCell] = []
    cells.reserveCapacity(grid.rows.count * columns.count)
    for row in grid.rows.indices {
      for place in columns.indices { cells.append(cell(row, place, decision)) }
    }
    sections.append(
      EntrySection(
        code: part.code + "/" + template.code, form: part.code, section: template.code, edition: part.edition,
        sheetName: template.sheet, recordType: template.recordType, rows: grid.rows.map { row($0, part.plan) },
        columns: columns, cells: cells, source: .plan(part.plan, grid.rows)))
    decisions.append(decision)
  }

  private func cell(_ row: Int, _ place: Int, _ decision: EntryDecision) -> EntryCell {
    if let slot = decision.slot(row, place) { return .entry(slot) }
    let plan = decision.grid.plan
    if plan.section.columns[plan.columns[place]].stub != nil { return .nothing }
    switch plan.plan(row: decision.grid.rows[row].template, place: place) {
    case .empty, .closed: return .nothing
    default: return .shown
    }
  }

  private func row(_ laid: LaidRow, _ plan: SectionPlan) -> EntryRow {
    let template = plan.section.rows[laid.template]
    var label = laid.label.isEmpty ? laid.recordID : laid.label
    if template.lineOf != nil { label += " – " + template.label }
    return EntryRow(
      anchor: laid.anchor(in: plan, context.figures.units), label: label,
      unit: laid.unit >= 0 ? laid.unit : respondent.unit, recordID: laid.recordID.isEmpty ? nil : laid.recordID,
      isSpare: !laid.recordID.isEmpty && laid.record == 0)
  }

  private mutating func add(_ asked: EntryForms.Questions) {
    let period = PeriodNumber(context.period)
    let indicators = forms.pack.catalogue.indicators
    let rows = asked.questions.map { question in
      EntryRow(
        anchor: SheetAnchor.question(indicators[question.indicator].code), label: question.label, unit: respondent.unit,
        recordID: nil, isSpare: false)
    }
    let cells = asked.questions.flatMap { question -> [EntryCell] in
      let key = ObservationKey(indicator: Int32(question.indicator), unit: Int32(respondent.unit), period: period)
      let slot = EntrySlot(
        key: key, recordID: nil, recordType: nil, attribute: nil, valueType: indicators[question.indicator].valueType,
        shift: 0, allowsNegative: false, isOptional: true, isRequired: false, categories: nil, unitLevel: nil,
        prefilled: .blank)
      return [.nothing, .nothing, .entry(slot)]
    }
    let columns = [("A", "TT"), ("B", "Nội dung"), ("1", "Trả lời của đơn vị")]
    sections.append(
      EntrySection(
        code: EntryBook.questionsCode(asked.report.code), form: asked.report.code, section: "questions",
        edition: asked.report.edition, sheetName: "Mẫu \(asked.report.number) Nội dung", recordType: nil, rows: rows,
        columns: columns.map { EntryColumn(code: $0.0, label: $0.1) }, cells: cells,
        source: .questions(asked.questions)))
    decisions.append(nil)
  }

  // MARK: - One cell for each figure

  private func forEachCell(_ body: (EntryPlace, EntryCell) -> Void) {
    for (index, section) in sections.enumerated() {
      for (position, cell) in section.cells.enumerated() {
        let width = section.columns.count
        body(EntryPlace(section: index, row: position / width, column: position % width), cell)
      }
    }
  }

  /// A total of the respondent's unit that adds up what she enters in the same workbook, for units below or for her own doing, is
  /// worked out and not entered.
  private mutating func leaveTotalsToTheirParts() {
    var parts: Set<ObservationKey> = []
    forEachCell { _, cell in
      guard case .entry(let slot) = cell, isPart(slot.key) else { return }
      parts.insert(ownTotal(slot.key))
    }
    var totals: [EntryPlace] = []
    forEachCell { place, cell in
      guard case .entry(let slot) = cell, slot.recordID == nil, slot.key.measure != .note, !isPart(slot.key),
        addsUp(slot.key), parts.contains(slot.key)
      else { return }
      totals.append(place)
    }
    for place in totals { sections[place.section][place.row, place.column] = .shown }
  }

  private func isPart(_ key: ObservationKey) -> Bool { Int(key.unit) != respondent.unit || key.scope == .own }

  private func ownTotal(_ key: ObservationKey) -> ObservationKey {
    var key = key
    key.unit = Int32(respondent.unit)
    key.scope = .total
    return key
  }

  private func addsUp(_ key: ObservationKey) -> Bool {
    switch forms.pack.catalogue.traits[Int(key.indicator)].rollUp {
    case .sum, .newest, .maximum, .weightedMean: true
    case .distinct, .sumOnce, .ratio, .own, .text, .recordCount: false
    }
  }

  /// Where figures are worked out from cells of their own table.
  private func sums() -> [EntryIdentity: EntryPlace] {
    var sums: [EntryIdentity: EntryPlace] = [:]
    forEachCell { place, cell in
      guard case .shown = cell, let key = decisions[place.section]?.workedOutKey(place.row, place.column) else { return }
      let identity = EntryIdentity(key, sections[place.section].rows[place.row].recordID)
      if sums[identity] == nil { sums[identity] = place }
    }
    return sums
  }

  /// The first cell of a figure is where it is entered, unless the workbook works it out.
  private mutating func chooseOneCellEach(_ sums: [EntryIdentity: EntryPlace]) {
    var places: [EntryIdentity: EntryPlace] = [:]
    var copies: [(EntryPlace, EntryPlace)] = []
    forEachCell { place, cell in
      guard case .entry(let slot) = cell else { return }
      let identity = EntryIdentity(slot)
      if let source = sums[identity] ?? places[identity] {
        copies.append((place, source))
      } else {
        places[identity] = place
      }
    }
    for (place, source) in copies { sections[place.section][place.row, place.column] = .copy(source) }
    self.places = places
  }

  /// Cells that show a figure which is entered or worked out elsewhere in the workbook.
  private mutating func copyTheRest(_ sums: [EntryIdentity: EntryPlace]) {
    var copies: [(EntryPlace, EntryPlace)] = []
    forEachCell { place, cell in
      guard case .shown = cell, let key = decisions[place.section]?.observedKey(place.row, place.column) else { return }
      let identity = EntryIdentity(key, sections[place.section].rows[place.row].recordID)
      if let source = places[identity] ?? sums[identity] { copies.append((place, source)) }
    }
    for (place, source) in copies { sections[place.section][place.row, place.column] = .copy(source) }
  }

  // MARK: - What is left

  /// What others collected is put to the respondent once, in the first row that shows it.
  private mutating func askForConfirmation() {
    var seen: Set<EntryDecision.Confirmable> = []
    for index in sections.indices {
      guard let decision = decisions[index] else { continue }
      for row in sections[index].rows.indices {
        let found = decision.confirmable(row)
        let new = found.filter { !seen.contains($0.subject) }
        if new.isEmpty { continue }
        sections[index].rows[row].confirms = new.map(\.key)
        seen.formUnion(found.map(\.subject))
      }
    }
  }

  /// Sheets in which there is nothing to do are left out.
  ///
  /// - Returns: new indices of sections by old ones.
  private mutating func keepWhatIsAsked() -> [Int: Int] {
    let kept = sections.indices.filter { sections[$0].entryCount > 0 || sections[$0].remarkCount > 0 }
    let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    sections = kept.map { index in
      var section = sections[index]
      section.cells = section.cells.map { cell in
        guard case .copy(let place) = cell else { return cell }
        return place.moved(numbers).map(EntryCell.copy) ?? .shown
      }
      return section
    }
    places = places.compactMapValues { $0.moved(numbers) }
    return numbers
  }

  private mutating func nameSheets() {
    let names = SheetName.unique([EntryBook.coverSheetName] + sections.map(\.sheetName))
    for index in sections.indices { sections[index].sheetName = names[index + 1] }
  }
}

extension EntryPlace {
  /// The same place after sections were left out; `nil` where its own was.
  fileprivate func moved(_ numbers: [Int: Int]) -> EntryPlace? {
    numbers[section].map { EntryPlace(section: $0, row: row, column: column) }
  }
}
