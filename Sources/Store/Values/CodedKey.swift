package import Indicators
package import Quantities

/// What a figure is, in codes that mean the same in every run and every store.
///
/// An `ObservationKey` holds indices of one run; a ``KeyTranslation`` goes from the one to the other.
package struct CodedKey: Sendable, Hashable {
  package var indicator: String
  /// `ethnicity=minority;status=poor`, pairs in byte order whatever order a pack has them in; empty for the total.
  package var stratum: String
  package var unit: UnitIdentity
  package var scope: Scope
  package var period: ReportingPeriod
  package var measure: Measure
  /// Id of a record of an open list; empty for none.
  package var record: String

  /// - Parameter stratum: pairs in any order; they are put in order.
  package init(
    indicator: String, stratum: String = "", unit: UnitIdentity, scope: Scope = .total, period: ReportingPeriod,
    measure: Measure = .yearToDate, record: String = ""
  ) {
    self.indicator = indicator
    self.stratum = CodedKey.ordered(stratum)
    self.unit = unit
    self.scope = scope
    self.period = period
    self.measure = measure
    self.record = record
  }

  /// The parts as the store keeps them: the stratum is in order already.
  init(
    stored indicator: String, stratum: String, unit: UnitIdentity, scope: Scope, period: ReportingPeriod,
    measure: Measure, record: String
  ) {
    self.indicator = indicator
    self.stratum = stratum
    self.unit = unit
    self.scope = scope
    self.period = period
    self.measure = measure
    self.record = record
  }

  /// The pairs of a stratum in byte order.
  static func ordered(_ stratum: String) -> String {
    guard stratum.utf8.contains(UInt8(ascii: ";")) else { return stratum }
    return stratum.split(separator: ";").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
  }

  /// The columns of tidy observations that make up a key, in their order, joined by commas:
  /// `da2.households,status=poor,25441@2004-01-01,total,2023-H1,yearToDate,`.
  package var text: String {
    [indicator, stratum, unit.text, scope.code, period.code, measure.code, record].joined(separator: ",")
  }

  /// Reads ``text``; `nil` for anything else.
  package init?(text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 7, !parts[0].isEmpty, let unit = UnitIdentity(text: parts[2]),
      let scope = Scope(code: parts[3]),
      let period = ReportingPeriod(parts[4]), let measure = Measure(code: parts[5])
    else { return nil }
    self.init(
      indicator: parts[0], stratum: parts[1], unit: unit, scope: scope, period: period, measure: measure,
      record: parts[6])
  }
}

/// A unit for all times: codes are used again after reforms, so the first day belongs to it.
package struct UnitIdentity: Sendable, Hashable {
  package var code: String
  /// `nil` = since before records began.
  package var validFrom: CalendarDate?

  package init(code: String, validFrom: CalendarDate? = nil) {
    self.code = code
    self.validFrom = validFrom
  }

  /// `25441@2004-01-01`, or the code alone where no first day is known.
  package var text: String { validFrom.map { code + "@" + $0.iso } ?? code }

  /// Reads ``text``; `nil` for an empty code.
  package init?(text: String) {
    guard let at = text.lastIndex(of: "@"), let day = CalendarDate(iso: text[text.index(after: at)...]) else {
      if text.isEmpty { return nil }
      self.init(code: text)
      return
    }
    guard at > text.startIndex else { return nil }
    self.init(code: String(text[..<at]), validFrom: day)
  }
}
