import Diagnostics
import Indicators
import Quantities
import Store
import Testing

@testable import Reporting

@Suite("A province over its districts")
struct LevelsTests {
  /// Figures of a unit: those that its workspace has of itself, added up where they are.
  private func figures(_ material: PeriodMaterial, unit code: String, as keys: [ObservationKey]) throws -> [Figure] {
    let unit = try #require(material.figures.units.index(of: code))
    return keys.map { key in
      var key = key
      key.unit = Int32(unit)
      return material.figures.figure(for: key, in: ScratchProvince.period)
    }
  }

  /// Every figure of the period that adds up, once.
  private func additiveKeys(_ material: PeriodMaterial) -> [ObservationKey] {
    var keys: Set<ObservationKey> = []
    material.figures.observations.forEach { key, _ in
      let rollUp = material.figures.catalogue.traits[Int(key.indicator)].rollUp
      guard key.record == 0, key.period == PeriodNumber(ScratchProvince.period), key.measure == .yearToDate,
        rollUp.isAdditive || rollUp == .distinct || rollUp == .sumOnce
      else { return }
      var key = key
      key.scope = .total
      key.unit = 0
      keys.insert(key)
    }
    return Array(keys)
  }

  @Test("every figure that adds up is the sum of the districts', whatever their order; communes keep theirs")
  func sums() throws {
    let province = try ScratchProvince()
    let one = try province.material("D1").value
    let two = try province.material("D2").value
    let whole = try province.material("tinh")
    #expect(whole.findings.filter { $0.severity == .error } == [])
    let keys = additiveKeys(one)
    #expect(keys.count > 500)
    let parts = zip(try figures(one, unit: "D1", as: keys), try figures(two, unit: "D2", as: keys))
    let expected = parts.map { one, two -> DecimalNumber? in
      guard let left = one.number, let right = two.number else { return nil }
      return left.adding(right)
    }
    let found = try figures(whole.value, unit: "P1", as: keys)
    #expect(found.map(\.number) == expected)
    #expect(expected.count { $0 != nil } > 400)
    try province.write(below: [("D2", "../D2"), ("D1", "../D1")])
    #expect(try figures(province.material("tinh").value, unit: "P1", as: keys) == found)
    let commune = try figures(whole.value, unit: "D2-25330", as: keys)
    #expect(commune == (try figures(two, unit: "D2-25330", as: keys)))
  }

  @Test("senders below are named with their districts, records stay apart")
  func names() throws {
    let province = try ScratchProvince()
    let whole = try province.material("tinh").value
    #expect(whole.senderNames["D1/ld-tbxh"] == "Phòng LĐ-TB&XH, Huyện Hớn Quản")
    #expect(whole.senderNames["so"] == "Sở")
    let records = whole.figures.observations.records
    #expect(records.contains { $0.id.hasPrefix("D1-") } && records.contains { $0.id.hasPrefix("D2-") })
    #expect(whole.figures.observations.files.contains { $0.hasPrefix("../D1/") })
  }

  @Test("an export stands for a workspace")
  func exports() throws {
    let province = try ScratchProvince()
    let before = try province.material("tinh").value
    _ = try Exporting(library: ScratchProvince.library)(
      Exporting.Request(workspace: province.scratch.path("D2"), period: ScratchProvince.period, formats: [.csv]),
      to: .file(province.scratch.path("tinh/D2.csv")), isForced: false)
    try province.write(below: [("D1", "../D1"), ("D2", "D2.csv")])
    let after = try province.material("tinh").value
    let keys = additiveKeys(before)
    #expect(try figures(after, unit: "P1", as: keys) == figures(before, unit: "P1", as: keys))
  }

  @Test("a district of which nothing came yet is told, and totals say that they are not whole")
  func missing() throws {
    let province = try ScratchProvince(["D1", "D2"])
    let keys = additiveKeys(try province.material("D1").value)
    try province.write(below: [("D1", "../D1"), ("D2", "../nowhere")])
    let whole = try province.material("tinh")
    #expect(whole.findings.contains { $0.code == .lowerSourceMissing && $0["name"] == "D2" })
    let found = try figures(whole.value, unit: "P1", as: keys).filter { $0.number != nil }
    #expect(!found.isEmpty && found.allSatisfy(\.isIncomplete))
  }

  @Test("what does not belong together is refused with its place")
  func refusals() throws {
    let province = try ScratchProvince(["D1"])
    try province.write(below: [("D1", "../D1"), ("D9", "../D1")])
    #expect(province.refusal().map(\.code.id) == ["F107"])
    try province.write(below: [("D1-25330", "../D1")])
    #expect(province.refusal().map(\.code) == [.lowerWorkspaceOfOtherUnit])
    try province.write(below: [("P1", "../D1")])
    #expect(province.refusal().map(\.code) == [.lowerUnitElsewhere])
    let settings = try #require(province.scratch.files["D1/workspace.xml"])
    try province.write(below: [("D1", "../D1")])
    try province.scratch.write(settings.replacing("tt10-2022", with: "tt99"), to: "D1/workspace.xml")
    #expect(province.refusal().map(\.code) == [.lowerRegimeOther])
    // A district that says it stands above itself.
    let circle = settings.replacing("<period code=\"2023-H1\"", with: "<below unit=\"D1-25330\" from=\"../loop\"/><period code=\"2023-H1\"")
    try province.scratch.write(circle, to: "D1/workspace.xml")
    try province.scratch.write(
      circle.replacing("unit=\"D1\" compiler", with: "unit=\"D1-25330\" compiler").replacing("unit=\"D1-25330\" from", with: "unit=\"D1\" from"),
      to: "loop/workspace.xml")
    try province.scratch.write(
      try #require(province.scratch.files["D1/units.csv"]).replacing("D1-25330,Xã An Khương,commune,D1", with: "D1-25330,Xã An Khương,commune,"),
      to: "loop/units.csv")
    #expect(!province.refusal().filter { $0.severity == .error }.isEmpty)
  }

  @Test("a merge says which districts have given something to each form, from stores, files and exports")
  func given() throws {
    let province = try ScratchProvince(["D1", "D2", "D3"])
    func form(_ code: String) throws -> MergedForm {
      let merged = try Merging(library: ScratchProvince.library)(
        MergeRequest(workspace: province.scratch.path("tinh"), period: ScratchProvince.period, now: Moment(secondsSince1970: 1_684_500_000))
      ).value
      #expect(merged.belowLabel == "huyện")
      return try #require(merged.forms.first { $0.code == code })
    }
    func counting(_ form: MergedForm) -> [String] { form.below.filter(\.counts).map(\.unit) }
    // Without stores: by whose workbooks the figures would have come in.
    let all = try form("bieu-05")
    #expect(all.below.map(\.unit) == ["D1", "D2", "D3"] && counting(all) == ["D1", "D2", "D3"])
    #expect(try form("bieu-03").below.isEmpty && form("bieu-02").below.isEmpty)
    // One has a store with a single accepted form in it, one an export of such a store, one has not come.
    let row = "xa-an-khuong,da2.communityActivities,,D1-25330,total,2023-H1,yearToDate,,3,reported,preliminary,"
    try province.scratch.write(TidyColumn.header + "\n" + row + "\n", to: "one.csv")
    let place = province.scratch.path("D1")
    let handover = try Handover(received: nil, now: Moment(secondsSince1970: 1_684_400_000))
    _ = try Importing(library: ScratchProvince.library)([province.scratch.path("one.csv")], workspace: place, handover)
    try province.write(below: [("D1", "../D1"), ("D2", "D2.csv"), ("D3", "../nowhere")])
    #expect(try counting(form("bieu-05")) == [])
    let store = try Desk.existingStore(in: place)
    let names = try store.submissions().map(\.name)
    _ = try store.decideEach(.accept, on: names, by: "B", at: Moment(secondsSince1970: 1_684_450_000))
    _ = try Exporting(library: ScratchProvince.library)(
      Exporting.Request(workspace: place, period: nil, formats: [.csv]), to: .file(province.scratch.path("D1.csv")), isForced: false)
    try province.scratch.write(
      try #require(province.scratch.files["D1.csv"]).replacing("D1-25330", with: "D2-25330"), to: "tinh/D2.csv")
    let merged = try form("bieu-05")
    #expect(counting(merged) == ["D1", "D2"] && merged.below.count == 3)
    #expect(try counting(form("bieu-06")) == [])
  }

  @Test("a unit that the province does not know is refused, not left out")
  func strangers() throws {
    let province = try ScratchProvince(["D1"])
    let units = try #require(province.scratch.files["tinh/units.csv"])
    let without = units.split(separator: "\n").filter { !$0.hasPrefix("D1-25330") }.joined(separator: "\n")
    try province.scratch.write(without, to: "tinh/units.csv")
    let found = province.refusal().filter { $0.severity == .error }
    #expect(found.map(\.code) == [.lowerUnitUnknown])
    #expect(found.first?["name"] == "Xã An Khương (D1-25330)")
    // The same code from another day on is another unit.
    let later = units.replacing("D1-25330,Xã An Khương,commune,D1,,", with: "D1-25330,Xã An Khương,commune,D1,2023-01-01,")
    try province.scratch.write(later, to: "tinh/units.csv")
    #expect(province.refusal().filter { $0.severity == .error }.map(\.code) == [.lowerUnitUnknown])
  }

  @Test("after the reform an old district's series is refused, naming the units that hold more")
  func reform() throws {
    let province = try ScratchProvince(["D1"])
    let year = ReportingPeriod(kind: .year, year: 2025)
    var units = try #require(province.scratch.files["tinh/units.csv"])
    units += "D1-25345,Xã Tân Hưng,commune,P1,2025-07-01,,,\nD1-25351,Xã Tân Quan,commune,P1,2025-07-01,,,\n"
    func district(_ successors: String) -> String {
      units.split(separator: "\n").map { line in
        guard line.contains(",commune,D1,") || line.contains(",township,D1,") else { return String(line) }
        var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        fields[6] = fields[0] == "D1-25438" ? "D1-25351" : successors
        return fields.joined(separator: ",")
      }.joined(separator: "\n")
    }
    try province.scratch.write(district("D1-25345"), to: "tinh/units.csv")
    let ended = province.refusal(year).filter { $0.severity == .error }
    #expect(ended.map(\.code) == [.lowerUnitEnded])
    #expect(ended.first?["successors"]?.contains("Xã Tân Hưng (D1-25345)") == true)
    try province.scratch.write(
      district("D1-25345") + "\nX1,Xã Quang Minh,commune,P1,,2025-06-30,D1-25351,", to: "tinh/units.csv")
    let mixed = province.refusal(year).filter { $0.severity == .error }
    #expect(mixed.map(\.code) == [.lowerUnitMixed])
    #expect(mixed.first?["mixed"] == "Xã Tân Quan (D1-25351) ← Xã Quang Minh (X1)")
  }
}
