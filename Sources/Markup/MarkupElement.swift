/// An element of a parsed XML file: a plain value, with everything below it.
///
/// Comments and processing instructions are left out; the text on both sides of one is joined.
package struct MarkupElement: Sendable, Equatable {
  /// Local name, without prefix.
  package var name: String
  /// URI of the namespace; `nil` when the element is in none.
  package var namespace: String?
  /// In document order, without the declarations of namespaces.
  package var attributes: [MarkupAttribute]
  /// Elements and text in document order; neighbouring pieces of text are one node, white space is kept.
  package var content: [MarkupNode]
  /// One-based line on which the tag begins; 0 for an element that was not read from a file.
  package var line: Int

  package init(
    _ name: String, namespace: String? = nil, attributes: [MarkupAttribute] = [],
    content: [MarkupNode] = [], line: Int = 0
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.content = content
    self.line = line
  }

  /// The child elements in document order; computed, so keep it when it is walked more than once.
  package var children: [MarkupElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The text that stands directly in the element, joined over its children, white space as it is; empty when there is
  /// none.
  package var text: String {
    if content.count == 1, case .text(let text) = content[0] { return text }
    return content.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// Value of the attribute with this local name that is in no namespace; `nil` when it is absent, `""` when it is
  /// empty.
  package subscript(attribute name: String) -> String? {
    attributes.first { $0.namespace == nil && $0.name == name }?.value
  }

  /// Value of a namespaced attribute such as `ss:Index`; `nil` when it is absent.
  package subscript(attribute name: String, in namespace: String) -> String? {
    attributes.first { $0.namespace == namespace && $0.name == name }?.value
  }
}

/// One attribute, its value decoded and normalised as XML 1.0 §3.3.3 says for CDATA.
package struct MarkupAttribute: Sendable, Equatable {
  /// Local name, without prefix.
  package var name: String
  package var value: String
  /// URI of the namespace; `nil` for a name without prefix.
  package var namespace: String?

  package init(_ name: String, _ value: String, namespace: String? = nil) {
    self.name = name
    self.value = value
    self.namespace = namespace
  }
}

/// A piece of an element's content.
package enum MarkupNode: Sendable, Equatable {
  case element(MarkupElement)
  /// Character data, never empty, in the Unicode form in which the file has it.
  case text(String)
}
