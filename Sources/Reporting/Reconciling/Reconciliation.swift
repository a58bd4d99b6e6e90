package import Indicators
package import Quantities

/// Our figures beside those of another system.
package struct Reconciliation: Sendable {
  /// What became of one figure.
  package enum Outcome: String, Sendable, CaseIterable {
    case equal, different
    case onlyTheirs = "only-theirs"
    case onlyOurs = "only-ours"
  }

  /// One figure on both sides.
  package struct Line: Sendable {
    package var outcome: Outcome
    package var key: ObservationKey
    /// Id of the record; empty for none.
    package var record: String
    package var ours: ObservedValue
    package var theirs: ObservedValue
    /// Ours is a total from which a unit is missing.
    package var isIncomplete: Bool

    /// Theirs less ours; `nil` where one of them is no number.
    package var difference: DecimalNumber? {
      guard let (ours, theirs) = numbers else { return nil }
      return theirs.subtracting(ours)
    }

    /// The difference in hundredths of ours, two decimals; `nil` where ours is 0 or one of them is no number.
    package var percent: DecimalNumber? {
      guard let (ours, _) = numbers, let scaled = difference?.multiplied(by: .hundred) else { return nil }
      return scaled.divided(by: ours, places: 2)
    }

    /// Nothing happened is 0 to who calculates.
    private var numbers: (ours: DecimalNumber, theirs: DecimalNumber)? {
      guard let ours = Line.number(ours), let theirs = Line.number(theirs) else { return nil }
      return (ours, theirs)
    }

    static func number(_ value: ObservedValue) -> DecimalNumber? {
      switch value {
      case .number(let number): number
      case .none: .zero
      default: nil
      }
    }
  }

  /// Name of the reporting unit.
  package var unit: String
  package var period: ReportingPeriod
  /// As the user named it.
  package var file: String
  /// Differences first, then what only one side has, then what is equal; within, in the order of the catalogue.
  package var lines: [Line]
  /// Rows of other periods.
  package var passedOver: Int

  package func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }
}

/// Sets two sides beside each other.
struct FigureMatching {
  let material: PeriodMaterial

  private var period: ReportingPeriod { material.period.period }
  private var year: ReportingPeriod { ReportingPeriod(kind: .year, year: period.year) }

  func lines(_ foreign: [ForeignFigures.Row]) -> [Reconciliation.Line] {
    var known: Set<ForeignFigures.Name> = []
    var lines = foreign.compactMap { row -> Reconciliation.Line? in
      known.insert(ForeignFigures.Name(key: row.key, record: row.record))
      return line(row)
    }
    for name in ours(besides: foreign) where !known.contains(name) {
      let (value, isIncomplete) = figure(name)
      if value == .blank { continue }
      lines.append(
        Reconciliation.Line(
          outcome: .onlyOurs, key: name.key, record: name.record, ours: value, theirs: .blank, isIncomplete: isIncomplete))
    }
    return lines.sorted(by: precedes)
  }

  private func line(_ row: ForeignFigures.Row) -> Reconciliation.Line? {
    let (value, isIncomplete) = figure(ForeignFigures.Name(key: row.key, record: row.record))
    let outcome: Reconciliation.Outcome
    switch (value, row.value) {
    case (.blank, .blank): return nil
    case (.blank, _): outcome = .onlyTheirs
    case (_, .blank): outcome = .onlyOurs
    default: outcome = isEqual(value, row.value) ? .equal : .different
    }
    return Reconciliation.Line(
      outcome: outcome, key: row.key, record: row.record, ours: value, theirs: row.value, isIncomplete: isIncomplete)
  }

  private func isEqual(_ one: ObservedValue, _ other: ObservedValue) -> Bool {
    if let one = Reconciliation.Line.number(one), let other = Reconciliation.Line.number(other) { return one == other }
    return one == other
  }

  // MARK: - Our side

  private func figure(_ name: ForeignFigures.Name) -> (value: ObservedValue, isIncomplete: Bool) {
    var key = name.key
    if !name.record.isEmpty {
      guard let number = material.figures.observations.recordNumber(ofID: name.record) else { return (.blank, false) }
      key.record = number
    }
    let figure = material.figures.figure(for: key, in: key.period == PeriodNumber(period) ? period : year)
    if !figure.isBlank { return (figure.value, figure.isIncomplete) }
    let texts = material.figures.texts(for: key).map(\.text)
    return texts.isEmpty ? (.blank, false) : (.text(texts.joined(separator: "\n")), false)
  }

  /// What we have of the units and measures of which the other side says anything, and could have been there too: as it was reported, and
  /// added up for units above.
  private func ours(besides foreign: [ForeignFigures.Row]) -> Set<ForeignFigures.Name> {
    let measures = Set(foreign.map(\.key.measure))
    let hasRecords = foreign.contains { !$0.record.isEmpty }
    let figures = material.figures
    var above: [Int32: [Int32]] = [:]
    let units = Set(foreign.map(\.key.unit))
    for index in figures.units.units.indices {
      above[Int32(index)] = units.filter { figures.units.isBelow(index, Int($0)) }.sorted()
    }
    let periods = [PeriodNumber(period), PeriodNumber(year)]
    var names: Set<ForeignFigures.Name> = []
    figures.observations.forEach { key, _ in
      guard measures.contains(key.measure), key.period == periods[0] || key.measure == .forecast && key.period == periods[1]
      else { return }
      if key.record > 0, !hasRecords { return }
      let record = key.record > 0 ? figures.observations.records[Int(key.record) - 1].id : ""
      var name = ForeignFigures.Name(key: key, record: record)
      name.key.record = 0
      if units.contains(key.unit) { names.insert(name) }
      guard key.record == 0, figures.catalogue.traits[Int(key.indicator)].rollUp.isAdditive else { return }
      name.key.scope = .total
      for unit in above[key.unit] ?? [] {
        name.key.unit = unit
        names.insert(name)
      }
    }
    return names
  }

  // MARK: - Order

  private static let order: [Reconciliation.Outcome] = [.different, .onlyTheirs, .onlyOurs, .equal]

  private func precedes(_ one: Reconciliation.Line, _ other: Reconciliation.Line) -> Bool {
    let (first, second) = (Self.order.firstIndex(of: one.outcome) ?? 0, Self.order.firstIndex(of: other.outcome) ?? 0)
    if first != second { return first < second }
    let (left, right) = (one.key, other.key)
    if left.indicator != right.indicator { return left.indicator < right.indicator }
    if left.unit != right.unit { return left.unit < right.unit }
    return (left.stratum.bits, UInt64(left.measure.rawValue), UInt64(left.scope.rawValue), one.record)
      < (right.stratum.bits, UInt64(right.measure.rawValue), UInt64(right.scope.rawValue), other.record)
  }
}
