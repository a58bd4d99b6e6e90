import Diagnostics
import Indicators

extension TemplateElement {
  /// `<grounds>` children and the short form `grounds="recalled: QĐ 90"`.
  func grounds(_ findings: inout Findings) -> [Grounds] {
    var result: [Grounds] = []
    for child in children(named: "grounds") {
      child.check(attributes: ["part", "kind", "source"], children: [], into: &findings)
      guard let kind = child.choice("kind", Grounds.Kind.self, &findings) else { continue }
      result.append(Grounds(parts: child.words("part"), kind: kind, source: child["source"] ?? child.foldedText))
    }
    if let short = self["grounds"] {
      let parts = short.split(separator: ":", maxSplits: 1)
      if let kind = choice(
        "grounds", String(parts.first ?? "").trimmed, among: Grounds.Kind.allCases.map { ($0.rawValue, $0) }, &findings)
      {
        result.append(Grounds(parts: [], kind: kind, source: parts.count > 1 ? String(parts[1]).trimmed : ""))
      }
    }
    return result
  }

  func periods(_ findings: inout Findings) -> [ReportingPeriod.Kind] {
    words("periods").compactMap { word in
      choice("periods", word, among: ReportingPeriod.Kind.allCases.map { ($0.rawValue, $0) }, &findings)
    }
  }
}

/// Notices codes that are used twice, and where the first one stood.
struct CodeRegister {
  private var places: [String: Location] = [:]
  let what: String

  init(_ what: String) { self.what = what }

  /// Registers a code; a second use is a finding.
  mutating func add(_ code: String, at location: Location, _ findings: inout Findings) {
    guard !code.isEmpty else { return }
    if let first = places[code] {
      let place = "\(first.file ?? ""):\(first.line ?? 0)"
      findings.add(Diagnostic(.duplicateCode, at: location, ["what": what, "found": code, "first": place]))
    } else {
      places[code] = location
    }
  }
}
