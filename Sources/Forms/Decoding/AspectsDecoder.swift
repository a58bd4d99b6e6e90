import Diagnostics
import Indicators
import Markup

/// What every decoder of forms knows of the pack so far. A class, because every decoder holds it and a copy counts many references.
final class PackNames: Sendable {
  let regime: Regime
  let catalogue: IndicatorCatalogue
  /// Blocks of rows by code.
  let blocks: [String: TemplateElement]
  let heads: [String: Frame]
  let footers: [String: Frame]
  /// By indicator: the disaggregations that it may be split by, as bits.
  let splitMasks: [UInt128]

  init(
    regime: Regime, catalogue: IndicatorCatalogue, blocks: [String: TemplateElement] = [:], heads: [String: Frame] = [:],
    footers: [String: Frame] = [:]
  ) {
    self.regime = regime
    self.catalogue = catalogue
    self.blocks = blocks
    self.heads = heads
    self.footers = footers
    splitMasks = catalogue.indicators.map { $0.split.reduce(0) { $1 < 128 ? $0 | 1 << UInt128($1) : $0 } }
  }

  var roles: [String] { regime.roles.map(\.code) + ["owner", "plan", "all"] }
}

/// Reads the attributes that fix aspects of a key.
struct AspectsDecoder {
  static let attributeNames = ["indicator", "where", "unit", "scope", "period", "measure", "part", "attribute"]

  let names: PackNames

  private static let scopes = Scope.allCases.map { ($0.code, $0) }
  private static let periods = RelativePeriod.allCases.map { ($0.rawValue, $0) }
  private static let measures = Measure.allCases.map { ($0.code, $0) }
  private static let parts = RatioPart.allCases.map { ($0.rawValue, $0) }

  func aspects(of element: TemplateElement, _ findings: inout Findings) -> Aspects {
    var aspects = Aspects()
    for attribute in element.markup.attributes where Self.attributeNames.contains(attribute.name) {
      set(attribute.name, attribute.value, &aspects, element, &findings)
    }
    return aspects
  }

  /// Aspects from the arguments of `obs(…)`.
  func aspects(
    of pairs: [(name: String, value: String)], in element: TemplateElement, _ findings: inout Findings
  ) -> Aspects {
    var aspects = Aspects()
    for pair in pairs { set(pair.name, pair.value, &aspects, element, &findings) }
    return aspects
  }

  private func set(
    _ name: String, _ value: String, _ aspects: inout Aspects, _ element: TemplateElement, _ findings: inout Findings
  ) {
    switch name {
    case "indicator": aspects.indicator = indicator(value, element, &findings)
    case "where": aspects.categories = categories(value, element, &findings)
    case "unit": aspects.unitIsSender = value == "sender"
    case "scope":
      aspects.scope = element.choice(name, value, among: Self.scopes, &findings)
    case "period":
      aspects.period = element.choice(name, value, among: Self.periods, &findings)
    case "measure":
      aspects.measure = element.choice(name, value, among: Self.measures, &findings)
    case "part":
      aspects.part = element.choice(name, value, among: Self.parts, &findings)
    case "attribute": aspects.attribute = value
    default:
      element.bad("obs", name, Self.attributeNames.joined(separator: " | "), &findings, among: Self.attributeNames)
    }
  }

  private func indicator(_ code: String, _ element: TemplateElement, _ findings: inout Findings) -> Int? {
    if let index = names.catalogue.index(of: code) { return index }
    element.unknownName("chỉ tiêu", code, among: names.catalogue.indicators.map(\.code), &findings)
    return nil
  }

  func categories(_ text: String, _ element: TemplateElement, _ findings: inout Findings) -> [CategoryNumber] {
    let list = names.regime.disaggregations
    let words = text.utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: ";") }.map { String(Substring($0)) }
    return words.compactMap { word in
      if let number = list.number(ofPair: word) { return number }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if let disaggregation = list.disaggregation(parts[0]) {
        element.unknownName(
          "mục phân tổ", parts.count > 1 ? parts[1] : "", among: disaggregation.categories.map(\.code),
          &findings)
      } else {
        element.unknownName("phân tổ", parts[0], among: list.disaggregations.map(\.code), &findings)
      }
      return nil
    }
  }
}
