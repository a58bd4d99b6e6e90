import Diagnostics
import Indicators
import Markup
import Quantities

/// Reads attributes of the workspace's own XML files, gathers findings, and lets no unknown name pass.
///
/// Findings: `F101`–`F107` names and values, `O008`–`O010` letters of texts.
struct SettingsReader {
  let file: String
  var findings = Findings()

  init(file: String) { self.file = file }

  func place(_ element: MarkupElement) -> Location { Location(file: file, line: element.line) }

  /// The root of a file when it is the one expected.
  mutating func root(_ bytes: [UInt8], _ name: String, namespace: String) throws -> MarkupElement {
    let root = try MarkupReader.tree(of: bytes, file: file)
    if root.name != name || root.namespace != namespace {
      throw Rejection(
        Diagnostic(.rootUnexpected, at: place(root), ["expected": name, "namespace": namespace]))
    }
    return root
  }

  /// Tells of every attribute and child element that the element may not have.
  mutating func check(_ element: MarkupElement, attributes: [String], children: [String] = []) {
    for attribute in element.attributes where attribute.namespace != nil || !attributes.contains(attribute.name) {
      let nearest = NearestName.of(attribute.name, among: attributes)
      findings.add(
        Diagnostic(
          .attributeUnknown, at: place(element), ["element": element.name, "name": attribute.name], nearest: nearest))
    }
    for child in element.children where child.namespace != element.namespace || !children.contains(child.name) {
      let nearest = NearestName.of(child.name, among: children)
      findings.add(
        Diagnostic(
          .elementUnknown, at: place(child), ["parent": element.name, "name": child.name], nearest: nearest))
    }
  }

  /// Children of a name, in document order.
  func children(_ element: MarkupElement, _ name: String) -> [MarkupElement] {
    element.children.filter { $0.name == name && $0.namespace == element.namespace }
  }

  /// A text attribute, cleaned; `""` when it is missing, which is told.
  mutating func required(_ element: MarkupElement, _ name: String) -> String {
    if let value = optional(element, name), !value.isEmpty { return value }
    findings.add(Diagnostic(.attributeMissing, at: place(element), ["element": element.name, "name": name]))
    return ""
  }

  /// A text attribute, cleaned; `nil` when it is absent.
  mutating func optional(_ element: MarkupElement, _ name: String) -> String? {
    element[attribute: name].map { clean($0, name, element) }
  }

  /// The text of an element, white space at the ends and line breaks within taken out.
  mutating func text(_ element: MarkupElement) -> String {
    let words = element.text.split(whereSeparator: \.isWhitespace)
    return clean(words.joined(separator: " "), element.name, element)
  }

  /// A day; `nil` when it is absent or wrong, which is told.
  mutating func date(_ element: MarkupElement, _ name: String) -> CalendarDate? {
    guard let written = element[attribute: name], !written.isEmpty else { return nil }
    if let date = CalendarDate(iso: written) { return date }
    malformed(element, name, written, "năm-tháng-ngày (2023-05-19)")
    return nil
  }

  mutating func malformed(_ element: MarkupElement, _ name: String, _ value: String, _ expected: String) {
    findings.add(
      Diagnostic(
        .attributeMalformed, at: place(element), ["name": name, "value": value.excerpt, "expected": expected]))
  }

  /// Tells that a name means nothing, with the nearest that does.
  mutating func unknown(
    _ element: MarkupElement, _ what: (vietnamese: String, english: String), _ name: String, among known: [String]
  ) {
    findings.add(
      Diagnostic(
        .nameUnknown, at: place(element),
        ["what": what.vietnamese, "whatEnglish": what.english, "name": name.excerpt],
        nearest: NearestName.of(name, among: known)))
  }

  private mutating func clean(_ text: String, _ name: String, _ element: MarkupElement) -> String {
    if text.utf8.allSatisfy({ (32...126).contains($0) }) { return text }
    if let encoding = VietnameseText.legacyEncoding(of: text) {
      findings.add(
        Diagnostic(.legacyText, at: place(element), ["text": text.excerpt, "encoding": encoding.rawValue]))
    }
    guard let composed = VietnameseText.composed(text) else { return text }
    findings.add(Diagnostic(.decomposedText, at: place(element), ["column": name]))
    return composed
  }
}
