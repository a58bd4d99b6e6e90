package import Indicators
import Quantities

/// Goes from the keys of one run to codes and back: keys hold indices of a pack and of a unit tree, which are never stored.
package struct KeyTranslation: Sendable {
  private let catalogue: IndicatorCatalogue
  private let disaggregations: DisaggregationList
  private let tree: UnitTree
  private var strata: [Stratum: String] = [:]
  private var codedStrata: [String: Stratum] = [:]
  private var periods: [PeriodNumber: ReportingPeriod] = [:]

  /// - Parameters:
  ///   - tree: the units on the day of the report to which the keys belong.
  ///   - periods: every period that keys may name; a key holds no more than its number.
  package init(
    _ catalogue: IndicatorCatalogue, _ disaggregations: DisaggregationList, _ tree: UnitTree,
    periods: some Sequence<ReportingPeriod>
  ) {
    self.catalogue = catalogue
    self.disaggregations = disaggregations
    self.tree = tree
    for period in periods { self.periods[PeriodNumber(period)] = period }
  }

  /// - Parameter record: id of the record that the key names; empty for none.
  /// - Returns: `nil` for a period that was not named at the beginning.
  package mutating func coded(_ key: ObservationKey, record: String) -> CodedKey? {
    guard let period = periods[key.period] else { return nil }
    let unit = tree.units[Int(key.unit)]
    return CodedKey(
      stored: catalogue.indicators[Int(key.indicator)].code, stratum: text(of: key.stratum),
      unit: UnitIdentity(code: unit.code, validFrom: unit.validFrom), scope: key.scope, period: period,
      measure: key.measure, record: record)
  }

  private mutating func text(of stratum: Stratum) -> String {
    if let known = strata[stratum] { return known }
    let text = CodedKey.ordered(disaggregations.text(of: stratum))
    strata[stratum] = text
    return text
  }

  /// The key in this run, without its record: records are numbered by the `ObservationSet` that they are put into.
  ///
  /// - Returns: `nil` when the pack no longer has a code, or the unit is not that one on the tree's day: what was stored
  ///   then is never guessed to be something of today.
  package mutating func key(_ coded: CodedKey) -> ObservationKey? {
    guard let indicator = indicator(of: coded.indicator), let unit = unit(of: coded.unit),
      let stratum = stratum(of: coded.stratum)
    else { return nil }
    return ObservationKey(
      indicator: indicator, stratum: stratum, unit: unit, scope: coded.scope, period: PeriodNumber(coded.period),
      measure: coded.measure)
  }

  func indicator(of code: String) -> Int32? { catalogue.index(of: code).map(Int32.init) }

  /// `nil` where the code is not that unit's on the tree's day.
  func unit(of identity: UnitIdentity) -> Int32? {
    guard let unit = tree.index(of: identity.code), tree.units[unit].validFrom == identity.validFrom else { return nil }
    return Int32(unit)
  }

  mutating func stratum(of text: String) -> Stratum? {
    if let known = codedStrata[text] { return known }
    var numbers: [CategoryNumber] = []
    for pair in text.split(separator: ";") {
      guard let number = disaggregations.number(ofPair: String(pair)) else { return nil }
      numbers.append(number)
    }
    let stratum = Stratum(numbers)
    codedStrata[text] = stratum
    return stratum
  }
}
