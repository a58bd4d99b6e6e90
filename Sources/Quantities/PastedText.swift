/// Text as it comes out of a word processor or a web page: markup and signs that no paper can show are taken away, the
/// words stay.
package enum PastedText {
  /// What was found beside words.
  package enum Trace: String, Sendable {
    case controls = "ký tự điều khiển"
    case html = "HTML"
    case rtf = "RTF"
  }

  /// Whether markup could be in a text: no false negatives.
  package static func mayHoldMarkup(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\\") }
  }

  /// The words of a text; `nil` when it is nothing but words.
  ///
  /// `<…>` and `&` that are no tag and no reference of HTML stay: `LĐ-TB&XH <xã nghèo>`.
  package static func cleaned(_ text: String) -> (text: String, trace: Trace)? {
    if mayHoldMarkup(text) {
      if text.drop(while: \.isWhitespace).hasPrefix("{\\rtf") { return (withoutControls(RichText.words(of: text)), .rtf) }
      if let words = MarkedText.words(of: text) { return (withoutControls(words), .html) }
    }
    guard VietnameseText.controlCharacter(in: text) != nil else { return nil }
    return (withoutControls(text), .controls)
  }

  /// Word's own signs as what they stand for, letters of Windows-1252 that were taken for Latin-1, spaces for the rest.
  private static func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0B, 0x0C: result.append("\n")
      case 0x1E: result.append("-")
      case 0x1F, 0xFFFE, 0xFFFF: continue
      case 9, 10, 13: result.append(scalar)
      case 0..<32, 127: result.append(" ")
      case 0x80...0x9F: result.append(windows1252(scalar.value) ?? " ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// U+0080 to U+009F as Windows has them; `nil` where it has none.
  fileprivate static func windows1252(_ code: UInt32) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(code) else { return Unicode.Scalar(code) }
    let letter = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)[Int(code) - 0x80]
    return letter.value == code ? nil : letter
  }
}

/// Words of HTML: tags gone, paragraphs as lines, references as their characters.
private enum MarkedText {
  private static let names: Set<Substring> = [
    "a", "b", "body", "br", "col", "colgroup", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html",
    "i", "img", "li", "link", "meta", "o:p", "ol", "p", "script", "span", "strong", "style", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "title", "tr", "u", "ul",
  ]
  private static let lineEnds: Set<Substring> = ["br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "tr"]
  /// Their content is not for readers.
  private static let silent: Set<Substring> = ["script", "style", "title"]
  private static let references: [Substring: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—", "hellip": "…",
    "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
  ]

  /// `nil` when there is no tag in it.
  static func words(of text: String) -> String? {
    var result = ""
    var foundTag = false
    var silence: Substring?
    var rest = Substring(text)
    while let at = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      if silence == nil { result += rest[..<at] }
      rest = rest[at...]
      if let tag = tag(at: rest) {
        foundTag = true
        if silence == nil, lineEnds.contains(tag.name), !result.isEmpty, result.last != "\n" { result += "\n" }
        if silence == tag.name { silence = nil } else if silence == nil, silent.contains(tag.name) { silence = tag.name }
        rest = rest[tag.end...]
      } else if let reference = reference(at: rest) {
        if silence == nil { result.append(reference.character) }
        rest = rest[reference.end...]
      } else {
        if silence == nil { result.append(rest.removeFirst()) } else { rest.removeFirst() }
      }
    }
    guard foundTag else { return nil }
    if silence == nil { result += rest }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }

  /// `<p class="x">`, `</p>`, `<br/>`: a name that HTML knows, and an end.
  private static func tag(at text: Substring) -> (name: Substring, end: Substring.Index)? {
    guard text.first == "<" else { return nil }
    var name = text.dropFirst()
    if name.hasPrefix("!--") {
      guard let end = name.dropFirst(3).firstIndex(of: ">") else { return nil }
      return ("!--", text.index(after: end))
    }
    if name.first == "/" { name = name.dropFirst() }
    let word = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ":") }
    let after = name[word.endIndex...].first
    guard names.contains(Substring(word.lowercased())), after == ">" || after == "/" || after?.isWhitespace == true,
      let end = name.firstIndex(of: ">"), !name[..<end].dropFirst(word.count).contains("<")
    else { return nil }
    return (Substring(word.lowercased()), text.index(after: end))
  }

  /// `&amp;`, `&#7897;`, `&#x1ED9;`
  private static func reference(at text: Substring) -> (character: Character, end: Substring.Index)? {
    guard text.first == "&", let end = text.prefix(10).firstIndex(of: ";") else { return nil }
    let name = text.dropFirst().prefix(upTo: end)
    let after = text.index(after: end)
    if let known = references[name] { return (known, after) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map { (Character($0), after) }
  }
}

/// Words of RTF 1.9: groups that are not for readers left out, `\'hh` as Windows-1252, `\uN` as Unicode.
private enum RichText {
  private static let silent: Set<Substring> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "generator", "themedata", "datastore", "listtable",
    "listoverridetable", "rsidtbl", "latentstyles", "xmlnstbl", "mmathPr", "object", "fldinst",
  ]

  static func words(of text: String) -> String {
    var reader = Reader(rest: Substring(text))
    reader.read()
    return String(reader.result).split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
  }

  private struct Reader {
    var rest: Substring
    var result = String.UnicodeScalarView()
    /// By open group: nothing of it is read.
    private var silence: [Bool] = [false]
    /// Characters that stand in for the last `\u` where a reader knows no Unicode.
    private var toSkip = 0
    private var standIns = 1

    init(rest: Substring) { self.rest = rest }

    private var isSilent: Bool { silence.last ?? false }

    mutating func read() {
      while let character = rest.popFirst() {
        switch character {
        case "{": silence.append(isSilent)
        case "}": if silence.count > 1 { silence.removeLast() }
        case "\\": readControl()
        case "\n", "\r", "\r\n": continue
        default: append(character)
        }
      }
    }

    private mutating func append(_ character: Character) {
      if toSkip > 0 { toSkip -= 1 } else if !isSilent { result.append(contentsOf: character.unicodeScalars) }
    }

    private mutating func readControl() {
      guard let first = rest.first else { return }
      guard first.isASCII, first.isLetter else {
        rest.removeFirst()
        readSign(first)
        return
      }
      let name = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest[name.endIndex...]
      let number = rest.prefix { $0 == "-" || ($0.isASCII && $0.isNumber) }
      rest = rest[number.endIndex...]
      if rest.first == " " { rest.removeFirst() }
      readWord(name, Int(number))
    }

    private mutating func readSign(_ sign: Character) {
      switch sign {
      case "'":
        let digits = rest.prefix(2)
        rest = rest[digits.endIndex...]
        if let code = UInt32(digits, radix: 16), let scalar = PastedText.windows1252(code) { append(Character(scalar)) }
      case "*": silence[silence.count - 1] = true
      case "~": append("\u{A0}")
      case "_": append("-")
      case "{", "}", "\\": append(sign)
      default: return
      }
    }

    private mutating func readWord(_ word: Substring, _ number: Int?) {
      switch word {
      case "par", "line", "row": append("\n")
      case "tab", "cell": append("\t")
      case "u":
        let code = number.map { UInt32(truncatingIfNeeded: $0 < 0 ? $0 + 65_536 : $0) }
        if let scalar = code.flatMap(Unicode.Scalar.init) { append(Character(scalar)) }
        toSkip = standIns
      case "uc": standIns = max(0, number ?? 1)
      default: if RichText.silent.contains(word) { silence[silence.count - 1] = true }
      }
    }
  }
}
