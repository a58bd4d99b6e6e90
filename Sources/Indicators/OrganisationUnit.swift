package import Quantities

/// A unit that is reported about, between the days on which it exists. Codes are reused after reforms, so a unit is
/// identified by its code and its first day together.
package struct OrganisationUnit: Sendable {
  package var code: String
  package var name: String
  /// Code of a ``UnitKind``.
  package var kind: String
  package var parent: String?
  /// First day of validity; `nil` = since before records began.
  package var validFrom: CalendarDate?
  /// Last day of validity; `nil` = open.
  package var validTo: CalendarDate?
  /// Codes of the units that took its place.
  package var successors: [String]
  package var flags: Set<String>

  package init(
    code: String, name: String, kind: String, parent: String? = nil, validFrom: CalendarDate? = nil,
    validTo: CalendarDate? = nil, successors: [String] = [], flags: Set<String> = []
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
    self.successors = successors
    self.flags = flags
  }

  package func isValid(on day: CalendarDate) -> Bool {
    if let validFrom, day < validFrom { return false }
    if let validTo, day > validTo { return false }
    return true
  }
}

/// The units as they stand on one day: a tree in code order. A class, because figures, grids and readers hold one and the same.
package final class UnitTree: Sendable {
  package let units: [OrganisationUnit]
  package let day: CalendarDate
  /// Level of each unit: its kind, or the kind whose level it shares.
  package let levels: [String]
  private let childrenOf: [[Int]]
  /// Index of the unit above each, or -1.
  private let parentOf: [Int]
  /// Position of each among the children of the unit above, or -1.
  private let positions: [Int]
  private let indices: [String: Int]

  /// - Parameters:
  ///   - all: every unit ever; those not valid on `day` are left out.
  ///   - day: the day on which the tree is looked at, normally the cut-off of the period.
  ///   - kinds: the regime's unit kinds, for levels.
  package init(_ all: [OrganisationUnit], on day: CalendarDate, kinds: [UnitKind]) {
    let valid = all.filter { $0.isValid(on: day) }.sorted { $0.code < $1.code }
    var indices: [String: Int] = [:]
    for (index, unit) in valid.enumerated() { indices[unit.code] = index }
    var children = [[Int]](repeating: [], count: valid.count)
    let parents = valid.map { unit in unit.parent.flatMap { indices[$0] } ?? -1 }
    for (index, parent) in parents.enumerated() where parent >= 0 && parent != index { children[parent].append(index) }
    let levelOf = Dictionary(kinds.map { ($0.code, $0.level) }, uniquingKeysWith: { first, _ in first })
    self.units = valid
    self.day = day
    self.levels = valid.map { levelOf[$0.kind] ?? $0.kind }
    self.childrenOf = children
    self.parentOf = parents
    var positions = [Int](repeating: -1, count: valid.count)
    for list in children { for (position, child) in list.enumerated() { positions[child] = position } }
    self.positions = positions
    self.indices = indices
  }

  /// Position of a unit in ``units``; `nil` when it is unknown or not valid on the tree's day.
  package func index(of code: String) -> Int? { indices[code] }

  /// Whether two trees hold the same units, whatever their days: positions in one are positions in the other then.
  package func hasSameUnits(as other: UnitTree) -> Bool {
    units.elementsEqual(other.units) { $0.code == $1.code && $0.validFrom == $1.validFrom }
  }

  /// Direct children, in code order.
  package func children(of index: Int) -> [Int] { childrenOf[index] }

  /// The unit above, and the position among its children; `nil` when there is none above.
  func place(of index: Int) -> (parent: Int, position: Int)? {
    positions.indices.contains(index) && positions[index] >= 0 ? (parentOf[index], positions[index]) : nil
  }

  /// Whether any unit stands directly below; asked without a list of them.
  package func hasChildren(at index: Int) -> Bool { !childrenOf[index].isEmpty }

  /// Units of a level below a unit (not the unit itself), in code order within each parent.
  package func descendants(of index: Int, atLevel level: String) -> [Int] {
    var result: [Int] = []
    var open = Array(childrenOf[index].reversed())
    var budget = units.count
    while let next = open.popLast(), budget > 0 {
      budget -= 1
      if levels[next] == level { result.append(next) } else { open.append(contentsOf: childrenOf[next].reversed()) }
    }
    return result
  }

  /// The unit, one above it or one below it carries one of the flags: a commune of a poor district is within the scope of poor
  /// districts, a district with a border commune within that of borders. No flags asked for: true.
  package func hasFlag(_ flags: [String], at index: Int) -> Bool {
    if flags.isEmpty { return true }
    if ancestor(of: index, where: { flags.contains(where: units[$0].flags.contains) }) != nil { return true }
    var open = [index]
    var budget = units.count
    while let next = open.popLast(), budget > 0 {
      budget -= 1
      if flags.contains(where: units[next].flags.contains) { return true }
      open.append(contentsOf: childrenOf[next])
    }
    return false
  }

  /// The first unit above a unit of which something is true; `nil` when there is none.
  private func ancestor(of index: Int, where isMeant: (Int) -> Bool) -> Int? {
    var parent = parentOf[index]
    var budget = units.count
    while parent >= 0, budget > 0 {
      if isMeant(parent) { return parent }
      budget -= 1
      parent = parentOf[parent]
    }
    return nil
  }

  /// Whether a unit lies somewhere below another; a unit is not below itself.
  package func isBelow(_ index: Int, _ other: Int) -> Bool { ancestor(of: index) { $0 == other } != nil }
}
