import Diagnostics
import Indicators
import Quantities
import Testing

@testable import Reporting

@Suite("Files of a workspace")
struct WorkspaceFilesTests {
  /// `F101 3` for every finding.
  private func findings(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch let rejection as Rejection {
      return rejection.findings.map { "\($0.code.id) \($0.location?.line ?? 0)" }
    } catch {
      return ["\(error)"]
    }
  }

  private func settings(_ body: String) throws -> WorkspaceSettings {
    let text = """
      <workspace xmlns="urn:bieumau:workspace:1" regime="r" unit="694" compiler="a">
      \(body)
      </workspace>
      """
    return try WorkspaceSettingsDecoder.decode(Array(text.utf8), file: "workspace.xml").value
  }

  private static let sender = "<sender code=\"a\" name=\"A\" role=\"office\" unit=\"694\"/>"

  @Test("settings are read, and letterheads complete one another")
  func settingsRead() throws {
    let settings = try settings(
      """
      <letterhead parent="P" agency="AG" place="X" symbol="/S"><signatory title="T" capacity="C"/><recipient>
        một;  hai </recipient></letterhead>
      <letterhead for-role="office" symbol="/O"/>
      <period code="2023-H1" cut-off="2023-05-15" status="final" document-number="12" document-date="2023-05-19"/>
      <sender code="a" name="A" role="office" unit="694"><letterhead agency="OWN"/></sender>
      """)
    #expect(settings.letterhead.recipients == ["một; hai"])
    let own = settings.senders[0].letterhead.completed(
      from: settings.letterheadsByRole["office"] ?? LetterheadSettings()
    )
    .completed(from: settings.letterhead)
    #expect([own.parent, own.agency, own.place, own.symbol, own.signatoryTitle] == ["P", "OWN", "X", "/O", "T"])
    #expect(settings.periods[0].cutOff.iso == "2023-05-15")
    #expect(settings.periods[0].status == .final)
  }

  @Test("everything wrong in the settings is told at once, with lines")
  func settingsWrong() {
    let found = findings {
      _ = try settings(
        """
        <letterhed/>
        <period code="2023-H2"/>
        <period code="2023" cut-off="15/11/2023" status="firm"/>
        <sender code="a" nam="A" role="office" unit="694"/>
        <sender code="a" name="B" role="office" unit="694"/>
        <sender code="b" name="thiÕu vèn s¶n xuÊt" role="office" unit="694"/>
        """)
    }
    #expect(found.sorted() == ["F101 2", "F102 5", "F103 5", "F104 3", "F104 4", "F104 4", "F106 6", "O009 7"])
    #expect(findings { _ = try settings("<sender code=\"b\" name=\"B\" role=\"x\" unit=\"1\"/>") } == ["F107 1"])
    let wrongRoot = Array("<plan xmlns=\"urn:bieumau:plan:1\"/>".utf8)
    #expect(findings { _ = try WorkspaceSettingsDecoder.decode(wrongRoot, file: "w") } == ["F105 1"])
    let doctype = Array("<!DOCTYPE x><workspace xmlns=\"urn:bieumau:workspace:1\"/>".utf8)
    #expect(findings { _ = try WorkspaceSettingsDecoder.decode(doctype, file: "w") } == ["X002 1"])
  }

  private func units(_ rows: String) throws -> [OrganisationUnit] {
    let text = "code,name,kind,parent,valid_from,valid_to,successors,flags\n" + rows
    return try UnitsDecoder.decode(
      Array(text.utf8), file: "units.csv", kinds: ["district", "commune"], flags: ["border", "island"]
    ).value
  }

  @Test("units are read with validity, successors and flags")
  func unitsRead() throws {
    let units = try units("1,Huyện,district,,,2025-06-30,,\n2,Xã,commune,1,2020-01-01,,3 4;5,border;island\n")
    #expect(units[1].successors == ["3", "4", "5"])
    #expect(units[1].flags == ["border", "island"])
    #expect(units[0].validTo?.iso == "2025-06-30")
  }

  @Test(
    "wrong units are told",
    arguments: [
      ("1,A,distict,,,,,", ["F107 2"]), ("1,A,district,,,,,bordr", ["F107 2"]), ("1,A,district,9,,,,", ["F108 2"]),
      ("1,A,district,2,,,,\n2,B,district,1,,,,", ["F109 2", "F109 3"]), ("1,A,district,,2023-02-30,,,", ["F104 2"]),
      ("1,A,district,,2023-01-02,2023-01-01,,", ["F111 2"]), ("1,A,district,,,,,\n1,B,district,,,,,", ["F106 3"]),
      ("1,A,district,,,,", ["O005 2"]), (",A,district,,,,,", ["F104 2"]), ("1,\"A,district,,,,,", ["O007 2"]),
    ])
  func unitsWrong(rows: String, expected: [String]) {
    #expect(findings { _ = try units(rows) } == expected)
  }

  @Test("a code may come back after a reform")
  func unitsReformed() throws {
    #expect(try units("1,A,district,,,2025-06-30,,\n1,B,district,,2025-07-01,,,").count == 2)
  }

  @Test("a plan becomes observations: words beside values, money in đồng")
  func plan() throws {
    let plan = Plan(
      year: 2023, decisions: [],
      entries: [
        .init(
          indicator: "households", stratum: "ethnicity=minority", unit: "694", year: 2023, measure: .plan,
          value: DecimalNumber(162), note: "một trăm sáu mươi hai", line: 4),
        .init(
          indicator: "money", stratum: "", unit: "694", year: 2023, measure: .allotted,
          value: DecimalNumber(1_950_000_000), note: nil, line: 5),
        .init(
          indicator: "share", stratum: "", unit: "694", year: 2023, measure: .plan, value: nil, note: "cải thiện",
          line: 6),
      ], owners: [], remarks: [])
    var reading = TidyObservations(vocabulary: Small.vocabulary)
    reading.add(plan, file: "plan.xml")
    let set = try reading.accepted().value
    #expect(set.count == 4)
    #expect(set.senders.last == TidyObservations.planSender)
    let money = ObservationKey(
      indicator: 3, unit: 2, period: PeriodNumber(ReportingPeriod(kind: .year, year: 2023)), measure: .allotted)
    #expect(set.observation(for: money)?.value == .number(DecimalNumber(1_950_000_000)))
  }

  @Test(
    "a plan that names something unknown is told",
    arguments: [
      ("houshold", "", "694", "1", "O012 9"), ("households", "status=por", "694", "1", "O022 9"),
      ("households", "", "999", "1", "O013 9"), ("income", "status=poor", "694", "1", "O023 9"),
      ("households", "", "694", "1.5", "O025 9"), ("households", "", "694", "-1", "O028 9"),
      ("households", "status=poor status=near-poor", "694", "1", "O024 9"),
    ])
  func planWrong(indicator: String, stratum: String, unit: String, value: String, expected: String) {
    let entry = Plan.Entry(
      indicator: indicator, stratum: stratum, unit: unit, year: 2023, measure: .plan,
      value: DecimalNumber(plain: value),
      note: nil, line: 9)
    var reading = TidyObservations(vocabulary: Small.vocabulary)
    reading.add(Plan(year: 2023, decisions: [], entries: [entry], owners: [], remarks: []), file: "plan.xml")
    #expect(findings { _ = try reading.accepted() } == [expected])
  }

  @Test("confirmations come back as they were written")
  func confirmations() throws {
    let scratch = try ScratchFolder()
    let day = CalendarDate(year: 2023, month: 9, day: 1) ?? CalendarDate(dayNumber: 0)
    let records = [
      Confirmation(form: "bieu-05", edition: "2022-r1", by: "Nguyễn \"A\"", source: "Công báo, số 437", date: day),
      Confirmation(form: "bieu-06", edition: "2022-r1", by: "B", source: "dòng\nhai", date: day),
    ]
    for record in records { try Confirmations.append(record, to: scratch.path) }
    let bytes = try #require(try FileReading.bytes(at: scratch.path("confirmations.csv"), limit: 1 << 20, name: "c"))
    let read = try Confirmations.decode(bytes, file: "confirmations.csv")
    #expect(read[0] == records[0])
    #expect(read[1].source == "dòng hai")
  }

  @Test("only regular files within the limit are read")
  func reading() throws {
    let scratch = try ScratchFolder()
    try scratch.write("12345", to: "five")
    #expect(try FileReading.bytes(at: scratch.path("five"), limit: 5, name: "five")?.count == 5)
    #expect(findings { _ = try FileReading.bytes(at: scratch.path("five"), limit: 4, name: "five") } == ["F002 0"])
    #expect(findings { _ = try FileReading.bytes(at: scratch.path, limit: 4, name: "x") } == ["F003 0"])
    #expect(findings { _ = try FileReading.bytes(at: "/dev/zero", limit: 4, name: "x") } == ["F003 0"])
    #expect(try FileReading.bytes(at: scratch.path("none"), limit: 4, name: "x") == nil)
  }
}
