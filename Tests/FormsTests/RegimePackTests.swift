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
