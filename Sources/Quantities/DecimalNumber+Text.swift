extension DecimalNumber: CustomStringConvertible {
  /// The form of exchange files and of XML: `-1234.5`; no grouping, a point, no zeros at the end of the fraction.
  package var description: String {
    var bytes: [UInt8] = []
    appendPlain(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the plain form to a buffer of UTF-8 bytes.
  package func appendPlain(to bytes: inout [UInt8]) {
    if scale == 0, let small = Int64(exactly: significand) {
      DecimalNumber.append(small, to: &bytes)
      return
    }
    append(places: scale, dropZeros: true, group: nil, point: UInt8(ascii: "."), to: &bytes)
  }

  /// As Vietnamese print it: `1.234,56`, rounded half away from zero to exactly `places` digits.
  ///
  /// - Parameter places: digits after the comma; `nil` prints all there are.
  package func vietnamese(places: Int? = nil) -> String {
    var bytes: [UInt8] = []
    appendVietnamese(places: places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// See ``vietnamese(places:)``.
  package func appendVietnamese(places: Int?, to bytes: inout [UInt8]) {
    // Most figures are whole and small.
    if scale == 0, places ?? 0 == 0, let small = Int64(exactly: significand) {
      return DecimalNumber.append(small, group: UInt8(ascii: "."), to: &bytes)
    }
    let value = places.map { rounded(places: $0) } ?? self
    value.append(
      places: places ?? value.scale, dropZeros: places == nil, group: UInt8(ascii: "."), point: UInt8(ascii: ","),
      to: &bytes)
  }

  /// Reads the plain form: an optional minus, digits, at most one point with digits on both sides.
  ///
  /// - Returns: `nil` for anything else, for more than ``maximumDigits`` digits, and for more than 18 after the point.
  package init?(plain text: some Sequence<UInt8>) {
    var significand: Int128 = 0
    var digits = 0
    var scale = -1
    var negative = false
    var first = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        significand = significand * 10 + Int128(byte - UInt8(ascii: "0"))
        digits += 1
        if scale >= 0 { scale += 1 }
        guard digits <= Self.maximumDigits else { return nil }
      case UInt8(ascii: "-") where first:
        negative = true
      case UInt8(ascii: ".") where scale < 0 && digits > 0:
        scale = 0
      default:
        return nil
      }
      first = false
    }
    guard digits > 0, scale != 0, scale <= Self.maximumScale else { return nil }
    self.init(significand: negative ? -significand : significand, scale: max(scale, 0))
  }

  package init?(plain text: String) { self.init(plain: text.utf8) }

  /// - Parameter group: separator of thousands.
  private static func append(_ value: Int64, group: UInt8? = nil, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(UInt64(value.magnitude), group: group, to: &bytes)
  }

  private static func append<Whole: UnsignedInteger & FixedWidthInteger>(_ value: Whole, group: UInt8?, to bytes: inout [UInt8]) {
    if value < 1000 { return append(upToThree: UInt(value), isFirst: true, to: &bytes) }
    let (thousands, rest) = value.quotientAndRemainder(dividingBy: 1000)
    append(thousands, group: group, to: &bytes)
    if let group { bytes.append(group) }
    append(upToThree: UInt(rest), isFirst: false, to: &bytes)
  }

  /// - Parameter isFirst: no zeros stand before it.
  private static func append(upToThree value: UInt, isFirst: Bool, to bytes: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if !isFirst || value >= 100 { bytes.append(zero + UInt8(truncatingIfNeeded: value / 100)) }
    if !isFirst || value >= 10 { bytes.append(zero + UInt8(truncatingIfNeeded: value / 10 % 10)) }
    bytes.append(zero + UInt8(truncatingIfNeeded: value % 10))
  }

  /// - Parameters:
  ///   - places: digits wanted after the point; at least `scale` unless zeros are dropped.
  ///   - group: separator of thousands.
  private func append(places: Int, dropZeros: Bool, group: UInt8?, point: UInt8, to bytes: inout [UInt8]) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    // What is behind the point has 18 digits at the most.
    let fraction: UInt64
    if let small = UInt64(exactly: significand.magnitude) {
      let power = UInt64(truncatingIfNeeded: Self.power(scale))
      Self.append(small / power, group: group, to: &bytes)
      fraction = small % power
    } else {
      let power = UInt128(Self.power(scale))
      Self.append(significand.magnitude / power, group: group, to: &bytes)
      fraction = UInt64(significand.magnitude % power)
    }
    appendFraction(fraction, places: places, dropZeros: dropZeros, point: point, to: &bytes)
  }

  private func appendFraction(_ fraction: UInt64, places: Int, dropZeros: Bool, point: UInt8, to bytes: inout [UInt8]) {
    var (digits, length) = (fraction, scale)
    while dropZeros, length > 0, digits % 10 == 0 { (digits, length) = (digits / 10, length - 1) }
    guard dropZeros ? length > 0 : places > 0 else { return }
    bytes.append(point)
    for position in stride(from: length - 1, through: 0, by: -1) {
      let power = UInt64(truncatingIfNeeded: Self.power(position))
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / power % 10))
    }
    if !dropZeros { bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, places - scale))) }
  }
}
