import Diagnostics
import Duties
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

/// A season of the sample district in a store, and the board on twelve dates, counted a second time by hand: with times as text, without
/// any of the program's moments, deadlines or states.
@Suite("Status over a season")
struct SeasonStatusTests {
  /// What one sender sent: a form at a time in Vietnam.
  private struct Sent {
    var sender: String
    var form: String
    var time: String
    var hasErrors = false
    var acceptedAt: String?
  }

  private static let half = ReportingPeriod(kind: .half, year: 2023)

  /// Biểu 02 is worked out from the others: nobody sends it.
  private static let owners = [
    "ld-tbxh": ["bieu-01", "bieu-10", "bieu-14", "bieu-15"], "tt-dvnn": ["bieu-05"], "nn-ptnt": ["bieu-06"],
    "tt-yte": ["bieu-07"], "gdnn-gdtx": ["bieu-08"], "vh-tt": ["bieu-12", "bieu-13"],
  ]
  private static let communes = [
    "xa-thanh-an", "xa-an-khuong", "xa-an-phu", "xa-tan-loi", "xa-tan-hung", "xa-minh-duc", "xa-minh-tam", "xa-phuoc-an",
    "xa-thanh-binh", "tt-tan-khai", "xa-dong-no", "xa-tan-hiep", "xa-tan-quan",
  ]
  /// Forms in which communes have cells.
  private static let parts = [
    "bieu-01", "bieu-05", "bieu-06", "bieu-07", "bieu-08", "bieu-10", "bieu-12", "bieu-13", "bieu-14", "bieu-15",
  ]

  /// Sender and document of everything that is due before 20/05/2023.
  private static var owed: Set<String> {
    var owed: Set<String> = []
    for (sender, forms) in owners { owed.formUnion(forms.map { "\(sender) \($0)" }) }
    for sender in communes { owed.formUnion(parts.map { "\(sender) \($0)" }) }
    for sender in communes + owners.keys + ["tc-kh"] where sender != "ld-tbxh" { owed.insert("\(sender) mau-01") }
    return owed
  }

  private static let season: [Sent] =
    owners.flatMap { sender, forms in forms.map { Sent(sender: sender, form: $0, time: "2023-05-10 08:00:00") } }
    + [
      Sent(sender: "xa-an-khuong", form: "mau-01", time: "2023-05-19 23:59:59"),
      Sent(sender: "xa-an-khuong", form: "bieu-05", time: "2023-05-20 00:00:00"),
      Sent(sender: "xa-thanh-an", form: "mau-01", time: "2023-05-15 10:00:00", acceptedAt: "2023-05-16 10:00:00"),
      Sent(sender: "xa-an-phu", form: "mau-01", time: "2023-05-18 10:00:00", hasErrors: true),
      Sent(sender: "xa-an-phu", form: "mau-01", time: "2023-05-23 10:00:00"),
      Sent(sender: "xa-tan-loi", form: "bieu-12", time: "2023-05-17 10:00:00", hasErrors: true),
      Sent(sender: "tt-yte", form: "mau-01", time: "2023-05-25 16:30:00", acceptedAt: "2023-05-26 09:00:00"),
      Sent(sender: "vh-tt", form: "mau-01", time: "2023-06-30 16:30:00"),
      Sent(sender: "tc-kh", form: "bieu-05", time: "2023-05-11 16:30:00"),
    ]

  private static let dates = [
    "2023-05-01 00:00:00", "2023-05-10 08:00:00", "2023-05-12 00:00:00", "2023-05-15 12:00:00", "2023-05-16 10:00:00",
    "2023-05-18 23:59:59", "2023-05-19 00:00:00", "2023-05-19 23:59:59", "2023-05-20 00:00:00", "2023-05-24 07:00:00",
    "2023-05-26 09:00:00", "2023-07-01 00:00:00",
  ]

  private func workspace() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023")
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      try folder.write(try String(contentsOf: sample.appending(path: name), encoding: .utf8), to: name)
    }
    let store = try Desk.makeStore(in: folder.path)
    for (number, sent) in Self.season.sorted(by: { $0.time < $1.time }).enumerated() {
      let moment = try #require(Moment(vietnamese: sent.time))
      let findings = sent.hasErrors
        ? [SubmissionFinding(code: "O025", severity: .error, place: "ô D5", message: "sai")] : []
      let content = SubmissionContent(
        form: sent.form, edition: "1", sender: sent.sender, period: Self.half, sections: ["a"],
        observations: [
          SubmittedObservation(
            key: CodedKey(indicator: "x.\(number)", unit: UnitIdentity(code: "694"), period: Self.half), value: .none,
            section: "a")
        ], findings: findings)
      let delivery = Delivery(
        bytes: Array("\(number)".utf8), fileName: "\(number).xlsx", sender: sent.sender, received: moment,
        ingested: try #require(Moment(vietnamese: "2023-07-02 08:00:00")))
      let name = try store.save(delivery, [content]).lines[0].submission.name
      if let accepted = sent.acceptedAt {
        _ = try store.decide(.accept, on: name, by: "A", at: try #require(Moment(vietnamese: accepted)))
      }
    }
    return folder
  }

  @Test("the counts of twelve dates are those of a second count")
  func counts() throws {
    let folder = try workspace()
    let status = DutyStatus(library: PackLibrary.forFilling(SampleDistrict.surroundings))
    for date in Self.dates {
      let now = try DutyStatus.moment(date)
      let report = try status(DutyStatus.Request(period: Self.half, now: now), workspace: folder.path).value
      let counts = report.counts
      let expected = Self.expected(at: date)
      for state in Standing.State.allCases where ![.notApplicable, .undated].contains(state) {
        #expect(counts[state] == expected.states[state.rawValue] ?? 0, "\(date) \(state)")
      }
      #expect(counts[.undated] == 1)
      #expect(counts.overdue == expected.overdue, "\(date)")
      #expect(counts.late == expected.late, "\(date)")
      #expect(report.periods[0].board.unasked.count == (date >= "2023-05-11 16:30:00" ? 1 : 0))
      let required = report.periods[0].board.standings.filter { $0.obligation.force == .required && $0.obligation.deadline != nil }
      #expect(Set(required.map { "\($0.obligation.sender) \($0.obligation.document)" }) == Self.owed)
    }
  }

  /// Text against text: the end is "2023-05-20 00:00:00".
  private static func expected(at now: String) -> (states: [String: Int], overdue: Int, late: Int) {
    let end = "2023-05-20 00:00:00"
    var states: [String: Int] = [:]
    var (overdue, late) = (0, 0)
    for slot in owed {
      let mine = season.filter { "\($0.sender) \($0.form)" == slot && $0.time <= now }.sorted { $0.time < $1.time }
      let clean = mine.first { !$0.hasErrors }
      let isLate = clean.map { $0.time >= end } ?? false
      let state: String
      if let last = mine.last {
        if last.hasErrors {
          state = "has-errors"
        } else if let accepted = last.acceptedAt, accepted <= now {
          state = "accepted"
        } else {
          state = isLate ? "sent-late" : "sent-in-time"
        }
      } else {
        state = now >= end ? "overdue" : now >= "2023-05-12 00:00:00" ? "due-soon" : "not-due"
      }
      states[state, default: 0] += 1
      if now >= end, clean == nil { overdue += 1 }
      if isLate { late += 1 }
    }
    return (states, overdue, late)
  }

  @Test("every submission of the store is on the board")
  func complete() throws {
    let folder = try workspace()
    let status = DutyStatus(library: PackLibrary.forFilling(SampleDistrict.surroundings))
    let now = try DutyStatus.moment("2023-07-01")
    let report = try status(DutyStatus.Request(period: Self.half, now: now), workspace: folder.path).value
    let board = report.periods[0].board
    let stored = try Desk.existingStore(in: folder.path).submissions(SubmissionQuery(period: Self.half))
    let slots = Set(stored.map { "\($0.name.sender) \($0.name.form)" })
    let shown = board.standings.filter { $0.newest != nil }.map { "\($0.obligation.sender) \($0.obligation.document)" }
    #expect(Set(shown + board.unasked.map { "\($0.sender) \($0.document)" }) == slots)
    #expect(board.counts[.accepted] == stored.count { $0.state == .accepted })
    #expect(board.counts[.hasErrors] == stored.count { $0.state == .hasErrors })
  }

  @Test("Mẫu 01 tells who reported in time, as the store has it")
  func reportingStates() throws {
    let folder = try workspace()
    let workspace = try Workspace.open(folder.path, library: PackLibrary.forFilling(SampleDistrict.surroundings)).value
    let figures = try workspace.figures(for: Self.half, .accepted).value.tellingWhoReported().figures
    let type = try #require(workspace.pack.catalogue.recordType("reporting.state"))
    let unit = Int32(try #require(figures.units.index(of: "694")))
    let key = ObservationKey(indicator: 0, unit: unit, period: PeriodNumber(Self.half))
    let lines = figures.records(ofType: type.code, in: Self.half, unit: unit, scope: .total).map { record in
      ["agency", "report", "due", "received", "timeliness", "daysLate"].map { attribute in
        switch figures.attributeValue(attribute, of: type, record: record, like: key) {
        case .text(let text): text
        case .date(let day): day.iso
        case .number(let number): number.description
        default: "-"
        }
      }.joined(separator: " | ")
    }
    #expect(lines.contains("TT Y tế | Mẫu 01 | 2023-05-19 | 2023-05-25 | late | 6"))
    #expect(lines.contains("TT Y tế | Biểu 07 | 2023-05-19 | 2023-05-10 | in-time | -"))
    #expect(lines.contains("Xã An Khương | Mẫu 01 | 2023-05-19 | 2023-05-19 | in-time | -"))
    #expect(lines.contains("Xã An Khương | Biểu 05 | 2023-05-19 | 2023-05-20 | late | 1"))
    #expect(lines.contains("Phòng NN&PTNT | Mẫu 01 | 2023-05-19 | - | missing | -"))
    // What came with errors only has not come.
    #expect(lines.contains { $0.hasPrefix("Xã Tân Lợi | Mẫu 01; Biểu 01, 05, 06") && $0.hasSuffix("| missing | -") })
    // The report itself is not told of.
    #expect(!lines.contains { $0.hasPrefix("Phòng LĐ-TB&XH | Mẫu") })
  }

  @Test("a letter names what is missing, and nobody gets one who has sent everything")
  func reminders() throws {
    let folder = try workspace()
    let status = DutyStatus(library: PackLibrary.forFilling(SampleDistrict.surroundings))
    func letters(_ now: String) throws -> [String: String] {
      let request = DutyStatus.Request(period: Self.half, now: try DutyStatus.moment(now))
      let texts = Reminders(try status(request, workspace: folder.path).value).texts
      return Dictionary(uniqueKeysWithValues: texts.map { ($0.sender.code, $0.text) })
    }
    #expect(try letters("2023-05-01").isEmpty)
    let late = try letters("2023-05-24 07:00")
    #expect(late["nn-ptnt"]?.contains("- Mẫu 01: quá hạn 5 ngày, chưa gửi") == true)
    #expect(late["xa-an-phu"]?.contains("Mẫu 01") == false)
    #expect(late["xa-tan-loi"]?.contains("- Biểu 12: có lỗi, đã quá hạn") == true)
    #expect(late["ld-tbxh"] == nil)
    #expect(late.values.allSatisfy { VietnameseText.composed($0) == nil })
  }
}
