import Testing

import Quantities

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

extension VietnameseTextTests {
  @Test(
    "TCVN3 becomes Unicode",
    arguments: [
      ("thiÕu vèn s¶n xuÊt", "thiếu vốn sản xuất"), ("Sè hé nghÌo lµ 15 hé, gi¶m 2 hé", "Số hộ nghèo là 15 hộ, giảm 2 hộ"),
      ("Kh«ng cã ®Êt s¶n xuÊt", "Không có đất sản xuất"), ("§µo t¹o nghÒ", "Đào tạo nghề"), ("­u ®·i", "ưu đãi"),
    ])
  func fromTCVN3(_ old: String, _ new: String) {
    #expect(VietnameseText.unicode(old, from: .tcvn3) == new)
    #expect(VietnameseText.legacyEncoding(of: VietnameseText.unicode(old, from: .tcvn3)) == nil)
  }

  @Test(
    "VNI becomes Unicode",
    arguments: [
      ("Hoä ngheøo thieáu voán", "Hộ nghèo thiếu vốn"), ("Ñaøo taïo ngheà cho lao ñoäng", "Đào tạo nghề cho lao động"),
      ("taäp huaán kyõ thuaät", "tập huấn kỹ thuật"), ("ÑÖÔØNG", "ĐƯỜNG"), ("xaõ ñaëc bieät khoù khaên", "xã đặc biệt khó khăn"),
    ])
  func fromVNI(_ old: String, _ new: String) { #expect(VietnameseText.unicode(old, from: .vni) == new) }

  @Test("fonts tell the code page, and capitals")
  func fonts() {
    #expect(VietnameseText.legacyEncoding(ofFont: ".VnTime") == .tcvn3)
    #expect(VietnameseText.legacyEncoding(ofFont: "VNI-Times") == .vni)
    #expect(VietnameseText.legacyEncoding(ofFont: "Times New Roman") == nil)
    #expect(VietnameseText.unicode("hé nghÌo", from: .tcvn3, font: ".VnTimeH") == "HỘ NGHÈO")
  }

  @Test(
    "codes are what is left of names without their marks",
    arguments: [
      ("Xã Đồng Nơ", "xa-dong-no"), ("Thị trấn Tân Khai", "thi-tran-tan-khai"), ("Huyện \u{110}a\u{309}o – A  B", "huyen-dao-a-b"),
      ("PHƯỜNG 7", "phuong-7"), ("Lý Thường Kiệt", "ly-thuong-kiet"), ("…", ""), ("Дом", ""),
    ])
  func codes(_ name: String, _ code: String) { #expect(VietnameseText.code(from: name) == code) }
}
