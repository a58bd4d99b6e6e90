package import Quantities

/// Which units took the place of units that ended, and whether the new ones are made of the old ones alone.
///
/// A reform gives codes a new meaning, so units are told apart by code and first day. Of an old unit's figures nothing can be said about new
/// units that hold others too.
package struct UnitSuccession: Sendable {
  /// A unit that began, with units of it that did not belong to the group that was asked for.
  package struct Mixture: Sendable {
    package var heir: OrganisationUnit
    /// Units from outside of the group that went into it.
    package var outsiders: [OrganisationUnit]
  }

  /// Every unit ever.
  private let units: [OrganisationUnit]

  package init(_ units: [OrganisationUnit]) { self.units = units }

  /// The units valid on a day that took the place of a unit, directly or through others; the unit itself while it is valid.
  package func heirs(of unit: OrganisationUnit, on day: CalendarDate) -> [OrganisationUnit] {
    var found: [OrganisationUnit] = []
    var open = [unit]
    var seen: Set<String> = []
    while let next = open.popLast() {
      guard seen.insert(UnitSuccession.name(next)).inserted else { continue }
      if next.isValid(on: day) {
        found.append(next)
      } else if let end = next.validTo {
        open += next.successors.compactMap { successor($0, after: end) }
      }
    }
    return found.sorted { $0.code < $1.code }
  }

  /// The unit of a code that was there on the day after another ended.
  private func successor(_ code: String, after end: CalendarDate) -> OrganisationUnit? {
    units.first { $0.code == code && $0.isValid(on: end.adding(days: 1)) }
  }

  /// Units that ended and went into a unit when it began.
  package func parts(of heir: OrganisationUnit) -> [OrganisationUnit] {
    guard let start = heir.validFrom else { return [] }
    return units.filter { $0.validTo == start.adding(days: -1) && $0.successors.contains(heir.code) }
  }

  /// New units that hold more than a group of old ones: the group's figures cannot be had by adding those of new units up.
  ///
  /// - Parameter group: units that ended.
  package func mixtures(of group: [OrganisationUnit], on day: CalendarDate) -> [Mixture] {
    let own = Set(group.map(UnitSuccession.name))
    var heirs: [String: OrganisationUnit] = [:]
    for unit in group { for heir in self.heirs(of: unit, on: day) { heirs[UnitSuccession.name(heir)] = heir } }
    return heirs.values.sorted { $0.code < $1.code }.compactMap { heir in
      let outsiders = parts(of: heir).filter { !own.contains(UnitSuccession.name($0)) }
      return outsiders.isEmpty ? nil : Mixture(heir: heir, outsiders: outsiders)
    }
  }

  /// Rows of every unit that was ever below a unit of that code.
  package static func members(below code: String, in units: [OrganisationUnit]) -> [OrganisationUnit] {
    var codes: Set<String> = [code]
    var count = 0
    while count != codes.count {
      count = codes.count
      for unit in units { if let parent = unit.parent, codes.contains(parent) { codes.insert(unit.code) } }
    }
    return units.filter { $0.parent.map(codes.contains) ?? false }
  }

  /// Code and first day.
  private static func name(_ unit: OrganisationUnit) -> String { unit.code + "@" + (unit.validFrom?.iso ?? "") }
}
