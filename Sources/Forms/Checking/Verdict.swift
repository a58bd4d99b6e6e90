import Quantities

/// What comes out when a check is asked at one point.
enum Verdict {
  case holds
  /// A side has no value and the check does not insist.
  case notAsked
  /// A side that has to have a value has none; `true` = the left one.
  case missing(isLeft: Bool)
  /// The values compared; `share` is their ratio or percentage where the operator has one.
  case fails(left: DecimalNumber, right: DecimalNumber, share: DecimalNumber?)
}

extension Check {
  /// Judges two sides by the operator, the strategies for missing values and the tolerance.
  ///
  /// An incomplete figure (a sum over units of which some have not reported) is missing under `skip`, so that late
  /// senders are not
  /// reported as wrong; what does not apply is never asked.
  func judge(_ a: Operand, _ b: Operand) -> Verdict {
    if a.isNotApplicable || b.isNotApplicable { return .notAsked }
    if left.missing == .fail, a.isBlank { return .missing(isLeft: true) }
    if right.missing == .fail, b.isBlank { return .missing(isLeft: false) }
    if left.missing == .skip, a.isBlank || a.isIncomplete { return .notAsked }
    if right.missing == .skip, b.isBlank || b.isIncomplete { return .notAsked }
    switch operation {
    case .bothOrNeither: return presence(a.isPresent == b.isPresent, a, b)
    case .oneOrOther: return presence(!(a.isPresent && b.isPresent), a, b)
    default: break
    }
    if a.hasText && a.number == nil || b.hasText && b.number == nil { return .notAsked }
    return compare(a.number ?? .zero, b.number ?? .zero)
  }

  private func presence(_ holds: Bool, _ a: Operand, _ b: Operand) -> Verdict {
    holds ? .holds : .fails(left: a.number ?? .zero, right: b.number ?? .zero, share: nil)
  }

  private func compare(_ a: DecimalNumber, _ b: DecimalNumber) -> Verdict {
    guard let difference = a.subtracting(b) else { return .notAsked }
    let size = difference.isNegative ? difference.negated : difference
    let isNear = size <= tolerance
    switch operation {
    case .equal, .sumOf: return outcome(isNear, a, b)
    case .notEqual: return outcome(!isNear, a, b)
    case .greater: return outcome(a > b && !(isNear && !tolerance.isZero), a, b)
    case .greaterOrEqual: return outcome(a >= b || isNear, a, b)
    case .less: return outcome(a < b && !(isNear && !tolerance.isZero), a, b)
    case .lessOrEqual: return outcome(a <= b || isNear, a, b)
    case .ratio: return within(a.divided(by: b, places: 6), a, b)
    case .shareOf: return within(a.multiplied(by: .hundred)?.divided(by: b, places: 4), a, b)
    case .bothOrNeither, .oneOrOther: return .notAsked
    }
  }

  private func outcome(_ holds: Bool, _ a: DecimalNumber, _ b: DecimalNumber) -> Verdict {
    holds ? .holds : .fails(left: a, right: b, share: nil)
  }

  /// A denominator of zero has no ratio, and the check is not asked.
  private func within(_ share: DecimalNumber?, _ a: DecimalNumber, _ b: DecimalNumber) -> Verdict {
    guard let share else { return .notAsked }
    if let least, share < least, least.subtracting(share).map({ $0 > tolerance }) ?? true {
      return .fails(left: a, right: b, share: share)
    }
    if let most, share > most, share.subtracting(most).map({ $0 > tolerance }) ?? true {
      return .fails(left: a, right: b, share: share)
    }
    return .holds
  }
}
