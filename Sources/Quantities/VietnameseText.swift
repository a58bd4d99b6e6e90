/// What can be wrong with the letters of a Vietnamese text, and how to mend it.
package enum VietnameseText {
  /// Old code pages whose bytes were taken for Latin-1 letters.
  package enum LegacyEncoding: String, Sendable {
    /// TCVN 5712:1993 with the fonts `.VnTime` …: one byte a letter, `ộ` looks like `é`, `ế` like `Õ`.
    case tcvn3 = "TCVN3 (.VnTime)"
    /// VNI-Windows with the fonts `VNI-Times` …: vowel and mark are two letters, `ộ` looks like `oä`.
    case vni = "VNI (VNI-Times)"
  }

  /// The text with letters and marks composed (`e` + `̂` + `́` becomes `ế`); `nil` when there is nothing to compose.
  ///
  /// Composes what one Latin letter can hold (U+00C0–U+024F, U+1E00–U+1EFF): all of Vietnamese, in any order of marks.
  package static func composed(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) else { return nil }
    var result = ""
    var changed = false
    for character in text {
      if character.unicodeScalars.count > 1, let letter = composedLetters[character] {
        result.append(letter)
        changed = true
      } else {
        result.append(character)
      }
    }
    return changed ? result : nil
  }

  /// Characters are equal when they are canonically equivalent, so a decomposed letter finds its composed form.
  private static let composedLetters: [Character: Character] = {
    var letters: [Character: Character] = [:]
    for range in [0xC0...0x24F, 0x1E00...0x1EFF] {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        letters[Character(scalar)] = Character(scalar)
      }
    }
    return letters
  }()

  /// The code page in which the text was probably typed; `nil` for Unicode.
  ///
  /// Vietnamese uses few letters of Latin-1, and Unicode Vietnamese nearly always has one beyond it (ă đ ơ ư ạ …). Two
  /// signs within words that Vietnamese cannot have, and no letter that only Unicode has, are taken as proof; a unit
  /// such as `m²` or one foreign name is not.
  package static func legacyEncoding(of text: String) -> LegacyEncoding? {
    var tcvn3 = 0
    var vni = 0
    var before: UInt32 = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if isBeyondLatin1Vietnamese(value) { return nil }
      if isLetter(before), value > 0x7F {
        if marksOfVNI.contains(value), vowelsOfVNI.contains(before) {
          vni += 1
        } else if signsOfTCVN3.contains(value) || (isLowerASCII(before) && isUpperLatin1(value)) {
          tcvn3 += 1
        }
      }
      before = value
    }
    if vni >= 2, vni >= tcvn3 { return .vni }
    return tcvn3 >= 2 ? .tcvn3 : nil
  }

  /// Marks that VNI writes behind the vowel and Vietnamese has not as letters.
  private static let marksOfVNI: Set<UInt32> = Set("äåëïøûüÄÅËÏØÛÜ".unicodeScalars.map(\.value))
  /// `ö` and `ô` stand for ư and ơ.
  private static let vowelsOfVNI: Set<UInt32> = Set("aeiouyAEIOUYöôÖÔ".unicodeScalars.map(\.value))
  private static let signsOfTCVN3: Set<UInt32> =
    Set("¸µ¶·¹¨¾»¼½©«¬®°±²³´ª¤¥¦§¢£ÆÇÑÖ×ØÜÞßäåæçëîïñøûüþÿð¡".unicodeScalars.map(\.value)).union([0xAD])

  /// Whether some letter of the text is Vietnamese and in no old code page (ă đ ơ ư ạ …).
  package static func hasUnicodeLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains { isBeyondLatin1Vietnamese($0.value) }
  }

  private static func isBeyondLatin1Vietnamese(_ value: UInt32) -> Bool {
    switch value {
    case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) || (0xA1...0xFF).contains(value)
  }

  private static func isLowerASCII(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }

  private static func isUpperLatin1(_ value: UInt32) -> Bool { (0xC0...0xDE).contains(value) }

  /// Code of the first character that no text may hold: C0 and C1 controls but TAB and line ends, DEL, U+FFFE, U+FFFF.
  package static func controlCharacter(in text: String) -> UInt32? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13: continue
      case 0..<32, 127...0x9F, 0xFFFE, 0xFFFF: return scalar.value
      default: continue
      }
    }
    return nil
  }
}
