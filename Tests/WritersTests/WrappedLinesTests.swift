import Testing

@testable import Writers

@Suite("Lines of wrapped text")
struct WrappedLinesTests {
  /// Room for so many letters `n`, each half as wide as the font is high.
  private func lines(_ text: String, letters: Int) -> Int {
    WrappedLines.count(in: text, room: letters * 500, isBold: false)
  }

  @Test("text wraps at words, and a word that is longer than the line is cut")
  func wraps() {
    #expect(lines("", letters: 4) == 1)
    #expect(lines("nnnn", letters: 4) == 1)
    #expect(lines("nnnn nnnn", letters: 4) == 2)
    #expect(lines("nn n nn n", letters: 4) == 2)
    #expect(lines("nnnnnnnnn", letters: 4) == 3)
    #expect(lines("n nnnnnnnnn n", letters: 4) == 4)
  }

  @Test("each paragraph begins a line, an empty one too")
  func paragraphs() {
    #expect(lines("n\nn", letters: 4) == 2)
    #expect(lines("n\n\nn\n", letters: 4) == 4)
  }

  @Test("Vietnamese letters are as wide as their base letters, marks alone take nothing")
  func vietnamese() {
    let composed = "ộnộnộnộn"
    let decomposed = "o\u{323}\u{302}no\u{323}\u{302}no\u{323}\u{302}no\u{323}\u{302}n"
    #expect(lines(composed, letters: 8) == 1)
    #expect(lines(decomposed, letters: 8) == 1)
    #expect(lines("nnnnnnnn\u{323}", letters: 8) == 1)
    #expect(lines("ỘỘỘỘ", letters: 4) == 2)
  }

  @Test("characters beyond the tables count as one size, those of four bytes too")
  func beyond() {
    #expect(lines("日本", letters: 4) == 1)
    #expect(lines("日本日", letters: 4) == 2)
    #expect(lines("😀😀😀", letters: 4) == 2)
  }
}
