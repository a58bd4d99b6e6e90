extension VietnameseText {
  /// The old code page for which a font was made, by the font's name: `.VnTime`, `VNI-Times`; `nil` for other fonts.
  package static func legacyEncoding(ofFont name: String) -> LegacyEncoding? {
    let lower = name.lowercased()
    if lower.hasPrefix(".vn") { return .tcvn3 }
    return lower.hasPrefix("vni-") ? .vni : nil
  }

  /// The text in Unicode.
  ///
  /// - Parameters:
  ///   - encoding: the code page in which it was typed.
  ///   - font: its font, when known: TCVN3 fonts whose name ends with `H` show small letters as capitals.
  package static func unicode(_ text: String, from encoding: LegacyEncoding, font: String? = nil) -> String {
    switch encoding {
    case .tcvn3:
      let letters = String(text.unicodeScalars.map { tcvn3[$0] ?? Character($0) })
      return font?.lowercased().hasPrefix(".vn") == true && font?.hasSuffix("H") == true ? letters.uppercased() : letters
    case .vni: return fromVNI(text)
    }
  }

  /// TCVN 5712:1993 (VN3): one byte a letter; accented capitals have none and are made by the font.
  private static let tcvn3 = table(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{AD}øõö÷ùýúûüþ¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ")

  /// Letters of VNI-Windows that stand alone.
  private static let vniLetters = table("ñÑìÌíÍæÆóÓòÒîÎôÔöÖ", "đĐìÌíÍỉỈĩĨịỊỵỴơƠưƯ")

  /// Marks that VNI writes behind a vowel: of all vowels, of those with a circumflex, of `a` with a breve.
  private static let vniMarks: [Character: String] = [
    "ø": "\u{300}", "ù": "\u{301}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}", "â": "\u{302}",
    "à": "\u{302}\u{300}", "á": "\u{302}\u{301}", "å": "\u{302}\u{309}", "ã": "\u{302}\u{303}", "ä": "\u{302}\u{323}",
    "ê": "\u{306}", "è": "\u{306}\u{300}", "é": "\u{306}\u{301}", "ú": "\u{306}\u{309}", "ü": "\u{306}\u{303}",
    "ë": "\u{306}\u{323}",
  ]

  private static func table(_ old: String, _ new: String) -> [Unicode.Scalar: Character] {
    Dictionary(zip(old.unicodeScalars, new), uniquingKeysWith: { first, _ in first })
  }

  private static func fromVNI(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let vowel = result.last, "aeouyơưAEOUYƠƯ".contains(vowel), let mark = vniMarks[lowercased(scalar)] {
        result.removeLast()
        let letter = String(vowel) + mark
        result += composed(letter) ?? letter
      } else {
        result.append(vniLetters[scalar] ?? Character(scalar))
      }
    }
    return result
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Character {
    Character(scalar).lowercased().first ?? Character(scalar)
  }
}
