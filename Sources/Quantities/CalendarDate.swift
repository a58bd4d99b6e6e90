/// A day of the Gregorian calendar, without a time or a zone.
///
/// Arithmetic is pure: days are counted from 1/1/1970 by the civil-calendar algorithm, so no calendar database is read.
package struct CalendarDate: Sendable, Hashable {
  package let year: Int
  /// 1...12
  package let month: Int
  /// 1...31
  package let day: Int

  /// `nil` unless the day exists, in the years 1900...2200.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2200).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the ISO form `2023-05-19`; `nil` for anything else.
  package init?(iso text: some StringProtocol) {
    var numbers = [0, 0, 0]
    var part = 0
    var length = 0
    for byte in text.utf8 {
      length += 1
      if length == 5 || length == 8 {
        guard byte == UInt8(ascii: "-") else { return nil }
        part += 1
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), length <= 10 else { return nil }
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    guard length == 10 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1/1/1970.
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day with this number since 1/1/1970; years outside 1900...2200 are not checked.
  package init(dayNumber: Int) {
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(uncheckedYear: year, month: month, day: dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  package var isoWeekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// `2023-05-19`
  package var iso: String { "\(year)-\(two(month))-\(two(day))" }

  /// `19/05/2023`
  package var vietnamese: String { "\(two(day))/\(two(month))/\(year)" }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  package var description: String { iso }
}
