import Diagnostics
import Forms
import Foundation
import Indicators
import Quantities
import Testing

@testable import Reporting

/// Everything that one workspace prints for a year, read back from five formats.
struct RenderedSet {
  let district: SampleDistrict
  /// Codes of the forms that the district prints.
  let forms: Set<String>
  /// From SpreadsheetML and from xlsx.
  private(set) var sheets: [NumberPlace: SheetNumbers.Entry] = [:]
  private(set) var workbooks: [NumberPlace: SheetNumbers.Entry] = [:]
  private(set) var sheetSentences: Set<String> = []
  private(set) var workbookSentences: Set<String> = []
  /// By format, from what people read.
  private(set) var pages: [String: Page] = [:]
  /// What of the spreadsheets stands on pages too: tables, and where charts stand for them the figures that are drawn.
  private var shown: [NumberPlace: SheetNumbers.Entry] = [:]

  struct Page {
    var places: [NumberPlace: String] = [:]
    var sentences: Set<String> = []
  }

  /// Tables of the summary are its sections in their order.
  private static let summarySections = ["targets", "money", "sources", "communes"]
  /// Columns that its charts draw, table by table, and rows that they leave out.
  private static let drawnColumns = [["3"], ["1", "2"], ["1", "2"], ["1", "2"]]
  private static let totals: Set<String> = ["S.T"]
  private static let formats = ["xml", "xlsx", "docx", "html", "txt"]

  init(_ workspace: String) throws {
    district = try SampleDistrict("2023", workspace: workspace)
    let out = try ScratchFolder()
    let pack = district.material.context.pack
    let codes = pack.forms.map(\.code) + pack.reports.map(\.code)
    let request = RenderRequest(period: district.material.context.period, forms: codes, formats: Self.formats)
    let items = try Render(library: PackLibrary(SampleDistrict.surroundings))(request, workspace: workspace, into: out.path("o"))
      .value.items
    forms = Set(pack.forms.map(\.code))
    let titles = try Self.chartTitles()
    for code in items.map(\.code) {
      let bytes = try Self.formats.map { format in
        try #require(try FileReading.bytes(at: out.path("o/\(code).\(format)"), limit: 1 << 27, name: code))
      }
      let xml = try SheetNumbers(code, bytes[0]), xlsx = try SheetNumbers(code, bytes[1])
      sheets.merge(xml.entries) { $1 }
      workbooks.merge(xlsx.entries) { $1 }
      sheetSentences.formUnion(xml.inSentences.map { code + ": " + $0 })
      workbookSentences.formUnion(xlsx.inSentences.map { code + ": " + $0 })
      shown.merge(code == "summary" ? xml.drawn(Self.drawnColumns, of: code, leaving: Self.totals) : xml.entries) { $1 }
      add(try PrintedPages.docx(code, bytes[2]), "docx", code)
      add(try PrintedPages.html(code, bytes[3]), "html", code)
      add(PrintedPages.text(code, bytes[4], chartTitles: titles), "txt", code)
    }
  }

  private mutating func add(_ numbers: PrintedNumbers, _ format: String, _ code: String) {
    pages[format, default: Page()].places.merge(numbers.places) { $1 }
    pages[format, default: Page()].sentences.formUnion(numbers.inSentences.map { code + ": " + $0 })
  }

  private static func chartTitles() throws -> [String] {
    let template = SampleDistrict.root.appending(path: "Templates/tt10-2022/reports/summary.xml")
    return try String(contentsOf: template, encoding: .utf8).matches(of: /<chart [^>]*title="([^"]*)"/).map { String($0.1) }
  }

  var places: Set<NumberPlace> { Set(sheets.keys) }

  // MARK: - One format against the others

  /// Every format prints the same numbers in the same places, rounded or not.
  func expectAgreement(sourceLocation: SourceLocation = #_sourceLocation) {
    var differences: [String] = []
    func compare(_ name: String, _ wanted: Set<NumberPlace>, _ found: Set<NumberPlace>) {
      differences += wanted.subtracting(found).sorted().map { "\(name) has no \($0)" }
      differences += found.subtracting(wanted).sorted().map { "\(name) alone has \($0)" }
    }
    compare("xlsx", Set(sheets.keys), Set(workbooks.keys))
    for (place, entry) in sheets where workbooks[place].map({ Double($0.text) != Double(entry.text) }) ?? false {
      differences.append("\(place): \(entry.text), xlsx \(workbooks[place]?.text ?? "")")
    }
    for (format, page) in pages {
      compare(format, Set(shown.keys), Set(page.places.keys))
      for (place, text) in page.places where shown[place].map({ !Self.prints(text, $0) }) ?? false {
        differences.append("\(place): \(shown[place]?.text ?? ""), \(format) \(text)")
      }
    }
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(12))", sourceLocation: sourceLocation)
  }

  private static func prints(_ text: String, _ entry: SheetNumbers.Entry) -> Bool {
    guard let number = entry.number else { return text == entry.text }
    let places = text.firstIndex(of: ",").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return number.vietnamese(places: places) == text
  }

  // MARK: - Before and after

  static func changes(
    _ before: [NumberPlace: SheetNumbers.Entry], _ after: [NumberPlace: SheetNumbers.Entry]
  ) -> Set<NumberPlace> {
    Set(before.keys.filter { before[$0]?.text != after[$0]?.text })
  }

  /// What the numbers of sentences were, and what they are.
  static func sentences(_ before: Set<String>, _ after: Set<String>) -> [Set<String>] {
    [before.subtracting(after), after.subtracting(before)]
  }

  // MARK: - What depends on an observation

  /// Documents whose cells are explained: the forms, and the summary, which has tables of its own.
  var explained: Set<String> { forms.union(["summary"]) }

  /// Of each observation the cells whose figures are explained by it, however far down.
  func dependents(of keys: Set<ObservationKey>) throws -> [ObservationKey: Set<NumberPlace>] {
    var result: [ObservationKey: Set<NumberPlace>] = [:]
    let places = Dictionary(grouping: sheets.keys.filter { explained.contains($0.document) }, by: \.document)
    for (code, places) in places {
      var traced = try TracedForm(code, in: district.material.context)
      for place in places {
        let entry = try #require(sheets[place])
        let address = "\(code)/\(try section(of: place, entry))!\(entry.anchor)/\(entry.column)"
        for figure in try traced.trace(#require(FigureAddress(address))).all {
          if let key = figure.key, keys.contains(key) { result[key, default: []].insert(place) }
        }
      }
    }
    return result
  }

  private func section(of place: NumberPlace, _ entry: SheetNumbers.Entry) throws -> String {
    let pack = district.material.context.pack
    if let form = pack.form(place.document) {
      return try #require(form.sheets.first { $0.name == entry.sheet }?.section, "\(entry.sheet)")
    }
    let number = try #require(place.part.split(separator: " ").last.flatMap { Int($0) })
    return Self.summarySections[number - 1]
  }
}

/// The sample with one value of one file changed.
struct ChangedWorkspace {
  private let folder: ScratchFolder

  var path: String { folder.path("w") }

  init(_ change: OneChangeLawTests.Change) throws {
    folder = try ScratchFolder()
    let sample = SampleDistrict.root.appending(path: "Samples/hon-quan-2023").path
    let observations = try #require(try FileReading.names(in: sample + "/observations"))
    for name in ["workspace.xml", "units.csv", "plan.xml"] + observations.map({ "observations/" + $0 }) {
      let bytes = try #require(try FileReading.bytes(at: sample + "/" + name, limit: 1 << 22, name: name))
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "w/" + name)
    }
    let (text, line) = try Self.text(change)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fields = lines[line].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    try #require(fields[8] != change.value && fields[9] == "reported")
    fields[8] = change.value
    lines[line] = fields.joined(separator: ",")
    try folder.write(lines.joined(separator: "\n"), to: "w/observations/" + change.file)
  }

  /// A file of the sample, and the line that is to change, the first being 0.
  private static func text(_ change: OneChangeLawTests.Change) throws -> (text: String, line: Int) {
    let file = SampleDistrict.root.appending(path: "Samples/hon-quan-2023/observations/" + change.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (text, try #require(lines.firstIndex { $0.hasPrefix(change.line) }))
  }

  /// What a change is about, by the file and line from which the observation was read.
  static func key(of change: OneChangeLawTests.Change, in district: SampleDistrict) throws -> ObservationKey {
    let line = try text(change).line + 1
    let observations = district.material.figures.observations
    var found: [ObservationKey] = []
    observations.forEach { key, observation in
      let isInFile = observations.files[Int(observation.file)].hasSuffix("/" + change.file)
      if isInFile, Int(observation.line) == line { found.append(key) }
    }
    try #require(found.count == 1)
    return found[0]
  }
}
