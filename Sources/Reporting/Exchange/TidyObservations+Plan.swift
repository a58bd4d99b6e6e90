import Diagnostics
import Indicators
import Quantities

extension TidyObservations {
  /// The sender under which planned figures stand.
  package static let planSender = "plan"

  /// Adds the planned figures as observations of their year, sent by ``planSender``.
  ///
  /// Findings: as for rows, with the lines of `plan.xml`. To be called after the files: a remark of the plan (`02 đến
  /// 03`) is taken only where nobody sent a note.
  package mutating func add(_ plan: Plan, file name: String) {
    file = name
    fileNumber = set.file(name)
    let sender = set.sender(Self.planSender)
    for entry in plan.entries {
      guard let key = key(for: entry), isFit(entry, key) else { continue }
      var observation = Observation(
        value: .blank, status: .final, sender: sender, line: Int32(entry.line), file: fileNumber)
      if let value = entry.value {
        observation.value = .number(value)
        add(observation, key)
      }
      guard let note = entry.note else { continue }
      var beside = key
      beside.measure = .note
      var remark = observation
      remark.value = .text(note)
      _ = set.insert(remark, for: beside)
    }
  }

  private mutating func key(for entry: Plan.Entry) -> ObservationKey? {
    let place = Location(file: file, line: entry.line)
    let catalogue = vocabulary.catalogue
    let period = ReportingPeriod(kind: .year, year: entry.year)
    var isKnown = true
    if catalogue.index(of: entry.indicator) == nil {
      let nearest = NearestName.of(entry.indicator, among: catalogue.indicators.map(\.code))
      findings.add(Diagnostic(.indicatorUnknown, at: place, ["name": entry.indicator], nearest: nearest))
      isKnown = false
    }
    let stratum = stratum(of: entry, place)
    let unit = unit(of: entry, period, place)
    guard isKnown, let stratum, let unit, let indicator = catalogue.index(of: entry.indicator) else { return nil }
    return ObservationKey(
      indicator: Int32(indicator), stratum: stratum, unit: unit, period: PeriodNumber(period), measure: entry.measure)
  }

  private mutating func stratum(of entry: Plan.Entry, _ place: Location) -> Stratum? {
    let list = vocabulary.disaggregations
    var numbers: [CategoryNumber] = []
    var isKnown = true
    for pair in entry.stratum.split(separator: " ") {
      if let number = list.number(ofPair: String(pair)) {
        numbers.append(number)
        continue
      }
      let pairs = list.disaggregations.flatMap { entry in entry.categories.map { "\(entry.code)=\($0.code)" } }
      findings.add(
        Diagnostic(
          .categoryUnknown, at: place, ["name": String(pair)], nearest: NearestName.of(String(pair), among: pairs)))
      isKnown = false
    }
    guard isKnown else { return nil }
    let isSplitOnce = Set(numbers.map { list.disaggregationIndex(of: $0) }).count == numbers.count
    guard isSplitOnce, let stratum = Stratum(numbers) else {
      findings.add(
        Diagnostic(
          .stratumMalformed, at: place, ["name": entry.stratum, "limit": String(Stratum.maximumCategories)]))
      return nil
    }
    return stratum
  }

  private mutating func unit(of entry: Plan.Entry, _ period: ReportingPeriod, _ place: Location) -> Int32? {
    guard unitCodes.contains(entry.unit) else {
      findings.add(
        Diagnostic(.unitUnknown, at: place, ["name": entry.unit], nearest: NearestName.of(entry.unit, among: unitCodes))
      )
      return nil
    }
    switch vocabulary.place(ofUnit: entry.unit, in: period) {
    case .at(let index): return index
    case .notValid(let day, let successors):
      findings.add(
        Diagnostic(.unitNotValid, at: place, ["name": entry.unit, "day": day.vietnamese], successors: successors))
    case .gone(let successors):
      findings.add(
        Diagnostic(
          .unitGone, at: place, ["name": entry.unit, "day": vocabulary.tree.day.vietnamese], successors: successors))
    }
    return nil
  }

  /// Value and split against the indicator.
  private mutating func isFit(_ entry: Plan.Entry, _ key: ObservationKey) -> Bool {
    let indicator = vocabulary.catalogue.indicators[Int(key.indicator)]
    let place = Location(file: file, line: entry.line, subject: subject(of: key))
    var isFit = allowsSplit(key, at: Location(file: file, line: entry.line))
    guard let number = entry.value else { return isFit }
    func tell(_ code: Code, _ arguments: KeyValuePairs<String, String> = [:]) {
      var finding = Diagnostic(code, at: place, ["value": number.description])
      for (name, value) in arguments { finding.arguments.append(.init(name, value)) }
      findings.add(finding)
      isFit = false
    }
    if !indicator.valueType.isNumber { tell(.notNumber) }
    if [.integer, .money].contains(indicator.valueType), !number.isWhole {
      tell(.notWhole, ["unit": indicator.valueType == .money ? "đồng" : indicator.unitOfMeasure])
    }
    if number.isNegative, entry.measure != .adjusted { tell(.negativeNumber) }
    return isFit
  }
}
