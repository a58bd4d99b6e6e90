import Diagnostics
import Testing

@testable import Reporting

/// The sample district: eleven communes that send on their own, and offices that share the district's unit.
@Suite("Senders by name")
struct SenderNamingTests {
  private func named(_ name: String) throws -> (code: String?, findings: [Diagnostic]) {
    var findings = Findings()
    let settings = try SampleDistrict.halfYear.get().material.workspace.settings
    let place = Location(file: "a.xlsx")
    return (settings.sender(named: name, at: place, &findings)?.code, findings.all)
  }

  @Test("by code, or by the code of a unit of its own")
  func found() throws {
    let settings = try SampleDistrict.halfYear.get().material.workspace.settings
    let commune = try #require(settings.sender("xa-an-khuong"))
    for name in [commune.code, commune.unit] {
      let named = try named(name)
      #expect(named.code == "xa-an-khuong")
      #expect(named.findings.isEmpty)
    }
  }

  @Test("a unit that many belong to names nobody, nor does a misspelt code")
  func missing() throws {
    let district = try SampleDistrict.halfYear.get().material.workspace.settings.unit
    #expect(try named(district).code == nil)
    let misspelt = try named("xa-an-khuon")
    #expect(misspelt.code == nil)
    #expect(misspelt.findings.map(\.code.id) == ["U003"])
    #expect(misspelt.findings[0]["nearest"] == "xa-an-khuong")
    #expect(misspelt.findings[0].location?.file == "a.xlsx")
  }
}
