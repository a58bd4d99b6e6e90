import Diagnostics
import Forms
import Indicators
import Quantities
import Store
import TestSupport
import Testing

@testable import Reporting

/// Tidy files go into the store and come out as the same reports.
@Suite struct ImportTests {
  /// The whole sample taken in and accepted, once for all tests that only look at it.
  private static let taken = Result {
    let sample = try SampleStore()
    let imported = try sample.importing()
    return (sample: sample, imported: imported.value, notAccepted: try sample.acceptAll())
  }

  @Test func `every figure of the sample belongs to a form of its sender, and nothing of it is wrong`() throws {
    let (sample, imported, notAccepted) = try Self.taken.get()
    let findings = imported.files.flatMap(\.findings)
    #expect(findings.filter { $0.code == .figureHomeless }.map { Catalogue().line(for: $0) } == [])
    #expect(findings.filter { $0.severity == .error }.map { Catalogue().line(for: $0) } == [])
    #expect(notAccepted.map { Catalogue().line(for: $0) } == [])
    #expect(imported.files.count > 50 && imported.files.allSatisfy { $0.stored != nil })
    let states = Set(try sample.desk().store.submissions().map(\.state))
    #expect(states == [.accepted])
  }

  @Test(arguments: ["2023-H1", "2023"])
  func `reports out of the store are those out of the files, byte by byte`(period: String) throws {
    let sample = try Self.taken.get().sample
    let fromFiles = try sample.rendered(period, workspace: SampleStore.sample)
    let fromStore = try sample.rendered(period)
    #expect(fromFiles.count > 20 && Set(fromFiles.keys) == Set(fromStore.keys))
    for (name, text) in fromFiles {
      // Only a store knows who sent what and when: the reports' table of that is looked at apart.
      #expect(fromStore[name].map(Self.withoutSendings) == Self.withoutSendings(text), "\(name)")
    }
    #expect(fromFiles["mau-01.txt"]?.contains("Đúng hạn") == false && fromStore["mau-01.txt"]?.contains("Chưa gửi") == true)
  }

  /// A text without the one table that has a column "Mẫu, biểu".
  private static func withoutSendings(_ text: String) -> String {
    var tables: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("┌") { tables.append([]) }
      tables[tables.count - 1].append(line)
      if line.hasPrefix("└") { tables.append([]) }
    }
    let kept = tables.filter { table in !table.contains { $0.contains("│ Mẫu, biểu") || $0.contains("  Mẫu, biểu  ") } }
    return kept.map { $0.joined(separator: "\n") }.joined(separator: "\n")
  }

  @Test func `what a dry run tells is what happens, and a dry run changes nothing`() throws {
    let sample = try SampleStore()
    let file = SampleStore.observations + "/2023-H1-xa-an-khuong.csv"
    let rehearsed = try sample.importing([file], isDryRun: true).value
    #expect(!Desk.hasStore(in: sample.workspace))
    let stored = try sample.importing([file]).value
    func names(_ imported: Ingested) -> [String] {
      imported.files.flatMap { $0.stored?.receipt.lines.map(\.submission.name.text) ?? [] }
    }
    #expect(names(rehearsed) == names(stored) && names(stored).contains("bieu-05/xa-an-khuong/2023-H1/1"))
    let told = try #require(rehearsed.files[0].stored)
    let counts = told.receipt.lines.reduce(0) { $0 + $1.counts.reported + $1.counts.none + $1.counts.notApplicable + $1.counts.blank }
    #expect(told.changes.flatMap { $0 }.count == counts && counts > 400)
    #expect(try #require(stored.files[0].stored).changes.allSatisfy(\.isEmpty))
    let again = try sample.importing([file], isDryRun: true).value
    #expect(again.files[0].stored?.receipt.isRepeat == true)
  }

  @Test func `a file that differs is a revision with what changed, what is new and what is gone`() throws {
    let sample = try SampleStore()
    let head = TidyColumn.header
    func write(_ rows: String...) throws -> String {
      try sample.folder?.write(([head] + rows).joined(separator: "\n") + "\n", to: "a.csv")
      return sample.path("a.csv")
    }
    let first = try write(
      "xa-an-khuong,da2.households,status=poor,25330,total,2023-H1,yearToDate,,8,reported,preliminary,",
      "xa-an-khuong,da2.households,status=near-poor,25330,total,2023-H1,yearToDate,,4,reported,preliminary,")
    try sample.importing([first])
    let second = try write(
      "xa-an-khuong,da2.households,status=poor,25330,total,2023-H1,yearToDate,,9,reported,preliminary,",
      "xa-an-khuong,da2.communityActivities,,25330,total,2023-H1,yearToDate,,1,reported,preliminary,")
    let imported = try sample.importing([second], isDryRun: true).value
    let stored = try #require(imported.files[0].stored)
    let changes = stored.changes.flatMap { $0 }.map { Summary(.vietnamese).words($0) }
    #expect(changes.count == 3)
    #expect(changes.contains { $0.hasSuffix("Xã An Khương: 8 → 9") })
    #expect(changes.contains { $0.hasSuffix("Xã An Khương: thêm 1") })
    #expect(changes.contains { $0.hasSuffix("Xã An Khương: bỏ 4") })
    #expect(stored.receipt.lines[0].submission.name.revision == 2)
    #expect(Summary(.vietnamese).importText(of: imported).contains("1 mới, 1 thay đổi, 1 bỏ"))
  }

  @Test func `a figure that no form of its sender has is told and not stored`() throws {
    let sample = try SampleStore()
    try sample.folder?.write(
      """
      \(TidyColumn.header)
      xa-an-khuong,da2.households,status=poor,25330,total,2023-H1,yearToDate,,8,reported,preliminary,
      xa-an-khuong,da2.projects.approved,,25330,total,2023-H1,yearToDate,,1,reported,preliminary,

      """, to: "a.csv")
    let imported = try sample.importing([sample.path("a.csv")]).value
    #expect(imported.files[0].findings.filter { $0.code == .figureHomeless }.map { $0["indicator"] } == ["da2.projects.approved"])
    #expect(imported.files[0].stored?.receipt.lines.map(\.counts.reported) == [1])
  }

  @Test func `a file with a row that cannot be read is not stored, the others are`() throws {
    let sample = try SampleStore()
    try sample.folder?.write(
      TidyColumn.header + "\nxa-an-khuong,da2.household,,25330,total,2023-H1,yearToDate,,8,reported,preliminary,\n", to: "a.csv")
    let good = SampleStore.observations + "/2023-H1-xa-an-phu.csv"
    let imported = try sample.importing([sample.path("a.csv"), good]).value
    #expect(imported.files.map { $0.stored != nil } == [false, true])
    #expect(imported.files[0].findings.map(\.code.id) == ["O012"])
  }

  @Test func `one section in two files of a run is refused: one would replace the other`() throws {
    let sample = try SampleStore()
    for (name, stratum) in [("a.csv", "poor"), ("b.csv", "near-poor")] {
      try sample.folder?.write(
        TidyColumn.header
          + "\nxa-an-khuong,da2.households,status=\(stratum),25330,total,2023-H1,yearToDate,,8,reported,preliminary,\n",
        to: name)
    }
    let imported = try sample.importing([sample.path("a.csv"), sample.path("b.csv")]).value
    #expect(imported.files.map { $0.stored != nil } == [true, false])
    #expect(imported.files[1].findings.map(\.code.id) == ["G005"])
  }

  @Test func `periods whose units differ are each read with their own`() throws {
    let sample = try SampleStore()
    let units = try #require(try FileReading.bytes(at: sample.workspace + "/units.csv", limit: 1 << 20, name: "units.csv"))
    // A commune that ended with 2022.
    try sample.folder?.write(
      String(decoding: units, as: UTF8.self) + "25999,Xã Cũ,commune,694,,2022-12-31,25330,\n", to: "w/units.csv")
    try sample.folder?.write(
      """
      \(TidyColumn.header)
      tt-dvnn,da2.projects.approved,,25999,total,2022,yearToDate,,1,reported,final,
      tt-dvnn,da2.projects.approved,,25330,total,2023,yearToDate,,2,reported,estimate,

      """, to: "a.csv")
    let imported = try sample.importing([sample.path("a.csv")]).value
    #expect(imported.files[0].findings.filter { $0.severity == .error } == [])
    let names = imported.files[0].stored?.receipt.lines.map(\.submission.name.text)
    #expect(names == ["bieu-05/tt-dvnn/2022/1", "bieu-05/tt-dvnn/2023/1"])
  }

  @Test func `the order in which files come never changes the reports`() throws {
    var generator = SeededGenerator(seed: 7)
    var texts: [[String: String]] = []
    for _ in 0..<2 {
      let sample = try SampleStore()
      var names = try #require(try FileReading.names(in: SampleStore.observations)).filter { $0.hasPrefix("2023-H1") }
      names = Array(names.suffix(4))
      names.shuffle(using: &generator)
      for name in names { try sample.importing([SampleStore.observations + "/" + name], received: "2023-05-19 16:30") }
      texts.append(try sample.rendered("2023-H1", isDraft: true))
    }
    #expect(texts[0] == texts[1] && texts[0].count > 20)
    #expect(texts[0].values.allSatisfy { $0.contains("BẢN NHÁP") })
  }
}
