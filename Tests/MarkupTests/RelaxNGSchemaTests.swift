import Diagnostics
import Testing

@testable import Markup

private let schemaText = """
  <element name="form" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
    <attribute name="id"><data type="NCName"/></attribute>
    <zeroOrMore><element name="row"><text/></element></zeroOrMore>
  </element>
  """

@Suite struct RelaxNGSchemaTests {
  private func findings(_ text: String) throws -> [Diagnostic] {
    try RelaxNGSchema(bytes: Array(schemaText.utf8), file: "form.rng").findings(for: Array(text.utf8), file: "f.xml")
  }

  @Test func validFilesHaveNoFindings() throws {
    #expect(try findings("<form id='bieu-05'><row>ế</row><row/></form>").isEmpty)
  }

  @Test func violationsNameLineAndReason() throws {
    let found = try findings("<form id='bieu-05'>\n<row/>\n<cell/></form>")
    #expect(found.first?.code == .schemaViolation)
    #expect(found.first?.location == Location(file: "f.xml", line: 3))
    #expect(found.first?["reason"]?.contains("cell") == true)
    #expect(found.first?["schema"] == "form.rng")
    #expect(try !findings("<form id='5 5'/>").isEmpty)
  }

  @Test func badXMLIsToldAsSuch() throws {
    #expect(try findings("<form id='a'>").map(\.code) == [.markupTruncated])
    #expect(try findings("<!DOCTYPE form><form id='a'/>").map(\.code) == [.doctypeRefused])
  }

  @Test(arguments: [
    "<element/>", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='file:///etc/x.rng'/></grammar>",
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><externalRef href='http://x/y'/></element>",
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><ref name='none'/></element>",
  ]) func badSchemasAreRefused(text: String) {
    let error = #expect(throws: Rejection.self) { try RelaxNGSchema(bytes: Array(text.utf8), file: "s.rng") }
    #expect(error?.findings.first?.code == .schemaViolation)
  }
}
