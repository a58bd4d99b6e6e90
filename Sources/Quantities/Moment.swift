/// A moment, to the second, on the clock that all share: no zone of its own.
///
/// Where it comes from is the edge's affair; nothing in here asks for the time.
package struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1/1/1970 00:00 UTC.
  package let secondsSince1970: Int

  package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  package static func < (left: Moment, right: Moment) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

  /// `2023-05-19T09:30:00Z`, in UTC.
  package var iso: String {
    let day = secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
    let second = secondsSince1970 - day * 86_400
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return CalendarDate(dayNumber: day).iso + "T" + parts.joined(separator: ":") + "Z"
  }
}

extension Moment: CustomStringConvertible {
  package var description: String { iso }
}
