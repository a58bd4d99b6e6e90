import Diagnostics
import Indicators

/// What must hold in a section once all its codes are known: no cyclic formula, no aspect fixed twice, no cell without a meaning.
struct SectionCheck {
  let section: Section
  let names: PackNames
  let file: String

  /// Lines on which a name is unknown: what such a row or column says is not known, so nothing is said about its cells.
  private var linesInDoubt: Set<Int> = []

  init(section: Section, names: PackNames, file: String) {
    self.section = section
    self.names = names
    self.file = file
  }

  mutating func run(_ findings: inout Findings) {
    openColumns(&findings)
    cycles(&findings)
    for finding in findings.all where finding.code == .unknownName && finding.location?.file == file {
      if let line = finding.location?.line { linesInDoubt.insert(line) }
    }
    let columns = section.columns.filter { $0.stub == nil }
    let columnSplits = columns.map { split($0.aspects.categories) }
    let ownSplit = split(section.aspects.categories)
    for row in section.rows where row.kind != .heading {
      let rowSplit = ownSplit.and(split(row.aspects.categories))
      for index in columns.indices
      where !isClean(row.aspects, columns[index].aspects, rowSplit.and(columnSplits[index])) {
        cell(row, columns[index], &findings)
      }
    }
  }

  /// By which disaggregations categories split.
  private struct Split {
    var mask: UInt128 = 0
    var count = 0
    /// None splits twice.
    var isOnce = true

    func and(_ other: Split) -> Split {
      Split(mask: mask | other.mask, count: count + other.count, isOnce: isOnce && other.isOnce && mask & other.mask == 0)
    }
  }

  private func split(_ categories: [CategoryNumber]) -> Split {
    categories.reduce(Split()) { split, category in
      let index = names.regime.disaggregations.disaggregationIndex(of: category)
      return split.and(index < 128 ? Split(mask: 1 << UInt128(index), count: 1) : Split(count: 1, isOnce: false))
    }
  }

  /// Whether the aspects of a row and a column, with the section's, bind a cell that nothing is wrong with: nearly all
  /// cells, told without joining the aspects.
  private func isClean(_ row: Aspects, _ column: Aspects, _ split: Split) -> Bool {
    guard let indicator = row.indicator ?? column.indicator ?? section.aspects.indicator,
      Self.agree(row.indicator, column.indicator), Self.agree(row.measure, column.measure),
      Self.agree(row.period, column.period), Self.agree(row.scope, column.scope)
    else { return false }
    return split.isOnce && split.count <= Stratum.maximumCategories && split.mask & ~names.splitMasks[indicator] == 0
  }

  private static func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool { a == nil || b == nil || a == b }

  private func place(_ line: Int) -> Location { Location(file: file, line: line) }

  private func openColumns(_ findings: inout Findings) {
    let codes = section.columns.map(\.code)
    for row in section.rows {
      for code in (row.openColumns ?? []).sorted() where !codes.contains(code) {
        if let nearest = NearestName.of(code, among: codes) {
          findings.add(
            Diagnostic(.rowColumnClosed, at: place(row.line), ["row": row.code, "found": code, "nearest": nearest]))
        } else {
          findings.add(Diagnostic(.rowColumnClosed, at: place(row.line), ["row": row.code, "found": code]))
        }
      }
    }
  }

  // MARK: - One cell

  private func cell(_ row: Row, _ column: Column, _ findings: inout Findings) {
    if let open = row.openColumns, !open.contains(column.code) { return }
    conflict("indicator", row.aspects.indicator, column.aspects.indicator, row, column, &findings) {
      names.catalogue.indicators[$0].code
    }
    conflict("measure", row.aspects.measure, column.aspects.measure, row, column, &findings) { $0.code }
    conflict("period", row.aspects.period, column.aspects.period, row, column, &findings) { $0.rawValue }
    conflict("scope", row.aspects.scope, column.aspects.scope, row, column, &findings) { $0.code }
    guard column.aspects.attribute == nil else { return }
    let aspects = row.aspects.completed(by: column.aspects).completed(by: section.aspects)
    guard let index = aspects.indicator else {
      if !linesInDoubt.isDisjoint(with: [row.line, column.line, section.line]) { return }
      let isComputed = row.formula != nil || column.formula != nil || row.kind == .total
      if !isComputed, !column.holdsText {
        findings.add(Diagnostic(.unboundCell, at: place(row.line), ["row": row.code, "column": column.code]))
      }
      return
    }
    split(names.catalogue.indicators[index], aspects.categories, row, &findings)
  }

  private func conflict<Value: Equatable>(
    _ aspect: String, _ a: Value?, _ b: Value?, _ row: Row, _ column: Column, _ findings: inout Findings,
    _ name: (Value) -> String
  ) {
    guard let a, let b, a != b else { return }
    findings.add(
      Diagnostic(
        .conflictingAspect, at: place(row.line),
        ["row": row.code, "column": column.code, "aspect": aspect, "found": "\(name(a)) ≠ \(name(b))"]))
  }

  private func split(
    _ indicator: Indicator, _ categories: [CategoryNumber], _ row: Row, _ findings: inout Findings
  ) {
    if categories.isEmpty { return }
    let list = names.regime.disaggregations
    var seen: [Int] = []
    for category in categories {
      let index = list.disaggregationIndex(of: category)
      if seen.contains(index) {
        findings.add(
          Diagnostic(
            .conflictingAspect, at: place(row.line),
            [
              "row": row.code, "column": "-", "aspect": list.disaggregations[index].code,
              "found": categories.map { list.category($0).code }.joined(separator: ", "),
            ]))
      }
      seen.append(index)
      guard !indicator.split.contains(index) else { continue }
      let known = indicator.split.map { list.disaggregations[$0].code }
      let found = list.disaggregations[index].code
      if let nearest = NearestName.of(found, among: known) {
        findings.add(
          Diagnostic(.notSplitBy, at: place(row.line), ["indicator": indicator.code, "found": found, "nearest": nearest]))
      } else {
        findings.add(Diagnostic(.notSplitBy, at: place(row.line), ["indicator": indicator.code, "found": found]))
      }
    }
    if Stratum(categories) == nil {
      findings.add(
        Diagnostic(
          .tooManyCategories, at: place(row.line),
          ["found": "\(categories.count)", "limit": "\(Stratum.maximumCategories)"]))
    }
  }

  // MARK: - Cycles

  private enum Node: Hashable { case column(Int), row(Int) }

  /// Formulas of columns and of rows, each among themselves: a cycle through both axes passes through one of them, since a cell takes
  /// either its row's formula or its column's.
  private func cycles(_ findings: inout Findings) {
    var state: [Node: Bool] = [:]
    for index in section.columns.indices { visit(.column(index), [], &state, &findings) }
    for index in section.rows.indices { visit(.row(index), [], &state, &findings) }
  }

  private func visit(_ node: Node, _ path: [Node], _ state: inout [Node: Bool], _ findings: inout Findings) {
    let next = successors(node)
    // Most refer to nothing, and so are on no cycle.
    if next.isEmpty || state[node] == true { return }
    if let start = path.firstIndex(of: node) {
      let cycle = (path[start...] + [node]).map(name).joined(separator: " → ")
      findings.add(Diagnostic(.cyclicFormula, at: place(line(node)), ["cycle": cycle]))
      return
    }
    guard path.count < 500 else { return }
    for next in next { visit(next, path + [node], &state, &findings) }
    state[node] = true
  }

  private func successors(_ node: Node) -> [Node] {
    switch node {
    case .column(let index): (section.columns[index].formula?.columns ?? []).map { .column($0) }
    case .row(let index):
      (section.rows[index].formula?.rows ?? []).map { .row($0) } + section.rows[index].addends.map { .row($0) }
    }
  }

  private func name(_ node: Node) -> String {
    switch node {
    case .column(let index): "[\(section.columns[index].code)]"
    case .row(let index): "{\(section.rows[index].code)}"
    }
  }

  private func line(_ node: Node) -> Int {
    switch node {
    case .column(let index): section.columns[index].line
    case .row(let index): section.rows[index].line
    }
  }
}
