import Diagnostics
import Indicators
import Quantities
import Workbooks

extension TidyObservations {
  /// Longest text of a field, as spreadsheets allow.
  static let maximumTextLength = 32_767
  /// Digits after the point of a typed decimal.
  static let maximumPlaces = 4

  /// The value of the row; `nil` when it is wrong, which is told.
  mutating func value(kind: Int32, _ key: ObservationKey, _ text: borrowing DelimitedText) -> ObservedValue? {
    let field = field(.value, text)
    let kind = kinds[Int(kind)]
    guard case .reported = kind else {
      if field.start == field.end { return empty(kind) }
      tellValue(.valueNotWanted, key, text, ["kind": kind.rawValue])
      return nil
    }
    if field.start == field.end {
      findings.add(Diagnostic(.valueMissing, at: place(text, key)))
      return nil
    }
    if key.measure.isNote { return textValue(.value, text).map { .text($0) } }
    switch valueTypes[Int(key.indicator)] {
    case .integer, .decimal, .percent, .money: return number(field, key, text).map { .number($0) }
    case .text: return textValue(.value, text).map { .text($0) }
    case .date: return date(key, text)
    case .category: return category(key, text)
    case .units: return unitList(key, text)
    }
  }

  private func unitOfMeasure(_ key: ObservationKey) -> String {
    vocabulary.catalogue.indicators[Int(key.indicator)].unitOfMeasure
  }

  private func empty(_ kind: ObservationKind) -> ObservedValue {
    switch kind {
    case .blank, .reported: .blank
    case .none: .none
    case .notApplicable: .notApplicable
    }
  }

  // MARK: Numbers

  private mutating func number(
    _ field: DelimitedText.Field, _ key: ObservationKey, _ text: borrowing DelimitedText
  ) -> DecimalNumber? {
    let type = valueTypes[Int(key.indicator)]
    guard let number = Self.plainNumber(slice(field, text)) else {
      let looksDecimal = type == .integer && Self.isCommaDecimal(text.slice(field))
      tellValue(looksDecimal ? .notWhole : .notNumber, key, text, ["unit": unitOfMeasure(key)])
      return nil
    }
    if number.isNegative, key.measure != .adjusted {
      tellValue(.negativeNumber, key, text)
      return nil
    }
    if number.scale == 0 {
      guard case .percent = type else { return number }
    }
    switch type {
    case .integer, .money:
      if number.isWhole { return number }
      let unit = type == .money ? "đồng" : unitOfMeasure(key)
      tellValue(.notWhole, key, text, ["unit": unit])
      return nil
    case .percent where number > .hundred:
      tellValue(.percentTooLarge, key, text)
    default: break
    }
    if number.scale > Self.maximumPlaces {
      tellValue(.tooManyPlaces, key, text, ["limit": String(Self.maximumPlaces)])
      return nil
    }
    return number
  }

  /// A whole number of up to 15 digits, which most values are; -1 for anything else.
  @inline(__always)
  static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard bytes.count > 0, bytes.count <= 15 else { return -1 }
    var value = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return -1 }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// A plain number in the form of exchange files. Up to 18 digits are read without wide arithmetic.
  static func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> DecimalNumber? {
    guard bytes.count <= 18 else { return DecimalNumber(plain: bytes) }
    var value: Int64 = 0
    var point = -1
    var at = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let first = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
      } else if byte == UInt8(ascii: "."), point < 0, at > first {
        point = at
      } else {
        return nil
      }
      at += 1
    }
    guard at > first, point < at - 1 else { return nil }
    return DecimalNumber(significand: Int128(first == 1 ? -value : value), scale: point < 0 ? 0 : at - 1 - point)
  }

  /// `15,5`: digits on both sides of one comma.
  private static func isCommaDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
  }

  // MARK: Words

  private mutating func date(_ key: ObservationKey, _ text: borrowing DelimitedText) -> ObservedValue? {
    guard let written = text.text(field(.value, text)), let date = CalendarDate(iso: written) else {
      tellValue(.notDate, key, text)
      return nil
    }
    let programme = vocabulary.programme
    guard (programme.firstYear...programme.lastYear).contains(date.year) else {
      findings.add(
        Diagnostic(
          .dateOutside, at: place(text, key),
          ["value": date.iso, "from": String(programme.firstYear), "to": String(programme.lastYear)]))
      return nil
    }
    return .date(date)
  }

  private mutating func category(_ key: ObservationKey, _ text: borrowing DelimitedText) -> ObservedValue? {
    let written = text.text(field(.value, text)) ?? text.excerpt(field(.value, text))
    guard let list = categories(of: key), list.categories.contains(where: { $0.code == written }) else {
      let list = categories(of: key)
      let nearest = NearestName.of(written, among: (list?.categories ?? []).map(\.code))
      tellValue(.valueNotCategory, key, text, ["list": list?.code ?? ""], nearest: nearest)
      return nil
    }
    return .text(written)
  }

  /// The disaggregation whose categories an attribute takes.
  private func categories(of key: ObservationKey) -> Disaggregation? {
    let indicator = vocabulary.catalogue.indicators[Int(key.indicator)]
    guard let type = indicator.recordType.flatMap(vocabulary.catalogue.recordType) else { return nil }
    let attribute = type.attributes.first { type.code + "." + $0.code == indicator.code }
    return attribute?.categories.flatMap { vocabulary.disaggregations.disaggregation($0) }
  }

  private mutating func unitList(_ key: ObservationKey, _ text: borrowing DelimitedText) -> ObservedValue? {
    let written = text.text(field(.value, text)) ?? text.excerpt(field(.value, text))
    let codes = written.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
    var isKnown = !codes.isEmpty
    for code in codes where vocabulary.tree.index(of: code) == nil {
      let nearest = NearestName.of(code, among: vocabulary.tree.units.map(\.code))
      findings.add(Diagnostic(.unitUnknown, at: place(text, key), ["name": code], nearest: nearest))
      isKnown = false
    }
    return isKnown ? .text(codes.joined(separator: ";")) : nil
  }

  /// The text of a column, composed; `nil` when it cannot be printed, which is told.
  mutating func textValue(_ column: TidyColumn, _ text: borrowing DelimitedText) -> String? {
    let field = field(column, text)
    guard var written = text.text(field) else {
      tellEncoding(text)
      return nil
    }
    if field.marks.isPlainASCII, field.count <= Self.maximumTextLength,
      !PastedText.mayHoldMarkup(written)
    {
      return written
    }
    if let pasted = PastedText.cleaned(written) {
      written = pasted.text
      findings.add(
        Diagnostic(.pasteCleaned, at: place(text), ["trace": pasted.trace.rawValue, "text": written.excerptOnOneLine]))
    }
    if let encoding = VietnameseText.legacyEncoding(of: written) {
      findings.add(
        Diagnostic(.legacyText, at: place(text), ["text": text.excerpt(field), "encoding": encoding.rawValue]))
      return nil
    }
    if written.utf16.count > Self.maximumTextLength {
      findings.add(
        Diagnostic(.textTooLong, at: place(text), ["column": column.name, "limit": String(Self.maximumTextLength)]))
      return nil
    }
    guard let composed = VietnameseText.composed(written) else { return written }
    findings.add(Diagnostic(.decomposedText, at: place(text), ["column": column.name]))
    return composed
  }
}
