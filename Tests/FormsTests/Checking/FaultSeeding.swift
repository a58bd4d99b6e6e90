import Indicators
import Quantities

@testable import Forms

/// Makes the smallest set of figures that breaks a check: every figure of one side gets one number, every figure of
/// the other another.
struct FaultSeeding {
  let pack: RegimePack
  let period = ReportingPeriod(kind: .year, year: 2023)
  let tree: UnitTree
  let unit: Int

  init(pack: RegimePack) {
    self.pack = pack
    let units = [
      OrganisationUnit(code: "P", name: "Tỉnh", kind: "province"),
      OrganisationUnit(code: "D", name: "Huyện", kind: "district", parent: "P"),
      OrganisationUnit(code: "C", name: "Xã", kind: "commune", parent: "D"),
    ]
    tree = UnitTree(units, on: period.lastDay, kinds: pack.regime.unitKinds)
    unit = tree.index(of: "P") ?? 0
  }

  private static let pairs: [(left: Int, right: Int)] = [
    (9_000_000, 3), (3, 9_000_000), (0, 5), (5, 0), (7, 7), (60, 1), (1, 60), (900_000_000, 30), (6, 3), (9, 3), (3, 6),
    (9_000_000_000, 3),
  ]

  /// How the two numbers are given out.
  private enum Way: CaseIterable {
    case bySide
    /// The right side has no figure.
    case leftOnly
    /// The first figure gets one number, all others the second.
    case firstApart
  }

  /// Whether some set breaks the check, and some other keeps it.
  func breaks(_ check: Check) -> (breaks: Bool, keeps: Bool) {
    var result = (breaks: false, keeps: false)
    for way in Way.allCases {
      for pair in Self.pairs {
        for candidate in candidates(check) {
          let set = seeded(check, candidate, pair, way)
          for fails in outcomes(check, set) { if fails { result.breaks = true } else { result.keeps = true } }
          if result.breaks, result.keeps { return result }
        }
      }
    }
    return result
  }

  private func figures(_ set: ObservationSet) -> Figures {
    Figures(
      observations: set, units: tree, catalogue: pack.catalogue, disaggregations: pack.regime.disaggregations,
      programme: pack.regime.programme)
  }

  private func outcomes(_ check: Check, _ set: ObservationSet) -> [Bool] {
    let only = pack.keeping { $0.code == check.code }
    let subjects = CheckSubjects(pack: only, figures: figures(set), unit: unit, period: period)
    var asking = CheckAsking(
      check, figures: figures(set), unit: unit, period: period, attributes: subjects.attributes)
    var result: [Bool] = []
    subjects.forEachPoint(of: check) { point in
      switch asking.verdict(at: point) {
      case .fails, .missing: result.append(true)
      case .holds: result.append(false)
      case .notAsked: break
      }
    }
    return result
  }

  // MARK: - Points

  /// Keys at which the check may be asked: for the units of its subject, one category of each of its disaggregations.
  private func candidates(_ check: Check) -> [CheckPoint] {
    let indicators = check.subject.indicators.isEmpty ? [check.aspects.indicator ?? -1] : check.subject.indicators
    let named = ["P", "D", "C"].compactMap { tree.index(of: $0) }
    let units: [Int]
    switch check.subject.units {
    case .reporting: units = [unit]
    case .all: units = named
    case .level(let level): units = named.filter { tree.levels[$0] == level }
    }
    let bySplit = indicators.sorted { splitCount($0) > splitCount($1) }
    return bySplit.prefix(4).flatMap { indicator in
      strata(check, indicator).flatMap { stratum in
        units.map { unit in
          CheckPoint(
            key: ObservationKey(
              indicator: Int32(indicator), stratum: stratum, unit: Int32(unit), scope: check.aspects.scope ?? .total,
              period: PeriodNumber(period), measure: check.aspects.measure ?? .yearToDate),
            period: period)
        }
      }
    }
  }

  private func splitCount(_ indicator: Int) -> Int {
    indicator >= 0 ? pack.catalogue.indicators[indicator].split.count : 0
  }

  private func strata(_ check: Check, _ indicator: Int) -> [Stratum] {
    let list = pack.regime.disaggregations
    if !check.subject.isReported {
      let first = check.subject.disaggregations.compactMap { list.numbers(ofDisaggregation: $0)?.first }
      return [Stratum(check.aspects.categories + first) ?? .total]
    }
    let split = indicator >= 0 ? pack.catalogue.indicators[indicator].split : []
    let firsts = split.compactMap { list.numbers(ofDisaggregation: $0)?.first }
    let lasts = split.compactMap { list.numbers(ofDisaggregation: $0)?.last }
    return [.total] + firsts.compactMap { Stratum([$0]) } + lasts.compactMap { Stratum([$0]) }
      + [Stratum(Array(firsts.prefix(3))) ?? .total]
  }

  // MARK: - Figures

  private func seeded(
    _ check: Check, _ point: CheckPoint, _ pair: (left: Int, right: Int), _ way: Way
  ) -> ObservationSet {
    var set = ObservationSet()
    let sender = set.sender("s")
    var point = point
    if let type = check.subject.recordType ?? gatheredType(check) {
      let number = set.record(
        "R1", type: type, sender: sender, unit: point.key.unit, period: PeriodNumber(period))
      if check.subject.recordType != nil { point.key.record = number }
      for pair in check.subject.only {
        let index = Int32(pack.catalogue.index(of: type + "." + pair.attribute) ?? 0)
        let key = ObservationKey(
          indicator: index, unit: point.key.unit, period: PeriodNumber(period), measure: .attribute, record: number)
        _ = set.insert(Observation(value: .text(pair.category), status: .final, sender: sender), for: key)
      }
    }
    let left = keys(check.left.formula, point)
    if way == .firstApart {
      put(pair.left, Array(left.prefix(1)), &set)
      put(pair.right, left, &set)
    }
    put(pair.left, left, &set)
    if let condition = check.condition { put(90, keys(condition, point), &set) }
    if way != .leftOnly { put(pair.right, keys(check.right.formula, point), &set) }
    if check.subject.isReported { put(pair.left, [point.key], &set) }
    return set
  }

  private func gatheredType(_ check: Check) -> String? {
    let all = references(check.left.formula) + references(check.right.formula)
    return all.compactMap { reference in
      let indicator = (reference.aspects.indicator ?? check.aspects.indicator).map { pack.catalogue.indicators[$0] }
      return indicator?.recordType
    }.first
  }

  private func references(_ formula: CheckFormula) -> [CheckReference] {
    if case .observation(let reference, _) = formula { return [reference] }
    return formula.parts.flatMap(references)
  }

  private func put(_ value: Int, _ keys: [ObservationKey], _ set: inout ObservationSet) {
    for key in keys {
      let type = pack.catalogue.indicators[Int(key.indicator)].valueType
      let observed: ObservedValue
      switch type {
      case .date: observed = .date(CalendarDate(dayNumber: 19_000 + value % 1_000))
      case .text, .category, .units: observed = value == 0 ? .blank : .text("x")
      default: observed = .number(DecimalNumber(value))
      }
      _ = set.insert(Observation(value: observed, status: .final, sender: set.sender("s")), for: key)
    }
  }

  /// The keys that a formula reads at a point, gatherings spread out.
  private func keys(_ formula: CheckFormula, _ point: CheckPoint) -> [ObservationKey] {
    var made: [CheckedReference] = []
    let attributes = CheckSubjects(pack: pack, figures: figures(ObservationSet()), unit: unit, period: period)
      .attributes
    let numbered = formula.map { reference in
      made.append(CheckedReference(reference, in: period, attributes))
      return made.count - 1
    }
    var evaluation = CheckEvaluation(figures: figures(ObservationSet()), reportingUnit: Int32(unit), references: made)
    evaluation.settle(indicator: point.key.indicator, stratum: point.key.stratum)
    return numbered.observed.flatMap { index -> [ObservationKey] in
      guard let asked = evaluation.key(index, at: point) else { return [] }
      return spread(asked.key, made[index].gathering)
    }
  }

  private func spread(_ key: ObservationKey, _ gathering: CheckReference.Gathering?) -> [ObservationKey] {
    func changed(_ change: (inout ObservationKey) -> Void) -> ObservationKey {
      var key = key
      change(&key)
      return key
    }
    switch gathering {
    case nil: return [key]
    case .sumOfChildren, .greatestOfChildren:
      return tree.children(of: Int(key.unit)).map { child in changed { $0.unit = Int32(child) } }
    case .leastWhole: return [changed { $0.stratum = .total }]
    case .sumOfRecords: return [changed { $0.record = 1 }]
    case .sumOfCategories(let index):
      guard let first = pack.regime.disaggregations.numbers(ofDisaggregation: index)?.first else { return [] }
      return [changed { $0.stratum = $0.stratum.adding(first) ?? .total }]
    }
  }
}
