import Diagnostics
import Indicators
import Quantities
import Workbooks

/// Reads one entry cell by what it takes. Nothing is guessed: what has no reading or two is a finding.
struct EntryReader {
  let vocabulary: EntryVocabulary

  /// - Parameter cell: `nil` for an empty cell.
  func read(_ cell: Cell?, as terms: EntryTerms) -> EntryReading {
    guard let cell else { return EntryReading(.blank) }
    switch cell.kind {
    case .blank: return EntryReading(refusing: .formulaWithoutValue, ["formula": cell.formula?.excerpt])
    case .error:
      return EntryReading(refusing: .entryIsError, ["value": cell.text, "formula": cell.formula?.excerpt])
    case .boolean where terms.valueType != .text:
      return EntryReading(refusing: .entryIsTruth, ["value": cell.text])
    case .number, .date, .boolean, .text: break
    }
    switch terms.valueType {
    case .integer, .decimal, .percent, .money: return number(cell, terms)
    case .date: return date(cell)
    case .text, .category, .units: return words(cell, terms)
    }
  }

  // MARK: - Numbers

  private func number(_ cell: Cell, _ terms: EntryTerms) -> EntryReading {
    switch cell.kind {
    case .date: return EntryReading(refusing: .entryIsDate, ["value": shown(cell)])
    case .number:
      guard var number = DecimalNumber(stored: cell.text) else {
        return EntryReading(refusing: .entryTooLarge, ["value": cell.text.excerpt])
      }
      if cell.isPercentage {
        guard terms.valueType == .percent, let share = number.shifted(by: 2) else {
          let share = (number.shifted(by: 2) ?? number).vietnamese() + "%"
          return EntryReading(refusing: .percentNotWanted, ["value": share, "unit": terms.named])
        }
        number = share
      }
      return EntryNumber(terms: terms, written: number.vietnamese()).accept([number])
    default: return number(cell.text, terms)
    }
  }

  /// A text in a cell for numbers.
  private func number(_ text: String, _ terms: EntryTerms) -> EntryReading {
    if TypedName.key(text).isEmpty { return EntryReading(.blank) }
    if let mark = vocabulary.mark(text, inWords: false) { return EntryReading(mark) }
    guard let typed = TypedNumber(text, units: terms.units) else {
      let none = vocabulary.marks.first { $0.kind == .none }?.print ?? "0"
      return EntryReading(
        refusing: .entryNotNumber, ["value": text.excerpt, "unit": terms.named, "none": none])
    }
    if typed.isPercentage, terms.valueType != .percent {
      return EntryReading(refusing: .percentNotWanted, ["value": text.excerpt, "unit": terms.named])
    }
    return EntryNumber(terms: terms, written: text.excerpt).accept(typed.readings)
  }

  // MARK: - Dates

  private func date(_ cell: Cell) -> EntryReading {
    var found: CalendarDate?
    switch cell.kind {
    case .date, .number: found = cell.daysSince1899.flatMap { TypedDate.read(serial: $0) }
    default:
      if TypedName.key(cell.text).isEmpty { return EntryReading(.blank) }
      if let mark = vocabulary.mark(cell.text, inWords: false) { return EntryReading(mark) }
      found = TypedDate.read(cell.text)
    }
    guard let found else { return EntryReading(refusing: .entryNotDate, ["value": shown(cell)]) }
    let years = vocabulary.programme.firstYear...vocabulary.programme.lastYear
    guard years.contains(found.year) else {
      return EntryReading(
        refusing: .dateOutside,
        ["value": found.vietnamese, "from": String(years.lowerBound), "to": String(years.upperBound)])
    }
    return EntryReading(.date(found))
  }

  /// The cell as a person sees it, for messages.
  private func shown(_ cell: Cell) -> String {
    if cell.kind == .date, let serial = cell.daysSince1899, let date = TypedDate.read(serial: serial) {
      return date.vietnamese
    }
    return cell.text.excerpt
  }

  // MARK: - Words

  private func words(_ cell: Cell, _ terms: EntryTerms) -> EntryReading {
    let cleaned = EntryWords.clean(text(cell), font: cell.fontName)
    guard let text = cleaned.text else { return EntryReading(nil, cleaned.findings) }
    var reading: EntryReading
    if TypedName.key(text).isEmpty {
      reading = EntryReading(.blank)
    } else {
      switch terms.valueType {
      case .category: reading = category(text, terms)
      case .units: reading = units(text, terms)
      default: reading = EntryReading(vocabulary.mark(text, inWords: true) ?? .text(text))
      }
    }
    reading.findings = cleaned.findings + reading.findings
    return reading
  }

  /// What a cell says in words: a number as it is typed, a date as it is shown.
  private func text(_ cell: Cell) -> String {
    switch cell.kind {
    case .number: DecimalNumber(stored: cell.text).map { $0.isWhole ? $0.description : $0.vietnamese() } ?? cell.text
    case .date: shown(cell)
    default: cell.text
    }
  }

  private func category(_ text: String, _ terms: EntryTerms) -> EntryReading {
    guard let list = terms.categories else { return EntryReading(.text(text)) }
    if let category = TypedName.category(text, of: list) { return EntryReading(.text(category.code)) }
    if let mark = vocabulary.mark(text, inWords: false) { return EntryReading(mark) }
    let labels = list.categories.map(\.label)
    let shown = labels.prefix(12).joined(separator: "; ") + (labels.count > 12 ? "; …" : "")
    return EntryReading(
      refusing: .entryNotCategory,
      ["value": text.excerpt, "nearest": TypedName.nearestCategory(text, of: list), "list": shown])
  }

  /// Codes joined by `;`, each once, in the order typed. Commas and line ends separate too: no unit has one in its name.
  private func units(_ text: String, _ terms: EntryTerms) -> EntryReading {
    if let mark = vocabulary.mark(text, inWords: false) { return EntryReading(mark) }
    let names = vocabulary.names(ofLevel: terms.level)
    var codes: [String] = []
    var findings: [Diagnostic] = []
    let parts = text.split { $0 == ";" || $0 == "," || $0.isNewline }.map { String($0).trimmed }.filter { !$0.isEmpty }
    for part in parts.prefix(1_000) {
      guard let index = names[part] else {
        findings += EntryReading(
          refusing: .entryNotUnit, ["value": part.excerpt, "nearest": names.nearest(part)]).findings
        continue
      }
      let code = vocabulary.units.units[index].code
      if !codes.contains(code) { codes.append(code) }
    }
    if !findings.isEmpty { return EntryReading(nil, findings) }
    return EntryReading(codes.isEmpty ? .blank : .text(codes.joined(separator: ";")))
  }
}

/// A number against what its figure may be.
struct EntryNumber {
  /// Digits after the point of a typed decimal.
  static let maximumPlaces = 4
  let terms: EntryTerms
  /// As typed, for messages.
  let written: String

  /// The one reading that fits; two that fit are a finding with both, none a finding about the first.
  func accept(_ readings: [DecimalNumber]) -> EntryReading {
    let judged = readings.map { judge($0) }
    let fitting = judged.filter { $0.value != nil }
    guard fitting.count > 1, readings.count > 1, fitting[0].value != fitting[1].value else {
      return fitting.first ?? judged[0]
    }
    let sound = fitting.filter(\.findings.isEmpty)
    if sound.count == 1 { return sound[0] }
    return EntryReading(
      refusing: .numberAmbiguous, ["value": written, "first": words(readings[0]), "second": words(readings[1])])
  }

  private func words(_ number: DecimalNumber) -> String {
    [number.vietnamese(), terms.unitOfMeasure].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func judge(_ typed: DecimalNumber) -> EntryReading {
    guard let number = typed.shifted(by: -terms.shift), abs(number) < Self.limit else {
      return EntryReading(refusing: .entryTooLarge, ["value": written])
    }
    if number.isNegative, !terms.allowsNegative { return EntryReading(refusing: .negativeNumber, ["value": written]) }
    switch terms.valueType {
    case .integer where !number.isWhole:
      return EntryReading(refusing: .notWhole, ["value": written, "unit": terms.named])
    case .money where !number.isWhole:
      return EntryReading(refusing: .notWhole, ["value": number.vietnamese(), "unit": "đồng"])
    case .integer, .money: return EntryReading(.number(number.rounded(places: 0)))
    default: break
    }
    if number.scale > Self.maximumPlaces, number.rounded(places: Self.maximumPlaces) != number {
      return EntryReading(refusing: .tooManyPlaces, ["value": written, "limit": String(Self.maximumPlaces)])
    }
    guard terms.valueType == .percent, number > .hundred else { return EntryReading(.number(number)) }
    return EntryReading(.number(number), [Diagnostic(.percentTooLarge, ["value": number.vietnamese()])])
  }

  private static let limit = DecimalNumber(significand: 1_000_000_000_000_000_000, scale: 0)

  private func abs(_ number: DecimalNumber) -> DecimalNumber { number.isNegative ? number.negated : number }
}

extension EntryTerms {
  /// The unit for a message; `nil` for none.
  var named: String? { unitOfMeasure.isEmpty ? nil : unitOfMeasure }

  /// Words that may stand behind a number.
  var units: [String] {
    guard valueType == .money else { return [unitOfMeasure] }
    if let unit = DisplayUnit(shift: shift) { return [unitOfMeasure, unit.label] + unit.abbreviations }
    return shift == 0 ? [unitOfMeasure, "đồng", "đ", "vnđ"] : [unitOfMeasure]
  }
}

/// Letters of a typed text: composed, free of controls, converted from old code pages.
enum EntryWords {
  /// As spreadsheets allow.
  static let maximumLength = 32_767

  /// - Parameter font: name of the cell's font, when the file tells it.
  /// - Returns: the text without white space at its ends, `nil` when it cannot be printed; and what was done to it.
  static func clean(_ written: String, font: String?) -> (text: String?, findings: [Diagnostic]) {
    let pasted = PastedText.cleaned(written)
    let (words, findings) = letters(of: pasted?.text ?? written, font: font)
    guard let pasted, let words else { return (words, findings) }
    return (words, [Diagnostic(.pasteCleaned, ["trace": pasted.trace.rawValue, "text": words.excerptOnOneLine])] + findings)
  }

  private static func letters(of written: String, font: String?) -> (text: String?, findings: [Diagnostic]) {
    guard written.utf16.count <= maximumLength else {
      return (nil, [Diagnostic(.entryTooLong, ["limit": String(maximumLength)])])
    }
    let composed = VietnameseText.composed(written) ?? written
    guard let encoding = encoding(of: composed, font: font) else { return (composed.trimmedWhitespace, []) }
    let converted = VietnameseText.unicode(composed, from: encoding, font: font).trimmedWhitespace
    if converted == composed.trimmedWhitespace { return (converted, []) }
    let finding = Diagnostic(.legacyConverted, ["encoding": encoding.rawValue, "text": converted.excerpt])
    return (converted, [finding])
  }

  /// By the letters; else by the font, unless the text has letters that only Unicode has.
  private static func encoding(of text: String, font: String?) -> VietnameseText.LegacyEncoding? {
    if let found = VietnameseText.legacyEncoding(of: text) { return found }
    guard let byFont = font.flatMap(VietnameseText.legacyEncoding(ofFont:)),
      !VietnameseText.hasUnicodeLetters(text), text.unicodeScalars.contains(where: { $0.value > 0x7F })
    else { return nil }
    return byFont
  }
}

extension String {
  /// Without white space of any width at either end.
  var trimmedWhitespace: String {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace || first == "\u{200B}" || first == "\u{FEFF}" { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || last == "\u{200B}" || last == "\u{FEFF}" { rest.removeLast() }
    return String(rest)
  }
}
