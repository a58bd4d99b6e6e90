import Diagnostics
import Documents
import Markup

/// Reads words with holes, and the heads and footers made of them.
struct PhraseDecoder {
  /// Reads a `<value>` hole of a report and gives its place among the report's values; elsewhere `nil`.
  var value: ((TemplateElement, inout Findings) -> Int?)?
  /// What a letter's holes may tell beside the fields of every paper.
  var facts: [LetterFact] = []

  func phrase(_ element: TemplateElement, _ findings: inout Findings) -> Phrase {
    var pieces: [Phrase.Piece] = []
    for node in element.markup.content {
      switch node {
      case .text(let text): append(text, to: &pieces)
      case .element(let child):
        let child = TemplateElement(markup: child, file: element.file)
        if let piece = hole(child, in: element, &findings) { pieces.append(piece) }
      }
    }
    return Phrase(pieces: trimmed(pieces))
  }

  private func hole(
    _ child: TemplateElement, in parent: TemplateElement, _ findings: inout Findings
  ) -> Phrase.Piece? {
    switch child.name {
    case "put":
      child.check(attributes: ["field"], children: [], into: &findings)
      let name = child.required("field", &findings)
      if let field = Phrase.Field(rawValue: name) { return .field(field) }
      if let fact = facts.first(where: { $0.rawValue == name }) { return .fact(fact) }
      let known = Phrase.Field.allCases.map(\.rawValue) + facts.map(\.rawValue)
      child.unknownName("trường", name, among: known, &findings)
      return nil
    case "value" where value != nil:
      return value?(child, &findings).map { .value($0) }
    case "grounds":
      return nil
    default:
      findings.add(
        Diagnostic(.unknownElement, at: child.location, ["found": child.name, "parent": parent.name, "nearest": "put"]))
      return nil
    }
  }

  /// Folds white space, keeping one space between words and holes.
  private func append(_ text: String, to pieces: inout [Phrase.Piece]) {
    let folded = TemplateElement.folded(text)
    let startsWithSpace = text.first?.isWhitespace == true
    let endsWithSpace = text.last?.isWhitespace == true
    if folded.isEmpty {
      if startsWithSpace { pieces.append(.text(" ")) }
      return
    }
    pieces.append(.text((startsWithSpace ? " " : "") + folded + (endsWithSpace ? " " : "")))
  }

  private func trimmed(_ pieces: [Phrase.Piece]) -> [Phrase.Piece] {
    var result = pieces
    if case .text(let first)? = result.first { result[0] = .text(String(first.drop(while: \.isWhitespace))) }
    if case .text(let last)? = result.last {
      var text = Substring(last)
      while text.last?.isWhitespace == true { text.removeLast() }
      result[result.count - 1] = .text(String(text))
    }
    return result.filter { $0 != .text("") }
  }

  // MARK: - Frames

  func frame(_ element: TemplateElement, _ findings: inout Findings) -> Frame {
    element.check(
      attributes: ["code"], children: ["side-by-side", "line", "gap", "recipients", "grounds"], into: &findings)
    return Frame(code: element.required("code", &findings), elements: elements(element, &findings))
  }

  private func elements(_ parent: TemplateElement, _ findings: inout Findings) -> [Frame.Element] {
    parent.children.compactMap { element in
      switch element.name {
      case "line": return line(element, &findings)
      case "gap": return .gap
      case "recipients": return .recipients
      case "side-by-side":
        element.check(attributes: [], children: ["left", "middle", "right"], into: &findings)
        let columns = ["left", "middle", "right"].map { name in
          element.children(named: name).flatMap { elements($0, &findings) }
        }
        return .sideBySide(left: columns[0], middle: columns[1], right: columns[2])
      default: return nil
      }
    }
  }

  private func line(_ element: TemplateElement, _ findings: inout Findings) -> Frame.Element {
    element.check(attributes: ["role"], children: ["put"], into: &findings)
    return .line(role: Self.role(of: element, &findings) ?? .body, phrase(element, &findings))
  }

  /// The role that a line names.
  static func role(of element: TemplateElement, _ findings: inout Findings) -> ParagraphRole? {
    let name = element.required("role", &findings)
    let role = ParagraphRole(code: name)
    if role == nil { element.unknownName("vai trò đoạn văn", name, among: ParagraphRole.allCases.map(\.code), &findings) }
    return role
  }
}
