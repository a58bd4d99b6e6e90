import Diagnostics
import Indicators
import Quantities

/// Reads `checks.xml` and `overrides.xml`.
struct CheckDecoder {
  let names: PackNames
  /// Codes of the pack's forms.
  let forms: [String]
  private(set) var checks: [Check] = []
  private var register = CodeRegister("quy tắc")
  private var overridden = CodeRegister("quy tắc")

  init(names: PackNames, forms: [String]) {
    self.names = names
    self.forms = forms
  }

  private static let attributeNames = [
    "code", "form", "severity", "operator", "tolerance", "min", "max", "left", "right", "left-missing", "right-missing",
    "left-label", "right-label", "when", "periods", "passable", "each-unit", "each-category", "each-record", "only",
    "each-indicator", "each-reported", "with-categories", "except", "requires-flag", "unless-flag",
    "unless-where", "indicator", "where",
    "scope", "period", "measure", "grounds",
  ]

  mutating func decode(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(attributes: [], children: ["check", "grounds"], into: &findings)
    for element in root.children(named: "check") {
      if let check = check(element, &findings) { checks.append(check) }
    }
  }

  private mutating func check(_ element: TemplateElement, _ findings: inout Findings) -> Check? {
    element.check(attributes: Self.attributeNames, children: ["message", "remedy", "grounds"], into: &findings)
    let code = element.required("code", &findings)
    register.add(code, at: element.location, &findings)
    if element["operator"] == nil { _ = element.required("operator", &findings) }
    let operation = element.choice("operator", CheckOperator.self, &findings) ?? .equal
    let aspects = AspectsDecoder(names: names).aspects(of: element, &findings)
    let subject = CheckSubjectDecoder(names: names, element: element).subject(aspects, &findings)
    let sides = CheckSideDecoder(names: names, element: element, aspects: aspects, subject: subject)
    let check = Check(
      code: code, severity: severity(element, &findings) ?? .error, form: form(element, &findings),
      isPassable: element.flag("passable", &findings), change: nil, grounds: element.grounds(&findings),
      operation: operation, tolerance: number("tolerance", element, &findings) ?? .zero,
      least: number("min", element, &findings), most: number("max", element, &findings), subject: subject,
      aspects: aspects, left: sides.side("left", &findings), right: sides.side("right", &findings),
      condition: element["when"].flatMap { sides.formula($0, &findings) },
      periods: PeriodFilter(kinds: element.periods(&findings)),
      vietnamese: text(element, .vietnamese, operation, &findings),
      english: text(element, .english, operation, &findings), location: element.location)
    limits(check, element, &findings)
    return check
  }

  private func limits(_ check: Check, _ element: TemplateElement, _ findings: inout Findings) {
    let needsLimit = check.operation == .ratio || check.operation == .shareOf
    if needsLimit, check.least == nil, check.most == nil { _ = element.required("max", &findings) }
    if !needsLimit, check.least != nil || check.most != nil {
      element.bad("operator", check.operation.rawValue, "ratio | share-of", &findings)
    }
  }

  private func severity(_ element: TemplateElement, _ findings: inout Findings) -> Severity? {
    element.choice("severity", among: ["error": .error, "warning": .warning, "note": .note], &findings)
  }

  private func form(_ element: TemplateElement, _ findings: inout Findings) -> String? {
    guard let code = element["form"] else { return nil }
    if !forms.contains(code) { element.unknownName("biểu", code, among: forms, &findings) }
    return code
  }

  private func number(_ name: String, _ element: TemplateElement, _ findings: inout Findings) -> DecimalNumber? {
    guard let text = element[name] else { return nil }
    if let number = DecimalNumber(plain: text) { return number }
    element.bad(name, text, "12.5", &findings)
    return nil
  }

  // MARK: - Words

  /// Message and remedy of one language, joined by an en dash; a hole that nothing fills is a finding. Without a
  /// message the
  /// operator speaks for itself.
  private func text(
    _ element: TemplateElement, _ language: Language, _ operation: CheckOperator, _ findings: inout Findings
  ) -> String {
    let usual = operation.words
    let message =
      words("message", language, element, &findings) ?? (language == .vietnamese ? usual.vietnamese : usual.english)
    let remedy = words("remedy", language, element, &findings) ?? ""
    for hole in Self.holes(in: message + remedy) where CheckHole(rawValue: hole) == nil {
      element.unknownName("chỗ điền", hole, among: CheckHole.allCases.map(\.rawValue), &findings)
    }
    return remedy.isEmpty ? message : "\(message) – \(remedy)"
  }

  private func words(
    _ name: String, _ language: Language, _ element: TemplateElement, _ findings: inout Findings
  ) -> String? {
    let all = element.children(named: name)
    // Once for both languages.
    if language == .vietnamese { for child in all { child.check(attributes: ["lang"], children: [], into: &findings) } }
    guard let found = all.first(where: { ($0["lang"] ?? "vi") == language.rawValue })?.foldedText, !found.isEmpty else {
      if !all.isEmpty {
        findings.add(
          Diagnostic(
            .missingAttribute, at: element.location,
            ["name": "\(name) lang=\(language.rawValue)", "parent": element.name]))
      }
      return nil
    }
    return found
  }

  private static func holes(in text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: UInt8(ascii: "}")).map { String(Substring(part[..<$0])) }
    }
  }

  // MARK: - Overrides

  /// Applies one file of overrides to the checks read so far.
  mutating func override(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(attributes: ["regime"], children: ["override"], into: &findings)
    if let regime = root["regime"], regime != names.regime.code {
      root.bad("regime", regime, names.regime.code, &findings)
    }
    for element in root.children(named: "override") {
      element.check(attributes: ["check", "severity", "reason"], children: [], into: &findings)
      let code = element.required("check", &findings)
      overridden.add(code, at: element.location, &findings)
      let reason = element.required("reason", &findings)
      let values: KeyValuePairs<String, Severity?> = ["off": nil, "error": .error, "warning": .warning, "note": .note]
      let severity = element.choice("severity", among: values, &findings)
      if element["severity"] == nil { _ = element.required("severity", &findings) }
      guard let index = checks.firstIndex(where: { $0.code == code }) else {
        if !code.isEmpty { element.unknownName("quy tắc", code, among: checks.map(\.code), &findings) }
        continue
      }
      guard let severity else { continue }
      checks[index].change = CheckChange(severity: severity, original: checks[index].severity, reason: reason)
      checks[index].severity = severity ?? checks[index].severity
    }
  }
}

extension CheckOperator {
  /// The message of a check that brings none.
  var words: Code {
    switch self {
    case .equal: .checkEqual
    case .notEqual: .checkNotEqual
    case .greater, .greaterOrEqual: .checkGreater
    case .less, .lessOrEqual: .checkLess
    case .bothOrNeither: .checkBothOrNeither
    case .oneOrOther: .checkOneOrOther
    case .sumOf: .checkSum
    case .ratio, .shareOf: .checkShare
    }
  }
}
