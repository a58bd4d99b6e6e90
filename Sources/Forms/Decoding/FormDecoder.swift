import Diagnostics
import Indicators

/// Reads one file of `forms/`.
struct FormDecoder {
  let names: PackNames
  /// Rows of a head of a form, so that addresses agree in every print.
  static let headHeight = 8

  private static let attributeNames = [
    "code", "number", "edition", "component", "owner", "periods", "requires-flag", "grounds",
  ]

  func form(_ root: TemplateElement, _ findings: inout Findings) -> Form {
    root.check(
      attributes: Self.attributeNames,
      children: ["title", "subtitle", "grounds", "head", "section", "footer"], into: &findings)
    var register = CodeRegister("dòng")
    var codes = CodeRegister("phần")
    let decoder = SectionDecoder(names: names)
    let sections = root.children(named: "section").map { element in
      codes.add(element["code"] ?? "", at: element.location, &findings)
      register = CodeRegister("dòng")
      return decoder.section(element, &register, &findings)
    }
    return Form(
      code: root.required("code", &findings), number: root["number"] ?? "", edition: root["edition"] ?? "",
      title: root.children(named: "title").first?.foldedText ?? "", component: component(root, &findings),
      ownerRole: owner(root, &findings), periods: root.periods(&findings), requiredFlags: flags(root, &findings),
      grounds: root.grounds(&findings),
      subtitle: root.children(named: "subtitle").first.map { PhraseDecoder().phrase($0, &findings) },
      head: head(root, &findings), sections: sections, footer: frame(root, "footer", names.footers, &findings),
      file: root.file)
  }

  private func component(_ root: TemplateElement, _ findings: inout Findings) -> String? {
    guard let code = root["component"] else { return nil }
    if names.regime.component(code) == nil {
      root.unknownName("dự án", code, among: names.regime.components.map(\.code), &findings)
    }
    return code
  }

  func owner(_ root: TemplateElement, _ findings: inout Findings) -> String {
    let code = root.required("owner", &findings)
    if !code.isEmpty, names.regime.role(code) == nil {
      root.unknownName("vai trò", code, among: names.regime.roles.map(\.code), &findings)
    }
    return code
  }

  private func flags(_ root: TemplateElement, _ findings: inout Findings) -> [String] {
    ColumnDecoder(names: names, recordType: nil).flags(root, &findings)
  }

  private func head(_ root: TemplateElement, _ findings: inout Findings) -> Frame? {
    guard let head = frame(root, "head", names.heads, &findings) else { return nil }
    if head.height != Self.headHeight {
      findings.add(
        Diagnostic(
          .headOfWrongHeight, at: root.location,
          ["code": head.code, "found": head.height.map { "\($0)" } ?? "?", "expected": "\(Self.headHeight)"]))
    }
    return head
  }

  func frame(
    _ root: TemplateElement, _ kind: String, _ known: [String: Frame], _ findings: inout Findings
  ) -> Frame? {
    guard let element = root.children(named: kind).first else { return nil }
    element.check(attributes: ["use"], children: [], into: &findings)
    let code = element.required("use", &findings)
    if let frame = known[code] { return frame }
    element.unknownName(kind, code, among: known.keys.sorted(), &findings)
    return nil
  }
}
