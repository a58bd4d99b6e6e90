import Quantities

/// Reads figures out of observations: as reported, else by the measure's definition, the indicator's roll-up over units, and the sum
/// over the categories of a partition — in that order. Missing is never zero.
///
/// Reading changes nothing and does not depend on the order in which observations came. A class, because everything that fills
/// a form holds it, and a copy would count the references of all that is in it.
package final class Figures: Sendable {
  package let observations: ObservationSet
  package let units: UnitTree
  package let catalogue: IndicatorCatalogue
  package let disaggregations: DisaggregationList
  package let programme: Programme
  /// By indicator: the numbers of the categories of each partition by which it is split, in the order of the pack.
  private let partitions: [[ClosedRange<CategoryNumber>]]
  private let families: Families

  package init(
    observations: ObservationSet, units: UnitTree, catalogue: IndicatorCatalogue, disaggregations: DisaggregationList,
    programme: Programme
  ) {
    self.observations = observations
    self.units = units
    self.catalogue = catalogue
    self.disaggregations = disaggregations
    self.programme = programme
    families = Families(observations, units)
    partitions = catalogue.indicators.map { indicator in
      indicator.split.compactMap {
        disaggregations.disaggregations[$0].isPartition ? disaggregations.numbers(ofDisaggregation: $0) : nil
      }
    }
  }

  /// The same figures over other observations.
  package func over(_ observations: ObservationSet) -> Figures {
    Figures(
      observations: observations, units: units, catalogue: catalogue, disaggregations: disaggregations,
      programme: programme)
  }

  /// The figure of a key in a period.
  ///
  /// - Parameters:
  ///   - key: the key; its `period` is that of `period`.
  ///   - period: the same period in full, needed to find the periods before it.
  package func figure(for key: ObservationKey, in period: ReportingPeriod) -> Figure {
    var parts = UnwatchedParts()
    return figure(for: key, in: period, &parts)
  }

  /// The same for one who may want to know how it came about.
  func figure<Parts: FigureParts>(
    for key: ObservationKey, in period: ReportingPeriod, _ parts: inout Parts
  ) -> Figure {
    let indicator = catalogue.traits[Int(key.indicator)]
    switch indicator.rollUp {
    case .ratio: return reported(key) ?? ratio(key, period, indicator, &parts)
    case .recordCount: return reported(key) ?? recordCount(key, &parts)
    default: break
    }
    if let computed = byMeasure(key, period, indicator, &parts) { return computed }
    let chain = observations.chain(of: key)
    if let value = observations.value(of: key.stratum, in: chain) { return Figure(value, isReported: true) }
    if indicator.rollUp == .newest, let before = newest(key, period, &parts) { return before }
    switch observations.presence(of: key) {
    case .nowhere: return .blank
    case .onlyHere: return hereOnly(key, chain, period, indicator, &parts)
    case .elsewhere: return made(key, chain, period, indicator, &parts)
    }
  }

  private func reported(_ key: ObservationKey) -> Figure? {
    guard let observation = observations.observation(for: key) else { return nil }
    return Figure(observation.value, isReported: true)
  }
}

// MARK: - Measures that are made from others

extension Figures {
  @inline(__always)
  private func byMeasure<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, _ indicator: IndicatorTraits, _ parts: inout Parts
  ) -> Figure? {
    switch key.measure {
    case .inPeriod:
      return inPeriod(key, period, of: .yearToDate, indicator, &parts)
    case .disbursedInPeriod:
      return inPeriod(key, period, of: .disbursedYearToDate, indicator, &parts)
    case .programmeToDate:
      return programmeToDate(key, period, indicator, &parts)
    default:
      return nil
    }
  }

  private func inPeriod<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, of measure: Measure, _ indicator: IndicatorTraits,
    _ parts: inout Parts
  ) -> Figure {
    var now = key
    now.measure = measure
    parts.begin(.difference)
    let current = parts.figure(for: now, in: period, of: self)
    guard indicator.rollUp.accumulates, let number = current.number,
      let before = RelativePeriod.previousInYear.resolve(from: period)
    else { return current }
    now.period = PeriodNumber(before)
    guard let earlier = parts.figure(for: now, in: before, of: self).number, let rest = number.subtracting(earlier) else {
      return current
    }
    return Figure(.number(rest), isIncomplete: current.isIncomplete)
  }

  private func programmeToDate<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, _ indicator: IndicatorTraits, _ parts: inout Parts
  ) -> Figure {
    if let reported = reported(key) { return reported }
    var now = key
    now.measure = .yearToDate
    parts.begin(.sinceBeginning)
    let current = parts.figure(for: now, in: period, of: self)
    guard indicator.rollUp.accumulates, period.year > programme.firstYear else { return current }
    let before = ReportingPeriod(kind: .year, year: period.year - 1)
    var earlier = key
    earlier.period = PeriodNumber(before)
    let past = parts.figure(for: earlier, in: before, of: self)
    var sum = FigureSum()
    sum.add(current)
    sum.add(past)
    // A programme whose earlier years are unknown is an incomplete sum, and so is one whose current year is.
    return sum.figure(blankIsMissing: true)
  }

  /// The newest earlier stock of the same year.
  private func newest<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, _ parts: inout Parts
  ) -> Figure? {
    guard let before = RelativePeriod.previousInYear.resolve(from: period) else { return nil }
    var earlier = key
    earlier.period = PeriodNumber(before)
    guard let stock = reported(earlier) else { return nil }
    parts.begin(.earlierStock)
    parts.note(stock, for: earlier, in: before)
    return stock
  }

  private func ratio<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, _ indicator: IndicatorTraits, _ parts: inout Parts
  ) -> Figure {
    guard indicator.first >= 0, indicator.second >= 0 else { return .blank }
    parts.begin(.ratio)
    var part = key
    part.indicator = indicator.first
    let above = parts.figure(for: part, in: period, of: self)
    part.indicator = indicator.second
    let below = parts.figure(for: part, in: period, of: self)
    return Figures.ratio(above, below)
  }

  /// a / b × 100, two decimals, half away from zero; blank when b is zero or either has no number.
  package static func ratio(_ above: Figure, _ below: Figure) -> Figure {
    guard let a = above.number, let b = below.number, let hundredfold = a.multiplied(by: .hundred),
      let quotient = hundredfold.divided(by: b, places: 2)
    else {
      return above.value == .notApplicable && below.value == .notApplicable ? above : .blank
    }
    return Figure(.number(quotient), isIncomplete: above.isIncomplete || below.isIncomplete)
  }
}

// MARK: - Over units and over categories

extension Figures {
  /// Only this unit has anything: what it did itself, or the sum of its finer strata.
  private func hereOnly<Parts: FigureParts>(
    _ key: ObservationKey, _ chain: ObservationSet.Chain, _ period: ReportingPeriod, _ indicator: IndicatorTraits,
    _ parts: inout Parts
  ) -> Figure {
    let finer = overPartition(key, chain, period, indicator, below: false, &parts)
    if !finer.isBlank || key.scope == .own { return finer }
    var own = key
    own.scope = .own
    parts.begin(.ownWork)
    return parts.figure(for: own, in: period, of: self)
  }

  /// Finer strata of the unit itself come first: what it says by category would be lost in a sum of its children alone.
  private func made<Parts: FigureParts>(
    _ key: ObservationKey, _ chain: ObservationSet.Chain, _ period: ReportingPeriod, _ indicator: IndicatorTraits,
    _ parts: inout Parts
  ) -> Figure {
    let finer = overPartition(key, chain, period, indicator, below: true, &parts)
    if !finer.isBlank { return finer }
    return key.scope == .total ? overUnits(key, period, indicator, &parts) : .blank
  }

  private func overUnits<Parts: FigureParts>(
    _ key: ObservationKey, _ period: ReportingPeriod, _ indicator: IndicatorTraits, _ parts: inout Parts
  ) -> Figure {
    let children = units.children(of: Int(key.unit))
    var own = key
    own.scope = .own
    parts.begin(.ownWork)
    // Without a look at what cannot be there.
    let hasOwn = Parts.isWatching || indicator.rollUp == .newest || observations.hasGroup(of: own)
    let ownFigure = hasOwn ? parts.figure(for: own, in: period, of: self) : .blank
    switch indicator.rollUp {
    case .sum:
      return sum(ownFigure, children, key, period, isNewest: false, &parts)
    case .newest:
      return sum(ownFigure, children, key, period, isNewest: true, &parts)
    case .maximum:
      return maximum(ownFigure, children, key, period, &parts)
    case .weightedMean:
      return weightedMean(children, key, period, indicator.first, &parts)
    case .distinct, .sumOnce:
      // What is entered at a unit without children is its total; above that only the owner can say it.
      if children.isEmpty { return ownFigure }
      // What stands in several communes stands in one district: totals that districts said, each counted once, are added.
      if children.allSatisfy({ !units.children(of: $0).isEmpty }) {
        return sum(ownFigure, children, key, period, isNewest: false, &parts)
      }
      parts.begin(.saidByOwnerOnly)
      return .blank
    case .own, .text, .ratio, .recordCount:
      return ownFigure
    }
  }

  private func sum<Parts: FigureParts>(
    _ own: Figure, _ children: [Int], _ key: ObservationKey, _ period: ReportingPeriod, isNewest: Bool, _ parts: inout Parts
  ) -> Figure {
    if children.isEmpty { return own }
    parts.continue(as: .units)
    var sum = FigureSum()
    var anyChild = false
    let start = Parts.isWatching ? -1 : families.start(below: key)
    for (position, child) in children.enumerated() {
      if !Parts.isWatching {
        // Most children have reported it, and most others nothing that is in it: found without the detours of `figure`.
        let chain = families.chain(position, from: start)
        if let isFigure = observations.add(key.stratum, in: chain, to: &sum) {
          anyChild = anyChild || isFigure
          continue
        }
        if !isNewest, isSilent(child, key), !observations.hasFinerStrata(than: key.stratum, in: chain) {
          sum.addBlank()
          continue
        }
      }
      var part = key
      part.unit = Int32(child)
      let figure = parts.figure(for: part, in: period, of: self)
      anyChild = anyChild || !figure.isBlank
      sum.add(figure)
    }
    // Nothing from any child: the figure is entered at this level only, and no child is missing.
    if !anyChild { return own }
    if !own.isBlank { sum.add(own) }
    return sum.figure(blankIsMissing: true)
  }

  /// A unit without children that said nothing of itself either.
  private func isSilent(_ unit: Int, _ key: ObservationKey) -> Bool {
    guard !units.hasChildren(at: unit) else { return false }
    var own = key
    own.unit = Int32(unit)
    own.scope = .own
    return !observations.hasGroup(of: own)
  }

  private func maximum<Parts: FigureParts>(
    _ own: Figure, _ children: [Int], _ key: ObservationKey, _ period: ReportingPeriod, _ parts: inout Parts
  ) -> Figure {
    parts.continue(as: .maximum)
    var largest = own.number
    var missing = false
    for child in children {
      var part = key
      part.unit = Int32(child)
      let figure = parts.figure(for: part, in: period, of: self)
      missing = missing || figure.isBlank
      if let number = figure.number { largest = largest.map { max($0, number) } ?? number }
    }
    guard let largest else { return own }
    return Figure(.number(largest), isIncomplete: missing && !children.isEmpty)
  }

  private func weightedMean<Parts: FigureParts>(
    _ children: [Int], _ key: ObservationKey, _ period: ReportingPeriod, _ weight: Int32, _ parts: inout Parts
  ) -> Figure {
    guard weight >= 0 else { return .blank }
    parts.begin(.weightedMean)
    var above = DecimalNumber.zero
    var below = DecimalNumber.zero
    var missing = false
    for child in children {
      var part = key
      part.unit = Int32(child)
      let value = parts.figure(for: part, in: period, of: self)
      part.indicator = weight
      part.stratum = .total
      guard let number = value.number, let share = parts.figure(for: part, in: period, of: self).number,
        let product = number.multiplied(by: share), let sum = above.adding(product), let shares = below.adding(share)
      else {
        missing = true
        continue
      }
      (above, below) = (sum, shares)
    }
    guard let mean = above.divided(by: below, places: 2) else { return .blank }
    return Figure(.number(mean), isIncomplete: missing)
  }

  /// Sums over the first partition that the stratum leaves open and by which the unit itself has figures.
  ///
  /// - Parameter below: categories that only units below have are summed too.
  private func overPartition<Parts: FigureParts>(
    _ key: ObservationKey, _ chain: ObservationSet.Chain, _ period: ReportingPeriod, _ indicator: IndicatorTraits,
    below: Bool, _ parts: inout Parts
  ) -> Figure {
    guard !chain.isEmpty, indicator.rollUp.addsOverPartitions else { return .blank }
    var numbers = observations.categories(splitting: key.stratum, in: chain)
    if numbers.isEmpty { return .blank }
    // What is counted once is added over categories of one unit, never over those of units below it.
    let below = below && indicator.rollUp.isAdditive
    for range in partitions[Int(key.indicator)] where numbers.contains(anyOf: range) {
      if below { addCategories(within: range, below: Int(key.unit), key, &numbers) }
      parts.begin(.categories)
      var sum = FigureSum()
      for number in range where numbers.contains(number) {
        guard let finer = key.stratum.adding(number) else { continue }
        if !Parts.isWatching, observations.add(finer, in: chain, to: &sum) != nil { continue }
        var part = key
        part.stratum = finer
        sum.add(parts.figure(for: part, in: period, of: self))
      }
      let figure = sum.figure(blankIsMissing: false)
      if !figure.isBlank { return figure }
    }
    return .blank
  }

  private func addCategories(
    within range: ClosedRange<CategoryNumber>, below unit: Int, _ key: ObservationKey, _ numbers: inout CategorySet
  ) {
    for child in units.children(of: unit) {
      var part = key
      part.unit = Int32(child)
      let chain = observations.chain(of: part)
      observations.addCategories(within: range, splitting: key.stratum, in: chain, to: &numbers)
      addCategories(within: range, below: child, key, &numbers)
    }
  }
}

// MARK: - Records and texts

extension Figures {
  /// Records of a type of which something was reported in a period, by id.
  ///
  /// - Parameters:
  ///   - unit: only records reported for this unit, with ``Scope/total`` also those of units below it.
  package func records(ofType type: String, in period: ReportingPeriod, unit: Int32, scope: Scope) -> [Int32] {
    let number = PeriodNumber(period)
    return observations.records.indices
      .filter {
        let record = observations.records[$0]
        return record.type == type && record.periods.contains(number) && isOf(unit, scope, record.unit)
      }
      .sorted { observations.records[$0].id < observations.records[$1].id }
      .map { Int32($0 + 1) }
  }

  private func isOf(_ unit: Int32, _ scope: Scope, _ other: Int32) -> Bool {
    other == unit || scope == .total && units.isBelow(Int(other), Int(unit))
  }

  private func recordCount<Parts: FigureParts>(_ key: ObservationKey, _ parts: inout Parts) -> Figure {
    guard key.measure == .yearToDate, let type = catalogue.indicators[Int(key.indicator)].recordType,
      let recordType = catalogue.recordType(type)
    else {
      return .blank
    }
    parts.begin(.records)
    let wanted = key.stratum.numbers
    var count = 0
    var any = false
    for (index, record) in observations.records.enumerated()
    where record.type == type && isOf(key.unit, key.scope, record.unit) && record.periods.contains(where: { $0 == key.period }) {
      any = true
      guard wanted.allSatisfy({ has($0, recordType, Int32(index + 1), key) }) else { continue }
      parts.note(record: Int32(index + 1))
      count += 1
    }
    return any ? Figure(.number(DecimalNumber(count))) : .blank
  }

  /// Whether the record's attribute of that disaggregation has this category.
  private func has(_ number: CategoryNumber, _ type: RecordType, _ record: Int32, _ key: ObservationKey) -> Bool {
    let code = disaggregations.disaggregations[disaggregations.disaggregationIndex(of: number)].code
    guard let attribute = type.attributes.first(where: { $0.categories == code }),
      let value = attributeValue(attribute.code, of: type, record: record, like: key)
    else { return false }
    return value == .text(disaggregations.category(number).code)
  }

  /// An attribute of a record in the key's period.
  package func attributeValue(
    _ attribute: String, of type: RecordType, record: Int32, like key: ObservationKey
  ) -> ObservedValue? {
    guard let index = catalogue.index(of: type.code + "." + attribute) else { return nil }
    var own = key
    own.indicator = Int32(index)
    own.stratum = .total
    own.measure = .attribute
    own.record = record
    own.unit = observations.records[Int(record) - 1].unit
    return observations.observation(for: own)?.value
  }

  /// The answers of all senders to a text indicator, over a unit and everything below it, in the order of senders.
  package func texts(for key: ObservationKey) -> [(sender: String, text: String)] {
    var result: [(sender: String, text: String)] = []
    var open = [Int(key.unit)]
    while let unit = open.popLast() {
      for scope in Scope.allCases {
        var own = key
        own.unit = Int32(unit)
        own.scope = scope
        for observation in observations.observations(for: own) {
          if case .text(let text) = observation.value {
            result.append((observations.senders[Int(observation.sender)], text))
          }
        }
      }
      open.append(contentsOf: units.children(of: unit).reversed())
    }
    return result
  }
}
