import Diagnostics
import Duties
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

@Suite("Deadlines as iCalendar")
struct CalendarFileTests {
  @Test("lines end with CR LF, are folded at 75 octets and never within a character")
  func folding() throws {
    for length in 70...90 {
      var lines = ICSLines()
      let text = String(repeating: "ễ", count: length) + ";,\\\nđ"
      lines.add("SUMMARY:", text: text)
      let all = String(decoding: lines.bytes, as: UTF8.self)
      #expect(all.hasSuffix("\r\n"))
      let physical = all.dropLast(1).split(separator: "\r\n", omittingEmptySubsequences: false)
      for line in physical {
        #expect(line.utf8.count <= 75)
        // A broken character would have become U+FFFD.
        #expect(!line.unicodeScalars.contains("\u{FFFD}"))
      }
      let unfolded = String(decoding: lines.bytes, as: UTF8.self).replacing("\r\n ", with: "")
      #expect(unfolded == "SUMMARY:" + String(repeating: "ễ", count: length) + "\\;\\,\\\\\\nđ\r\n")
    }
  }

  @Test("a line of exactly 75 octets stays one line")
  func exact() {
    var lines = ICSLines()
    lines.add(String(repeating: "a", count: 75))
    #expect(lines.bytes.count == 77)
    lines.add(String(repeating: "a", count: 76))
    #expect(String(decoding: lines.bytes, as: UTF8.self).hasSuffix("\r\n a\r\n"))
  }

  @Test("control characters do not get into a text")
  func controls() {
    #expect(ICSLines.escaped("a\u{0}b\r\nc\td\u{1B}") == "ab\\nc\td")
  }

  @Test("an event a deadline, its end the first late moment, the same bytes for the same report")
  func events() throws {
    let workspace = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
    let status = DutyStatus(library: PackLibrary.forFilling(SampleDistrict.surroundings))
    func file(_ now: String) throws -> String {
      let report = try status(DutyStatus.Request(now: try DutyStatus.moment(now)), workspace: workspace).value
      return String(decoding: CalendarFile(report, DutyWords(.vietnamese)).bytes, as: UTF8.self)
    }
    let text = try file("2023-05-01").replacing("\r\n ", with: "")
    let lines = text.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    let uids = lines.filter { $0.hasPrefix("UID:") }
    #expect(Set(uids).count == uids.count)
    #expect(uids.contains("UID:tt10-2022.694.half.2023-H1@bieumau"))
    let place = try #require(lines.firstIndex(of: "UID:tt10-2022.694.half.2023-H1@bieumau"))
    #expect(lines[place + 1] == "DTSTAMP:20230501T165959Z")
    #expect(lines[place + 2] == "DTSTART;TZID=Asia/Ho_Chi_Minh:20230519T080000")
    #expect(lines[place + 3] == "DTEND;TZID=Asia/Ho_Chi_Minh:20230520T000000")
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == lines.count { $0 == "END:VEVENT" })
    let later = try file("2023-06-01").replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    #expect(later.filter { $0.hasPrefix("UID:") } == uids)
    #expect(try file("2023-05-01") == file("2023-05-01"))
  }
}
