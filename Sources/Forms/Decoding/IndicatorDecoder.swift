import Diagnostics
import Indicators

/// Reads the files of `indicators/`: indicators and record types.
struct IndicatorDecoder {
  let regime: Regime
  private(set) var indicators: [Indicator] = []
  private(set) var recordTypes: [RecordType] = []
  /// References between indicators, looked up when all files are read.
  private var references: [(element: TemplateElement, code: String)] = []
  private var recordReferences: [(element: TemplateElement, code: String)] = []
  private var register = CodeRegister("chỉ tiêu")
  private var recordRegister = CodeRegister("loại danh mục")

  init(regime: Regime) { self.regime = regime }

  mutating func decode(_ root: TemplateElement, into findings: inout Findings) {
    root.check(attributes: [], children: ["indicator", "record-type", "grounds"], into: &findings)
    for element in root.children {
      switch element.name {
      case "indicator": indicator(element, &findings)
      case "record-type": recordType(element, &findings)
      default: break
      }
    }
  }

  /// The catalogue, once every file was decoded.
  func catalogue(_ findings: inout Findings) -> IndicatorCatalogue {
    let codes = Set(indicators.map(\.code))
    for reference in references where !codes.contains(reference.code) {
      reference.element.unknownName("chỉ tiêu", reference.code, among: indicators.map(\.code), &findings)
    }
    for reference in recordReferences where !recordTypes.contains(where: { $0.code == reference.code }) {
      reference.element.unknownName("loại danh mục", reference.code, among: recordTypes.map(\.code), &findings)
    }
    return IndicatorCatalogue(
      indicators: indicators, recordTypes: recordTypes, disaggregations: regime.disaggregations)
  }

  private static let attributeNames = [
    "code", "label", "unit-of-measure", "type", "split", "roll-up", "numerator", "denominator", "weight", "record",
    "collected-by", "confirmed-by", "direction", "grounds",
  ]

  private mutating func indicator(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(attributes: Self.attributeNames, children: ["grounds"], into: &findings)
    let code = element.required("code", &findings)
    register.add(code, at: element.location, &findings)
    let type = element.choice("type", ValueType.self, &findings) ?? .integer
    let split = element.words("split").compactMap { word -> Int? in
      if let index = regime.disaggregations.index(of: word) { return index }
      element.unknownName("phân tổ", word, among: regime.disaggregations.disaggregations.map(\.code), &findings)
      return nil
    }
    if let record = element["record"] { recordReferences.append((element, record)) }
    indicators.append(
      Indicator(
        code: code, label: element.required("label", &findings), unitOfMeasure: element["unit-of-measure"] ?? "",
        valueType: type, split: split, rollUp: rollUp(element, type, &findings), recordType: element["record"],
        collectedBy: role(element, "collected-by", &findings).first ?? "owner",
        confirmedBy: role(element, "confirmed-by", &findings),
        direction: element.choice("direction", among: ["up": .up, "down": .down], &findings) ?? .up,
        grounds: element.grounds(&findings)))
  }

  private func role(_ element: TemplateElement, _ attribute: String, _ findings: inout Findings) -> [String] {
    let words = element.words(attribute)
    let known = regime.roles.map(\.code) + ["owner", "plan", "all"]
    for word in words where !known.contains(word) { element.unknownName("vai trò", word, among: known, &findings) }
    return words
  }

  private mutating func rollUp(
    _ element: TemplateElement, _ type: ValueType, _ findings: inout Findings
  ) -> RollUp {
    guard let text = element["roll-up"] else { return type.isNumber ? .sum : .text }
    switch text {
    case "SUM": return .sum
    case "DIST": return .distinct
    case "SUM*": return .sumOnce
    case "LAST": return .newest
    case "MAX": return .maximum
    case "OWN": return .own
    case "TXT": return .text
    case "COUNT": return .recordCount
    case "RAT":
      return .ratio(
        numerator: reference(element, "numerator", &findings), denominator: reference(element, "denominator", &findings)
      )
    case "WAVG":
      return .weightedMean(weight: reference(element, "weight", &findings))
    default:
      let names = ["SUM", "DIST", "SUM*", "LAST", "MAX", "OWN", "TXT", "COUNT", "RAT", "WAVG"]
      element.bad("roll-up", text, names.joined(separator: " | "), &findings, among: names)
      return .sum
    }
  }

  private mutating func reference(_ element: TemplateElement, _ attribute: String, _ findings: inout Findings) -> String
  {
    let code = element.required(attribute, &findings)
    if !code.isEmpty { references.append((element, code)) }
    return code
  }

  private mutating func recordType(_ element: TemplateElement, _ findings: inout Findings) {
    element.check(
      attributes: ["code", "label", "id-pattern", "grounds"], children: ["attribute", "grounds"], into: &findings)
    let code = element.required("code", &findings)
    recordRegister.add(code, at: element.location, &findings)
    var attributes = CodeRegister("thuộc tính")
    recordTypes.append(
      RecordType(
        code: code, label: element.required("label", &findings),
        idPattern: element["id-pattern"] ?? "{unit.code}-\(code)-{year}-{nn}",
        attributes: element.children(named: "attribute").map { child in
          attributes.add(child["code"] ?? "", at: child.location, &findings)
          return attribute(child, &findings)
        }))
  }

  private func attribute(_ element: TemplateElement, _ findings: inout Findings) -> RecordType.Attribute {
    element.check(
      attributes: ["code", "label", "type", "categories", "level", "required", "grounds"], children: ["grounds"],
      into: &findings)
    if let categories = element["categories"], regime.disaggregations.index(of: categories) == nil {
      element.unknownName(
        "phân tổ", categories, among: regime.disaggregations.disaggregations.map(\.code), &findings)
    }
    return RecordType.Attribute(
      code: element.required("code", &findings), label: element.required("label", &findings),
      valueType: element.choice("type", ValueType.self, &findings) ?? .text, categories: element["categories"],
      level: element["level"], isRequired: element.flag("required", &findings))
  }
}

extension TemplateElement {
  /// One of a few words that are not the raw values of their type.
  func choice<Value>(_ attribute: String, among values: KeyValuePairs<String, Value>, _ findings: inout Findings)
    -> Value?
  {
    guard let text = self[attribute] else { return nil }
    return choice(attribute, text, among: values.map { ($0.key, $0.value) }, &findings)
  }
}
