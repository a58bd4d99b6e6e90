/// Moments by the clocks of Vietnam. Asia/Ho_Chi_Minh has kept UTC+7 without summer time since 1975, so no table of zones
/// is asked, whatever zone the machine is in.
extension Moment {
  private static let offset = 7 * 3_600

  /// That time of a day in Vietnam; midnight begins the day.
  package init(_ day: CalendarDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.init(secondsSince1970: day.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - Moment.offset)
  }

  /// Reads what people write for a time in Vietnam: `2023-05-19 16:30`, `2023-05-19T16:30:05`, `19/05/2023 16:30`.
  ///
  /// - Returns: `nil` for anything else, a day without a time too: whether it is late hangs on the hour.
  package init?(vietnamese text: some StringProtocol) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard parts.count == 2, let day = CalendarDate(iso: parts[0]) ?? Moment.day(String(parts[0])) else { return nil }
    let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count),
      fields.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = fields.compactMap { Int($0) } + [0]
    guard numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
    self.init(day, hour: numbers[0], minute: numbers[1], second: numbers[2])
  }

  /// `19/05/2023`
  private static func day(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    return CalendarDate(iso: parts.reversed().map { $0.utf8.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-"))
  }

  private var local: (day: Int, second: Int) {
    let seconds = secondsSince1970 + Moment.offset
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return (day, seconds - day * 86_400)
  }

  /// The day that it is in Vietnam.
  package var vietnameseDay: CalendarDate { CalendarDate(dayNumber: local.day) }

  /// `19/05/2023 16:30`, as people read it.
  package var vietnamese: String { vietnameseDay.vietnamese + " " + clock }

  /// `16:30`
  private var clock: String {
    let second = local.second
    return [second / 3_600, second / 60 % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// `2023-05-19T16:30:05+07:00`, for machines (ISO 8601 with the zone).
  package var isoInVietnam: String {
    let second = local.second % 60
    return vietnameseDay.iso + "T" + clock + (second < 10 ? ":0\(second)" : ":\(second)") + "+07:00"
  }
}
