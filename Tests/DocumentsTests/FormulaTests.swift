import Documents
import Testing

@Suite struct FormulaTests {
  @Test(arguments: [("-", "\"-\""), ("", "\"\""), ("\"", "\"\"\"\""), ("a\"b\"", "\"a\"\"b\"\"\"")])
  func `a text in a formula has its quotes doubled`(text: String, written: String) {
    #expect(Formula.literal(text) == written)
  }

  @Test func `arguments stand with commas between them`() {
    let cell = Formula.Piece.cell(rows: 0, columns: 1)
    #expect(Formula.arguments([]) == [])
    #expect(Formula.arguments([[cell]]) == [cell])
    #expect(Formula.arguments([[cell, .text(">0")], [.text("1")]]) == [cell, .text(">0"), .text(","), .text("1")])
  }
}
