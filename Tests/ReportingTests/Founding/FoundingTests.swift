import Diagnostics
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

@Suite("New workspaces")
struct FoundingTests {
  static let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
  private static let founding = Founding(SampleDistrict.surroundings)
  private static let library = PackLibrary(SampleDistrict.surroundings)
  private static func nobody(_ question: Founding.Question) -> String? { nil }

  private func codes(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch let rejection as Rejection {
      return rejection.findings.map(\.code.id)
    } catch {
      return ["\(error)"]
    }
  }

  /// Two provinces with a district of the same name each, and what the second district became.
  private static let country = """
    code,name,kind,parent,valid_from,valid_to,successors,flags
    1,Tỉnh Một,province,,,,,
    2,Tỉnh Hai,province,,,,,
    10,Huyện Bình An,district,1,,,,
    20,Huyện Bình An,district,2,,2025-06-30,,
    21,"Huyện ""Đảo"", xa",district,2,,,,island
    101,Xã Đồng Nơ,commune,10,,,,
    102,Xã Đông Nô,commune,10,,,,
    103,Xã Cũ,commune,10,,2022-06-30,101,
    201,Xã Tân,commune,20,,2025-06-30,201,
    201,Xã Tân,commune,2,2025-07-01,,,
    211,Xã Khơi,commune,21,,,,
    """

  @Test("a district of the sample's units and plan hands out workbooks at once")
  func sampleDistrict() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path("hon-quan")
    let founded = try Self.founding(
      Founding.Request(folder: folder, units: Self.sample + "/units.csv", plan: Self.sample + "/plan.xml"),
      ask: Self.nobody)
    #expect(founded.findings.isEmpty)
    #expect(founded.value.unit == "Huyện Hớn Quản" && founded.value.units == 13)
    #expect(founded.value.periods.map(\.code) == ["2023-H1", "2023"])
    let files = scratch.files
    #expect(Set(files.keys) == ["hon-quan/workspace.xml", "hon-quan/units.csv", "hon-quan/plan.xml"])
    let library = Self.library
    let linted = try Lint(library: library)(workspace: folder)
    #expect(linted.findings.filter { $0.severity > .note } == [])
    let settings = try Workspace.open(folder, library: library).value.settings
    // Whoever the sample names sends here too: nobody less, nobody more.
    let wanted = try SampleDistrict("2023").material.workspace.settings.senders
    #expect(settings.senders.map { $0.role + " " + $0.unit }.sorted() == wanted.map { $0.role + " " + $0.unit }.sorted())
    #expect(settings.sender("xa-dong-no")?.name == "Ủy ban nhân dân xã Đồng Nơ")
    #expect(settings.letterhead.symbol == "/BC-LĐTBXH")
    let handedOut = try Blanking(library: library)(
      Blanking.Request(period: founded.value.periods[0], sender: nil, formats: ["xml"]), workspace: folder,
      into: scratch.path("out"))
    #expect(handedOut.value.books.count == settings.senders.count)
    let listing = try FormsListing.make(workspace: folder, library: library, today: SampleDistrict.surroundings.today)
    #expect(listing.value.unit == "Huyện Hớn Quản")
  }

  @Test("without a plan, one is begun that says who answers for what")
  func noPlan() throws {
    let scratch = try ScratchFolder()
    _ = try Self.founding(
      Founding.Request(
        folder: scratch.path("w"), units: Self.sample + "/units.csv", year: 2024, office: "Phòng Nội vụ & <Lao động>"),
      ask: Self.nobody)
    let workspace = try Workspace.open(scratch.path("w"), library: Self.library)
    #expect(workspace.findings.isEmpty)
    #expect(workspace.value.plan?.year == 2024)
    #expect(workspace.value.plan?.owners.contains { $0.component == "DA2" && $0.role == "agricultural-services" } == true)
    #expect(workspace.value.settings.sender("labour-office")?.name == "Phòng Nội vụ & <Lao động>")
    #expect(workspace.value.settings.letterhead.signatoryTitle == "TRƯỞNG PHÒNG")
  }

  @Test("what is missing is asked for where somebody can be asked, else the options are named together")
  func asking() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.country, to: "units.csv")
    let found = codes { _ = try Self.founding(Founding.Request(folder: scratch.path("w")), ask: Self.nobody) }
    #expect(found == ["E001"])
    var asked: [String] = []
    let founded = try Self.founding(Founding.Request(folder: scratch.path("w"), year: 2023)) { question in
      switch question {
      case .regime: asked.append("regime")
      case .units:
        asked.append("units")
        return scratch.path("units.csv")
      case .year: asked.append("year")
      case .unit(let choices):
        asked.append("unit of \(choices.count)")
        return "\"đảo\", xa"
      }
      return nil
    }
    #expect(asked == ["units", "unit of 3"])
    #expect(founded.value.unit == "Huyện \"Đảo\", xa" && founded.value.units == 1)
  }

  @Test("a district takes its own units out of the country's file, former ones too")
  func country() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.country, to: "units.csv")
    let founded = try Self.founding(
      Founding.Request(folder: scratch.path("w"), units: scratch.path("units.csv"), unit: "10", year: 2023),
      ask: Self.nobody)
    #expect(founded.value.units == 2)
    let lines = try #require(scratch.files["w/units.csv"]).split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(lines == ["code", "1", "10", "101", "102", "103"])
    let senders = try Workspace.open(scratch.path("w"), library: Self.library).value.settings.senders
    // Two names with the same letters are told apart by their codes.
    #expect(senders.filter { $0.role == "commune" }.map(\.code) == ["xa-dong-no-101", "xa-dong-no-102"])
  }

  @Test("names and codes of units are looked up as of the year")
  func choosing() throws {
    let scratch = try ScratchFolder()
    try scratch.write(Self.country, to: "units.csv")
    func founded(_ unit: String?, _ year: Int) -> [String] {
      codes {
        let request = Founding.Request(
          folder: scratch.path("w\(year)\(unit ?? "")"), units: scratch.path("units.csv"), unit: unit, year: year)
        let accepted = try Self.founding(request, ask: Self.nobody)
        if !accepted.findings.isEmpty { throw Rejection(accepted.findings) }
      }
    }
    #expect(founded("Huyện Bình An", 2023) == ["E006"])
    #expect(founded("Huyện Bnh An", 2023) == ["E005"])
    #expect(founded(nil, 2023) == ["E001"])
    #expect(founded("21", 2030) == ["E004"])
    #expect(founded("20", 2025) == ["E008"])
    #expect(founded("101", 2023) == ["E007"])
  }

  @Test("a folder that holds something, or in which one stands, is refused and left as it is")
  func inTheWay() throws {
    let scratch = try ScratchFolder()
    try scratch.write("mine", to: "w/note.txt")
    try scratch.write("mine", to: "file")
    let units = Self.sample + "/units.csv"
    for (folder, code) in [("w", "E002"), ("file", "E002")] {
      #expect(codes {
        _ = try Self.founding(Founding.Request(folder: scratch.path(folder), units: units, year: 2023), ask: Self.nobody)
      } == [code])
    }
    try FolderWork.make(scratch.path("here"))
    var surroundings = SampleDistrict.surroundings
    surroundings.currentFolder = scratch.path("here")
    #expect(codes {
      let request = Founding.Request(folder: scratch.path("here"), units: units, year: 2023)
      _ = try Founding(surroundings)(request, ask: Self.nobody)
    } == ["E003"])
    #expect(scratch.files == ["w/note.txt": "mine", "file": "mine"])
    _ = try Self.founding(Founding.Request(folder: scratch.path("here"), units: units, year: 2023), ask: Self.nobody)
    #expect(scratch.files.count == 5)
  }

  @Test("nothing is written when the plan or the units are wrong, and all of it is told")
  func wrongSources() throws {
    let scratch = try ScratchFolder()
    try scratch.write("code,name\n1,Một\n", to: "units.csv")
    try scratch.write(
      "<plan xmlns=\"urn:bieumau:plan:1\" year=\"2023\" unit=\"694\"><targets><target indicator=\"x\" value=\"1\"/></targets></plan>",
      to: "plan.xml")
    try scratch.write("<plan xmlns=\"urn:bieumau:plan:1\" year=\"23\"/>", to: "bad.xml")
    let request = Founding.Request(
      folder: scratch.path("w"), units: scratch.path("units.csv"), plan: scratch.path("bad.xml"), year: 2023)
    let both = codes { _ = try Self.founding(request, ask: Self.nobody) }
    #expect(both.contains("F104") && both.contains("O002") && both.contains("F103"))
    do {
      _ = try Self.founding(
        Founding.Request(folder: scratch.path("w"), units: Self.sample + "/units.csv", plan: scratch.path("plan.xml")),
        ask: Self.nobody)
      Issue.record("an indicator that is unknown was taken")
    } catch let rejection as Rejection {
      #expect(rejection.findings.first?.location?.file == scratch.path("plan.xml"))
    }
    #expect(scratch.files.count == 3)
  }

  @Test("another regulation, with provinces over communes")
  func otherPack() throws {
    let scratch = try ScratchFolder()
    let packs = SampleDistrict.root.appending(path: "Tests/Packs").path
    var surroundings = SampleDistrict.surroundings
    surroundings.templatesOption = packs
    let founded = try Founding(surroundings)(
      Founding.Request(
        folder: scratch.path("w"), units: packs + "/workspace-2030/units.csv", plan: packs + "/workspace-2030/plan.xml"),
      ask: Self.nobody)
    #expect(founded.value.senders == 4 && founded.value.units == 3 && founded.value.periods.map(\.code) == ["2030-H1", "2030"])
  }
}
