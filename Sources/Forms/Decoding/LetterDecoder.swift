import Diagnostics
import Documents

/// Reads one file of `letters/`.
struct LetterDecoder {
  let names: PackNames
  private let kind: Letter.Kind

  /// - Parameter kind: what the letter's root says; nothing that only other kinds know is let through.
  private init(names: PackNames, kind: Letter.Kind) {
    self.names = names
    self.kind = kind
  }

  private static let elementNames = ["line", "paragraph", "item", "table", "when"]

  /// - Returns: `nil` with a finding for a letter of no kind.
  static func letter(_ root: TemplateElement, _ names: PackNames, _ findings: inout Findings) -> Letter? {
    root.check(
      attributes: ["kind", "edition", "grounds"], children: elementNames + ["subject", "grounds", "head", "footer"],
      into: &findings)
    _ = root.required("kind", &findings)
    guard let kind = root.choice("kind", Letter.Kind.self, &findings) else { return nil }
    return LetterDecoder(names: names, kind: kind).letter(root, &findings)
  }

  private func letter(_ root: TemplateElement, _ findings: inout Findings) -> Letter {
    _ = root.grounds(&findings)
    let frames = FormDecoder(names: names)
    let subject = root.children(named: "subject").first
    if subject == nil {
      findings.add(Diagnostic(.letterElementMissing, at: root.location, ["name": "subject", "parent": root.name]))
    }
    return Letter(
      kind: kind, edition: root["edition"] ?? "",
      subject: subject.map { phrase($0, nil, &findings) } ?? Phrase(pieces: []),
      head: frames.frame(root, "head", names.heads, &findings), elements: elements(root, &findings),
      footer: frames.frame(root, "footer", names.footers, &findings))
  }

  private func elements(_ parent: TemplateElement, _ findings: inout Findings) -> [LetterElement] {
    parent.children.compactMap { element in
      switch element.name {
      case "line": return line(element, &findings)
      case "paragraph":
        element.check(attributes: ["grounds"], children: ["put", "grounds"], into: &findings)
        return .paragraph(.body, phrase(element, nil, &findings))
      case "item": return item(element, &findings)
      case "table": return table(element, &findings)
      case "when": return when(element, &findings)
      default: return nil
      }
    }
  }

  private func line(_ element: TemplateElement, _ findings: inout Findings) -> LetterElement {
    element.check(attributes: ["role", "grounds"], children: ["put", "grounds"], into: &findings)
    return .paragraph(PhraseDecoder.role(of: element, &findings) ?? .body, phrase(element, nil, &findings))
  }

  private func item(_ element: TemplateElement, _ findings: inout Findings) -> LetterElement? {
    element.check(attributes: ["of", "grounds"], children: ["put", "grounds"], into: &findings)
    guard element["of"] != nil else { return .paragraph(.listItem, phrase(element, nil, &findings)) }
    return list(element, &findings).map { .lines($0, .listItem, phrase(element, $0, &findings)) }
  }

  private func table(_ element: TemplateElement, _ findings: inout Findings) -> LetterElement? {
    element.check(attributes: ["of", "grounds"], children: ["column", "grounds"], into: &findings)
    _ = element.required("of", &findings)
    guard let list = list(element, &findings) else { return nil }
    let columns = element.children(named: "column").map { column(of: list, $0, &findings) }
    if columns.isEmpty {
      findings.add(Diagnostic(.letterElementMissing, at: element.location, ["name": "column", "parent": element.name]))
      return nil
    }
    return .table(list, columns)
  }

  private func column(of list: LetterList, _ element: TemplateElement, _ findings: inout Findings) -> LetterColumn {
    element.check(attributes: ["label", "width", "align"], children: ["put"], into: &findings)
    return LetterColumn(
      label: element.required("label", &findings), width: element.integer("width", 3...80, &findings) ?? 12,
      alignment: element.choice("align", CellStyle.Horizontal.self, &findings) ?? .left,
      phrase: phrase(element, list, &findings))
  }

  private func when(_ element: TemplateElement, _ findings: inout Findings) -> LetterElement? {
    element.check(attributes: ["has", "lacks"], children: Self.elementNames, into: &findings)
    let inner = elements(element, &findings)
    let isThere = element["has"] != nil
    let name = element.required(isThere || element["lacks"] == nil ? "has" : "lacks", &findings)
    if name.isEmpty { return nil }
    guard let fact = kind.facts.first(where: { $0.rawValue == name }) else {
      element.unknownName("trường", name, among: kind.facts.map(\.rawValue), &findings)
      return nil
    }
    return .when(fact, isThere: isThere, inner)
  }

  /// The list that `of` names.
  private func list(_ element: TemplateElement, _ findings: inout Findings) -> LetterList? {
    guard let name = element["of"], !name.isEmpty else { return nil }
    if let list = kind.lists.first(where: { $0.rawValue == name }) { return list }
    element.unknownName("danh sách của công văn", name, among: kind.lists.map(\.rawValue), &findings)
    return nil
  }

  private func phrase(_ element: TemplateElement, _ list: LetterList?, _ findings: inout Findings) -> Phrase {
    PhraseDecoder(facts: kind.facts + (list?.facts ?? [])).phrase(element, &findings)
  }
}
