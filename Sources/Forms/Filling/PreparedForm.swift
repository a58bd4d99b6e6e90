package import Diagnostics
package import Documents
package import Indicators

/// A form made ready for one kind of period and one audience: prepared once, filled for many units.
package struct PreparedForm: Sendable {
  package let form: Form
  /// Styles of every document that it fills.
  package let styles: [CellStyle]
  let plans: [SectionPlan]
  /// Names of the sheets, by plan.
  let sheetNames: [String]
  /// Of the indicators of which it shows what was reached in the year.
  let collected: CollectedIndicators

  /// - Parameters:
  ///   - form: a form of `pack`.
  ///   - kind: kind of the period to be reported.
  package init(_ form: Form, of pack: RegimePack, kind: ReportingPeriod.Kind, audience: Audience) {
    var palette = StylePalette()
    let responsibility = Responsibility(owner: form.ownerRole, pack: pack)
    let standing = form.sections.filter { $0.periods.admits(kind) && responsibility.stands($0, for: audience) }
    plans = standing.map { section in
      SectionPlanner(section: section, owner: form.ownerRole, pack: pack, period: kind, audience: audience).plan(
        &palette)
    }
    styles = palette.styles
    sheetNames = SheetName.unique(plans.map(\.section.sheet))
    var shown: Set<Int32> = []
    for plan in plans {
      for case .bound(let bound) in plan.cells where bound.measure == .yearToDate && bound.indicator >= 0 {
        shown.insert(bound.indicator)
      }
    }
    collected = CollectedIndicators(among: shown.sorted(), of: pack)
    self.form = form
  }

  /// Fills the form.
  ///
  /// - Returns: the document, with findings about figures that could not be computed (L001). A form that does not apply to the unit is a
  ///   document with its head and one line that says so; one in which the audience has nothing has no section.
  package func fill(in context: FillingContext) -> Accepted<Document> {
    var filling = FormFilling(prepared: self, context: context)
    return filling.document()
  }
}

extension Form {
  /// Fills the form once. To fill it for many units see ``PreparedForm``.
  package func fill(in context: FillingContext) -> Accepted<Document> {
    PreparedForm(self, of: context.pack, kind: context.period.kind, audience: context.audience).fill(in: context)
  }
}

/// Fills one prepared form.
struct FormFilling {
  let prepared: PreparedForm
  let context: FillingContext
  /// Those of the form, or of the section that is being filled.
  private var phrases: PhraseFilling
  private var frames = SectionFrames()

  init(prepared: PreparedForm, context: FillingContext) {
    self.prepared = prepared
    self.context = context
    phrases = PhraseFilling(prepared.form, nil, in: context)
  }

  mutating func document() -> Accepted<Document> {
    let form = prepared.form
    var findings: [Diagnostic] = []
    var sections: [DocumentSection] = []
    if form.applies(to: context.unit, in: context.figures.units) {
      let completeness = Completeness(of: prepared.collected, in: context)
      for (plan, name) in zip(prepared.plans, prepared.sheetNames) {
        let filled = section(plan, sheetName: name, completeness)
        findings += filled.findings
        sections.append(filled.section)
      }
    } else {
      sections = [notApplicable]
    }
    let title = form.title
    var document = Document(
      properties: Document.Properties(
        title: title, subject: "\(form.code) \(context.period.code)", creator: context.letterhead.agency),
      sections: sections, styles: prepared.styles)
    document.houseStyle = context.pack.houseStyle
    return Accepted(document, findings: findings)
  }

  private mutating func section(
    _ plan: SectionPlan, sheetName: String, _ completeness: Completeness
  ) -> (section: DocumentSection, findings: [Diagnostic]) {
    phrases.sectionSubtitle = plan.section.subtitle
    phrases.moneyUnit = plan.section.moneyUnit
    var builder = TableBuilder(plan: plan, context: context)
    let (table, isIncomplete, findings) = builder.build()
    var blocks: [Block] = [.table(table)] + plan.charts(of: table)
    blocks += plan.section.notes.map { .paragraph(Paragraph(.note, phrases.text($0))) }
    blocks += completeness.notes(isIncomplete: isIncomplete).map { .paragraph(Paragraph(.note, $0)) }
    let caption = [plan.section.sheet, phrases.text(plan.section.subtitle)].filter { !$0.isEmpty }.joined(separator: " ")
    let section = DocumentSection(
      code: plan.section.code, sheetName: sheetName, caption: caption,
      page: context.pack.houseStyle.page(plan.section.orientation), head: frames.head(prepared.form.head, phrases),
      blocks: blocks, foot: frames.foot(prepared.form.footer, phrases))
    return (section, findings)
  }

  /// Head and one line, for a form outside whose scope the unit is.
  private var notApplicable: DocumentSection {
    let labels = context.pack.regime.unitFlags.filter { prepared.form.requiredFlags.contains($0.code) }.map(\.label)
    let unit = context.figures.units.units[context.unit].name
    let line = "Không thuộc đối tượng: biểu này chỉ dùng cho \(labels.joined(separator: ", ")); \(unit) không thuộc diện này."
    return DocumentSection(
      code: "not-applicable", sheetName: SheetName.allowed("Biểu " + prepared.form.number),
      page: context.pack.houseStyle.page(.portrait), head: phrases.head(prepared.form.head),
      blocks: [.gap, .paragraph(Paragraph(.body, line)), .gap], foot: phrases.foot(prepared.form.footer))
  }
}

/// The line that says a layout was deduced, until the office has compared it with the annex.
enum LayoutMark {
  static func text(_ code: String, _ isReconstructed: Bool, _ context: FillingContext) -> String {
    guard isReconstructed, context.confirmedLayouts[code] == nil else { return "" }
    return "Mẫu dựng lại: bố cục chưa được đối chiếu với phụ lục của \(context.pack.regime.title)."
  }
}

extension PhraseFilling {
  /// The words of a form, or of one section of it.
  init(_ form: Form, _ section: Section?, in context: FillingContext) {
    self.init(
      context: context, number: form.number, title: form.title, subtitle: form.subtitle,
      sectionSubtitle: section?.subtitle, moneyUnit: section?.moneyUnit,
      layoutMark: LayoutMark.text(form.code, form.hasReconstructedLayout, context))
  }
}
