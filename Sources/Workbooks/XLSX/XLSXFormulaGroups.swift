import Diagnostics

/// The groups of shared formulas of one sheet (§18.3.1.40): the master has the text, members only its number. Members
/// are kept as the distance from their master; the text is written out when it is asked for.
struct XLSXFormulaGroups {
  private var masters: [Int: (address: CellAddress, formula: PackedFormula)] = [:]
  private var waiting: [(index: Int, group: Int, address: CellAddress)] = []

  /// - Returns: the formula's position in the builder, plus one.
  mutating func add(
    group: Int, at address: CellAddress, from start: Int, to end: Int, in builder: WorkbookBuilder
  ) -> UInt32 {
    if end > start {
      let formula = PackedFormula(offset: UInt32(start), length: UInt32(end - start))
      if masters[group] == nil { masters[group] = (address, formula) }
      builder.formulas.append(formula)
    } else if let member = member(of: group, at: address) {
      builder.formulas.append(member)
    } else {
      waiting.append((builder.formulas.count, group, address))
      builder.formulas.append(PackedFormula(offset: 0, length: 0))
    }
    return UInt32(builder.formulas.count)
  }

  /// Fills in the members that came before their master; those that have none keep an empty text.
  func resolve(in builder: WorkbookBuilder) {
    for (index, group, address) in waiting {
      if let member = member(of: group, at: address) { builder.formulas[index] = member }
    }
  }

  private func member(of group: Int, at address: CellAddress) -> PackedFormula? {
    guard let master = masters[group] else { return nil }
    var formula = master.formula
    formula.rows = Int32(address.row - master.address.row)
    formula.columns = Int32(address.column - master.address.column)
    return formula
  }
}
