import Diagnostics
import Duties
import Indicators
import Quantities

/// The deadlines of a report as an iCalendar file (RFC 5545): an event on the last day of each deadline, from 08:00 to the moment after
/// which it is late, with reminders a week and a day before.
///
/// - Lines end with CR LF and are folded at 75 octets, never within a character (§3.1).
/// - `\`, `;`, `,` and line ends of texts are escaped (§3.3.11).
/// - Times are of Asia/Ho_Chi_Minh, which the file defines (§3.6.5): UTC+7, the machine's zone has no part in it.
/// - `UID` is made of what the event is about, so that a newer file replaces the events of an older one; `DTSTAMP` is the moment of
///   the report, so the same report gives the same bytes.
struct CalendarFile {
  private let report: StatusReport
  private let words: DutyWords
  private var lines = ICSLines()

  init(_ report: StatusReport, _ words: DutyWords) {
    self.report = report
    self.words = words
    addHead()
    for event in events() { add(event) }
    lines.add("END:VCALENDAR")
  }

  var bytes: [UInt8] { lines.bytes }

  // MARK: - Events

  /// One deadline of one duty in one period, with everybody who is asked.
  private struct Event {
    var period: StatusReport.Period
    var duty: Duty
    var deadline: Deadline
    var standings: [Standing]
  }

  /// In the order of the boards.
  private func events() -> [Event] {
    var events: [Event] = []
    for period in report.periods {
      for standing in period.board.standings where standing.obligation.isApplicable {
        guard let deadline = standing.obligation.deadline else { continue }
        let duty = standing.obligation.duty
        let place = events.firstIndex {
          $0.duty.code == duty.code && $0.deadline == deadline && $0.period.board.period == period.board.period
        }
        if let place {
          events[place].standings.append(standing)
        } else {
          events.append(Event(period: period, duty: duty, deadline: deadline, standings: [standing]))
        }
      }
    }
    return events
  }

  private mutating func addHead() {
    lines.add("BEGIN:VCALENDAR")
    lines.add("VERSION:2.0")
    lines.add("PRODID:-//bieumau//duties//VI")
    lines.add("CALSCALE:GREGORIAN")
    lines.add("METHOD:PUBLISH")
    lines.add("X-WR-CALNAME:", text: words.say("Hạn báo cáo, ", "Reports due, ") + report.unit)
    lines.add("BEGIN:VTIMEZONE")
    lines.add("TZID:Asia/Ho_Chi_Minh")
    lines.add("BEGIN:STANDARD")
    lines.add("DTSTART:19750613T000000")
    lines.add("TZOFFSETFROM:+0700")
    lines.add("TZOFFSETTO:+0700")
    lines.add("TZNAME:+07")
    lines.add("END:STANDARD")
    lines.add("END:VTIMEZONE")
  }

  private mutating func add(_ event: Event) {
    let period = event.period.board.period
    let last = event.deadline.lastDay
    lines.add("BEGIN:VEVENT")
    lines.add("UID:", text: uid(event))
    lines.add("DTSTAMP:" + utc(report.now))
    lines.add("DTSTART;TZID=Asia/Ho_Chi_Minh:\(compact(last))T080000")
    lines.add("DTEND;TZID=Asia/Ho_Chi_Minh:\(compact(last.adding(days: 1)))T000000")
    lines.add("SUMMARY:", text: "\(event.duty.label), \(words.label(period)): \(words.limit(event.deadline))")
    lines.add("DESCRIPTION:", text: description(event))
    lines.add("CATEGORIES:", text: words.say("Báo cáo", "Reports"))
    lines.add("TRANSP:TRANSPARENT")
    for days in [7, 1] {
      lines.add("BEGIN:VALARM")
      lines.add("ACTION:DISPLAY")
      lines.add("DESCRIPTION:", text: event.duty.label)
      lines.add("TRIGGER:-P\(days)D")
      lines.add("END:VALARM")
    }
    lines.add("END:VEVENT")
  }

  /// The date is no part of it, so that an event whose date is set anew moves; senders are where only some have a date of their own.
  private func uid(_ event: Event) -> String {
    let period = event.period.board.period
    let others = event.period.board.standings.contains {
      $0.obligation.duty.code == event.duty.code && $0.obligation.deadline != event.deadline
    }
    let whose = others ? [event.standings[0].obligation.sender] : []
    return ([report.regime, report.unitCode, event.duty.code, period.code] + whose).joined(separator: ".") + "@bieumau"
  }

  private func description(_ event: Event) -> String {
    var lines = [words.say("Gửi: ", "To: ") + event.duty.addressee]
    lines.append(
      words.say("Hạn cuối: hết ngày ", "Last moment: the end of ") + words.day(event.deadline.lastDay)
        + words.say(" (giờ Việt Nam)", " (Vietnam's time)"))
    if event.deadline.isDoubtful { lines.append(words.say("Có thể lệch một ngày.", "May be off by a day.")) }
    lines.append(words.say("Căn cứ: ", "Grounds: ") + words.grounds(of: event.standings[0].obligation))
    let names = Dictionary(
      event.period.documents.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    for sender in event.period.board.senders {
      let mine = event.standings.filter { $0.obligation.sender == sender }
      if mine.isEmpty { continue }
      let owed = words.list(mine.map { names[$0.obligation.document] ?? $0.obligation.document })
      lines.append(report.sender(sender).shortName + ": " + owed)
    }
    return lines.joined(separator: "\n")
  }

  private func compact(_ day: CalendarDate) -> String { day.iso.replacing("-", with: "") }

  /// `20230519T093000Z`
  private func utc(_ moment: Moment) -> String {
    moment.iso.replacing("-", with: "").replacing(":", with: "")
  }
}

/// Content lines of an iCalendar file.
struct ICSLines {
  /// Most octets of a line, its end not counted (§3.1).
  static let limit = 75
  private(set) var bytes: [UInt8] = []

  /// A line of a name and a text, which is escaped.
  mutating func add(_ name: String, text: String) { add(name + Self.escaped(text)) }

  /// A line as it stands, folded: what goes on begins with a space, which counts.
  mutating func add(_ line: String) {
    var room = Self.limit
    for scalar in line.unicodeScalars {
      let octets = Array(String(scalar).utf8)
      if octets.count > room {
        bytes += [13, 10, 32]
        room = Self.limit - 1
      }
      bytes += octets
      room -= octets.count
    }
    bytes += [13, 10]
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": break
      case _ where scalar.value < 0x20 && scalar != "\t": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
