package import Diagnostics
package import Indicators
import Quantities

/// A rule that figures have to keep: two sides, an operator, and for which units, categories, records or indicators it
/// is asked.
///
/// Read from `checks.xml`; a change made by `overrides.xml` is kept with its reason and shown in every finding.
package struct Check: Sendable {
  /// `C05-01`; unique in the pack and never reused.
  package var code: String
  /// As it counts, overrides applied.
  package var severity: Severity
  /// Form to which it belongs; findings name the form in which the left side's cell stands.
  package var form: String?
  /// A typed reason (the `note` of the figure) turns a finding into a note that quotes it.
  package var isPassable: Bool
  /// Set when an override switched it off or changed its severity.
  package var change: CheckChange?
  package var grounds: [Grounds]
  var operation: CheckOperator
  var tolerance: DecimalNumber
  /// Limits of `ratio` and `share-of`.
  var least: DecimalNumber?
  var most: DecimalNumber?
  var subject: CheckSubject
  /// What every `obs(…)` starts from.
  var aspects: Aspects
  var left: CheckSide
  var right: CheckSide
  /// Asked only where this is a number other than zero.
  var condition: CheckFormula?
  var periods: PeriodFilter
  /// Message and remedy joined; holes are those of ``CheckHole``.
  var vietnamese: String
  var english: String
  var location: Location

  /// One of its sides gathers the figures of the units below: it is about a total and its parts.
  package var comparesWithUnitsBelow: Bool {
    (left.formula.observed + right.formula.observed).contains {
      $0.gathering == .sumOfChildren || $0.gathering == .greatestOfChildren
    }
  }

  /// An override took it out of use.
  package var isOff: Bool { change.map { $0.severity == nil } ?? false }
}

/// What a rule-only pack says about one check.
package struct CheckChange: Sendable {
  /// The new severity; `nil` = switched off.
  package var severity: Severity?
  /// Severity in the pack.
  package var original: Severity
  /// Why, in the words of who decided it.
  package var reason: String
}

enum CheckOperator: String, Sendable, CaseIterable {
  case equal = "eq"
  case notEqual = "ne"
  case greater = "gt"
  case greaterOrEqual = "ge"
  case less = "lt"
  case lessOrEqual = "le"
  /// Both sides have something, or neither.
  case bothOrNeither = "both-or-neither"
  /// At most one side has something.
  case oneOrOther = "one-or-other"
  /// The left side is the sum of the parts on the right.
  case sumOf = "sum-of"
  /// Left ÷ right lies between `min` and `max`.
  case ratio
  /// Left ÷ right × 100 lies between `min` and `max`.
  case shareOf = "share-of"
}

/// What a side without a value does to its check.
enum MissingStrategy: String, Sendable, CaseIterable {
  /// The check is not asked.
  case skip
  /// It counts as zero.
  case zero
  /// It is a finding.
  case fail
}

struct CheckSide: Sendable {
  var formula: CheckFormula
  var missing: MissingStrategy
  /// Words for the side; `nil` takes the labels of what it refers to.
  var label: String?
}

typealias CheckFormula = FormulaTree<CheckReference>

/// What an `obs(…)` of a check asks for.
struct CheckReference: Sendable, Equatable {
  var aspects: Aspects
  var gathering: Gathering?

  /// Several figures taken together.
  enum Gathering: Sendable, Equatable {
    case sumOfChildren
    case greatestOfChildren
    /// The least of the figures of which this one is a part: with one category of its stratum left out, where such a
    /// figure is known.
    case leastWhole
    /// Over the records of the indicator's type that the unit reported.
    case sumOfRecords
    /// Over the categories of a disaggregation, by its index.
    case sumOfCategories(Int)
  }
}

/// For what a check is asked.
struct CheckSubject: Sendable {
  enum Units: Sendable, Equatable {
    case reporting
    case all
    case level(String)
  }
  var units = Units.reporting
  /// Units without one of these flags (on them or below) are left out.
  var requiredFlags: [String] = []
  /// Units with one of these are left out.
  var excludedFlags: [String] = []
  /// One category of each of these disaggregations (indices), every combination.
  var disaggregations: [Int] = []
  /// Strata with one of these categories are left out.
  var excludedCategories: [CategoryNumber] = []
  /// Every record of this type.
  var recordType: String?
  /// Only records whose attributes have these categories.
  var only: [(attribute: String, category: String)] = []
  /// Every indicator of these (each-indicator), or everything reported of them (each-reported).
  var indicators: [Int] = []
  /// Every key of `indicators` that was reported, instead of one for each unit.
  var isReported = false
  /// With `indicators`: also every single category of their disaggregations.
  var withCategories = false
}

/// Holes that messages of checks may have.
enum CheckHole: String, CaseIterable {
  case left, right, difference, share, least, most, unit, category, record, period
  case leftLabel = "left.label"
  case rightLabel = "right.label"
  case leftSender = "left.sender"
  case rightSender = "right.sender"
}
