package import Diagnostics
package import Documents
package import Indicators
import Quantities

/// A report made ready for one kind of period and one audience.
package struct PreparedReport: Sendable {
  package let styles: [CellStyle]
  let report: Report
  /// The role in whose name the report speaks.
  let role: String
  /// Plans of the report's own sections, in document order, and of the form sections that it includes or quotes.
  let ownPlans: [SectionPlan]
  let formPlans: [FormPlace: SectionPlan]
  /// Of all indicators.
  let collected: CollectedIndicators

  struct FormPlace: Hashable, Sendable {
    var form: Int
    var section: Int
  }

  /// - Parameter kind: kind of the period to be reported.
  package init(_ report: Report, of pack: RegimePack, kind: ReportingPeriod.Kind, audience: Audience) {
    self.report = report
    role = PreparedReport.role(audience, report, pack)
    collected = CollectedIndicators(among: pack.catalogue.indicators.indices.lazy.map { Int32($0) }, of: pack)
    var palette = StylePalette()
    func plan(_ section: Section, _ owner: String, rows: Set<Int>? = nil) -> SectionPlan {
      SectionPlanner(section: section, owner: owner, pack: pack, period: kind, audience: .labourOffice).plan(&palette, rows: rows)
    }
    guard report.periods.isEmpty || report.periods.contains(kind) else {
      // It prints its head and one line.
      (ownPlans, formPlans, styles) = ([], [:], palette.styles)
      return
    }
    ownPlans = PreparedReport.sections(report.elements).map { plan($0, report.ownerRole) }
    let included = PreparedReport.included(report.elements)
    var formPlans: [FormPlace: SectionPlan] = [:]
    for (place, rows) in PreparedReport.quotedRows(report) where !included.contains(place) {
      formPlans[place] = plan(pack.forms[place.form].sections[place.section], pack.forms[place.form].ownerRole, rows: rows)
    }
    for place in included where formPlans[place] == nil {
      formPlans[place] = plan(pack.forms[place.form].sections[place.section], pack.forms[place.form].ownerRole)
    }
    self.formPlans = formPlans
    styles = palette.styles
  }

  private static func role(_ audience: Audience, _ report: Report, _ pack: RegimePack) -> String {
    switch audience {
    case .labourOffice: report.ownerRole
    case .owner(let role): role
    case .collector(let level): pack.regime.roles.first { $0.level == level }?.code ?? level
    }
  }

  /// Own sections in the order in which filling meets them.
  private static func sections(_ elements: [ReportElement]) -> [Section] {
    elements.flatMap { element -> [Section] in
      switch element {
      case .section(let section): [section]
      case .when(_, _, let inner): sections(inner)
      default: []
      }
    }
  }

  /// Rows of which a sentence quotes a figure, by section, in a fixed order.
  private static func quotedRows(_ report: Report) -> [(FormPlace, Set<Int>)] {
    var rows: [FormPlace: Set<Int>] = [:]
    for value in report.values {
      guard case .cell(let form, let section, let row, _) = value.source else { continue }
      rows[FormPlace(form: form, section: section), default: []].insert(row)
    }
    return rows.sorted { ($0.key.form, $0.key.section) < ($1.key.form, $1.key.section) }.map { ($0.key, $0.value) }
  }

  private static func included(_ elements: [ReportElement]) -> [FormPlace] {
    elements.flatMap { element -> [FormPlace] in
      switch element {
      case .include(let form, let section): [FormPlace(form: form, section: section)]
      case .when(_, _, let inner): included(inner)
      default: []
      }
    }
  }

  /// Whether the report is made for such a period at all.
  package func isMade(for kind: ReportingPeriod.Kind) -> Bool {
    report.periods.isEmpty || report.periods.contains(kind)
  }

  /// Fills the report.
  ///
  /// - Returns: the document, with findings about figures that could not be computed (L001). A report that is not made for the period is
  ///   a document with its head and one line that says so.
  package func fill(in context: FillingContext) -> Accepted<Document> {
    var filling = ReportFilling(prepared: self, context: context)
    return filling.document()
  }
}

extension Report {
  /// Fills the report alone.
  package func fill(in context: FillingContext) -> Accepted<Document> {
    PreparedReport(self, of: context.pack, kind: context.period.kind, audience: context.audience).fill(in: context)
  }
}

/// Fills one prepared report: sentences, questions, tables, in the order of the template.
struct ReportFilling {
  let prepared: PreparedReport
  let context: FillingContext
  private var phrases: PhraseFilling
  private var grids: [PreparedReport.FormPlace: SectionGrid] = [:]
  private var findings: [Diagnostic] = []
  private var sections: [DocumentSection] = []
  private var blocks: [Block] = []
  private var nextOwnPlan = 0
  /// A sentence quotes a total from which somebody is missing.
  private var quotesIncomplete = false
  /// So does a chart that stands for its table.
  private var drawsIncomplete = false

  init(prepared: PreparedReport, context: FillingContext) {
    self.prepared = prepared
    self.context = context
    let report = prepared.report
    phrases = PhraseFilling(
      context: context, number: report.number, title: report.title, subject: report.subject, subtitle: report.subject,
      layoutMark: LayoutMark.text(report.code, report.hasReconstructedLayout, context))
  }

  mutating func document() -> Accepted<Document> {
    if prepared.isMade(for: context.period.kind) {
      let values = prepared.report.values.map { words(for: $0) }
      phrases.value = { values[$0] }
      add(prepared.report.elements, stands: true)
      if quotesIncomplete || drawsIncomplete { noteMissing() }
    } else {
      let periods = prepared.report.periods.map(\.label).joined(separator: ", ")
      let line = "Mẫu số \(prepared.report.number) không lập cho kỳ \(context.period.label); chỉ lập cho các kỳ: \(periods)."
      blocks = [.gap, .paragraph(Paragraph(.body, line)), .gap]
    }
    closeSection(.portrait)
    if !sections.isEmpty {
      sections[0].head = phrases.head(prepared.report.head)
      sections[sections.count - 1].foot = phrases.foot(prepared.report.footer)
    }
    let names = SheetName.unique(sections.map(\.sheetName))
    for index in sections.indices { sections[index].sheetName = names[index] }
    var document = Document(
      properties: Document.Properties(
        title: prepared.report.title + " " + phrases.text(prepared.report.subject),
        subject: "\(prepared.report.code) \(context.period.code)", creator: context.letterhead.agency),
      sections: sections, styles: prepared.styles)
    document.houseStyle = context.pack.houseStyle
    return Accepted(document, findings: findings)
  }

  /// Ends the running section; pages that follow may lie differently.
  private mutating func closeSection(_ orientation: PageSetup.Orientation) {
    guard !blocks.isEmpty || sections.isEmpty else { return }
    sections.append(
      DocumentSection(
        code: "part-\(sections.count + 1)", sheetName: SheetName.allowed("Mẫu " + prepared.report.number),
        page: context.pack.houseStyle.page(orientation), blocks: blocks))
    blocks = []
  }

  // MARK: - Elements

  private mutating func add(_ elements: [ReportElement], stands: Bool) {
    for element in elements {
      switch element {
      case .heading(let level, let phrase):
        guard stands else { continue }
        blocks.append(.paragraph(Paragraph(Self.role(ofHeading: level), phrases.text(phrase))))
      case .paragraph(let phrase):
        if stands { blocks.append(.paragraph(Paragraph(.body, phrases.text(phrase)))) }
      case .listItem(let phrase):
        if stands { blocks.append(.paragraph(Paragraph(.listItem, "- " + phrases.text(phrase)))) }
      case .question(let indicator, let label, let hint, let level):
        if stands { question(indicator, label, hint, level) }
      case .when(let periods, let roles, let inner):
        let holds = periods.admits(context.period.kind) && (roles.isEmpty || roles.contains(prepared.role))
        add(inner, stands: stands && holds)
      case .section(let section):
        let plan = prepared.ownPlans[nextOwnPlan]
        nextOwnPlan += 1
        if stands, section.periods.admits(context.period.kind) { table(SectionGrid(plan: plan, context: context)) }
      case .include(let form, let section):
        if stands { include(PreparedReport.FormPlace(form: form, section: section)) }
      }
    }
  }

  private static func role(ofHeading level: Int) -> ParagraphRole {
    level == 1 ? .heading1 : level == 2 ? .heading2 : .heading3
  }

  private mutating func question(_ indicator: Int, _ label: Phrase, _ hint: String, _ level: Int) {
    blocks.append(.paragraph(Paragraph(Self.role(ofHeading: level), phrases.text(label))))
    let key = ObservationKey(
      indicator: Int32(indicator), unit: Int32(context.unit), period: PeriodNumber(context.period))
    let answers = context.figures.texts(for: key)
    for answer in answers {
      let name = context.senderNames[answer.sender] ?? answer.sender
      blocks.append(.paragraph(Paragraph(.listItem, "- \(name): \(answer.text)")))
    }
    if answers.isEmpty {
      let words = hint.isEmpty ? "chưa có nội dung" : "chưa có nội dung – gợi ý: " + hint
      blocks.append(.paragraph(Paragraph(.placeholder, words)))
    }
  }

  private mutating func include(_ place: PreparedReport.FormPlace) {
    let form = context.pack.forms[place.form]
    guard form.applies(to: context.unit, in: context.figures.units) else {
      blocks.append(.paragraph(Paragraph(.body, "Biểu \(form.number): không thuộc đối tượng.")))
      return
    }
    let grid = takeGrid(place)
    table(grid)
    grids[place] = grid
  }

  /// The figures of a form's section, taken out of ``grids`` while they are worked out: what stays there would be copied
  /// first.
  private mutating func takeGrid(_ place: PreparedReport.FormPlace) -> SectionGrid {
    if let known = grids.removeValue(forKey: place) { return known }
    guard let plan = prepared.formPlans[place] else { preconditionFailure("a quoted section was planned") }
    return SectionGrid(plan: plan, context: context)
  }

  private mutating func table(_ grid: SectionGrid) {
    let plan = grid.plan
    let section = plan.section
    let isWide = section.orientation == .landscape
    if isWide { closeSection(.portrait) }
    let subtitle = phrases.text(section.subtitle)
    if !subtitle.isEmpty { blocks.append(.paragraph(Paragraph(.subtitle, subtitle))) }
    var builder = TableBuilder(grid: grid)
    let (table, isIncomplete, found) = builder.build()
    findings += found
    blocks.append(.table(table))
    blocks += plan.charts(of: table)
    blocks += section.notes.map { .paragraph(Paragraph(.note, phrases.text($0))) }
    if isIncomplete, section.charts.contains(where: \.standsForTable) {
      drawsIncomplete = true
    } else if isIncomplete {
      blocks.append(.paragraph(Paragraph(.note, Completeness.legend)))
    }
    if isWide { closeSection(.landscape) }
  }

  // MARK: - Figures in the text

  /// Printed in a sentence for a figure that is not there.
  static let missingFigure = "…"

  private mutating func words(for value: ReportValue) -> String {
    switch value.source {
    case .aspects(let aspects): return words(observed(aspects, value), places(value, aspects.indicator))
    case .cell(let form, let section, let row, let column):
      let place = PreparedReport.FormPlace(form: form, section: section)
      guard context.pack.forms[form].applies(to: context.unit, in: context.figures.units) else {
        return Self.missingFigure
      }
      var grid = takeGrid(place)
      defer { grids[place] = grid }
      guard let laid = grid.places[row].first, grid.plan.places[column] >= 0 else { return Self.missingFigure }
      let figure = grid.figure(laid, grid.plan.places[column])
      let style = prepared.styles[grid.plan.look(row: row, place: grid.plan.places[column]).style]
      if case .decimal(let places) = style.numberFormat { return words(figure, places) }
      return words(figure, 0)
    }
  }

  private func places(_ value: ReportValue, _ indicator: Int?) -> Int {
    if let format = value.format, case .decimal(let places) = format.numberFormat { return places }
    guard let indicator else { return 0 }
    switch context.pack.catalogue.indicators[indicator].valueType {
    case .decimal, .percent: return 2
    default: return 0
    }
  }

  private func observed(_ aspects: Aspects, _ value: ReportValue) -> Figure {
    guard var index = aspects.indicator, let period = (aspects.period ?? .own).resolve(from: context.period) else {
      return .blank
    }
    if let part = aspects.part,
      case .ratio(let numerator, let denominator) = context.pack.catalogue.indicators[index].rollUp,
      let found = context.pack.catalogue.index(of: part == .numerator ? numerator : denominator)
    {
      index = found
    }
    let key = ObservationKey(
      indicator: Int32(index), stratum: Stratum(aspects.categories) ?? .total, unit: Int32(context.unit),
      scope: aspects.scope ?? .total, period: PeriodNumber(period), measure: aspects.measure ?? .yearToDate)
    let figure = context.figures.figure(for: key, in: period)
    let isMoney = context.pack.catalogue.indicators[index].valueType == .money
    guard isMoney, let shift = value.displayUnit?.shift, let moved = figure.number?.shifted(by: shift) else {
      return figure
    }
    return Figure(.number(moved), isIncomplete: figure.isIncomplete)
  }

  private mutating func words(_ figure: Figure, _ places: Int) -> String {
    switch figure.value {
    case .number(let number):
      quotesIncomplete = quotesIncomplete || figure.isIncomplete
      return number.vietnamese(places: places) + (figure.isIncomplete ? "*" : "")
    case .none: return context.pack.regime.print(of: .none)
    case .notApplicable: return context.pack.regime.print(of: .notApplicable)
    case .text(let text): return text
    case .date(let date): return date.vietnamese
    case .blank: return Self.missingFigure
    }
  }

  /// What the marks in the sentences and charts mean, and who is missing.
  private mutating func noteMissing() {
    let line = Completeness(of: prepared.collected, in: context).line
    let legend = drawsIncomplete ? Completeness.chartLegend : "Trong các câu trên, số có dấu * là tổng chưa đủ thành phần."
    let words = legend + (line.isEmpty ? "" : " " + line)
    blocks.append(.paragraph(Paragraph(.note, words)))
  }
}
