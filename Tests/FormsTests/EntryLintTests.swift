import Diagnostics
import Forms
import Testing

/// What `lint` proves about who enters what.
@Suite struct EntryLintTests {
  private func codes(_ forms: [String]) -> [String] {
    let files =
      [
        PackFile(path: "regime.xml", bytes: Array(TinyPack.regime.utf8)),
        PackFile(path: "indicators/all.xml", bytes: Array(TinyPack.indicators.utf8)),
      ] + forms.enumerated().map { PackFile(path: "forms/f\($0).xml", bytes: Array($1.utf8)) }
    return PackLint.findings(in: files, schemas: []).map { "\($0.code.id) \($0["indicator"] ?? "")" }
  }

  private func form(_ code: String, _ rows: String, audience: String = "owner") -> String {
    """
    <form xmlns="urn:bieumau:form:1" code="\(code)" number="\(code)" edition="1" owner="office"><title>BIỂU</title>
    <section code="s" sheet="\(code)" audience="\(audience)"><columns>\(TinyPack.label)<column code="1" label="Số" entry="typed"/></columns>
    <rows>\(rows)</rows></section></form>
    """
  }

  /// Every indicator of the tiny pack that somebody collects, for the communes.
  private static let all = ["hh", "dist", "all", "income", "stock", "peak"].map { #"<row code="\#($0)" indicator="\#($0)"/>"# }
    .joined()
  private static let money = #"<row code="money" indicator="money"/>"#

  @Test func `a pack in which everything has one cell is clean`() {
    #expect(codes([form("a", Self.all, audience: "commune"), form("b", Self.money)]) == [])
  }

  @Test func `forms that people cannot tell apart are told`() {
    let forms = [form("a", Self.all, audience: "commune"), form("b", Self.money)]
    #expect(codes(forms.map { $0.replacing("sheet=\"b\"", with: "sheet=\"a\"") }) == ["T027 "])
    #expect(codes(forms.map { $0.replacing("number=\"b\"", with: "number=\"a\"") }) == ["T027 "])
  }

  @Test func `a collected figure without a cell is told`() {
    #expect(codes([form("a", Self.all, audience: "commune")]) == ["T024 money"])
  }

  @Test func `a figure with two owners is told with both cells`() {
    let second = #"<row code="again" indicator="money"/>"#
    let clash = form("c", #"<row code="again" indicator="money" collected-by="commune"/>"#, audience: "commune")
    // The commune's money and the office's are two figures; the office's in two forms is one cell and a copy.
    #expect(codes([form("a", Self.all, audience: "commune"), form("b", Self.money), form("d", second)]) == [])
    #expect(codes([form("a", Self.all, audience: "commune"), form("b", Self.money), clash]) == [])
    let lines = #"<row code="own" indicator="money"/><each unit="commune" code="u" indicator="money"/>"#
    #expect(codes([form("a", Self.all, audience: "commune"), form("b", lines), clash]) == ["T023 money"])
  }
}
