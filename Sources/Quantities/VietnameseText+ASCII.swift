extension VietnameseText {
  /// The text without its marks, in small letters, words joined by hyphens: `Xã Đồng Nơ` becomes `xa-dong-no`. For codes that people
  /// read and type; whatever is neither a Latin letter nor a digit separates words. Empty when nothing is left.
  package static func code(from text: String) -> String {
    var words: [[UInt8]] = [[]]
    for character in text {
      for byte in (plainLetters[character] ?? character).lowercased().utf8 {
        let isKept = (97...122).contains(byte) || (48...57).contains(byte)
        if isKept { words[words.count - 1].append(byte) } else if words.last?.isEmpty == false { words.append([]) }
      }
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// Every letter that Vietnamese marks, in both cases; canonically equivalent spellings are equal characters.
  private static let plainLetters: [Character: Character] = {
    let shapes = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    let plain: [Character] = ["a", "a", "a", "e", "e", "i", "o", "o", "o", "u", "u", "y"]
    var letters: [Character: Character] = ["đ": "d", "Đ": "d"]
    for (shape, letter) in zip(shapes, plain) {
      for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
        for form in [shape + tone, shape.uppercased() + tone] { letters[Character(form)] = letter }
      }
    }
    return letters
  }()
}
