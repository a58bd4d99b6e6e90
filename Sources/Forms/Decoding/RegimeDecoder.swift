import Diagnostics
import Indicators
import Quantities

/// Reads `regime.xml`.
struct RegimeDecoder {
  private var findings = Findings()

  static func decode(_ root: TemplateElement, into findings: inout Findings) -> Regime {
    var decoder = RegimeDecoder()
    let regime = decoder.regime(root)
    findings.add(contentsOf: decoder.findings.all)
    return regime
  }

  private static let childNames = [
    "title", "programme", "legal-basis", "mark", "status", "grade", "unit-kind", "unit-flag", "component", "role",
    "disaggregation", "grounds", "authority", "reconciliation",
  ]

  private mutating func regime(_ root: TemplateElement) -> Regime {
    root.check(
      attributes: ["code", "edition", "valid-from", "valid-to", "supersedes"], children: Self.childNames,
      into: &findings)
    let kinds = root.children(named: "unit-kind").map { unitKind($0) }
    var regime = Regime(
      code: root.required("code", &findings), edition: root.required("edition", &findings),
      title: root.children(named: "title").first?.foldedText ?? "",
      validFrom: date(root, "valid-from") ?? CalendarDate(dayNumber: 0), validTo: date(root, "valid-to"),
      supersedes: root["supersedes"], programme: programme(root),
      legalBases: root.children(named: "legal-basis").map(\.foldedText),
      marks: root.children(named: "mark").compactMap { mark($0) },
      statuses: root.children(named: "status").compactMap { status($0) },
      grades: root.children(named: "grade").compactMap { grade($0) }, unitKinds: kinds,
      unitFlags: root.children(named: "unit-flag").map { flag($0) },
      components: root.children(named: "component").flatMap { components($0, parent: nil) },
      roles: root.children(named: "role").map { role($0) }, disaggregations: disaggregations(root))
    regime.reconciliation = root.children(named: "reconciliation").first?.foldedText ?? ""
    return regime
  }

  private mutating func date(_ element: TemplateElement, _ attribute: String) -> CalendarDate? {
    guard let text = element[attribute], !text.isEmpty else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    element.bad(attribute, text, "2022-07-15", &findings)
    return nil
  }

  private mutating func programme(_ root: TemplateElement) -> Programme {
    guard let element = root.children(named: "programme").first else {
      findings.add(Diagnostic(.missingAttribute, at: root.location, ["name": "programme", "parent": "regime"]))
      return Programme(name: "", firstYear: 2000, lastYear: 2199)
    }
    element.check(attributes: ["from", "to"], children: ["grounds"], into: &findings)
    return Programme(
      name: element.foldedText, firstYear: element.integer("from", 2000...2199, &findings) ?? 2000,
      lastYear: element.integer("to", 2000...2199, &findings) ?? 2199)
  }

  private mutating func mark(_ element: TemplateElement) -> Mark? {
    element.check(attributes: ["kind", "print", "read"], children: ["grounds"], into: &findings)
    guard let kind = element.choice("kind", Mark.Kind.self, &findings) else { return nil }
    return Mark(kind: kind, print: element["print"] ?? "", spellings: element.words("read"))
  }

  private mutating func status(_ element: TemplateElement) -> StatusLabel? {
    element.check(attributes: ["code", "label"], children: ["grounds"], into: &findings)
    guard let status = element.choice("code", ObservationStatus.self, &findings) else { return nil }
    return StatusLabel(status: status, label: element.required("label", &findings))
  }

  private mutating func grade(_ element: TemplateElement) -> GradeLabel? {
    element.check(attributes: ["code", "label"], children: ["grounds"], into: &findings)
    guard let grade = element.choice("code", GradeLabel.Grade.self, &findings) else { return nil }
    return GradeLabel(grade: grade, label: element.required("label", &findings))
  }

  private mutating func unitKind(_ element: TemplateElement) -> UnitKind {
    element.check(attributes: ["code", "label", "level", "total-label"], children: ["grounds"], into: &findings)
    let code = element.required("code", &findings)
    return UnitKind(
      code: code, label: element.required("label", &findings), level: element["level"] ?? code,
      totalLabel: element["total-label"])
  }

  private mutating func flag(_ element: TemplateElement) -> UnitFlag {
    element.check(attributes: ["code", "label"], children: ["grounds"], into: &findings)
    return UnitFlag(code: element.required("code", &findings), label: element.required("label", &findings))
  }

  private mutating func components(_ element: TemplateElement, parent: String?) -> [Component] {
    element.check(attributes: ["code", "label", "grounds", "short"], children: ["component", "grounds"], into: &findings)
    let code = element.required("code", &findings)
    let own = Component(code: code, label: element.required("label", &findings), parent: parent)
    return [own] + element.children(named: "component").flatMap { components($0, parent: code) }
  }

  private mutating func role(_ element: TemplateElement) -> Role {
    element.check(attributes: ["code", "label", "level", "grounds"], children: ["grounds"], into: &findings)
    return Role(
      code: element.required("code", &findings), label: element.required("label", &findings), level: element["level"])
  }

  private mutating func disaggregations(_ root: TemplateElement) -> DisaggregationList {
    var register = CodeRegister("phân tổ")
    var result: [Disaggregation] = []
    var count = 0
    for element in root.children(named: "disaggregation") {
      element.check(attributes: ["code", "label", "partition", "grounds"], children: ["category", "grounds"], into: &findings)
      let code = element.required("code", &findings)
      register.add(code, at: element.location, &findings)
      let categories = self.categories(element)
      count += categories.count
      guard count <= DisaggregationList.maximumCategories else {
        findings.add(
          Diagnostic(
            .tooManyCategories, at: element.location,
            ["found": "\(count)", "limit": "\(DisaggregationList.maximumCategories)"]))
        break
      }
      result.append(
        Disaggregation(
          code: code, label: element.required("label", &findings), isPartition: element.flag("partition", &findings),
          categories: categories))
    }
    return DisaggregationList(result)
  }

  private mutating func categories(_ element: TemplateElement) -> [Indicators.Category] {
    var register = CodeRegister("mục phân tổ")
    return element.children(named: "category").map { child in
      child.check(attributes: ["code", "label", "unit-of-measure", "grounds"], children: ["grounds"], into: &findings)
      let code = child.required("code", &findings)
      register.add(code, at: child.location, &findings)
      return Category(
        code: code, label: child.required("label", &findings), unitOfMeasure: child["unit-of-measure"])
    }
  }
}
