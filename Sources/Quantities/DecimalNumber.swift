/// An exact decimal number: a whole significand and a count of digits after the point.
///
/// Reported figures are never binary floating point. The significand has 128 bits, so that sums of đồng over the whole
/// country and products of two reported figures stay exact; an operation that would leave that range returns `nil`
/// instead of a wrong figure. Two numbers are equal when their values are, whatever their scales: 1,50 = 1,5.
package struct DecimalNumber: Sendable {
  /// The digits without the point.
  package let significand: Int128
  /// Digits after the point, 0...18.
  package let scale: Int

  /// More digits after the point than any reported figure has.
  package static let maximumScale = 18
  /// Longest input that is read: longer digits are refused, not cut.
  package static let maximumDigits = 24

  package static let zero = DecimalNumber(0)
  package static let hundred = DecimalNumber(100)

  @inlinable
  package init(_ value: Int) {
    significand = Int128(value)
    scale = 0
  }

  /// - Parameter scale: digits of `significand` that stand after the point, 0...18.
  package init(significand: Int128, scale: Int) {
    precondition((0...Self.maximumScale).contains(scale), "the scale of a decimal number is 0...18")
    self.significand = significand
    self.scale = scale
  }

  package var isZero: Bool { significand == 0 }
  package var isNegative: Bool { significand < 0 }
  /// No digits other than 0 after the point.
  package var isWhole: Bool { scale == 0 || significand % Self.power(scale) == 0 }

  static func power(_ exponent: Int) -> Int128 { powers[exponent] }

  private static let powers: [Int128] = {
    var list: [Int128] = [1]
    for _ in 1...37 { list.append(list[list.count - 1] * 10) }
    return list
  }()

  /// The significand at a larger scale; `nil` when it does not fit.
  private func significand(atScale wanted: Int) -> Int128? {
    if wanted == scale { return significand }
    let (value, overflow) = significand.multipliedReportingOverflow(by: Self.power(wanted - scale))
    return overflow ? nil : value
  }
}

// MARK: - Arithmetic

extension DecimalNumber {
  package func adding(_ other: DecimalNumber) -> DecimalNumber? {
    if scale == other.scale {
      let (sum, overflow) = significand.addingReportingOverflow(other.significand)
      return overflow ? nil : DecimalNumber(significand: sum, scale: scale)
    }
    let common = max(scale, other.scale)
    guard let a = significand(atScale: common), let b = other.significand(atScale: common) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : DecimalNumber(significand: sum, scale: common)
  }

  package var negated: DecimalNumber { DecimalNumber(significand: -significand, scale: scale) }

  package func subtracting(_ other: DecimalNumber) -> DecimalNumber? { adding(other.negated) }

  package func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    guard !overflow else { return nil }
    let total = scale + other.scale
    let exact = DecimalNumber.reduce(product, total)
    return exact.scale <= Self.maximumScale
      ? DecimalNumber(significand: exact.significand, scale: exact.scale)
      : DecimalNumber.round(exact.significand, from: exact.scale, to: Self.maximumScale)
  }

  /// The quotient, rounded half away from zero.
  ///
  /// - Parameter places: digits after the point of the result, 0...18.
  /// - Returns: `nil` when `other` is zero or the result leaves the range.
  package func divided(by other: DecimalNumber, places: Int) -> DecimalNumber? {
    guard !other.isZero else { return nil }
    // value = (a / 10^sa) / (b / 10^sb); wanted: value * 10^places
    let shift = places + other.scale - scale
    var numerator = significand
    var denominator = other.significand
    if shift >= 0 {
      guard shift <= 37 else { return nil }
      let (value, overflow) = numerator.multipliedReportingOverflow(by: Self.power(shift))
      guard !overflow else { return nil }
      numerator = value
    } else {
      let (value, overflow) = denominator.multipliedReportingOverflow(by: Self.power(-shift))
      guard !overflow else { return nil }
      denominator = value
    }
    return DecimalNumber(significand: Self.halfAwayFromZero(numerator, denominator), scale: places)
  }

  /// Rounded half away from zero to at most `places` digits after the point; unchanged when it has no more.
  package func rounded(places: Int) -> DecimalNumber {
    scale <= places ? self : DecimalNumber.round(significand, from: scale, to: places)
  }

  /// Moves the point: `shifted(by: -6)` turns đồng into triệu, exactly.
  package func shifted(by digits: Int) -> DecimalNumber? {
    let wanted = scale - digits
    if wanted < 0 {
      let (value, overflow) = significand.multipliedReportingOverflow(by: Self.power(-wanted))
      return overflow ? nil : DecimalNumber(significand: value, scale: 0)
    }
    let reduced = DecimalNumber.reduce(significand, wanted)
    return reduced.scale <= Self.maximumScale
      ? DecimalNumber(significand: reduced.significand, scale: reduced.scale) : nil
  }

  private static func round(_ significand: Int128, from scale: Int, to places: Int) -> DecimalNumber {
    guard scale - places <= 37 else { return .zero }
    return DecimalNumber(significand: halfAwayFromZero(significand, power(scale - places)), scale: places)
  }

  private static func halfAwayFromZero(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = remainder.magnitude &* 2
    guard twice >= denominator.magnitude else { return quotient }
    return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1
  }

  /// Drops zeros at the end of the fraction.
  private static func reduce(_ significand: Int128, _ scale: Int) -> (significand: Int128, scale: Int) {
    var value = significand
    var places = scale
    while places > 0, value % 10 == 0 {
      value /= 10
      places -= 1
    }
    return (value, places)
  }
}

extension DecimalNumber: Comparable, Hashable {
  package static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.scale == right.scale { return left.significand == right.significand }
    let a = reduce(left.significand, left.scale)
    let b = reduce(right.significand, right.scale)
    return a == b
  }

  package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.scale == right.scale { return left.significand < right.significand }
    let common = max(left.scale, right.scale)
    if let a = left.significand(atScale: common), let b = right.significand(atScale: common) { return a < b }
    // One side does not fit the common scale: its whole part decides.
    let a = left.significand / power(left.scale)
    let b = right.significand / power(right.scale)
    return a < b
  }

  package func hash(into hasher: inout Hasher) {
    let reduced = DecimalNumber.reduce(significand, scale)
    hasher.combine(reduced.significand)
    hasher.combine(reduced.scale)
  }
}
