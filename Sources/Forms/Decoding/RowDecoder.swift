import Diagnostics
import Indicators

/// Reads `<rows>`: headings, rows, totals, categories, blocks, and lists of units and records.
struct RowDecoder {
  let names: PackNames
  private(set) var rows: [Row] = []
  private(set) var layout: [RowNode] = []
  private(set) var formulas: [PendingFormula] = []
  /// Totals and the codes they add, resolved when all rows are known.
  private var totals: [(row: Int, codes: [String], element: TemplateElement)] = []
  private var register: CodeRegister

  /// - Parameter register: shared by all sections of a form: row codes are unique in a form.
  init(names: PackNames, register: CodeRegister) {
    self.names = names
    self.register = register
  }

  var codes: CodeRegister { register }

  private static let own = [
    "code", "tt", "level", "label", "unit-of-measure", "collected-by", "confirmed-by", "formula", "columns", "format",
    "display-unit", "optional", "requires-flag", "periods", "grounds",
  ]
  private static let childNames = ["heading", "row", "rows", "total", "each", "block", "grounds"]
  private var aspects: AspectsDecoder { AspectsDecoder(names: names) }

  mutating func decode(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(attributes: [], children: Self.childNames, into: &findings)
    layout = element.children.flatMap { nodes($0, indent: 0, &findings) }
    resolveTotals(&findings)
  }

  private mutating func nodes(_ element: TemplateElement, indent: Int, _ findings: inout Findings) -> [RowNode] {
    switch element.name {
    case "heading": [heading(element, &findings)]
    case "row": [row(element, .figures, &findings)]
    case "total": [total(element, &findings)]
    case "rows": categories(element, &findings)
    case "each": [each(element, indent: indent, &findings)]
    case "block": block(element, &findings)
    default: []
    }
  }

  private mutating func append(_ row: Row, _ element: TemplateElement, _ findings: inout Findings) -> Int {
    register.add(row.code, at: element.location, &findings)
    rows.append(row)
    return rows.count - 1
  }

  private mutating func heading(_ element: TemplateElement, _ findings: inout Findings) -> RowNode {
    element.check(attributes: ["code", "tt", "label", "periods", "grounds", "level"], children: ["grounds"], into: &findings)
    let code = element.required("code", &findings)
    let row = Row(
      code: code, kind: .heading, ordinal: element["tt"] ?? code, label: element.required("label", &findings),
      unitOfMeasure: "", indent: max(0, (element.integer("level", 1...6, &findings) ?? 1) - 1),
      periods: PeriodFilter(kinds: element.periods(&findings)),
      line: element.line)
    return RowNode(row: append(row, element, &findings), lines: [], children: [])
  }

  private mutating func row(
    _ element: TemplateElement, _ kind: Row.Kind, _ findings: inout Findings
  ) -> RowNode {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + (kind == .total ? ["of"] : []),
      children: ["line", "grounds"], into: &findings)
    let row = bare(element, code: element.required("code", &findings), kind: kind, &findings)
    let index = append(row, element, &findings)
    pend(element, index, prefix: nil)
    return RowNode(row: index, lines: lines(element, of: index, &findings), children: [])
  }

  private mutating func pend(_ element: TemplateElement, _ index: Int, prefix: String?) {
    guard let text = element["formula"] else { return }
    formulas.append(PendingFormula(target: .row(index), text: text, element: element, prefix: prefix))
  }

  private mutating func total(_ element: TemplateElement, _ findings: inout Findings) -> RowNode {
    let node = row(element, .total, &findings)
    totals.append((node.row, element.words("of"), element))
    return node
  }

  /// A row with everything but its formula; label and unit of measure from the indicator where none is given.
  private func bare(
    _ element: TemplateElement, code: String, kind: Row.Kind, _ findings: inout Findings
  ) -> Row {
    let aspects = aspects.aspects(of: element, &findings)
    let columns = ColumnDecoder(names: names, recordType: nil)
    let displayUnit = element.choice("display-unit", DisplayUnit.self, &findings)
    return Row(
      code: code, kind: kind, ordinal: element["tt"] ?? "", label: element["label"] ?? label(of: aspects),
      unitOfMeasure: element["unit-of-measure"] ?? displayUnit?.label ?? unit(of: aspects),
      indent: max(0, (element.integer("level", 1...6, &findings) ?? 1) - 1), aspects: aspects,
      format: element.choice("format", FigureFormat.self, &findings), displayUnit: displayUnit,
      collectedBy: columns.collector(element, &findings), requiredFlags: columns.flags(element, &findings),
      periods: PeriodFilter(kinds: element.periods(&findings)), isOptional: element.flag("optional", &findings),
      openColumns: element["columns"].map { _ in Set(element.words("columns")) }, line: element.line)
  }

  private func label(of aspects: Aspects) -> String {
    if let last = aspects.categories.last { return names.regime.disaggregations.category(last).label }
    return aspects.indicator.map { names.catalogue.indicators[$0].label } ?? ""
  }

  private func unit(of aspects: Aspects) -> String {
    for number in aspects.categories.reversed() {
      if let unit = names.regime.disaggregations.category(number).unitOfMeasure { return unit }
    }
    return aspects.indicator.map { names.catalogue.indicators[$0].unitOfMeasure } ?? ""
  }

  private mutating func lines(_ element: TemplateElement, of parent: Int, _ findings: inout Findings) -> [Int] {
    var result: [Int] = []
    for (position, child) in element.children(named: "line").enumerated() {
      child.check(
        attributes: Self.own + AspectsDecoder.attributeNames, children: ["grounds"], into: &findings)
      var row = bare(
        child, code: rows[parent].code + "." + child.required("code", &findings), kind: rows[parent].kind, &findings)
      row.lineOf = parent
      row.linePosition = position
      row.aspects = row.aspects.completed(by: rows[parent].aspects)
      row.collectedBy = row.collectedBy ?? rows[parent].collectedBy
      let index = append(row, child, &findings)
      pend(child, index, prefix: rows[parent].code)
      result.append(index)
    }
    return result
  }

  // MARK: - Lists

  private mutating func each(_ element: TemplateElement, indent: Int, _ findings: inout Findings) -> RowNode {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + ["record", "anchor"],
      children: ["each", "line", "grounds"], into: &findings)
    var row = bare(element, code: element["code"] ?? "each", kind: .figures, &findings)
    row.indent = indent
    if row.ordinal.isEmpty { row.ordinal = "{position}" }
    if let type = element["record"] {
      row.kind = .eachRecord(type: type)
      if names.catalogue.recordType(type) == nil {
        element.unknownName("loại danh mục", type, among: names.catalogue.recordTypes.map(\.code), &findings)
      }
    } else {
      let level = element.required("unit", &findings)
      let known = names.regime.unitKinds.map(\.code)
      if !level.isEmpty, !known.contains(level) { element.unknownName("loại đơn vị", level, among: known, &findings) }
      row.kind = .eachUnit(level: level)
      row.aspects.unitIsSender = false
    }
    let index = append(row, element, &findings)
    let lines = lines(element, of: index, &findings)
    let children = element.children(named: "each").map { each($0, indent: indent + 1, &findings) }
    for inner in [index] + lines where !children.isEmpty { rows[inner].isOuter = true }
    pend(element, index, prefix: nil)
    return RowNode(row: index, lines: lines, children: children)
  }

  private mutating func categories(_ element: TemplateElement, _ findings: inout Findings) -> [RowNode] {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + ["each-category", "no-total"], children: ["grounds"],
      into: &findings)
    let code = element.required("each-category", &findings)
    let list = names.regime.disaggregations
    guard let disaggregation = list.disaggregation(code) else {
      element.unknownName("phân tổ", code, among: list.disaggregations.map(\.code), &findings)
      return []
    }
    let host = element.required("code", &findings)
    let withoutTotal = element.flag("no-total", &findings)
    let pattern = bare(element, code: host, kind: .figures, &findings)
    var nodes: [RowNode] = []
    if !withoutTotal {
      let total = append(pattern, element, &findings)
      nodes.append(RowNode(row: total, lines: [], children: []))
      if disaggregation.isPartition {
        let text = disaggregation.categories.map { "{\(host).\($0.code)}" }.joined(separator: "+")
        formulas.append(PendingFormula(target: .row(total), text: text, element: element))
      }
    }
    for (position, category) in disaggregation.categories.enumerated() {
      var row = pattern
      row.code = host + "." + category.code
      row.ordinal = withoutTotal && position == 0 ? pattern.ordinal : ""
      row.label = withoutTotal ? "\(pattern.label): \(lowercasedFirst(category.label))" : category.label
      row.indent = pattern.indent + (withoutTotal ? 0 : 1)
      row.unitOfMeasure = category.unitOfMeasure ?? pattern.unitOfMeasure
      if let number = list.number(disaggregation: code, category: category.code) {
        row.aspects.categories.append(number)
      }
      nodes.append(RowNode(row: append(row, element, &findings), lines: [], children: []))
    }
    return nodes
  }

  private func lowercasedFirst(_ text: String) -> String {
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
    return first.lowercased() + text.dropFirst()
  }

  private mutating func block(_ element: TemplateElement, _ findings: inout Findings) -> [RowNode] {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + ["use", "axis"], children: ["grounds"], into: &findings)
    let code = element.required("use", &findings)
    guard let block = names.blocks[code] else {
      element.unknownName("khối", code, among: names.blocks.keys.sorted(), &findings)
      return []
    }
    let host = element.required("code", &findings)
    let pattern = bare(element, code: host, kind: .figures, &findings)
    return block.children(named: "row").enumerated().map { position, child in
      var row = bare(child, code: host + "." + (child["code"] ?? ""), kind: .figures, &findings)
      row.aspects = row.aspects.completed(by: pattern.aspects)
      row.ordinal = position == 0 ? pattern.ordinal : row.ordinal
      row.indent = child["level"] == nil ? pattern.indent + (position == 0 ? 0 : 1) : pattern.indent + row.indent
      row.unitOfMeasure = row.unitOfMeasure.isEmpty ? pattern.unitOfMeasure : row.unitOfMeasure
      row.collectedBy = row.collectedBy ?? pattern.collectedBy
      row.displayUnit = row.displayUnit ?? pattern.displayUnit
      row.format = row.format ?? pattern.format
      row.isOptional = row.isOptional || pattern.isOptional
      row.openColumns = row.openColumns ?? pattern.openColumns
      row.requiredFlags += pattern.requiredFlags
      row.line = pattern.line
      let index = append(row, element, &findings)
      pend(child, index, prefix: host)
      return RowNode(row: index, lines: [], children: [])
    }
  }

  private mutating func resolveTotals(_ findings: inout Findings) {
    let byCode = Dictionary(rows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for total in totals {
      for code in total.codes {
        if let index = byCode[code] {
          rows[total.row].addends.append(index)
        } else {
          total.element.unknownName("dòng", code, among: rows.map(\.code), &findings)
        }
      }
    }
  }
}
