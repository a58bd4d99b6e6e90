import Diagnostics
import Indicators

/// Reads `<columns>`: stubs, columns, groups of any depth, blocks and categories on the column axis.
struct ColumnDecoder {
  let names: PackNames
  let recordType: RecordType?
  private(set) var columns: [Column] = []
  private(set) var header: [HeaderNode] = []
  private(set) var formulas: [PendingFormula] = []
  private var register = CodeRegister("cột")

  init(names: PackNames, recordType: RecordType?) {
    self.names = names
    self.recordType = recordType
  }

  private static let own = [
    "code", "label", "width", "entry", "formula", "print", "format", "display-unit", "collected-by", "confirmed-by",
    "sign", "requires-flag", "periods", "optional", "grounds", "required", "type",
  ]
  private static let childNames = ["stub", "column", "group", "block", "columns", "grounds"]

  mutating func decode(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(attributes: [], children: Self.childNames, into: &findings)
    header = nodes(element, &findings)
  }

  private mutating func nodes(_ parent: TemplateElement, _ findings: inout Findings) -> [HeaderNode] {
    var result: [HeaderNode] = []
    for element in parent.children {
      switch element.name {
      case "stub": result.append(stub(element, &findings))
      case "column": result.append(.leaf(column(element, &findings)))
      case "group":
        element.check(attributes: ["label", "periods"], children: Self.childNames, into: &findings)
        result.append(.group(label: element.required("label", &findings), nodes(element, &findings)))
      case "block": result += block(element, &findings)
      case "columns": result += categories(element, &findings)
      default: break
      }
    }
    return result
  }

  private mutating func append(_ column: Column, _ element: TemplateElement, _ findings: inout Findings) -> Int {
    register.add(column.code, at: element.location, &findings)
    columns.append(column)
    return columns.count - 1
  }

  private mutating func stub(_ element: TemplateElement, _ findings: inout Findings) -> HeaderNode {
    element.check(attributes: ["code", "kind", "label", "width"], children: ["grounds"], into: &findings)
    let column = Column(
      code: element.required("code", &findings), label: element["label"] ?? "",
      width: element.integer("width", 1...120, &findings) ?? 0,
      stub: element.choice("kind", StubKind.self, &findings) ?? .label, line: element.line)
    return .leaf(append(column, element, &findings))
  }

  private mutating func column(_ element: TemplateElement, _ findings: inout Findings) -> Int {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames, children: ["grounds"], into: &findings)
    var column = bare(element, code: element.required("code", &findings), label: element.required("label", &findings), &findings)
    check(attributeOf: &column, element, &findings)
    let index = append(column, element, &findings)
    if let text = element["formula"] {
      formulas.append(PendingFormula(target: .column(index), text: text, element: element))
    }
    return index
  }

  /// A column with everything but its formula.
  private func bare(_ element: TemplateElement, code: String, label: String, _ findings: inout Findings) -> Column {
    Column(
      code: code, label: label, width: element.integer("width", 1...120, &findings) ?? 0,
      aspects: AspectsDecoder(names: names).aspects(of: element, &findings),
      entry: element.choice("entry", Entry.self, &findings), print: element["print"],
      format: element.choice("format", FigureFormat.self, &findings),
      displayUnit: element.choice("display-unit", DisplayUnit.self, &findings),
      collectedBy: collector(element, &findings), requiredFlags: flags(element, &findings),
      periods: PeriodFilter(kinds: element.periods(&findings)), isOptional: element.flag("optional", &findings),
      allowsNegative: element["sign"] == "any", line: element.line)
  }

  func collector(_ element: TemplateElement, _ findings: inout Findings) -> String? {
    guard let word = element["collected-by"] else { return nil }
    if !names.roles.contains(word) { element.unknownName("vai trò", word, among: names.roles, &findings) }
    return word
  }

  func flags(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let known = names.regime.unitFlags.map(\.code)
    let words = element.words("requires-flag")
    for word in words where !known.contains(word) { element.unknownName("cờ đơn vị", word, among: known, &findings) }
    return words
  }

  private func check(attributeOf column: inout Column, _ element: TemplateElement, _ findings: inout Findings) {
    guard let attribute = column.aspects.attribute else {
      if element["type"] == "text", column.format == nil { column.format = .text }
      return
    }
    let known = (recordType?.attributes.map(\.code) ?? []) + ["id", "sender"]
    if !known.contains(attribute) {
      element.unknownName("thuộc tính", attribute, among: known, &findings)
    }
    if column.format == nil {
      let type = recordType?.attributes.first { $0.code == attribute }?.valueType
      column.format = type == .date ? .date : type?.isNumber == true ? nil : .text
    }
  }

  // MARK: - Blocks and categories

  private func firstNumber(_ element: TemplateElement, _ findings: inout Findings) -> Int {
    element.integer("code", 1...9_999, &findings) ?? 1
  }

  private mutating func block(_ element: TemplateElement, _ findings: inout Findings) -> [HeaderNode] {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + ["use", "axis"], children: ["grounds"], into: &findings)
    let code = element.required("use", &findings)
    guard let block = names.blocks[code] else {
      element.unknownName("khối", code, among: names.blocks.keys.sorted(), &findings)
      return []
    }
    let first = firstNumber(element, &findings)
    var indices: [String: Int] = [:]
    var nodes: [HeaderNode] = []
    var waiting: [(Int, TemplateElement)] = []
    for (offset, row) in block.children(named: "row").enumerated() {
      var column = bare(element, code: "\(first + offset)", label: row["label"] ?? "", &findings)
      column.aspects.categories += AspectsDecoder(names: names).aspects(of: row, &findings).categories
      let index = append(column, element, &findings)
      indices[row["code"] ?? ""] = index
      nodes.append(.leaf(index))
      if row["formula"] != nil { waiting.append((index, row)) }
    }
    for (index, row) in waiting {
      formulas.append(
        PendingFormula(target: .column(index), text: row["formula"] ?? "", element: row, blockColumns: indices))
    }
    guard let label = element["label"] else { return nodes }
    return [.group(label: label, nodes)]
  }

  private mutating func categories(_ element: TemplateElement, _ findings: inout Findings) -> [HeaderNode] {
    element.check(
      attributes: Self.own + AspectsDecoder.attributeNames + ["each-category"], children: ["grounds"], into: &findings)
    let code = element.required("each-category", &findings)
    let list = names.regime.disaggregations
    guard let disaggregation = list.disaggregation(code) else {
      element.unknownName("phân tổ", code, among: list.disaggregations.map(\.code), &findings)
      return []
    }
    let first = firstNumber(element, &findings)
    var nodes: [HeaderNode] = []
    for (offset, category) in disaggregation.categories.enumerated() {
      var column = bare(element, code: "\(first + offset)", label: category.label, &findings)
      if let number = list.number(disaggregation: code, category: category.code) {
        column.aspects.categories.append(number)
      }
      nodes.append(.leaf(append(column, element, &findings)))
    }
    guard let label = element["label"] else { return nodes }
    return [.group(label: label, nodes)]
  }
}
