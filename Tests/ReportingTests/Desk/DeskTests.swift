import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

@Suite("The desk")
struct DeskTests {
  private static let halfYear = ReportingPeriod(kind: .half, year: 2023)
  private static let moment = Moment(CalendarDate(dayNumber: 19_500), hour: 8)

  /// A store of its own over the sample district.
  private struct Scratch {
    let folder: ScratchFolder
    let desk: Desk
    let csv: PeriodMaterial

    init() throws {
      folder = try ScratchFolder()
      csv = try DeskTests.csv.get()
      desk = Desk(csv.workspace, try SubmissionStore(path: folder.path("bieumau.sqlite")))
    }

    /// Takes in one submission and accepts it.
    @discardableResult
    func send(
      _ observations: [SubmittedObservation], form: String = "bieu-05", sender: String = "tt-dvnn",
      for period: ReportingPeriod = DeskTests.halfYear, at minute: Int = 0, isAccepted: Bool = true
    ) throws -> SubmissionName {
      let moment = Moment(secondsSince1970: DeskTests.moment.secondsSince1970 + minute * 60)
      let delivery = Delivery(
        bytes: Array("\(form) \(sender) \(period.code) \(minute)".utf8), fileName: "a.csv", sender: sender,
        received: moment, ingested: moment)
      let content = SubmissionContent(
        form: form, edition: "1", sender: sender, period: period, sections: ["a"], observations: observations)
      let name = try desk.store.save(delivery, [content]).lines[0].submission.name
      if isAccepted { _ = try desk.store.decide(.accept, on: name, by: "A", at: moment) }
      return name
    }

    func material(_ inclusion: Inclusion = .accepted) throws -> Accepted<PeriodMaterial> {
      try desk.material(for: DeskTests.halfYear, inclusion)
    }

    /// What the desk has for a key of the store.
    func value(_ key: CodedKey, in material: PeriodMaterial) throws -> [ObservedValue] {
      var translation = desk.translation(material.figures.units)
      let key = translation.key(key)
      return material.figures.observations.observations(for: try #require(key)).map(\.value)
    }
  }

  private static let csv = Result {
    try Workspace.open(
      SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path,
      library: PackLibrary.forFilling(SampleDistrict.surroundings)
    ).value.material(for: halfYear).value
  }

  private static func key(_ indicator: String = "da2.projects.approved", period: ReportingPeriod = halfYear) -> CodedKey {
    CodedKey(indicator: indicator, unit: UnitIdentity(code: "25330"), period: period)
  }

  private static func value(_ value: ObservedValue, _ key: CodedKey = key()) -> SubmittedObservation {
    SubmittedObservation(key: key, value: value, section: "a")
  }

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
    let scratch = try Scratch()
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
    let scratch = try Scratch()
    try scratch.send([Self.value(.n(1))])
    try scratch.send([Self.value(.n(2))], at: 1, isAccepted: false)
    #expect(try scratch.value(Self.key(), in: scratch.material().value) == [.n(1)])
    #expect(try scratch.value(Self.key(), in: scratch.material(.received).value) == [.n(2)])
  }

  @Test("senders who disagree leave a blank and a warning, until it is decided")
  func disputes() throws {
    let scratch = try Scratch()
    try scratch.send([Self.value(.n(1))])
    try scratch.send([Self.value(.n(2))], sender: "xa-an-khuong")
    let open = try scratch.material()
    #expect(open.findings.map(\.code.id) == ["D102"])
    let words = Catalogue().report(for: try #require(open.findings.first))
    #expect(words.contains("bieu-05/tt-dvnn/2023-H1/1 ghi 1, bieu-05/xa-an-khuong/2023-H1/1 ghi 2"), "\(words)")
    #expect(try scratch.value(Self.key(), in: open.value) == [.blank])
    try scratch.desk.store.resolve(
      Self.key(), in: Self.halfYear, take: "xa-an-khuong", by: "A", at: Self.moment, reason: "sổ gốc")
    let decided = try scratch.material()
    #expect(decided.findings.isEmpty)
    #expect(try scratch.value(Self.key(), in: decided.value) == [.n(2)])
  }

  @Test("an answer counts before a blank, whoever comes first; answers in words stand side by side")
  func blanksAndAnswers() throws {
    let scratch = try Scratch()
    try scratch.send([Self.value(.blank)], sender: "a-blank")
    try scratch.send([Self.value(.none)])
    let question = try #require(
      scratch.csv.workspace.pack.catalogue.indicators.first { $0.rollUp == .text && $0.recordType == nil })
    let key = Self.key(question.code)
    for sender in ["tt-dvnn", "xa-an-khuong"] {
      try scratch.send([Self.value(.text(sender), key)], form: "mau-01", sender: sender)
    }
    let material = try scratch.material()
    #expect(material.findings.isEmpty)
    #expect(try scratch.value(Self.key(), in: material.value) == [.none])
    #expect(try scratch.value(key, in: material.value) == [.text("tt-dvnn"), .text("xa-an-khuong")])
  }

  @Test("of several periods that tell of one figure the nearest before counts, then the nearest after")
  func order() throws {
    let periods = try ["2022", "2023", "2021", "2023-H1", "2022-H1", "2024-H1"].map { try #require(ReportingPeriod($0)) }
    #expect(
      StoredObservations.order(periods, from: Self.halfYear).map(\.code)
        == ["2023-H1", "2022", "2022-H1", "2021", "2023", "2024-H1"])
    let scratch = try Scratch()
    let year = ReportingPeriod(kind: .year, year: 2022)
    let key = Self.key(period: year)
    try scratch.send([Self.value(.n(5), key)], for: year)
    try scratch.send([Self.value(.n(7), key)], for: ReportingPeriod(kind: .year, year: 2023))
    let material = try scratch.material()
    #expect(material.findings.isEmpty)
    #expect(try scratch.value(key, in: material.value) == [.n(5)])
  }

  @Test("codes that pack and units no longer have are told, not guessed")
  func unknownCodes() throws {
    let scratch = try Scratch()
    var gone = Self.key()
    gone.unit.validFrom = CalendarDate(year: 1990, month: 1, day: 1)
    var split = Self.key()
    split.stratum = "status=rich"
    try scratch.send([
      Self.value(.n(1), gone), Self.value(.n(1), Self.key("da9.gone")), Self.value(.n(1), split),
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

  private func codes<Value>(_ body: () throws -> Value) -> [String] {
    do {
      _ = try body()
      return []
    } catch let rejection as Rejection {
      return rejection.findings.map(\.code.id)
    } catch {
      return ["\(error)"]
    }
  }
}

extension ObservedValue {
  fileprivate static func n(_ number: Int) -> ObservedValue { .number(DecimalNumber(number)) }
}
