package import Indicators
package import Quantities

/// Every name that tidy observations may use, and what each means for one report: the regime's indicators and
/// categories, the workspace's senders, and the units on the day of the report.
package struct ExchangeVocabulary: Sendable {
  /// Who may send, and about which unit and those below it.
  package struct Sender: Sendable {
    package var code: String
    package var name: String
    /// Code of the sender's own unit.
    package var unit: String

    package init(code: String, name: String, unit: String) {
      self.code = code
      self.name = name
      self.unit = unit
    }
  }

  package var catalogue: IndicatorCatalogue
  package var disaggregations: DisaggregationList
  package var programme: Programme
  package var senders: [Sender]
  /// Every unit ever.
  package var units: [OrganisationUnit]
  /// The units on the report's day; keys of observations hold its indices.
  package var tree: UnitTree
  /// Cut-offs that the workspace sets, by period; other periods are cut off on their last day.
  package var cutOffs: [ReportingPeriod: CalendarDate]

  package init(
    catalogue: IndicatorCatalogue, disaggregations: DisaggregationList, programme: Programme, senders: [Sender],
    units: [OrganisationUnit], tree: UnitTree, cutOffs: [ReportingPeriod: CalendarDate] = [:]
  ) {
    self.catalogue = catalogue
    self.disaggregations = disaggregations
    self.programme = programme
    self.senders = senders
    self.units = units
    self.tree = tree
    self.cutOffs = cutOffs
  }

  /// The day on which the units of a period are looked at.
  package func day(of period: ReportingPeriod) -> CalendarDate { cutOffs[period] ?? period.lastDay }

  /// Where a unit code of a period's rows stands in ``tree``.
  enum Place: Equatable {
    case at(Int32)
    /// The unit did not exist on the period's day.
    case notValid(day: CalendarDate, successors: [String])
    /// It did, and no longer does on the day of the report, or its code means another unit by then.
    case gone(successors: [String])
  }

  func place(ofUnit code: String, in period: ReportingPeriod) -> Place {
    let day = day(of: period)
    guard let unit = units.first(where: { $0.code == code && $0.isValid(on: day) }) else {
      let successors = units.last { $0.code == code }?.successors ?? []
      return .notValid(day: day, successors: successors)
    }
    if let index = tree.index(of: code), tree.units[index].validFrom == unit.validFrom { return .at(Int32(index)) }
    return .gone(successors: unit.successors)
  }

  /// Whether a unit of the tree is another one or lies below it.
  func isUnit(_ index: Int, within other: String) -> Bool {
    var at: Int? = index
    var budget = 16
    while let here = at, budget > 0 {
      if tree.units[here].code == other { return true }
      at = tree.units[here].parent.flatMap { tree.index(of: $0) }
      budget -= 1
    }
    return false
  }
}
