import Diagnostics
import Forms
import Testing

@Suite struct RegimePackTests {
  @Test func `the pack of Circular 10 of 2022 loads without a finding`() throws {
    let files = try Checkout.pack(at: "Templates/tt10-2022")
    do {
      let accepted = try RegimePack.load(files)
      let lines = accepted.findings.map { Catalogue().report(for: $0) }
      #expect(lines.isEmpty)
      #expect(accepted.value.forms.count > 0)
    } catch let rejection as Rejection {
      for finding in rejection.findings { print(Catalogue().report(for: finding)) }
      Issue.record("\(rejection.findings.count) findings")
    }
  }
}

@Suite struct PackLintTests {
  private func schemas() throws -> [PackFile] {
    try ["regime.rng", "indicators.rng", "form.rng", "report.rng", "checks.rng", "letter.rng"].map { name in
      PackFile(path: name, bytes: try Checkout.bytes(of: "Templates/schema/" + name))
    }
  }

  @Test(arguments: ["Templates/tt10-2022", "Tests/Packs/qd-99-2030"])
  func `the packs of the project are clean for every judge`(path: String) throws {
    let findings = PackLint.findings(in: try Checkout.pack(at: path), schemas: try schemas())
    #expect(findings.map { Catalogue().report(for: $0) } == [])
  }

  @Test func `the schemas refuse what the guide does not allow`() throws {
    for (name, text) in [
      ("regime.xml", #"<regime xmlns="urn:bieumau:regime:1"/>"#),
      ("indicators/a.xml", #"<indicators xmlns="urn:bieumau:indicators:1"><indicator code="a" tpye="integer"/></indicators>"#),
      ("forms/f.xml", #"<form xmlns="urn:bieumau:form:1" code="f"><section/></form>"#),
      ("reports/r.xml", #"<report xmlns="urn:bieumau:report:1"><poem/></report>"#),
      ("letters/l.xml", #"<letter xmlns="urn:bieumau:letter:1" kind="return" edition="1"><subject/><poem/></letter>"#),
    ] {
      let findings = PackLint.schemaFindings([PackFile(path: name, bytes: Array(text.utf8))], schemas: try schemas())
      #expect(findings.contains { $0.code == .schemaViolation }, "\(name)")
    }
  }

  @Test func `decomposed text in a pack is pointed out by line`() throws {
    let text = "<regime xmlns=\"urn:bieumau:regime:1\">\n<title>Tie\u{302}\u{301}ng</title></regime>"
    let findings = PackLint.findings(in: [PackFile(path: "regime.xml", bytes: Array(text.utf8))], schemas: [])
    #expect(findings.contains { $0.code == .notNormalised && $0.location?.line == 2 })
  }
}
