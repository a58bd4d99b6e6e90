import Diagnostics
import Indicators
import Markup
import Quantities

/// Decodes `plan.xml`, namespace `urn:bieumau:plan:1`. See `Samples/README.md` for the format.
///
/// Findings: `F101`–`F104`, and `X001`–`X009` for bad XML. Indicators, strata and units are looked up when the plan
/// becomes observations; components and roles against the regime.
struct PlanDecoder {
  static let namespace = "urn:bieumau:plan:1"
  private static let moneyUnits = ["dong": 0, "million-dong": 6]
  private var reader: SettingsReader
  private var plan = Plan(year: 0, decisions: [], entries: [], owners: [], remarks: [])
  private var unit = ""

  static func decode(_ bytes: [UInt8], file: String, regime: Regime) throws -> Accepted<Plan> {
    var decoder = PlanDecoder(reader: SettingsReader(file: file))
    try decoder.read(bytes)
    decoder.checkNames(regime)
    return try decoder.reader.findings.accept(decoder.plan)
  }

  private init(reader: SettingsReader) { self.reader = reader }

  private mutating func read(_ bytes: [UInt8]) throws {
    let root = try reader.root(bytes, "plan", namespace: Self.namespace)
    reader.check(
      root, attributes: ["year", "unit"],
      children: ["note", "decision", "owner", "out-of-scope", "targets", "budgets"])
    plan.year = year(root, reader.required(root, "year")) ?? 0
    unit = reader.required(root, "unit")
    for element in reader.children(root, "decision") { readDecision(element) }
    for element in reader.children(root, "owner") {
      reader.check(element, attributes: ["component", "role"])
      plan.owners.append(
        Plan.Owner(
          component: reader.required(element, "component"), role: reader.required(element, "role"), line: element.line))
    }
    for element in reader.children(root, "out-of-scope") {
      reader.check(element, attributes: ["component"])
      plan.remarks.append(
        Plan.Remark(component: reader.required(element, "component"), text: reader.text(element), line: element.line))
    }
    for element in reader.children(root, "targets") { readEntries(element, child: "target", measure: .plan) }
    for element in reader.children(root, "budgets") { readEntries(element, child: "budget", measure: .allotted) }
  }

  private mutating func readDecision(_ element: MarkupElement) {
    reader.check(element, attributes: ["number", "date", "issuer"])
    plan.decisions.append(
      Plan.Decision(
        number: reader.required(element, "number"), date: reader.date(element, "date"),
        issuer: reader.optional(element, "issuer") ?? "", title: reader.text(element)))
  }

  /// `<targets>` and `<budgets>`: attributes of the list are defaults of its entries.
  private mutating func readEntries(_ list: MarkupElement, child: String, measure: Measure) {
    let names = ["indicator", "where", "unit", "year", "measure", "money-unit"]
    reader.check(list, attributes: names, children: [child])
    for element in reader.children(list, child) {
      reader.check(element, attributes: names + ["value", "note"])
      let note = reader.optional(element, "note")
      let isWordsOnly = note != nil && element[attribute: "value"] == nil
      let value = isWordsOnly ? nil : self.value(element, list)
      guard isWordsOnly || value != nil else { continue }
      let year = (element[attribute: "year"] ?? list[attribute: "year"]).flatMap { self.year(element, $0) }
      let strata = [reader.optional(list, "where"), reader.optional(element, "where")]
      plan.entries.append(
        Plan.Entry(
          indicator: reader.optional(element, "indicator") ?? reader.optional(list, "indicator")
            ?? reader.required(element, "indicator"),
          stratum: strata.compactMap { $0 }.joined(separator: " "),
          unit: reader.optional(element, "unit") ?? reader.optional(list, "unit") ?? unit,
          year: year ?? plan.year, measure: self.measure(element, list) ?? measure, value: value,
          note: note, line: element.line))
    }
  }

  private mutating func value(_ element: MarkupElement, _ list: MarkupElement) -> DecimalNumber? {
    let written = reader.required(element, "value")
    if written.isEmpty { return nil }
    let places = moneyPlaces(element, list)
    guard let number = DecimalNumber(plain: written), let value = number.shifted(by: places) else {
      reader.malformed(element, "value", written, "số, dấu chấm cho phần thập phân")
      return nil
    }
    return value
  }

  /// Digits by which a money value is shifted to become đồng; 0 where no unit of money is stated.
  private mutating func moneyPlaces(_ element: MarkupElement, _ list: MarkupElement) -> Int {
    guard let written = element[attribute: "money-unit"] ?? list[attribute: "money-unit"] else { return 0 }
    if let places = Self.moneyUnits[written] { return places }
    reader.malformed(element, "money-unit", written, "dong, million-dong")
    return 0
  }

  private mutating func measure(_ element: MarkupElement, _ list: MarkupElement) -> Measure? {
    guard let written = element[attribute: "measure"] ?? list[attribute: "measure"] else { return nil }
    let allowed: [Measure] = [.plan, .baseline, .allotted, .adjusted]
    if let measure = Measure(code: written), allowed.contains(measure) { return measure }
    reader.malformed(element, "measure", written, allowed.map(\.code).joined(separator: ", "))
    return nil
  }

  private mutating func year(_ element: MarkupElement, _ written: String) -> Int? {
    if let year = Int(written), (2000...2199).contains(year) { return year }
    if !written.isEmpty { reader.malformed(element, "year", written, "năm (2023)") }
    return nil
  }

  private mutating func checkNames(_ regime: Regime) {
    let components = regime.components.map(\.code)
    let roles = regime.roles.map(\.code)
    for (component, line) in plan.owners.map({ ($0.component, $0.line) })
      + plan.remarks.map({ ($0.component, $0.line) })
    where !component.isEmpty && !components.contains(component) {
      reader.unknown(MarkupElement("", line: line), ("dự án", "component"), component, among: components)
    }
    for owner in plan.owners where !owner.role.isEmpty && !roles.contains(owner.role) {
      reader.unknown(MarkupElement("", line: owner.line), ("vai trò", "role"), owner.role, among: roles)
    }
  }
}
