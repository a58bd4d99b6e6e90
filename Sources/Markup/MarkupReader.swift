package import Diagnostics

/// Bytes of an XML file to a tree, or to events. Pure: touches no file and no network.
package enum MarkupReader {
  /// The root of a file, with all below it.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, with or without byte order mark, in the encoding that it declares.
  ///   - file: its name in findings.
  /// - Throws: ``Rejection`` with `X001` to `X009`, see ``MarkupStream``.
  package static func tree(
    of bytes: [UInt8], file: String, limits: MarkupLimits = .template
  ) throws(Rejection) -> MarkupElement {
    let builder = TreeBuilder()
    try read(bytes, file: file, limits: limits, into: builder)
    guard let root = builder.root else {
      throw Rejection(Diagnostic(.malformedXML, at: Location(file: file), ["reason": "no root element"]))
    }
    return root
  }

  /// Walks a file that is in memory; ends early, without judging the rest, when the visitor stops.
  ///
  /// - Throws: ``Rejection`` with `X001` to `X009`, see ``MarkupStream``.
  package static func read(
    _ bytes: [UInt8], file: String, limits: MarkupLimits, into events: any MarkupEvents
  ) throws(Rejection) {
    let stream = MarkupStream(file: file, limits: limits, events: events)
    let flow = try bytes.withUnsafeBufferPointer { (bytes) throws(Rejection) in try stream.feed(bytes) }
    if flow == .goOn { try stream.finish() }
  }
}

/// Builds the tree from the events. Recursion nowhere: the open elements are a stack.
private final class TreeBuilder: MarkupEvents {
  private(set) var root: MarkupElement?
  private var open: [MarkupElement] = []
  private var pendingText: [UInt8] = []
  /// Namespaces repeat from tag to tag; libxml2 keeps each once, so that its address tells it.
  private var lastNamespace: (bytes: UnsafePointer<UInt8>, uri: String)?

  func start(_ tag: MarkupTag) -> MarkupFlow {
    flushText()
    var element = MarkupElement(tag.name.string, namespace: uri(tag.namespace), line: tag.line)
    element.attributes = (0..<tag.attributeCount).map { position in
      MarkupAttribute(
        tag.attributeName(at: position).string,
        String(decoding: tag.attributeValue(at: position), as: UTF8.self),
        namespace: uri(tag.attributeNamespace(at: position)))
    }
    open.append(element)
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    pendingText += bytes
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    flushText()
    guard let element = open.popLast() else { return .stop }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].content.append(.element(element))
    }
    return .goOn
  }

  private func flushText() {
    if pendingText.isEmpty { return }
    if !open.isEmpty {
      open[open.count - 1].content.append(.text(String(decoding: pendingText, as: UTF8.self)))
    }
    pendingText.removeAll(keepingCapacity: true)
  }

  private func uri(_ name: MarkupName?) -> String? {
    guard let name else { return nil }
    if let lastNamespace, lastNamespace.bytes == name.bytes { return lastNamespace.uri }
    let uri = name.string
    lastNamespace = (name.bytes, uri)
    return uri
  }
}
