package import Diagnostics
internal import CLibXML2

/// A compiled RELAX NG schema (XML syntax), the second judge beside the typed decoders.
///
/// libxml2 tells one error and is then blind for its neighbours: a file without findings is valid, a file with findings
/// may have more. Not `Sendable`: libxml2 does not promise that one schema serves two threads.
package final class RelaxNGSchema {
  private let schema: xmlRelaxNGPtr
  private let file: String

  /// Compiles a schema that stands in one file; `include` and `externalRef` are refused, because they would open files.
  ///
  /// - Throws: ``Rejection``: `X001` to `X009` for bad XML, `X006` for XML that is not a schema.
  package init(bytes: [UInt8], file: String) throws(Rejection) {
    let tree = try MarkupReader.tree(of: bytes, file: file)
    if let line = RelaxNGSchema.lineOfReference(in: tree) {
      throw RelaxNGSchema.rejection(file: file, line: line, "include, externalRef")
    }
    let gathered = Gathered(file: file, schema: "RELAX NG")
    let context = bytes.withUnsafeBytes {
      xmlRelaxNGNewMemParserCtxt($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
    }
    defer { xmlRelaxNGFreeParserCtxt(context) }
    xmlRelaxNGSetParserStructuredErrors(context, Gathered.take, Unmanaged.passUnretained(gathered).toOpaque())
    let schema = withExtendedLifetime(gathered) { xmlRelaxNGParse(context) }
    guard let schema else {
      if gathered.findings.all.isEmpty { throw RelaxNGSchema.rejection(file: file, line: tree.line, tree.name) }
      throw Rejection(gathered.findings.all)
    }
    self.schema = schema
    self.file = file
  }

  deinit { xmlRelaxNGFree(schema) }

  /// Everything that the schema has against a file: `X006` with line and libxml2's words, or `X001` to `X009` when the
  /// file is not even XML; empty when it is valid.
  package func findings(for bytes: [UInt8], file: String) -> [Diagnostic] {
    do { _ = try MarkupReader.tree(of: bytes, file: file) } catch { return error.findings }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
    let document = bytes.withUnsafeBytes {
      xmlReadMemory(
        $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, nil,
        Int32(options | XML_PARSE_NOWARNING.rawValue))
    }
    defer { xmlFreeDoc(document) }
    let gathered = Gathered(file: file, schema: self.file)
    let context = xmlRelaxNGNewValidCtxt(schema)
    defer { xmlRelaxNGFreeValidCtxt(context) }
    xmlRelaxNGSetValidStructuredErrors(context, Gathered.take, Unmanaged.passUnretained(gathered).toOpaque())
    let verdict = withExtendedLifetime(gathered) { xmlRelaxNGValidateDoc(context, document) }
    if verdict != 0, gathered.findings.all.isEmpty {
      return RelaxNGSchema.rejection(file: file, line: nil, "\(verdict)", schema: self.file).findings
    }
    return gathered.findings.all
  }

  /// Line of the first reference to another file; recursion is bounded by the reader's depth limit.
  private static func lineOfReference(in element: MarkupElement) -> Int? {
    if ["include", "externalRef"].contains(element.name) { return element.line }
    for child in element.children {
      if let line = lineOfReference(in: child) { return line }
    }
    return nil
  }

  private static func rejection(
    file: String, line: Int?, _ reason: String, schema: String = "RELAX NG"
  ) -> Rejection {
    Rejection(
      Diagnostic(.schemaViolation, at: Location(file: file, line: line), ["schema": schema, "reason": reason]))
  }
}

/// Where libxml2's errors go while a schema is compiled or applied.
private final class Gathered {
  var findings = Findings()
  private let file: String
  private let schema: String

  init(file: String, schema: String) {
    self.file = file
    self.schema = schema
  }

  static let take: xmlStructuredErrorFunc = { context, error in
    guard let context, let error else { return }
    Unmanaged<Gathered>.fromOpaque(context).takeUnretainedValue().add(error.pointee)
  }

  private func add(_ error: xmlError) {
    let location = Location(file: file, line: error.line > 0 ? Int(error.line) : nil)
    findings.add(
      Diagnostic(.schemaViolation, at: location, ["schema": schema, "reason": Libxml2.message(of: error)]))
  }
}
