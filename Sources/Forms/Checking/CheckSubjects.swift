import Indicators

/// Goes through everything for which a check is asked: units, categories, records, indicators, what was reported.
struct CheckSubjects {
  private let pack: RegimePack
  private let figures: Figures
  private let unit: Int
  private let period: ReportingPeriod
  /// Indices of indicators that are attributes of records.
  let attributes: Set<Int>
  /// The reporting unit and everything below it, in code order within each parent.
  private let units: [Int]
  /// Keys of the report's own period by indicator, sorted: the set itself keeps no order.
  private let reported: [Int32: [ObservationKey]]

  /// - Parameter asReported: keys that count as reported, where nothing is reported yet.
  init(
    pack: RegimePack, figures: Figures, unit: Int, period: ReportingPeriod, asReported keys: [ObservationKey]? = nil
  ) {
    self.pack = pack
    self.figures = figures
    self.unit = unit
    self.period = period
    attributes = Set(
      pack.catalogue.recordTypes.flatMap { type in
        type.attributes.compactMap { pack.catalogue.index(of: type.code + "." + $0.code) }
      })
    units = Self.tree(under: unit, figures.units)
    reported = keys.map { Dictionary(grouping: $0, by: \.indicator) }
      ?? Self.reportedKeys(pack.checks, figures, PeriodNumber(period))
  }

  private static func tree(under unit: Int, _ tree: UnitTree) -> [Int] {
    var result: [Int] = []
    var open = [unit]
    while let next = open.popLast(), result.count <= tree.units.count {
      result.append(next)
      open.append(contentsOf: tree.children(of: next).reversed())
    }
    return result
  }

  /// Calls `body` for each point, in a fixed order.
  func forEachPoint(of check: Check, _ body: (CheckPoint) -> Void) {
    let subject = check.subject
    let units = self.units(of: subject)
    if subject.isReported { return forEachReported(check, Set(units), body) }
    let base = key(of: check)
    let indicators = subject.indicators.isEmpty ? [Int(base.indicator)] : subject.indicators
    for indicator in indicators {
      for stratum in strata(of: check, indicator) {
        var key = base
        key.indicator = Int32(indicator)
        key.stratum = stratum
        for unit in units {
          key.unit = Int32(unit)
          key.record = 0
          guard subject.recordType != nil else {
            body(CheckPoint(key: key, period: period))
            continue
          }
          for record in records(of: subject, unit) {
            key.record = record
            body(CheckPoint(key: key, period: period))
          }
        }
      }
    }
  }

  private func key(of check: Check) -> ObservationKey {
    ObservationKey(
      indicator: Int32(check.aspects.indicator ?? -1), unit: Int32(unit), scope: check.aspects.scope ?? .total,
      period: PeriodNumber(period), measure: check.aspects.measure ?? .yearToDate)
  }

  private func units(of subject: CheckSubject) -> [Int] {
    let tree = figures.units
    return units.filter { index in
      switch subject.units {
      case .reporting: if index != unit { return false }
      case .all: break
      case .level(let level): if tree.levels[index] != level { return false }
      }
      if !subject.requiredFlags.isEmpty, !tree.hasFlag(subject.requiredFlags, at: index) { return false }
      return subject.excludedFlags.isEmpty || !tree.hasFlag(subject.excludedFlags, at: index)
    }
  }

  // MARK: - Categories and records

  private func strata(of check: Check, _ indicator: Int) -> [Stratum] {
    let list = pack.regime.disaggregations
    var strata = [Stratum(check.aspects.categories) ?? .total]
    for index in check.subject.disaggregations {
      guard let numbers = list.numbers(ofDisaggregation: index) else { continue }
      strata = strata.flatMap { stratum in numbers.compactMap { stratum.adding($0) } }
    }
    if check.subject.withCategories, indicator >= 0 {
      for index in pack.catalogue.indicators[indicator].split {
        guard let numbers = list.numbers(ofDisaggregation: index) else { continue }
        strata += numbers.compactMap { Stratum.total.adding($0) }
      }
    }
    return strata.filter { stratum in !check.subject.excludedCategories.contains(where: stratum.contains) }
  }

  private func records(of subject: CheckSubject, _ unit: Int) -> [Int32] {
    guard let code = subject.recordType, let type = pack.catalogue.recordType(code) else { return [] }
    let key = ObservationKey(indicator: 0, unit: Int32(unit), period: PeriodNumber(period))
    return figures.records(ofType: code, in: period, unit: Int32(unit), scope: .own).filter { record in
      subject.only.allSatisfy {
        figures.attributeValue($0.attribute, of: type, record: record, like: key) == .text($0.category)
      }
    }
  }

  // MARK: - What was reported

  private func forEachReported(_ check: Check, _ units: Set<Int>, _ body: (CheckPoint) -> Void) {
    let measure = check.aspects.measure ?? .yearToDate
    for indicator in check.subject.indicators {
      for key in reported[Int32(indicator)] ?? [] where key.measure == measure && units.contains(Int(key.unit)) {
        if let scope = check.aspects.scope, key.scope != scope { continue }
        if check.subject.excludedCategories.contains(where: key.stratum.contains) { continue }
        body(CheckPoint(key: key, period: period))
      }
    }
  }

  private static func reportedKeys(
    _ checks: [Check], _ figures: Figures, _ period: PeriodNumber
  ) -> [Int32: [ObservationKey]] {
    let wanted = Set(checks.filter(\.subject.isReported).flatMap(\.subject.indicators).map { Int32($0) })
    var result: [Int32: [ObservationKey]] = [:]
    figures.observations.forEachKey { key in
      key.period == period && wanted.contains(key.indicator)
    } _: { key in
      result[key.indicator, default: []].append(key)
    }
    return result.mapValues { $0.sorted(by: precedes) }
  }

  private static func precedes(_ a: ObservationKey, _ b: ObservationKey) -> Bool {
    (a.unit, a.scope.rawValue, a.record, a.measure.rawValue, a.stratum.bits)
      < (b.unit, b.scope.rawValue, b.record, b.measure.rawValue, b.stratum.bits)
  }
}
