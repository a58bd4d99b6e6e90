import Documents
package import Indicators

/// The forms and reports of a pack made ready to be filled by one role in one kind of period; the same for every holder of the role.
package struct EntryForms: Sendable {
  /// A section of a form, or a list of a report, in which the role may have a part.
  struct Part: Sendable {
    /// Index of the form in the pack; `nil` for a list of a report.
    var form: Int?
    var code: String
    var edition: String
    var owner: String
    var plan: SectionPlan
  }

  /// What one report asks in words.
  struct Questions: Sendable {
    var report: Report
    var questions: [EntryQuestion]
  }

  let pack: RegimePack
  let role: String
  let kind: ReportingPeriod.Kind
  let audience: Audience
  let parts: [Part]
  let questions: [Questions]
  let palette: StylePalette

  package init(_ pack: RegimePack, kind: ReportingPeriod.Kind, role: String) {
    var planning = Planning(pack: pack, kind: kind, role: role)
    planning.addForms()
    planning.addReports()
    self.pack = pack
    self.role = role
    self.kind = kind
    audience = planning.audience
    parts = planning.parts
    questions = planning.questions
    palette = planning.palette
  }

  /// Codes of the forms and reports in which the role enters something.
  ///
  /// Told from the templates alone: laid out for an office over 10,000 communes, its workbook has millions of cells.
  package var entered: Set<String> {
    let forms = pack.forms.filter { form in
      (form.periods.isEmpty || form.periods.contains(kind)) && !pack.contributors(to: form, among: [role], in: kind).isEmpty
    }
    let lists = parts.filter { part in
      part.form == nil && Responsibility(owner: part.owner, pack: pack).enters(part.plan.section, role, in: kind)
    }
    return Set(forms.map(\.code) + lists.map(\.code) + questions.map(\.report.code))
  }

  /// Everything that one respondent is asked for.
  ///
  /// - Parameter context: figures and period of the report; its unit is the respondent's.
  package func book(for respondent: Respondent, in context: FillingContext) -> EntryBook {
    var assembly = EntryAssembly(forms: self, respondent: respondent, context: context)
    return assembly.book()
  }
}

/// Plans every section in which a role may have a part.
private struct Planning {
  let pack: RegimePack
  let kind: ReportingPeriod.Kind
  let role: String
  let audience: Audience
  var parts: [EntryForms.Part] = []
  var questions: [EntryForms.Questions] = []
  var palette = StylePalette()
  /// Record types whose list stands already: a list is filled once.
  private var listed: Set<String> = []

  init(pack: RegimePack, kind: ReportingPeriod.Kind, role: String) {
    self.pack = pack
    self.kind = kind
    self.role = role
    audience = pack.regime.audience(ofRole: role)
  }

  mutating func addForms() {
    for (index, form) in pack.forms.enumerated() where form.periods.isEmpty || form.periods.contains(kind) {
      let responsibility = Responsibility(owner: form.ownerRole, pack: pack)
      for section in form.sections where section.periods.admits(kind) && responsibility.stands(section, for: audience) {
        let section = role == form.ownerRole ? OwnShare(section, responsibility).section : section
        add(section, form: index, form.code, form.edition, owner: form.ownerRole, audience)
      }
    }
  }

  mutating func addReports() {
    for report in pack.reports where report.periods.isEmpty || report.periods.contains(kind) {
      let elements = standing(report.elements, report)
      for case .section(let section) in elements where section.recordType != nil && section.periods.admits(kind) {
        add(section, form: nil, report.code, report.edition, owner: report.ownerRole, .labourOffice)
      }
      let asked = elements.compactMap { question($0, report) }
      if !asked.isEmpty { questions.append(EntryForms.Questions(report: report, questions: asked)) }
    }
  }

  private mutating func add(
    _ section: Section, form: Int?, _ code: String, _ edition: String, owner: String, _ audience: Audience
  ) {
    if let type = section.recordType, !listed.insert(type).inserted { return }
    let plan = SectionPlanner(section: section, owner: owner, pack: pack, period: kind, audience: audience).plan(&palette)
    parts.append(EntryForms.Part(form: form, code: code, edition: edition, owner: owner, plan: plan))
  }

  /// Elements that stand for the role, those inside conditions with them.
  private func standing(_ elements: [ReportElement], _ report: Report) -> [ReportElement] {
    elements.flatMap { element -> [ReportElement] in
      guard case .when(let periods, let roles, let inner) = element else { return [element] }
      let isMeant = roles.isEmpty || roles.contains(role) || (roles.contains("owner") && role == report.ownerRole)
      return periods.admits(kind) && isMeant ? standing(inner, report) : []
    }
  }

  private func question(_ element: ReportElement, _ report: Report) -> EntryQuestion? {
    guard case .question(let index, let label, let hint, _) = element else { return nil }
    let collector = pack.catalogue.indicators[index].collectedBy
    let isAsked = [Responsibility.everybody, role].contains(collector) || (collector == "owner" && role == report.ownerRole)
    guard isAsked else { return nil }
    let words = label.pieces.map { piece in
      if case .text(let text) = piece { return text }
      return "…"
    }
    return EntryQuestion(indicator: index, label: words.joined(), hint: hint)
  }
}
