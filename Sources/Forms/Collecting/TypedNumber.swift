package import Quantities

/// A number as somebody wrote it in a cell, and what it may mean.
///
/// Vietnamese separate thousands with a point and decimals with a comma, spreadsheets in English the other way round;
/// people do both, and put spaces, apostrophes, a unit or `%` around it. Reading tells every meaning that the digits
/// allow; which of them fits is for the figure's type to say.
struct TypedNumber {
  /// One meaning, or two when a lone separator stands before exactly three digits; the Vietnamese one first.
  let readings: [DecimalNumber]
  /// `%` stood behind it.
  let isPercentage: Bool

  /// - Parameter units: words that may stand behind the number because the cell is in that unit: `hộ`, `triệu đồng`.
  /// - Returns: `nil` for what is no number in any country.
  init?(_ text: String, units: [String] = []) {
    var rest = Self.trimmed(text)
    while let first = rest.first, "'’‘`".contains(first) { rest = Self.trimmed(rest.dropFirst()) }
    rest = Self.without(units, rest)
    isPercentage = rest.last == "%"
    if isPercentage { rest = Self.trimmed(rest.dropLast()) }
    var isNegative = false
    if rest.first == "(", rest.last == ")" {
      isNegative = true
      rest = Self.trimmed(rest.dropFirst().dropLast())
    } else if let sign = rest.first, "-−–+".contains(sign) {
      isNegative = sign != "+"
      rest = Self.trimmed(rest.dropFirst())
    }
    guard rest.utf8.count <= 60, let found = Self.unsigned(rest), !found.isEmpty else { return nil }
    readings = isNegative ? found.map(\.negated) : found
  }

  private static func without(_ units: [String], _ text: Substring) -> Substring {
    let lower = text.lowercased()
    for unit in units where !unit.isEmpty && unit != "%" && lower.hasSuffix(unit.lowercased()) {
      let rest = text.dropLast(unit.count)
      if let last = rest.last, last.isWhitespace || last.isNumber { return trimmed(rest) }
    }
    return text
  }

  private static func trimmed(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text)
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }

  /// White space of any width, also the widths that print nothing.
  private static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}" || character == "\u{2060}"
  }

  // MARK: - Digits and separators

  private static func unsigned(_ text: Substring) -> [DecimalNumber]? {
    guard let digits = withoutSpaces(text) else { return nil }
    let points = digits.count { $0 == "." }
    let commas = digits.count { $0 == "," }
    switch (points, commas) {
    case (0, 0): return number(digits).map { [$0] }
    case (1..., 1...): return mixed(digits, points, commas).map { [$0] }
    default: return alone(points > 0 ? "." : ",", count: max(points, commas), digits)
    }
  }

  /// Spaces separate thousands: groups of three after a first of one to three.
  private static func withoutSpaces(_ text: Substring) -> Substring? {
    guard let first = text.first, first.isASCII, first.isNumber else { return nil }
    let groups = text.split(whereSeparator: isSpace)
    guard text.allSatisfy({ isSpace($0) || $0 == "." || $0 == "," || ($0.isASCII && $0.isNumber) }) else { return nil }
    guard groups.count > 1 else { return text }
    guard (1...3).contains(groups[0].count), groups[0].allSatisfy(\.isNumber) else { return nil }
    for (index, group) in groups.enumerated().dropFirst() {
      let whole = group.prefix(while: \.isNumber)
      guard whole.count == 3, whole.count == group.count || index == groups.count - 1 else { return nil }
    }
    return Substring(groups.joined())
  }

  /// Both separators: the last one is the decimal one, and the other must cut groups of three.
  private static func mixed(_ text: Substring, _ points: Int, _ commas: Int) -> DecimalNumber? {
    guard let last = text.last(where: { $0 == "." || $0 == "," }), let at = text.lastIndex(of: last) else { return nil }
    guard (last == "." ? points : commas) == 1, let whole = grouped(text[..<at], by: last == "." ? "," : ".") else {
      return nil
    }
    return number(whole + "." + text[text.index(after: at)...])
  }

  /// One kind of separator only.
  private static func alone(_ separator: Character, count: Int, _ text: Substring) -> [DecimalNumber]? {
    let asGroups = grouped(text, by: separator).flatMap { number(Substring($0)) }
    if count > 1 { return asGroups.map { [$0] } }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    guard let asDecimal = number(parts[0] + "." + parts[1]) else { return asGroups.map { [$0] } }
    guard let asGroups else { return [asDecimal] }
    return separator == "." ? [asGroups, asDecimal] : [asDecimal, asGroups]
  }

  /// The digits without separators, where these cut groups of three; a group of thousands never begins with 0.
  private static func grouped(_ text: Substring, by separator: Character) -> String? {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), groups.count > 1 || separator != " " else { return nil }
    guard groups.count == 1 || first.first != "0" else { return nil }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return groups.count == 1 && first.allSatisfy(\.isNumber) ? String(first) : nil
    }
    return groups.joined()
  }

  private static func number(_ text: some StringProtocol) -> DecimalNumber? { DecimalNumber(plain: text.utf8) }
}

extension DecimalNumber {
  /// A number as a spreadsheet file stores it: `15`, `0.1`, `1E-05`, `0.30000000000000004`.
  ///
  /// Files hold binary floating point printed with up to 17 digits; people saw and typed at most 15. Digits beyond the
  /// fifteenth are rounded off, so that 0.1 stays 0.1.
  ///
  /// - Returns: `nil` when it is no number, too large, or smaller than any reported figure.
  package init?(stored text: String) {
    var digits: [UInt8] = []
    var scale = 0
    var seenPoint = false
    let parts = text.uppercased().split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, mantissa.utf8.count <= 400, let exponent = parts.count == 2 ? Int(parts[1]) : 0,
      abs(exponent) <= 400
    else { return nil }
    let isNegative = mantissa.first == "-"
    for byte in mantissa.utf8.drop(while: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }) {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if (48...57).contains(byte) {
        if !digits.isEmpty || byte != 48 { digits.append(byte - 48) }
        if seenPoint { scale += 1 }
      } else {
        return nil
      }
    }
    guard mantissa.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
    self.init(digits, scale: scale - exponent, isNegative: isNegative)
  }

  private init?(_ all: [UInt8], scale: Int, isNegative: Bool) {
    let kept = all.prefix(15)
    var value = kept.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    if all.count > 15, all[15] >= 5 { value += 1 }
    var scale = scale - max(0, all.count - 15)
    while scale > 0, value % 10 == 0, value != 0 {
      value /= 10
      scale -= 1
    }
    if value == 0 { scale = 0 }
    while scale < 0 {
      guard scale >= -21 else { return nil }
      value *= 10
      scale += 1
    }
    guard scale <= Self.maximumScale else { return nil }
    self.init(significand: isNegative ? -value : value, scale: scale)
  }
}
