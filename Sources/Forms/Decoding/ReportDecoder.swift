import Diagnostics
import Indicators

/// Reads one file of `reports/`.
struct ReportDecoder {
  let names: PackNames
  let forms: [Form]
  private var values: [ReportValue] = []
  private var rows = CodeRegister("dòng")

  init(names: PackNames, forms: [Form]) {
    self.names = names
    self.forms = forms
  }

  private static let elementNames = [
    "heading", "paragraph", "item", "question", "when", "section", "include",
  ]

  mutating func report(_ root: TemplateElement, _ findings: inout Findings) -> Report {
    root.check(
      attributes: ["code", "number", "edition", "owner", "periods", "on-request", "grounds"],
      children: Self.elementNames + ["title", "subject", "grounds", "head", "footer", "annexes"], into: &findings)
    let decoder = FormDecoder(names: names)
    let elements = self.elements(root, &findings)
    return Report(
      code: root.required("code", &findings), number: root["number"] ?? "", edition: root["edition"] ?? "",
      title: root.children(named: "title").first?.foldedText ?? "", ownerRole: decoder.owner(root, &findings),
      periods: root.periods(&findings), isOnRequest: root.flag("on-request", &findings),
      grounds: root.grounds(&findings),
      subject: root.children(named: "subject").first.map { PhraseDecoder().phrase($0, &findings) },
      head: decoder.frame(root, "head", names.heads, &findings), elements: elements,
      footer: decoder.frame(root, "footer", names.footers, &findings),
      annexFrames: root.children(named: "annexes").first.map { annexFrames($0, &findings) }, values: values, file: root.file)
  }

  private func annexFrames(_ element: TemplateElement, _ findings: inout Findings) -> AnnexFrames {
    element.check(attributes: ["head", "footer"], children: [], into: &findings)
    func frame(_ attribute: String, _ known: [String: Frame]) -> Frame? {
      let code = element.required(attribute, &findings)
      if known[code] == nil, !code.isEmpty { element.unknownName(attribute, code, among: known.keys.sorted(), &findings) }
      return known[code]
    }
    return AnnexFrames(head: frame("head", names.heads), footer: frame("footer", names.footers))
  }

  private mutating func elements(_ parent: TemplateElement, _ findings: inout Findings) -> [ReportElement] {
    var result: [ReportElement] = []
    for element in parent.children {
      switch element.name {
      case "heading":
        element.check(attributes: ["level", "grounds", "periods"], children: ["put", "value", "grounds"], into: &findings)
        let level = element.integer("level", 1...3, &findings) ?? 1
        result.append(.heading(level: level, phrase(element, &findings)))
      case "paragraph":
        element.check(attributes: ["grounds"], children: ["put", "value", "grounds"], into: &findings)
        result.append(.paragraph(phrase(element, &findings)))
      case "item":
        element.check(attributes: ["grounds"], children: ["put", "value", "grounds"], into: &findings)
        result.append(.listItem(phrase(element, &findings)))
      case "question": if let question = question(element, &findings) { result.append(question) }
      case "when": result.append(when(element, &findings))
      case "section":
        result.append(.section(SectionDecoder(names: names).section(element, &rows, &findings)))
      case "include": if let include = include(element, &findings) { result.append(include) }
      default: break
      }
    }
    return result
  }

  private mutating func phrase(_ element: TemplateElement, _ findings: inout Findings) -> Phrase {
    var collected: [ReportValue] = []
    let names = self.names
    let forms = self.forms
    let base = values.count
    let decoder = PhraseDecoder { child, findings in
      let reader = ReportValueDecoder(names: names, forms: forms)
      guard let value = reader.value(child, &findings) else { return nil }
      collected.append(value)
      return base + collected.count - 1
    }
    let phrase = decoder.phrase(element, &findings)
    values += collected
    return phrase
  }

  private mutating func question(_ element: TemplateElement, _ findings: inout Findings) -> ReportElement? {
    element.check(
      attributes: ["indicator", "label", "level", "hint", "join", "collected-by", "grounds"], children: ["label", "grounds"],
      into: &findings)
    let code = element.required("indicator", &findings)
    guard let index = names.catalogue.index(of: code) else {
      if !code.isEmpty {
        element.unknownName("chỉ tiêu", code, among: names.catalogue.indicators.map(\.code), &findings)
      }
      return nil
    }
    let label = element["label"].map { Phrase(pieces: [.text($0)]) }
    return .question(
      indicator: index, label: label ?? Phrase(pieces: [.text(names.catalogue.indicators[index].label)]),
      hint: element["hint"] ?? "", level: element.integer("level", 1...3, &findings) ?? 3)
  }

  private mutating func when(_ element: TemplateElement, _ findings: inout Findings) -> ReportElement {
    element.check(
      attributes: ["periods", "sender"], children: Self.elementNames, into: &findings)
    let roles = element.words("sender")
    for role in roles where names.regime.role(role) == nil && role != "owner" {
      element.unknownName("vai trò", role, among: names.regime.roles.map(\.code), &findings)
    }
    let filter = PeriodFilter(kinds: element.periods(&findings))
    return .when(filter, roles: roles, elements(element, &findings))
  }

  private func include(_ element: TemplateElement, _ findings: inout Findings) -> ReportElement? {
    element.check(attributes: ["form", "section"], children: [], into: &findings)
    let code = element.required("form", &findings)
    guard let form = forms.firstIndex(where: { $0.code == code }) else {
      element.unknownName("biểu", code, among: forms.map(\.code), &findings)
      return nil
    }
    let name = element.required("section", &findings)
    guard let section = forms[form].sections.firstIndex(where: { $0.code == name }) else {
      element.unknownName("phần", name, among: forms[form].sections.map(\.code), &findings)
      return nil
    }
    return .include(form: form, section: section)
  }
}

/// Reads `<value>`: a figure by its aspects, or by the address of a cell of a form.
struct ReportValueDecoder {
  let names: PackNames
  let forms: [Form]

  func value(_ element: TemplateElement, _ findings: inout Findings) -> ReportValue? {
    element.check(
      attributes: AspectsDecoder.attributeNames + ["address", "format", "display-unit"], children: [], into: &findings)
    let source: ReportValue.Source
    if let address = element["address"] {
      guard let cell = cell(address, element, &findings) else { return nil }
      source = cell
    } else {
      let aspects = AspectsDecoder(names: names).aspects(of: element, &findings)
      if aspects.indicator == nil, element["indicator"] == nil { _ = element.required("indicator", &findings) }
      guard aspects.indicator != nil else { return nil }
      source = .aspects(aspects)
    }
    return ReportValue(
      source: source, format: element.choice("format", FigureFormat.self, &findings),
      displayUnit: element.choice("display-unit", DisplayUnit.self, &findings))
  }

  /// `bieu-05/summary!5.6.H1/4`
  private func cell(_ address: String, _ element: TemplateElement, _ findings: inout Findings) -> ReportValue.Source? {
    guard let bang = address.firstIndex(of: "!"), let slash = address.firstIndex(of: "/"), slash < bang,
      let last = address.lastIndex(of: "/"), last > bang
    else {
      element.bad("address", address, "bieu-05/summary!5.6.H1/4", &findings)
      return nil
    }
    let formCode = String(address[..<slash])
    let sectionCode = String(address[address.index(after: slash)..<bang])
    let rowCode = String(address[address.index(after: bang)..<last])
    let columnCode = String(address[address.index(after: last)...])
    guard let form = find("biểu", formCode, forms.map(\.code), element, &findings),
      let section = find("phần", sectionCode, forms[form].sections.map(\.code), element, &findings)
    else { return nil }
    let target = forms[form].sections[section]
    guard let row = find("dòng", rowCode, target.rows.map(\.code), element, &findings),
      let column = find("cột", columnCode, target.columns.map(\.code), element, &findings)
    else { return nil }
    return .cell(form: form, section: section, row: row, column: column)
  }

  private func find(
    _ what: String, _ code: String, _ codes: [String], _ element: TemplateElement, _ findings: inout Findings
  ) -> Int? {
    if let index = codes.firstIndex(of: code) { return index }
    element.unknownName(what, code, among: codes, &findings)
    return nil
  }
}
