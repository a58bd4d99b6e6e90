import Diagnostics
import Indicators
import Quantities
import Testing

@testable import Reporting

@Suite("Tidy observations")
struct TidyObservationsTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var row: String
    /// `O012 2` = code and line.
    var expected: [String]
    /// Texts that the messages must hold.
    var words: [String] = []

    var testDescription: String { row }
  }

  static let badRows: [Bad] = [
    Bad(row: "ofice,households,,694,,2023,yearToDate,,1,reported,,", expected: ["O011 2"], words: ["\"office\""]),
    Bad(row: "office,houshold,,694,,2023,yearToDate,,1,reported,,", expected: ["O012 2"], words: ["\"households\""]),
    Bad(
      row: "office,households,status=por,694,,2023,yearToDate,,1,reported,,", expected: ["O022 2"],
      words: ["status=poor"]),
    Bad(row: "office,households,status=poor;status=near-poor,694,,2023,yearToDate,,1,reported,,", expected: ["O024 2"]),
    Bad(row: "office,income,status=poor,694,,2023,yearToDate,,1,reported,,", expected: ["O023 2"], words: ["status"]),
    Bad(row: "office,households,,69,,2023,yearToDate,,1,reported,,", expected: ["O013 2"], words: ["\"694\""]),
    Bad(
      row: "office,households,,25300,,2023,yearToDate,,1,reported,,", expected: ["O014 2"],
      words: ["31/12/2023", "An Khương"]),
    Bad(row: "office,households,,25400,,2023,yearToDate,,1,reported,,", expected: ["O014 2"]),
    Bad(row: "office,households,,694,all,2023,yearToDate,,1,reported,,", expected: ["O021 2"]),
    Bad(row: "office,households,,694,,2023-H2,yearToDate,,1,reported,,", expected: ["O015 2"], words: ["2023-H1"]),
    Bad(row: "office,households,,694,,2019,yearToDate,,1,reported,,", expected: ["O016 2"], words: ["2021-2025"]),
    Bad(row: "office,households,,694,,2023,yearTodate,,1,reported,,", expected: ["O017 2"], words: ["yearToDate"]),
    Bad(row: "office,households,,694,,2023,inPeriod,,1,reported,,", expected: ["O018 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,report,,", expected: ["O019 2"], words: ["reported"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,reported,finl,", expected: ["O020 2"], words: ["final"]),
    Bad(
      row: "office,households,,694,,2023,yearToDate,,15.5,reported,,", expected: ["O025 2"],
      words: ["Số hộ tham gia, Huyện Hớn Quản", "số hộ"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,\"15,5\",reported,,", expected: ["O025 2"], words: ["15,5"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1 000,reported,,", expected: ["O026 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1e3,reported,,", expected: ["O026 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,.5,reported,,", expected: ["O026 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,5.,reported,,", expected: ["O026 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,-,reported,,", expected: ["O026 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,9999999999999999999999999,reported,,", expected: ["O026 2"]),
    Bad(row: "office,income,,694,,2023,yearToDate,,1.23456,reported,,", expected: ["O027 2"]),
    Bad(row: "office,money,,694,,2023,allotted,,1.5,reported,,", expected: ["O025 2"], words: ["đồng"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,-1,reported,,", expected: ["O028 2"]),
    Bad(row: "office,share,,694,,2023,yearToDate,,150,reported,,", expected: ["O029 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,,reported,,", expected: ["O030 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,none,,", expected: ["O031 2"]),
    Bad(row: "office,project.start,,694,,2023,attribute,694-01,19/5/2023,reported,,", expected: ["O032 2"]),
    Bad(row: "office,project.start,,694,,2023,attribute,694-01,2019-05-19,reported,,", expected: ["O033 2"]),
    Bad(
      row: "office,project.method,,694,,2023,attribute,694-01,comunity,reported,,", expected: ["O034 2"],
      words: ["\"community\""]),
    Bad(row: "office,project.units,,694,,2023,attribute,694-01,25330;25331,reported,,", expected: ["O013 2"]),
    Bad(row: "office,project.cost,,694,,2023,yearToDate,,1,reported,,", expected: ["O039 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,694-01,1,reported,,", expected: ["O040 2"]),
    Bad(row: "office,project.cost,,694,,2023,yearToDate,dự án 1,1,reported,,", expected: ["O048 2"]),
    Bad(
      row: "office,project.name,,694,,2023,yearToDate,694-01,A,reported,,", expected: ["O042 2"], words: ["attribute"]),
    Bad(row: "office,households,,694,,2023,attribute,,1,reported,,", expected: ["O042 2"]),
    Bad(row: "xa-an-khuong,households,,694,,2023,yearToDate,,1,reported,,", expected: ["O043 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,reported,", expected: ["O005 2"], words: ["11", "12"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,reported,,\"abc", expected: ["O007 2"]),
    Bad(row: "office,households,,694,,2023,yearToDate,,1,reported,,\"abc\"d", expected: ["O007 2"]),
    Bad(row: "office,question,,694,,2023,yearToDate,,a\u{1}b,reported,,", expected: ["R004 2"]),
    Bad(
      row: "office,question,,694,,2023,yearToDate,,thiÕu vèn s¶n xuÊt,reported,,", expected: ["O009 2"],
      words: ["TCVN3"]),
    Bad(
      row: "office,question,,694,,2023,yearToDate,,Hoä ngheøo thieáu voán,reported,,", expected: ["O009 2"],
      words: ["VNI"]),
  ]

  @Test("every bad row is told with its code and line", arguments: badRows)
  func badRow(_ bad: Bad) {
    let reader = Small.read(bad.row)
    #expect(reader.findings.all.map { "\($0.code.id) \($0.location?.line ?? 0)" } == bad.expected)
    let words = reader.findings.all.map { Catalogue().report(for: $0) }.joined(separator: "\n")
    for word in bad.words { #expect(words.contains(word), "\(words)") }
    #expect(reader.findings.all.allSatisfy { $0.location?.file == "observations/a.csv" })
    #expect(!words.contains("{") && !words.contains("[–"), "\(words)")
  }

  @Test("all findings come at once, an unknown name once with the number of its lines")
  func allAtOnce() {
    let reader = Small.read(
      "ofice,households,,694,,2023,yearToDate,,1,reported,,", "office,houshold,,694,,2023,yearToDate,,1,reported,,",
      "office,houshold,,694,,2023,yearToDate,,2,reported,,", "office,houshold,,694,,2023,forecast,,2,reported,,",
      "office,households,,694,,2023,yearToDate,,x,reported,,")
    #expect(reader.findings.all.map(\.code.id).sorted() == ["O011", "O012", "O026"])
    #expect(reader.findings.all.first { $0.code.id == "O012" }?["more"] == "2")
  }

  @Test("a clean file gives observations and nothing else")
  func clean() throws {
    let reader = Small.read(
      "office,households,status=poor;ethnicity=minority,694,,2023-H1,yearToDate,,12,reported,preliminary,",
      "office,households,,694,own,2023-H1,yearToDate,,,none,,\"ghi chú, có dấu phẩy\"",
      "xa-an-khuong,income,,25330,total,2023-H1,yearToDate,,12.5,reported,final,",
      "office,money,,694,,2023,adjusted,,-5000000,reported,,",
      "office,project.name,,694,,2023,attribute,694-01,Nuôi bò,reported,,",
      "office,project.cost,,694,,2023,yearToDate,694-01,150000000,reported,,",
      "xa-an-khuong,question,,694,,2023,yearToDate,,A,reported,,".replacing("694", with: "25330"),
      "office,question,,25330,,2023,yearToDate,,B,reported,,")
    let accepted = try reader.accepted()
    #expect(accepted.findings.isEmpty)
    // Eight rows and the note of one.
    #expect(accepted.value.count == 9)
    let half = PeriodNumber(ReportingPeriod(kind: .half, year: 2023))
    let key = ObservationKey(indicator: 0, unit: 0, scope: .own, period: half)
    // Units are in code order: 25330, 25345, 694.
    var own = key
    own.unit = 2
    #expect(accepted.value.observation(for: own)?.value == ObservedValue.none)
    own.measure = .note
    #expect(accepted.value.observation(for: own)?.value == .text("ghi chú, có dấu phẩy"))
    let question = ObservationKey(
      indicator: 4, unit: 0, period: PeriodNumber(ReportingPeriod(kind: .year, year: 2023)))
    #expect(accepted.value.observations(for: question).map(\.value) == [.text("A"), .text("B")])
  }

  @Test("columns may stand in any order, with a byte order mark and CRLF")
  func columnOrder() throws {
    let columns = TidyColumn.allCases.map(\.name).reversed().joined(separator: ",")
    let row = "office,households,,694,,2023,yearToDate,,7,reported,,".split(
      separator: ",", omittingEmptySubsequences: false)
    let text = "\u{FEFF}" + columns + "\r\n" + row.reversed().joined(separator: ",") + "\r\n\r\n"
    #expect(try Small.read(text: text).accepted().value.count == 1)
  }

  @Test(
    "one figure has one line and one sender",
    arguments: [
      ("office", "12", "office", "12", "O038"), ("office", "12", "office", "13", "O035"),
      ("office", "12", "xa-an-khuong", "12", "O037"), ("office", "12", "xa-an-khuong", "13", "O036"),
    ])
  func conflicts(first: String, value: String, second: String, other: String, code: String) {
    let reader = Small.read(
      "\(first),households,,25330,,2023,yearToDate,,\(value),reported,,",
      "\(second),households,,25330,total,2023,yearToDate,,\(other),reported,,")
    #expect(reader.findings.all.map(\.code.id) == [code])
    #expect(reader.findings.all.first?["other"] == "observations/a.csv:2")
    #expect(reader.findings.all.first?.location?.line == 3)
  }

  @Test("a text question takes one answer a sender")
  func answers() {
    let reader = Small.read(
      "office,question,,25330,,2023,yearToDate,,A,reported,,", "office,question,,25330,,2023,yearToDate,,B,reported,,")
    #expect(reader.findings.all.map(\.code.id) == ["O035"])
  }

  @Test("a record id keeps its type")
  func recordTypes() {
    let reader = Small.read(
      "office,project.name,,694,,2023,attribute,694-01,A,reported,,",
      "office,class.name,,694,,2023,attribute,694-01,B,reported,,")
    #expect(reader.findings.all.map(\.code.id) == ["O041"])
  }

  @Test("decomposed text is composed and noted, and stays equal")
  func decomposed() throws {
    let reader = Small.read("office,question,,694,,2023,yearToDate,,thie\u{302}\u{301}u vo\u{302}\u{301}n,reported,,")
    #expect(reader.findings.all.map(\.code.id) == ["O010"])
    let set = try reader.accepted().value
    var values: [ObservedValue] = []
    set.forEachKey(where: { _ in true }) { key in values += set.observations(for: key).map(\.value) }
    guard values.count == 1, case .text(let text) = values[0] else { return #expect(Bool(false)) }
    #expect(Array(text.unicodeScalars).map(\.value) == Array("thiếu vốn".unicodeScalars).map(\.value))
  }

  @Test("a unit that is gone by the day of the report is told once and left out")
  func gone() throws {
    let reader = Small.read(
      "office,households,,25300,,2022,yearToDate,,1,reported,,", "office,income,,25300,,2022,yearToDate,,1,reported,,")
    #expect(reader.findings.all.map(\.code.id) == ["O047"])
    #expect(try reader.accepted().value.count == 0)
  }

  static let badFiles: [(text: [UInt8], codes: [String])] = [
    ([], ["O001"]), (Array("\u{FEFF}".utf8), ["O001"]), (Array("\n\n".utf8), ["O001"]),
    (Array(TidyColumn.header.utf8), ["O044"]),
    (Array(TidyColumn.header.replacing(",", with: ";").utf8), ["O045"]),
    (Array((TidyColumn.header.replacing("unit", with: "unti") + "\n1").utf8), ["O003"]),
    (Array((TidyColumn.header.replacing("unit,", with: "") + "\n1").utf8), ["O002"]),
    // A file whose first line went missing: one finding, not one for each of its lines.
    (Array(String(repeating: "office,households,,694,,2023,yearToDate,,1,reported,,\n", count: 5_000).utf8), ["O049"]),
    (Array((TidyColumn.header + ",unit\n1").utf8), ["O004"]),
    ([0xFF, 0xFE, 0x73, 0x00, 0x65, 0x00], ["O006"]),
    (
      Array((TidyColumn.header + "\noffice,question,,694,,2023,yearToDate,,").utf8) + [0xE9, 0x2C]
        + Array("reported,,".utf8), ["O006"]
    ),
  ]

  @Test("files of the wrong shape are told", arguments: badFiles.indices)
  func badFile(_ index: Int) {
    let bad = Self.badFiles[index]
    #expect(Small.read(bytes: bad.text).findings.all.map(\.code.id) == bad.codes)
  }

  @Test("hostile bytes neither crash nor hang")
  func hostile() {
    var seed: UInt64 = 42
    func next() -> UInt8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 33)
    }
    let alphabet = Array("office,households,694\"\n\r;=,,,,2023reported.-\u{1}".utf8) + [0xCC, 0x81, 0xFF, 0xE1]
    for length in [0, 1, 7, 100, 5_000] {
      for _ in 0..<40 {
        let body = (0..<length).map { _ in alphabet[Int(next()) % alphabet.count] }
        let reader = Small.read(bytes: Array((TidyColumn.header + "\n").utf8) + body)
        #expect(reader.findings.all.count <= Findings.limit)
      }
    }
  }
}
