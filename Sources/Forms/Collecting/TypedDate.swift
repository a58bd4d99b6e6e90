import Quantities

/// A date as somebody wrote it in a cell.
enum TypedDate {
  /// Reads day, month, year in this order with any of `/ - .` between them (`5/1/2023`, `05-01-2023`, `5.1.23`), ISO
  /// (`2023-01-05`, also with a time behind it) and `ngày 5 tháng 1 năm 2023`.
  ///
  /// - Returns: `nil` for everything else: a month without a day, month before day, a day that does not exist.
  static func read(_ text: String) -> CalendarDate? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { !["ngày", "tháng", "năm"].contains($0) }
    let parts = words.prefix(3)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } && $0.utf8.count <= 4 })
    else {
      return iso(text)
    }
    if words.count > 3 || parts[0].utf8.count == 4 { return iso(text) }
    guard let day = Int(parts[0]), let month = Int(parts[1]), let year = year(parts[2]) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Two digits mean this century; three mean nothing.
  private static func year(_ text: Substring) -> Int? {
    guard let year = Int(text) else { return nil }
    switch text.utf8.count {
    case 2: return 2000 + year
    case 4: return year
    default: return nil
    }
  }

  private static func iso(_ text: String) -> CalendarDate? {
    let date = text.trimmed.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4 else { return nil }
    func two(_ part: Substring) -> String { part.utf8.count == 1 ? "0" + part : String(part) }
    return CalendarDate(iso: "\(parts[0])-\(two(parts[1]))-\(two(parts[2]))")
  }

  /// The day of a spreadsheet's serial number counted from 30/12/1899; the time of day is dropped.
  ///
  /// - Returns: `nil` outside 1900...2200.
  static func read(serial: Double) -> CalendarDate? {
    guard serial >= 1, serial < 110_000 else { return nil }
    let date = CalendarDate(dayNumber: Int(serial) - 25_569 + (serial < 60 ? 1 : 0))
    return CalendarDate(year: date.year, month: date.month, day: date.day)
  }
}
