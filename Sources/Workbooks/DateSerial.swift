import Quantities

/// Between the numbers that spreadsheets store for dates and ISO 8601.
///
/// Days are counted from 30/12/1899, or from 1/1/1904. The 29th of February 1900, which never was, is day 60 in Excel;
/// the days before it are one later than their count says (trap T26).
enum DateSerial {
  /// Days from 30/12/1899 to 1/1/1904.
  static let epochDifference = 1_462.0
  private static let millisecondsInDay = 86_400_000
  /// 30/12/1899 as days since 1/1/1970.
  private static let epochDay = -25_569

  /// - Parameter shown: decides between time of day, duration and date; a time from day 1 on is a date with time.
  /// - Returns: `nil` outside 1900...9999, where spreadsheets show no date either.
  static func iso(serial: Double, shown: CellFormat.Shown, usesEpoch1904: Bool) -> String? {
    let serial = since1899(serial, shown: shown, usesEpoch1904: usesEpoch1904)
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let total = Int((serial * Double(millisecondsInDay)).rounded())
    if shown == .duration { return duration(total) }
    let (day, rest) = total.quotientAndRemainder(dividingBy: millisecondsInDay)
    if shown == .timeOfDay, day == 0 { return time(rest) }
    let date = day == 60 ? "1900-02-29" : CalendarDate(dayNumber: epochDay + day + (day < 60 ? 1 : 0)).iso
    return rest == 0 ? date : "\(date)T\(time(rest))"
  }

  /// A stored number as days since 30/12/1899. Durations and times of day have no epoch.
  static func since1899(_ serial: Double, shown: CellFormat.Shown, usesEpoch1904: Bool) -> Double {
    let hasEpoch = shown != .duration && (shown != .timeOfDay || serial >= 1)
    return usesEpoch1904 && hasEpoch ? serial + epochDifference : serial
  }

  /// Days since 30/12/1899; `nil` when the text is none of the forms that ``Cell/text`` has for a date.
  static func serial(iso: String) -> Double? {
    if iso.hasPrefix("P") { return milliseconds(ofDuration: iso).map { Double($0) / Double(millisecondsInDay) } }
    let parts = iso.split(separator: "T", maxSplits: 1)
    guard let first = parts.first else { return nil }
    if first.contains(":") { return fraction(ofTime: first) }
    guard let day = dayNumber(first) else { return nil }
    let fraction = parts.count == 2 ? fraction(ofTime: parts[1]) : 0
    return fraction.map { Double(day) + $0 }
  }

  /// An ISO date as files have it, in the form of ``Cell/text``: midnight loses its time, the empty day of
  /// SpreadsheetML (31/12/1899) its date, a duration below one day becomes a time of day.
  static func normalised(_ text: String) -> String {
    if text.hasPrefix("P"), let total = milliseconds(ofDuration: text) {
      return total < millisecondsInDay ? time(total) : duration(total)
    }
    guard let mark = text.firstIndex(of: "T"), let fraction = fraction(ofTime: text[text.index(after: mark)...]) else {
      return text
    }
    let rest = Int((fraction * Double(millisecondsInDay)).rounded())
    let date = text[..<mark]
    if ["1899-12-31", "1899-12-30"].contains(date) { return time(rest) }
    return rest == 0 ? String(date) : "\(date)T\(time(rest))"
  }

  private static func dayNumber(_ text: Substring) -> Int? {
    guard let date = CalendarDate(iso: text) else { return nil }
    let day = date.dayNumber - epochDay
    return day <= 60 ? day - 1 : day
  }

  private static func fraction(ofTime text: Substring) -> Double? {
    let parts = text.drop { $0 == "+" }.prefix { $0 != "Z" }.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
      let seconds = parts.count == 3 ? Double(parts[2]) : 0,
      (0...24).contains(hours), (0..<60).contains(minutes), (0..<61).contains(seconds)
    else { return nil }
    return (Double(hours * 60 + minutes) * 60 + seconds) / 86_400
  }

  /// `PT26H30M0.5S`; days are allowed, years and months are not.
  private static func milliseconds(ofDuration text: String) -> Int? {
    var total = 0.0
    var digits = ""
    for character in text.dropFirst() {
      switch character {
      case "T": continue
      case "D", "H", "M", "S":
        guard let value = Double(digits), value < 1e9, total < 1e12 else { return nil }
        total += value * (["D": 86_400, "H": 3_600, "M": 60][character] ?? 1)
        digits = ""
      case "0"..."9", ".": digits.append(character)
      default: return nil
      }
    }
    return digits.isEmpty ? Int((total * 1_000).rounded()) : nil
  }

  private static func duration(_ total: Int) -> String {
    let (seconds, milliseconds) = total.quotientAndRemainder(dividingBy: 1_000)
    return "PT\(seconds / 3_600)H\(seconds / 60 % 60)M\(seconds % 60)\(fractionText(milliseconds))S"
  }

  private static func time(_ total: Int) -> String {
    let (seconds, milliseconds) = total.quotientAndRemainder(dividingBy: 1_000)
    return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))\(fractionText(milliseconds))"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func fractionText(_ milliseconds: Int) -> String {
    milliseconds == 0 ? "" : ".\(String(1_000 + milliseconds).dropFirst())"
  }
}
