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
    if value >= 0, value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    var digits = 0
    repeat {
      if let group, digits > 0, digits % 3 == 0 { bytes.append(group) }
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0
    bytes[start...].reverse()
  }

  /// - Parameters:
  ///   - places: digits wanted after the point; at least `scale` unless zeros are dropped.
  ///   - group: separator of thousands.
  private func append(places: Int, dropZeros: Bool, group: UInt8?, point: UInt8, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = significand.magnitude
    var position = 0
    var significant = !dropZeros
    for _ in 0..<max(0, places - scale) where !dropZeros { bytes.append(UInt8(ascii: "0")) }
    while rest > 0 || position <= scale {
      let digit: UInt8
      if let small = UInt64(exactly: rest) {
        digit = UInt8(truncatingIfNeeded: small % 10)
        rest = UInt128(small / 10)
      } else {
        digit = UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      if position < scale {
        if digit != 0 { significant = true }
        if significant { bytes.append(UInt8(ascii: "0") + digit) }
        if position == scale - 1, significant { bytes.append(point) }
      } else {
        let whole = position - scale
        if let group, whole > 0, whole % 3 == 0 { bytes.append(group) }
        bytes.append(UInt8(ascii: "0") + digit)
      }
      position += 1
    }
    if scale == 0, places > 0, !dropZeros { bytes.insert(point, at: start + places) }
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }
}
