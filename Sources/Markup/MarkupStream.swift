package import Diagnostics
internal import CLibXML2

/// Reads XML in pieces, as they come out of a zip, in constant memory: libxml2's push parser with its SAX2 events.
///
/// Does: UTF-8, UTF-16 and every encoding of iconv, namespaces, character references, the five predefined entities,
/// CDATA. Does not, on purpose: DTD (refused as soon as it is seen, `X002`), entities (`X003`), external files,
/// network, XInclude. Refusals: `X001` malformed (every error that libxml2 tells up to the first fatal one), `X004`
/// depth, `X005` size, `X007` elements, `X008` one endless tag, `X009` cut off. A stream is for one file and one
/// thread.
package final class MarkupStream {
  private let events: any MarkupEvents
  private let file: String
  private let limits: MarkupLimits
  private var parser: xmlParserCtxtPtr?
  /// The first bytes wait until there are four: enough for libxml2 to tell UTF-16 from the rest.
  private var opening: [UInt8] = []
  private var size = 0
  private var depth = 0
  private var elements = 0
  private var findings = Findings()
  private var isStopped = false

  /// - Parameters:
  ///   - file: name of the file in findings.
  ///   - events: the visitor; kept until the stream ends.
  package init(file: String, limits: MarkupLimits, events: any MarkupEvents) {
    Libxml2.start()
    self.file = file
    self.limits = limits
    self.events = events
  }

  deinit { xmlFreeParserCtxt(parser) }

  /// Takes the next bytes of the file, however cut.
  ///
  /// - Returns: ``MarkupFlow/stop`` once the visitor has had enough: nothing more need be fed, and what is fed is
  ///   ignored.
  /// - Throws: ``Rejection`` with the codes named above; after that the stream ignores further bytes.
  package func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(Rejection) -> MarkupFlow {
    if isStopped { return .stop }
    size += bytes.count
    if size > limits.size {
      refuse(Diagnostic(.markupTooLarge, at: Location(file: file), ["limit": ByteCount.words(limits.size)]))
      throw Rejection(findings.all)
    }
    if parser == nil {
      opening += bytes
      if opening.count < 4 { return .goOn }
      let opening = self.opening
      self.opening = []
      return try opening.withUnsafeBufferPointer { (bytes) throws(Rejection) in try parse(bytes) }
    }
    return try parse(bytes)
  }

  /// Says that the file is at its end.
  ///
  /// - Throws: ``Rejection``, as ``feed(_:)``; `X009` when an element is still open, `X001` when there is no root.
  package func finish() throws(Rejection) {
    if isStopped { return }
    if parser == nil { try open(UnsafeBufferPointer(start: nil, count: 0)) }
    if !opening.isEmpty {
      opening.withUnsafeBufferPointer { _ = push($0) }
    }
    note(xmlParseChunk(parser, nil, 0, 1))
    isStopped = true
    if parser?.pointee.wellFormed == 0, !findings.hasErrors { refuseUnnamed("\(parser?.pointee.errNo ?? 0)") }
    try findings.rejectErrors()
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Rejection) -> MarkupFlow {
    var rest = bytes[...]
    if parser == nil {
      try open(UnsafeBufferPointer(rebasing: rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    while !rest.isEmpty, !isStopped {
      // Pieces of 64 KiB, so that the check for endless tags comes before a tag is complete and parsed.
      let piece = UnsafeBufferPointer(rebasing: rest.prefix(64 << 10))
      rest = rest.dropFirst(piece.count)
      if !push(piece) { break }
      refuseEndlessToken()
    }
    if isStopped || findings.hasErrors { try findings.rejectErrors() }
    return isStopped ? .stop : .goOn
  }

  private func open(_ first: UnsafeBufferPointer<UInt8>) throws(Rejection) {
    var sax = Libxml2.handlers
    let me = Unmanaged.passUnretained(self).toOpaque()
    let parser = first.withMemoryRebound(to: CChar.self) {
      xmlCreatePushParserCtxt(&sax, me, $0.baseAddress, Int32($0.count), nil)
    }
    guard let parser else { preconditionFailure("libxml2 is out of memory") }
    // NOENT hands over `&amp;` in attributes decoded; without it libxml2 passes `&#38;` on. There is no other entity
    // that could be substituted, since the DTD that would declare one is refused.
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    self.parser = parser
  }

  /// - Returns: whether libxml2 goes on.
  private func push(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) {
      note(xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0))
    }
    return parser?.pointee.disableSAX == 0 && !isStopped
  }

  /// Bytes that are not of the encoding that was declared: of these libxml2 2.9 tells only the caller, by one of two
  /// codes.
  private func note(_ code: Int32) {
    let isEncoding = code == Int32(bitPattern: XML_ERR_INVALID_ENCODING.rawValue) || code == XML_PARSER_EOF.rawValue
    if isEncoding, !isStopped, !findings.hasErrors { refuseEncoding() }
  }

  private func refuseEncoding() { refuseUnnamed(Libxml2.reasons[XML_ERR_INVALID_ENCODING.rawValue] ?? "") }

  private func refuseUnnamed(_ reason: String) {
    refuse(Diagnostic(.malformedXML, at: here, ["reason": reason]))
  }

  /// libxml2 keeps a tag back until it is complete: what waits in its buffer is the length of the tag so far.
  private func refuseEndlessToken() {
    guard let input = parser?.pointee.input, let now = input.pointee.cur, let end = input.pointee.end else { return }
    if end - now > MarkupLimits.tokenSize + (64 << 10) { refuseTag() }
  }

  private func refuseTag() {
    refuse(Diagnostic(.markupTagTooLong, at: here, ["limit": ByteCount.words(MarkupLimits.tokenSize)]))
  }

  private var here: Location {
    Location(file: file, line: parser?.pointee.input.map { Int($0.pointee.line) })
  }

  private func refuse(_ finding: Diagnostic) {
    findings.add(finding)
    stop()
  }

  private func stop() {
    isStopped = true
    if let parser { xmlStopParser(parser) }
  }
}

/// What libxml2 tells.
extension MarkupStream {
  func startElement(
    _ name: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?, declarationCount: Int, attributeCount: Int,
    fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !isStopped, let parser else { return }
    depth += 1
    elements += 1
    if depth > limits.depth {
      return refuse(Diagnostic(.markupTooDeep, at: here, ["limit": String(limits.depth)]))
    }
    if elements > limits.elements {
      return refuse(Diagnostic(.tooManyElements, at: here, ["limit": String(limits.elements)]))
    }
    if declarationCount + attributeCount > MarkupLimits.attributes { return refuseTag() }
    let tag = MarkupTag(
      name: name, namespace: namespace, attributeCount: attributeCount, fields: fields, parser: parser)
    if events.start(tag) == .stop { stop() }
  }

  func endElement(_ name: UnsafePointer<UInt8>) {
    guard !isStopped else { return }
    depth -= 1
    if events.end(MarkupName(bytes: name)) == .stop { stop() }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isStopped { events.text(bytes) }
  }

  /// CDATA, of which libxml2 2.9 lets pass what is no UTF-8 in a pushed file.
  func uncheckedCharacters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isStopped else { return }
    if String(validating: bytes, as: UTF8.self) == nil { return refuseEncoding() }
    events.text(bytes)
  }

  func doctype() {
    if !isStopped { refuse(Diagnostic(.doctypeRefused, at: here)) }
  }

  func report(_ error: xmlError) {
    guard !isStopped, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let location = Location(
      file: file, line: error.line > 0 ? Int(error.line) : nil, column: error.int2 > 0 ? Int(error.int2) : nil)
    switch UInt32(bitPattern: error.code) {
    case XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue:
      findings.add(Diagnostic(.entityRefused, at: location, ["name": Libxml2.text(error.str1)]))
    case XML_ERR_DOCUMENT_END.rawValue where depth > 0:
      let open = parser?.pointee.name.map { String(cString: $0) } ?? ""
      findings.add(Diagnostic(.markupTruncated, at: location, ["name": open]))
    case XML_ERR_TAG_NAME_MISMATCH.rawValue:
      findings.add(
        Diagnostic(
          .markupTagMismatch, at: location,
          ["name": Libxml2.text(error.str1), "line": "\(error.int1)", "found": Libxml2.text(error.str2)]))
    default:
      let reason = Libxml2.reasons[UInt32(bitPattern: error.code)] ?? Libxml2.message(of: error)
      findings.add(Diagnostic(.malformedXML, at: location, ["reason": reason]))
    }
  }
}

extension Findings {
  fileprivate func rejectErrors() throws(Rejection) {
    if hasErrors { throw Rejection(all) }
  }
}

/// Sizes in messages.
enum ByteCount {
  /// `16 MiB` for whole mebibytes, else kibibytes, else bytes.
  static func words(_ count: Int) -> String {
    if count >= 1 << 20, count % (1 << 20) == 0 { return "\(count >> 20) MiB" }
    if count >= 1 << 10, count % (1 << 10) == 0 { return "\(count >> 10) KiB" }
    return "\(count) byte"
  }
}
