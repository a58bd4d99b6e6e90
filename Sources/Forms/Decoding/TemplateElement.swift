import Diagnostics
import Markup

/// One element of a pack file while it is decoded: reads attributes with their types and reports what is unknown.
struct TemplateElement {
  let markup: MarkupElement
  let file: String

  var name: String { markup.name }
  /// One-based.
  var line: Int { markup.line }
  var location: Location { Location(file: file, line: markup.line) }

  /// Child elements in document order.
  var children: [TemplateElement] { markup.children.map { TemplateElement(markup: $0, file: file) } }

  func children(named name: String) -> [TemplateElement] { children.filter { $0.name == name } }

  /// Reports every attribute and child element that is not in the lists, with the nearest valid name.
  func check(attributes: [String], children allowed: [String], into findings: inout Findings) {
    for attribute in markup.attributes where attribute.namespace == nil && !attributes.contains(attribute.name) {
      findings.add(unknown(.unknownAttribute, attribute.name, among: attributes))
    }
    for child in children where !allowed.contains(child.name) {
      findings.add(
        Diagnostic(
          .unknownElement, at: child.location,
          particulars(found: child.name, among: allowed) ))
    }
  }

  private func unknown(_ code: Code, _ found: String, among names: [String]) -> Diagnostic {
    Diagnostic(code, at: location, particulars(found: found, among: names))
  }

  private func particulars(found: String, among names: [String]) -> KeyValuePairs<String, String> {
    if let nearest = NearestName.of(found, among: names) {
      return ["found": found, "parent": name, "nearest": nearest]
    }
    return ["found": found, "parent": name]
  }

  // MARK: - Attributes

  subscript(attribute: String) -> String? { markup[attribute: attribute] }

  /// The attribute, or an empty string and a finding.
  func required(_ attribute: String, _ findings: inout Findings) -> String {
    if let value = self[attribute], !value.isEmpty { return value }
    findings.add(Diagnostic(.missingAttribute, at: location, ["name": attribute, "parent": name]))
    return ""
  }

  /// Words separated by white space.
  func words(_ attribute: String) -> [String] {
    TemplateElement.words(of: self[attribute] ?? "")
  }

  func integer(_ attribute: String, _ range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
    guard let text = self[attribute] else { return nil }
    if let value = Int(text), range.contains(value) { return value }
    bad(attribute, text, "\(range.lowerBound)…\(range.upperBound)", &findings)
    return nil
  }

  func flag(_ attribute: String, _ findings: inout Findings) -> Bool {
    switch self[attribute] {
    case nil, "false": return false
    case "true": return true
    case .some(let text):
      bad(attribute, text, "true | false", &findings)
      return false
    }
  }

  /// One of a closed set of words.
  func choice<Value: CaseIterable & RawRepresentable>(
    _ attribute: String, _ type: Value.Type, _ findings: inout Findings
  ) -> Value? where Value.RawValue == String {
    guard let text = self[attribute] else { return nil }
    return choice(attribute, text, among: Value.allCases.map { ($0.rawValue, $0) }, &findings)
  }

  func choice<Value>(
    _ attribute: String, _ text: String, among values: [(String, Value)], _ findings: inout Findings
  ) -> Value? {
    if let match = values.first(where: { $0.0 == text }) { return match.1 }
    bad(attribute, text, values.map(\.0).joined(separator: " | "), &findings, among: values.map(\.0))
    return nil
  }

  func bad(
    _ attribute: String, _ found: String, _ expected: String, _ findings: inout Findings, among names: [String] = []
  ) {
    if let nearest = NearestName.of(found, among: names) {
      findings.add(
        Diagnostic(
          .badAttributeValue, at: location,
          ["name": attribute, "found": found, "expected": expected, "nearest": nearest]))
    } else {
      findings.add(
        Diagnostic(.badAttributeValue, at: location, ["name": attribute, "found": found, "expected": expected]))
    }
  }

  /// A name of something in the pack that does not exist.
  func unknownName(_ what: String, _ found: String, among names: some Sequence<String>, _ findings: inout Findings) {
    if let nearest = NearestName.of(found, among: names) {
      findings.add(Diagnostic(.unknownName, at: location, ["what": what, "found": found, "nearest": nearest]))
    } else {
      findings.add(Diagnostic(.unknownName, at: location, ["what": what, "found": found]))
    }
  }

  /// Character data with runs of white space folded to one space, trimmed.
  var foldedText: String { Self.folded(markup.text) }

  static func folded(_ text: String) -> String {
    isFolded(text) ? text : words(of: text).joined(separator: " ")
  }

  /// Words stand apart by single spaces already, as in most short texts.
  private static func isFolded(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      if byte == 0x0A || byte == 0x09 || byte == 0x0D || (byte == 0x20 && wasSpace) { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace || text.isEmpty
  }

  /// XML knows four kinds of white space, all of one byte.
  private static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }.map { String(Substring($0)) }
  }
}
