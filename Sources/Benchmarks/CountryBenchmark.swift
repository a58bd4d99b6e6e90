import Diagnostics
import Foundation
import Glibc
import Indicators
import Quantities
import Reporting
import Store

/// A year of the country in one workspace: stored, accepted, merged, and added up to districts, provinces and the nation by
/// what makes reports of it. `scripts/bench country` runs the two halves and pandas beside them.
enum CountryBenchmark {
  static let observations = 600
  /// Deliveries in one transaction, as when a folder is taken in.
  private static let together = 100

  private static func sample(_ folder: String, communes: Int) throws -> (CountrySample, PackLibrary) {
    let library = PackLibrary(.current(templates: "Templates"))
    let scratch = folder + "/sample-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let sample = try CountrySample(
      communes: communes, observations: observations, sample: "Samples/hon-quan-2023", scratch: scratch, library)
    return (sample, library)
  }

  // MARK: - Storing

  /// Writes a workspace with everything stored and accepted, and `observations.csv` with the same observations.
  static func store(_ folder: String, communes: Int) throws {
    let (sample, _) = try sample(folder, communes: communes)
    try sample.write(to: folder)
    let store = try Desk.makeStore(in: folder)
    var storing = Taken()
    for first in stride(from: 0, to: communes, by: together) {
      let parcels = (first..<min(first + together, communes)).map(sample.parcel)
      try storing.add { _ = try store.save(parcels) }
    }
    let count = communes * sample.keys.count
    print("stored: \(count) observations, \(storing.words(count))")
    let names = try store.submissions().map(\.name)
    var accepting = Taken()
    try accepting.add { _ = try store.decideEach(.accept, on: names, by: "B", at: CountrySample.moment) }
    print("accepted: \(names.count) submissions, \(accepting.words(names.count)); \(peak) MB at most")
    try store.close()
    try writeRows(sample, to: folder + "/observations.csv")
  }

  private static func writeRows(_ sample: CountrySample, to path: String) throws {
    FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var text = "sender,indicator,stratum,unit,scope,period,measure,record,value,kind,status,note\n"
    for commune in 0..<sample.communes {
      sample.appendRows(of: commune, to: &text)
      if commune % together == 0 || commune == sample.communes - 1 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.close()
  }

  // MARK: - Adding up

  /// Adds up what was stored, checks every sum, and writes the sums to `sums.csv`.
  static func merge(_ folder: String, communes: Int) throws {
    let library = PackLibrary(.current(templates: "Templates"))
    var figures: Figures?
    var reading = Taken()
    try reading.add {
      figures = try Workspace.open(folder, library: library).value.figures(for: CountrySample.period, .accepted).value.figures
    }
    guard let figures else { return }
    let (sample, _) = try sample(folder, communes: communes)
    let asked = try Sums(sample, figures)
    var sums: [[Figure]] = []
    var adding = Taken()
    adding.add { sums = asked.sums(figures) }
    let count = communes * sample.keys.count
    print("read: \(count) observations, \(reading.words(count))")
    print("added up to \(asked.units.count) districts, provinces and the nation: \(adding.words(count)); \(peak) MB at most")
    let wrong = asked.wrong(sums)
    print(wrong == 0 ? "every sum is right: \(asked.units.count * sample.keys.count)" : "\(wrong) SUMS ARE WRONG")
    try asked.write(sums, to: folder + "/sums.csv")
    if wrong > 0 { exit(1) }
  }

  /// Megabytes of memory that this process had at most.
  private static var peak: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return Int(usage.ru_maxrss) >> 10
  }
}

/// Every figure of the sample over every district, province and the nation: as the product has it, and as it must be.
private struct Sums {
  /// What a unit's sum must come to.
  private struct Wanted {
    var number: Int?
    var isIncomplete = false
  }

  let units: [String]
  private let keys: [CodedKey]
  private let asked: [ObservationKey]
  private let places: [Int32]
  /// Unit by unit, figure by figure.
  private let wanted: [[Wanted]]

  init(_ sample: CountrySample, _ figures: Figures) throws {
    keys = sample.keys
    let districts = 0..<sample.districts
    let provinces = 0..<sample.provinces
    units = districts.map { CountrySample.district($0) } + provinces.map { CountrySample.province($0) } + [CountrySample.nation]
    var wanted = [[Wanted]](
      repeating: Array(repeating: Wanted(), count: sample.keys.count), count: units.count)
    for commune in 0..<sample.communes {
      let district = sample.district(of: commune)
      let above = [district, sample.districts + sample.province(ofDistrict: district), units.count - 1]
      for figure in sample.keys.indices {
        let value = sample.value(commune, figure)
        for unit in above {
          if case .number(let number) = value, let whole = Int(number.description) {
            wanted[unit][figure].number = (wanted[unit][figure].number ?? 0) + whole
          }
          if value == .blank { wanted[unit][figure].isIncomplete = true }
        }
      }
    }
    self.wanted = wanted
    places = units.map { Int32(figures.units.index(of: $0) ?? -1) }
    var translation = KeyTranslation(
      figures.catalogue, figures.disaggregations, figures.units, periods: [CountrySample.period])
    asked = keys.compactMap { key in
      var key = key
      key.unit = UnitIdentity(code: CountrySample.nation)
      return translation.key(key)
    }
    precondition(asked.count == keys.count && places.allSatisfy { $0 >= 0 }, "the workspace has every unit and figure")
  }

  func sums(_ figures: Figures) -> [[Figure]] {
    places.map { unit in
      asked.map { key in
        var key = key
        key.unit = unit
        return figures.figure(for: key, in: CountrySample.period)
      }
    }
  }

  func wrong(_ sums: [[Figure]]) -> Int {
    zip(sums, wanted).reduce(0) { count, unit in
      count + zip(unit.0, unit.1).count { $0.number != $1.number.map { DecimalNumber($0) } || $0.isIncomplete != $1.isIncomplete }
    }
  }

  func write(_ sums: [[Figure]], to path: String) throws {
    var text = "unit,indicator,stratum,measure,value\n"
    for (unit, figures) in zip(units, sums) {
      for (key, figure) in zip(keys, figures) {
        text += "\(unit),\(key.indicator),\(key.stratum),\(key.measure.code),\(figure.number?.description ?? "")\n"
      }
    }
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
