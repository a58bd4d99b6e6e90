import Quantities
import Testing

@Suite struct PastedTextTests {
  @Test(arguments: [
    "LĐ-TB&XH <xã nghèo>", "a < b và b > c", "\"trích\" 'dẫn'", "dòng một\ndòng hai\tcột", "R&D; x &lt; y", "<p", "<pa>", "{\\x}", "",
    "5 <b 6", "<Một> & <Hai>",
  ])
  func wordsStayAsTheyAre(text: String) { #expect(PastedText.cleaned(text) == nil) }

  @Test func wordsOwnSignsBecomeWhatTheyStandFor() throws {
    let cleaned = try #require(PastedText.cleaned("một\u{B}hai\u{7}ba\u{1E}bốn\u{1F}năm\u{FFFE}"))
    #expect(cleaned.text == "một\nhai ba-bốnnăm" && cleaned.trace == .controls)
    #expect(PastedText.cleaned("a \u{96} b \u{93}c\u{94}")?.text == "a – b “c”")
  }

  @Test func htmlLeavesItsWords() throws {
    let html = "<html><head><style>p {color: red}</style></head><body><p class=\"MsoNormal\">Hộ nghèo &amp; cận nghèo<o:p></o:p></p>"
      + "<!-- ghi chú --><ul><li>một<li>hai &#7897; &#x1ED9;</ul>x<br/>y &lt; 5</body></html>"
    let cleaned = try #require(PastedText.cleaned(html))
    #expect(cleaned.text == "Hộ nghèo & cận nghèo\nmột\nhai ộ ộ" + "x\ny < 5" && cleaned.trace == .html)
    #expect(PastedText.cleaned("LĐ-TB&XH <b>xã</b> <Một>")?.text == "LĐ-TB&XH xã <Một>")
  }

  @Test func rtfLeavesItsWords() throws {
    let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Times New Roman;}}{\\*\\generator x;}\\f0\\fs28 H\\u7897? ngh\\'e8o\\par\r\n"
      + "{\\b \\u272\\'d0}i\\~theo \\{x\\}\\line\\uc0\\u7897 y\\par}"
    let cleaned = try #require(PastedText.cleaned(rtf))
    #expect(cleaned.text == "Hộ nghèo\nĐi\u{A0}theo {x}\nộy" && cleaned.trace == .rtf)
  }

  @Test(arguments: ["{\\rtf", "{\\rtf1{{{{", "{\\rtf1}}}}\\", "<p><p", "<style>", "{\\rtf1\\'", "{\\rtf1\\u", "<b>&#99999999;&#xD800;</b>"])
  func halfOfAPasteHurtsNobody(text: String) { _ = PastedText.cleaned(text) }
}
