import Documents
import Indicators
import Testing

@testable import Forms

/// Packs that say things differently from the real one.
@Suite struct OddPacksTests {
  private static let district = Result { try TinyDistrict(TinyWorkbook.form, []) }

  private func blank(_ pack: RegimePack, role: String = "office", unit: String = "D") throws -> (document: Document, book: EntryBook) {
    var context = try Self.district.get().context
    context.pack = pack
    let index = try #require(context.figures.units.index(of: unit))
    let respondent = Respondent(sender: "s", role: role, unit: index)
    let forms = EntryForms(pack, kind: .year, role: role)
    let document = BlankWorkbook(forms, for: respondent, in: context, senderName: "A").document()
    return (document, forms.book(for: respondent, in: context))
  }

  private func ids(pattern: String) throws -> [String] {
    let indicators = TinyPack.indicators.replacing("{unit.code}-P-{year}-{nn}", with: pattern)
    let pack = try TinyPack.load(TinyWorkbook.form, indicators: indicators)
    return try #require(blank(pack).book.section("f/l")).rows.compactMap(\.recordID)
  }

  @Test func `ids of new records differ, whatever their pattern`() throws {
    let numbered = try ids(pattern: "{unit.code}-P-{year}-{nn}")
    #expect(numbered.count == 20)
    #expect(Set(numbered).count == 20)
    #expect(try ids(pattern: "{unit.code}-P") == ["D-P"])
  }

  @Test func `a quote as a mark leaves every formula whole`() throws {
    let regime = TinyPack.regime.replacing("print=\"-\"", with: "print=\"&quot;\"")
    let pack = try TinyPack.load(TinyWorkbook.form, regime: regime)
    let document = try blank(pack, role: "commune", unit: "C1").document
    var formulas: [Formula] = []
    for case .table(let table) in document.sections.flatMap(\.blocks) {
      formulas += table.cells.compactMap(\.formula) + table.highlights.map(\.condition)
      for rule in table.entryRules { if case .formula(let formula) = rule.values { formulas.append(formula) } }
    }
    let texts = formulas.map { formula in
      formula.pieces.map { if case .text(let text) = $0 { text } else { "A1" } }.joined()
    }
    #expect(texts.contains { $0.contains("=\"\"\"\"") })
    for text in texts { #expect(text.count { $0 == "\"" }.isMultiple(of: 2), "\(text)") }
  }
}
