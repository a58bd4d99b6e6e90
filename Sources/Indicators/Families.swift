/// The chains of the units below one side by side, so that a sum over them looks one key up and not one for each.
struct Families: Sendable {
  /// By group, with the unit above in the place of the unit: the place of its first child in ``chains`` plus 1.
  private var starts = GroupTable()
  /// Of each family the chain of every child, in the order of children.
  private var chains: [ObservationSet.Chain] = []

  init(_ observations: ObservationSet, _ units: UnitTree) {
    observations.forEachGroup { group, chain in
      guard let (parent, position) = units.place(of: group.unit) else { return }
      let above = group.with(unit: parent)
      let place = starts.place(above.a, above.b)
      var start = Int(place.value) - 1
      if start < 0 {
        start = chains.count
        for _ in units.children(of: parent) { chains.append(.empty) }
        starts.set(Int32(start + 1), at: place, above.a, above.b)
      }
      chains[start + position] = chain
    }
  }

  /// Where the chains of the children of the key's unit stand; -1 when all are empty.
  func start(below key: ObservationKey) -> Int {
    let group = ObservationSet.Group(key)
    return Int(starts[group.a, group.b]) - 1
  }

  /// The chain of a child, by its position among the children.
  func chain(_ position: Int, from start: Int) -> ObservationSet.Chain { start < 0 ? .empty : chains[start + position] }
}
