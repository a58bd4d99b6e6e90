package import Diagnostics
package import Indicators
import Quantities

/// Every rule of a pack over the figures of one report: within a form, between forms, between those who sent them.
///
/// Pure; the order in which observations came does not change what is found or in which order.
package struct CheckRun: Sendable {
  /// More findings than anybody reads; a hostile set of figures must not fill memory with complaints.
  package static let limit = 10_000

  private let pack: RegimePack
  private let figures: Figures
  private let unit: Int
  private let period: ReportingPeriod
  private let senderNames: [String: String]

  /// - Parameters:
  ///   - unit: index of the reporting unit in the figures' tree; units below it are checked with it.
  ///   - senderNames: names of senders by code, for messages; a code without one is shown as it is.
  package init(
    pack: RegimePack, figures: Figures, unit: Int, period: ReportingPeriod, senderNames: [String: String] = [:]
  ) {
    self.pack = pack
    self.figures = figures
    self.unit = unit
    self.period = period
    self.senderNames = senderNames
  }

  /// Everything that does not hold, check by check in the order of the pack; then units in code order, records,
  /// categories.
  ///
  /// A check that an override switched off gives one note (`C001`).
  package func findings() -> [CheckFinding] {
    var failures: [Failure] = []
    let subjects = CheckSubjects(pack: pack, figures: figures, unit: unit, period: period)
    for check in pack.checks where check.periods.admits(period.kind) && !check.isOff {
      ask(check, subjects, &failures)
    }
    failures = CheckRun.causes(failures, figures)
    let plans = OfficePlans(pack, kind: period.kind)
    let notes =
      UnshownFigures(plans: plans, figures: figures, period: period).findings()
      + pack.checks.filter(\.isOff).map(switchedOff)
    guard !failures.isEmpty else { return notes }
    let reportage = CheckReportage(
      words: CheckWords(pack: pack, figures: figures, period: period, senderNames: senderNames),
      cells: CellIndex(plans: plans, units: figures.units, reportingUnit: unit, period: period))
    return failures.compactMap { reportage.finding($0.verdict, of: $0.check, at: $0.point, sides: $0.sides) } + notes
  }

  /// The findings without what groups them.
  package func diagnostics() -> [Diagnostic] { findings().map(\.diagnostic) }

  /// Without what only follows: a figure that was added up fails for the same reason as one of its parts.
  private static func causes(_ failures: [Failure], _ figures: Figures) -> [Failure] {
    var failing: [Cause: Set<Int32>] = [:]
    for failure in failures { failing[Cause(failure), default: []].insert(failure.point.key.unit) }
    return failures.filter { failure in
      let unit = failure.point.key.unit
      let isReported = (failure.sides.left + failure.sides.right).contains {
        $0.key.unit == unit && figures.observations.observation(for: $0.key) != nil
      }
      return isReported
        || !(failing[Cause(failure)] ?? []).contains { $0 != unit && figures.units.isBelow(Int($0), Int(unit)) }
    }
  }

  /// One question, whatever the unit.
  private struct Cause: Hashable {
    var check: String
    var indicator: Int32
    var stratum: Stratum

    init(_ failure: Failure) {
      check = failure.check.code
      indicator = failure.point.key.indicator
      stratum = failure.point.key.stratum
    }
  }

  /// What failed, kept until it is known whether words are needed at all.
  private struct Failure {
    var check: Check
    var verdict: Verdict
    var point: CheckPoint
    var sides: (left: [CheckPoint], right: [CheckPoint])
  }

  private func ask(_ check: Check, _ subjects: CheckSubjects, _ failures: inout [Failure]) {
    var asking = CheckAsking(check, figures: figures, unit: unit, period: period, attributes: subjects.attributes)
    subjects.forEachPoint(of: check) { point in
      guard failures.count < Self.limit else { return }
      let verdict = asking.verdict(at: point)
      switch verdict {
      case .holds, .notAsked: return
      case .missing, .fails:
        failures.append(Failure(check: check, verdict: verdict, point: point, sides: asking.sides(at: point)))
      }
    }
  }

  private func switchedOff(_ check: Check) -> CheckFinding {
    CheckFinding(
      check: check.code, form: check.form, unit: unit, record: 0, senders: [], left: [], right: [], reason: nil,
      diagnostic: Diagnostic(
        .checkSwitchedOff, at: check.form.map { Location(form: $0) },
        ["check": check.code, "reason": check.change?.reason ?? ""]))
  }
}

/// One check made ready for one report.
struct CheckAsking {
  private let check: Check
  private let left: FormulaTree<Int>
  private let right: FormulaTree<Int>
  private let condition: FormulaTree<Int>?
  private var evaluation: CheckEvaluation

  init(_ check: Check, figures: Figures, unit: Int, period: ReportingPeriod, attributes: Set<Int>) {
    var references: [CheckedReference] = []
    func number(_ formula: CheckFormula) -> FormulaTree<Int> {
      formula.map { reference in
        references.append(CheckedReference(reference, in: period, attributes))
        return references.count - 1
      }
    }
    self.check = check
    left = number(check.left.formula)
    right = number(check.right.formula)
    condition = check.condition.map(number)
    evaluation = CheckEvaluation(figures: figures, reportingUnit: Int32(unit), references: references)
  }

  mutating func verdict(at point: CheckPoint) -> Verdict {
    evaluation.settle(indicator: point.key.indicator, stratum: point.key.stratum)
    if let condition, !evaluation.value(of: condition, at: point).isPresent { return .notAsked }
    return check.judge(evaluation.value(of: left, at: point), evaluation.value(of: right, at: point))
  }

  /// The check at a point with every figure that it names by its key, gatherings spread out; `nil` where a part of it has no keys of its
  /// own.
  mutating func keyed(at point: CheckPoint) -> (left: KeyedFormula, right: KeyedFormula, condition: KeyedFormula?)? {
    evaluation.settle(indicator: point.key.indicator, stratum: point.key.stratum)
    guard let left = evaluation.keyed(left, at: point), let right = evaluation.keyed(right, at: point) else { return nil }
    guard let condition else { return (left, right, nil) }
    guard let asked = evaluation.keyed(condition, at: point) else { return nil }
    return (left, right, asked)
  }

  /// The keys to which the sides refer, in the order in which they are written.
  func sides(at point: CheckPoint) -> (left: [CheckPoint], right: [CheckPoint]) {
    (
      left.observed.compactMap { evaluation.key($0, at: point) },
      right.observed.compactMap { evaluation.key($0, at: point) }
    )
  }
}
