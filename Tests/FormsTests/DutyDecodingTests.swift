import Diagnostics
import Forms
import Indicators
import Quantities
import Testing

/// What `lint` says of a pack's duties and days off.
@Suite("Duties of a pack")
struct DutyDecodingTests {
  private static let grounds = #"<grounds kind="sourced" source="kế hoạch"/>"#

  private func findings(duties: String = "", calendar: String = "") throws -> [String] {
    var files = try Checkout.pack(at: "Tests/Packs/qd-99-2030").filter { $0.path != "calendar.xml" }
    if !duties.isEmpty {
      let xml = #"<duties xmlns="urn:bieumau:duties:1">\#(duties)</duties>"#
      files.append(PackFile(path: "duties.xml", bytes: Array(xml.utf8)))
    }
    if !calendar.isEmpty {
      let xml = #"<calendar xmlns="urn:bieumau:calendar:1" from="2023" to="2024">\#(calendar)</calendar>"#
      files.append(PackFile(path: "calendar.xml", bytes: Array(xml.utf8)))
    }
    let schemas = try ["duties.rng", "calendar.rng"].map { name in
      PackFile(path: name, bytes: try Checkout.bytes(of: "Templates/schema/" + name))
    }
    return PackLint.findings(in: files, schemas: schemas).map { finding in
      ([finding.code.id] + ["name", "what", "found", "nearest"].compactMap { finding[$0] }).joined(separator: " ")
    }
  }

  private func duty(_ attributes: String, code: String = "half") -> String {
    #"<duty code="\#(code)" to="Phòng" \#(attributes)>\#(Self.grounds)</duty>"#
  }

  @Test("a duty that says what exists is clean")
  func clean() throws {
    #expect(try findings(duties: duty(#"from="all" documents="owned parts" periods="half" before="05-20""#)) == [])
    #expect(try findings(duties: duty(#"from="all" within-working-days="15""#)) == [])
  }

  @Test("an unknown form, role, level and duty are told with the nearest name, all at once")
  func unknown() throws {
    let pack = try RegimePack.load(try Checkout.pack(at: "Tests/Packs/qd-99-2030")).value
    let form = try #require(pack.forms.first).code
    let role = try #require(pack.regime.roles.first).code
    let found = try findings(
      duties: duty(#"from="\#(role)x" documents="\#(form)x ownd" level="distrct" feeds="haf""#) + duty("from=\"all\""))
    #expect(found.contains("T005 vai trò \(role)x \(role)"))
    #expect(found.contains("T005 mẫu, biểu \(form)x \(form)"))
    #expect(found.contains("T005 mẫu, biểu ownd owned"))
    #expect(found.contains { $0.hasPrefix("T005 cấp đơn vị distrct") })
    #expect(found.contains("T005 nghĩa vụ báo cáo haf half"))
    #expect(found.contains { $0.hasPrefix("T006 nghĩa vụ báo cáo half") })
  }

  @Test("days that are not there are refused", arguments: ["02-30", "02-29", "13-01", "5-20", "2023-02-29", "20/05", "soon"])
  func days(_ day: String) throws {
    #expect(try findings(duties: duty(#"from="all" before="\#(day)""#)) == ["T004 before \(day)"])
  }

  @Test("a day and a count of days, a boundary and a flag that are none")
  func values() throws {
    #expect(try findings(duties: duty(#"from="all" before="05-20" within-working-days="15""#)) == ["T004 before 05-20"])
    #expect(try findings(duties: duty(#"from="all" within-working-days="0""#)) == ["T004 within-working-days 0"])
    #expect(try findings(duties: duty(#"from="all" boundary="inclusiv""#)) == ["T004 boundary inclusiv inclusive"])
    #expect(try findings(duties: duty(#"from="all" voluntary="yes""#)) == ["T004 voluntary yes"])
  }

  @Test("days off: real days, each once, no endless runs")
  func daysOff() throws {
    func off(_ days: String) -> String { #"<day-off \#(days) label="Nghỉ">\#(Self.grounds)</day-off>"# }
    #expect(try findings(calendar: off(#"from="2023-01-20" to="2023-01-26""#)) == [])
    #expect(try findings(calendar: off(#"day="2023-02-30""#)) == ["T004 day 2023-02-30"])
    #expect(try findings(calendar: off(#"from="2023-01-26" to="2023-01-20""#)) == ["T004 to 2023-01-20"])
    #expect(try findings(calendar: off(#"from="2023-01-01" to="9999-01-20""#)).first?.hasPrefix("T004 to") == true)
    let twice = off(#"day="2023-01-20""#) + off(#"from="2023-01-19" to="2023-01-21""#)
    #expect(try findings(calendar: twice) == ["T006 ngày 2023-01-20"])
  }

  @Test("the pack of Circular 10/2022: every date has its source, remembered ones are not there, Tết is known")
  func circular() throws {
    let pack = try RegimePack.load(try Checkout.pack(at: "Templates/tt10-2022")).value
    #expect(pack.duties.allSatisfy { !$0.grounds.isEmpty && !$0.isRecalled })
    let calendar = pack.calendar
    #expect(calendar.years == 2022...2026)
    #expect(calendar.exceptions.allSatisfy { !$0.grounds.isEmpty && $0.grounds.allSatisfy { !$0.source.isEmpty } })
    func works(_ iso: String) -> Bool? { CalendarDate(iso: iso).map(calendar.isWorking) }
    func isSure(_ iso: String) -> Bool? { CalendarDate(iso: iso).map(calendar.isSure) }
    // Thursday before Tết Quý Mão, and the first working day after it.
    #expect(works("2023-01-19") == true)
    for day in 20...26 { #expect(works("2023-01-\(day)") == false) }
    #expect(works("2023-01-27") == true)
    // Worked on a Saturday for a Monday.
    #expect(works("2024-05-04") == true)
    #expect(works("2024-04-29") == false)
    // A lunar day that was converted here is not sure; the decreed Tết is; nothing is known of 2027.
    #expect(isSure("2025-04-07") == false)
    #expect(isSure("2024-02-08") == true)
    #expect(isSure("2027-01-04") == false)
  }

  @Test("working days a year, as counted by another program")
  func count() throws {
    let calendar = try RegimePack.load(try Checkout.pack(at: "Templates/tt10-2022")).value.calendar
    // Python's `holidays` 0.109 for Vietnam; of 2026 with the swap of 2/1 and 10/1, which it does not know: one for one.
    let expected = [2022: 249, 2023: 249, 2024: 251, 2025: 250, 2026: 249]
    for (year, days) in expected {
      let first = try #require(CalendarDate(year: year, month: 1, day: 1)).dayNumber
      let next = try #require(CalendarDate(year: year + 1, month: 1, day: 1)).dayNumber
      #expect((first..<next).count { calendar.isWorking(CalendarDate(dayNumber: $0)) } == days, "\(year)")
    }
  }
}
