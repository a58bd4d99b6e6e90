/// What a cell's style tells about its value.
struct CellFormat: Sendable, Hashable {
  /// How a number is shown, as far as it changes what the number is.
  enum Shown: Sendable {
    case number, percentage, date, timeOfDay, duration
  }

  /// `nil` for "General".
  var code: String?
  var fontName: String?
  private(set) var shown = Shown.number

  var isPercentage: Bool { shown == .percentage }
  var isDate: Bool { shown == .date || shown == .timeOfDay || shown == .duration }

  init(code: String? = nil, fontName: String? = nil) {
    self.code = code
    self.fontName = fontName
    if let code { shown = CellFormat.shown(by: code) }
  }

  /// The formats that xlsx knows by number (ECMA-376 Part 1 §18.8.30); 14 is the short date of the reader's own
  /// country.
  static func builtInCode(_ number: Int) -> String? {
    switch number {
    case 1: "0"
    case 2: "0.00"
    case 3, 37, 38: "#,##0"
    case 4, 39, 40: "#,##0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 11, 48: "0.00E+00"
    case 12: "# ?/?"
    case 13: "# ??/??"
    case 14, 27...31, 36, 50...54, 57, 58: "dd/mm/yyyy"
    case 15: "d-mmm-yy"
    case 16: "d-mmm"
    case 17: "mmm-yy"
    case 18: "h:mm AM/PM"
    case 19: "h:mm:ss AM/PM"
    case 20, 32, 34, 55: "h:mm"
    case 21, 33, 35, 56: "h:mm:ss"
    case 22: "dd/mm/yyyy h:mm"
    case 45: "mm:ss"
    case 46: "[h]:mm:ss"
    case 47: "mm:ss.0"
    case 49: "@"
    default: nil
    }
  }

  /// Reads the first section of a format code, or one of the names of SpreadsheetML 2003.
  private static func shown(by code: String) -> Shown {
    switch code {
    case "General", "Standard", "Scientific", "Fixed", "Currency", "Euro Currency", "Yes/No", "True/False", "On/Off":
      return .number
    case "Percent": return .percentage
    case "General Date", "Short Date", "Medium Date", "Long Date": return .date
    case "Short Time", "Medium Time", "Long Time": return .timeOfDay
    default: break
    }
    var letters = FormatLetters(code.utf8)
    letters.read()
    if letters.isDuration { return .duration }
    if letters.hasDay { return .date }
    if letters.hasTime { return .timeOfDay }
    if letters.hasMonthOrMinute { return .date }
    return letters.hasPercent ? .percentage : .number
  }
}

/// The letters of a format code that stand for parts of a date. Quoted text, escaped and filling characters and colours
/// do not count.
private struct FormatLetters {
  private(set) var hasDay = false
  private(set) var hasTime = false
  private(set) var hasMonthOrMinute = false
  private(set) var hasPercent = false
  private(set) var isDuration = false
  private let code: [UInt8]
  private var at = 0

  init(_ code: some Sequence<UInt8>) { self.code = Array(code) }

  mutating func read() {
    while at < code.count {
      let byte = code[at]
      at += 1
      switch byte {
      case UInt8(ascii: ";"): return
      case UInt8(ascii: "\""): skip(to: UInt8(ascii: "\""))
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): at += 1
      case UInt8(ascii: "["): readBracket()
      case UInt8(ascii: "%"): hasPercent = true
      default: note(byte | 0x20)
      }
    }
  }

  private mutating func note(_ letter: UInt8) {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
    case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
    case UInt8(ascii: "m"): hasMonthOrMinute = true
    default: break
    }
  }

  private mutating func skip(to end: UInt8) {
    while at < code.count, code[at] != end { at += 1 }
    at += 1
  }

  /// `[h]`, `[mm]`, `[s]` are elapsed times; `[Red]`, `[$-42A]`, `[>=1]` are not.
  private mutating func readBracket() {
    let start = at
    skip(to: UInt8(ascii: "]"))
    let inside = code[start..<max(start, min(at - 1, code.count))].map { $0 | 0x20 }
    guard let letter = inside.first, inside.allSatisfy({ $0 == letter }) else { return }
    if [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(letter) { isDuration = true }
  }
}
