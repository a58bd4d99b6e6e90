import Diagnostics
import Forms
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

@Suite("The desk")
struct DeskTests {
  /// Every observation by key, as text.
  private func texts(_ material: PeriodMaterial, _ desk: Desk) -> Set<String> {
    var translation = desk.translation(material.figures.units)
    var result: Set<String> = []
    let set = material.figures.observations
    set.forEachKey(where: { _ in true }) { key in
      let record = key.record == 0 ? "" : set.records[Int(key.record) - 1].id
      guard let coded = translation.coded(key, record: record) else { return }
      for observation in set.observations(for: key) {
        let sender = set.senders[Int(observation.sender)]
        result.insert("\(coded.text) \(sender) \(observation.value) \(observation.status)")
      }
    }
    return result
  }

  @Test("the figures that were put into the store come out of it")
  func same() throws {
    let scratch = try ScratchDesk()
    let set = scratch.csv.figures.observations
    var translation = scratch.desk.translation(scratch.csv.figures.units)
    var parcels: [String: [SubmittedObservation]] = [:]
    set.forEachKey(where: { _ in true }) { key in
      let record = key.record == 0 ? "" : set.records[Int(key.record) - 1].id
      guard let coded = translation.coded(key, record: record) else { return }
      for observation in set.observations(for: key) {
        let sender = set.senders[Int(observation.sender)]
        if sender == TidyObservations.planSender { continue }
        parcels["\(sender) \(coded.period.code)", default: []].append(
          SubmittedObservation(key: coded, value: observation.value, status: observation.status, section: "a"))
      }
    }
    #expect(parcels.values.reduce(0) { $0 + $1.count } > 10_000)
    for (name, observations) in parcels.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: " ").map(String.init)
      let distinct = Dictionary(observations.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      try scratch.send(
        Array(distinct.values), sender: parts[0], for: try #require(ReportingPeriod(parts[1])))
    }
    let stored = try scratch.material()
    #expect(stored.findings.isEmpty)
    #expect(texts(stored.value, scratch.desk) == texts(scratch.csv, scratch.desk))
    #expect(stored.value.period.cutOff == scratch.csv.period.cutOff)
    let files = stored.value.figures.observations.files
    #expect(files.contains("bieu-05/tt-dvnn/2023-H1/1"))
  }

  @Test("accepted figures, and for a draft what was received since")
  func inclusion() throws {
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.n(1))])
    try scratch.send([ScratchDesk.value(.n(2))], at: 1, isAccepted: false)
    #expect(try scratch.value(ScratchDesk.key(), in: scratch.material().value) == [.n(1)])
    #expect(try scratch.value(ScratchDesk.key(), in: scratch.material(.received).value) == [.n(2)])
  }

  @Test("senders who disagree leave a blank and a warning, until it is decided")
  func disputes() throws {
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.n(1))])
    try scratch.send([ScratchDesk.value(.n(2))], sender: "xa-an-khuong")
    let open = try scratch.material()
    #expect(open.findings.map(\.code.id) == ["D102"])
    let words = Catalogue().report(for: try #require(open.findings.first))
    #expect(words.contains("bieu-05/tt-dvnn/2023-H1/1 ghi 1, bieu-05/xa-an-khuong/2023-H1/1 ghi 2"), "\(words)")
    #expect(try scratch.value(ScratchDesk.key(), in: open.value) == [.blank])
    try scratch.desk.store.resolve(
      ScratchDesk.key(), in: ScratchDesk.halfYear, take: "xa-an-khuong", by: "A", at: ScratchDesk.moment, reason: "sổ gốc")
    let decided = try scratch.material()
    #expect(decided.findings.isEmpty)
    #expect(try scratch.value(ScratchDesk.key(), in: decided.value) == [.n(2)])
  }

  @Test("an answer counts before a blank, whoever comes first; answers in words stand side by side")
  func blanksAndAnswers() throws {
    let scratch = try ScratchDesk()
    try scratch.send([ScratchDesk.value(.blank)], sender: "a-blank")
    try scratch.send([ScratchDesk.value(.none)])
    let question = try #require(
      scratch.csv.workspace.pack.catalogue.indicators.first { $0.rollUp == .text && $0.recordType == nil })
    let key = ScratchDesk.key(question.code)
    for sender in ["tt-dvnn", "xa-an-khuong"] {
      try scratch.send([ScratchDesk.value(.text(sender), key)], form: "mau-01", sender: sender)
    }
    let material = try scratch.material()
    #expect(material.findings.isEmpty)
    #expect(try scratch.value(ScratchDesk.key(), in: material.value) == [.none])
    #expect(try scratch.value(key, in: material.value) == [.text("tt-dvnn"), .text("xa-an-khuong")])
  }

  @Test("of several periods that tell of one figure the nearest before counts, then the nearest after")
  func order() throws {
    let periods = try ["2022", "2023", "2021", "2023-H1", "2022-H1", "2024-H1"].map { try #require(ReportingPeriod($0)) }
    #expect(
      StoredObservations.order(periods, from: ScratchDesk.halfYear).map(\.code)
        == ["2023-H1", "2022", "2022-H1", "2021", "2023", "2024-H1"])
    let scratch = try ScratchDesk()
    let year = ReportingPeriod(kind: .year, year: 2022)
    let key = ScratchDesk.key(period: year)
    try scratch.send([ScratchDesk.value(.n(5), key)], for: year)
    try scratch.send([ScratchDesk.value(.n(7), key)], for: ReportingPeriod(kind: .year, year: 2023))
    let material = try scratch.material()
    #expect(material.findings.isEmpty)
    #expect(try scratch.value(key, in: material.value) == [.n(5)])
  }

  @Test("codes that pack and units no longer have are told, not guessed")
  func unknownCodes() throws {
    let scratch = try ScratchDesk()
    var gone = ScratchDesk.key()
    gone.unit.validFrom = CalendarDate(year: 1990, month: 1, day: 1)
    var split = ScratchDesk.key()
    split.stratum = "status=rich"
    try scratch.send([
      ScratchDesk.value(.n(1), gone), ScratchDesk.value(.n(1), ScratchDesk.key("da9.gone")), ScratchDesk.value(.n(1), split),
    ])
    let findings = try scratch.material().findings
    #expect(findings.map(\.code.id).sorted() == ["D103", "D103", "O047"])
    #expect(Set(findings.compactMap { $0["name"] }) == ["25330@1990-01-01", "da9.gone", "status=rich"])
  }

  @Test("a workspace without a store says so, and gets none by being asked")
  func noStore() throws {
    let folder = try ScratchFolder()
    #expect(codes { try Desk.existingStore(in: folder.path("none")) } == ["F004"])
    #expect(codes { try Desk.makeStore(in: folder.path) } == ["F015"])
    try folder.write("x", to: "workspace.xml")
    #expect(codes { try Desk.existingStore(in: folder.path + "/") } == ["D101"])
    #expect(folder.files.keys.sorted() == ["workspace.xml"])
    _ = try Desk.makeStore(in: folder.path)
    #expect(Desk.hasStore(in: folder.path))
    #expect(try Desk.existingStore(in: folder.path).submissions().isEmpty)
    try folder.write("không phải kho", to: "bieumau.sqlite")
    #expect(codes { try Desk.existingStore(in: folder.path) } == ["S001"])
  }
}
