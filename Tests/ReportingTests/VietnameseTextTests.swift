import Testing

@testable import Reporting

@Suite("Vietnamese text")
struct VietnameseTextTests {
  @Test(
    "Unicode texts are not taken for old code pages",
    arguments: [
      "", "Sở LĐ-TB&XH <tỉnh>", "Tổng diện tích 12 m², 3 km²", "Công ty Müller", "hoà giải, thuý", "Nuôi bò", "½ số hộ",
      "Số 12/BC-UBND ngày 5/5 «gấp»", "Xã An Khương", "PHÒNG LAO ĐỘNG", "OÁI OĂM", "ÁO ÂU",
    ])
  func unicode(_ text: String) { #expect(VietnameseText.legacyEncoding(of: text) == nil) }

  @Test(
    "TCVN3 is recognised",
    arguments: ["thiÕu vèn s¶n xuÊt", "Sè hé nghÌo lµ 15 hé, gi¶m 2 hé", "Kh«ng cã ®Êt s¶n xuÊt"])
  func tcvn3(_ text: String) { #expect(VietnameseText.legacyEncoding(of: text) == .tcvn3) }

  @Test(
    "VNI is recognised",
    arguments: ["Hoä ngheøo thieáu voán", "Ñaøo taïo ngheà cho lao ñoäng", "taäp huaán kyõ thuaät"])
  func vni(_ text: String) { #expect(VietnameseText.legacyEncoding(of: text) == .vni) }

  @Test("composing leaves every Vietnamese letter equal, in one scalar")
  func composing() {
    let marks = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    for base in [
      "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "A", "Ă", "Â", "E", "Ê", "I", "O", "Ô", "Ơ", "U", "Ư",
      "Y",
    ] {
      for mark in marks {
        let composed = VietnameseText.composed(base + mark)
        #expect(composed == base + mark)
        #expect(composed?.unicodeScalars.count == 1)
      }
    }
    #expect(VietnameseText.composed("đã dựng sẵn") == nil)
  }
}
