import Diagnostics
import Indicators
import Quantities

/// Reads the two sides of a check and its condition: formulas over `obs(…)`.
struct CheckSideDecoder {
  let names: PackNames
  let element: TemplateElement
  /// The check's own aspects, which every `obs(…)` completes.
  let aspects: Aspects
  let subject: CheckSubject

  /// A side; an absent `left` is `obs()`, the check's own figure.
  func side(_ name: String, _ findings: inout Findings) -> CheckSide {
    let text = element[name] ?? (name == "left" ? "obs()" : element.required(name, &findings))
    return CheckSide(
      formula: formula(text, &findings) ?? .number(.zero),
      missing: element.choice(name + "-missing", MissingStrategy.self, &findings) ?? .skip,
      label: element[name + "-label"])
  }

  /// A formula, or `nil` and findings. A blank in a sum counts as nothing unless everything is blank, as in forms.
  func formula(_ text: String, _ findings: inout Findings) -> CheckFormula? {
    guard !text.isEmpty else { return nil }
    var inner = Findings()
    var parser = ExpressionParser<CheckReference>(
      columns: [:], rows: [:], rowPrefix: nil, defaultMissing: .skip,
      aspects: { pairs in reference(pairs, &inner) })
    defer { findings.add(contentsOf: inner.all) }
    do {
      let formula = try parser.parse(text)
      if formula.containsGrade {
        element.bad("left, right, when", "grade", "sum, min, max, ratio, if-missing", &findings)
        return nil
      }
      return formula
    } catch let fault as ExpressionFault {
      inner.add(fault.finding(in: text, at: element.location))
    } catch {
      preconditionFailure("the parser throws its own faults only: \(error)")
    }
    return nil
  }

  private func reference(_ pairs: [(name: String, value: String)], _ findings: inout Findings) -> CheckReference {
    var reference = CheckReference(aspects: Aspects())
    var rest: [(name: String, value: String)] = []
    for pair in pairs {
      switch pair.name {
      case "sum", "max", "min": reference.gathering = gathering(pair, &findings)
      default: rest.append(pair)
      }
    }
    reference.aspects = AspectsDecoder(names: names).aspects(of: rest, in: element, &findings)
    check(reference, &findings)
    return reference
  }

  private func gathering(
    _ pair: (name: String, value: String), _ findings: inout Findings
  ) -> CheckReference.Gathering? {
    switch (pair.name, pair.value) {
    case ("sum", "children"): return .sumOfChildren
    case ("max", "children"): return .greatestOfChildren
    case ("min", "wholes"): return .leastWhole
    case ("sum", "records"): return .sumOfRecords
    default:
      if pair.name == "sum", let index = names.regime.disaggregations.index(of: pair.value) {
        return .sumOfCategories(index)
      }
      let known = ["children", "records"] + names.regime.disaggregations.disaggregations.map(\.code)
      let words = ["sum": known, "max": ["children"], "min": ["wholes"]][pair.name] ?? []
      element.unknownName("phân tổ", pair.value, among: words, &findings)
      return nil
    }
  }

  /// An `obs(…)` names an indicator, itself or through the check, and splits it only by what it is split by.
  private func check(_ reference: CheckReference, _ findings: inout Findings) {
    guard let index = reference.aspects.indicator ?? aspects.indicator else {
      if subject.indicators.isEmpty, element["each-indicator"] == nil, element["each-reported"] == nil {
        _ = element.required("indicator", &findings)
      }
      return
    }
    let indicator = names.catalogue.indicators[index]
    var used = reference.aspects.replacing(in: aspects, names.regime.disaggregations).categories.map {
      names.regime.disaggregations.disaggregationIndex(of: $0)
    }
    if case .sumOfCategories(let index) = reference.gathering { used.append(index) }
    let known = indicator.split.map { names.regime.disaggregations.disaggregations[$0].code }
    for found in Set(used).subtracting(indicator.split).sorted() {
      let code = names.regime.disaggregations.disaggregations[found].code
      if let nearest = NearestName.of(code, among: known) {
        findings.add(
          Diagnostic(
            .notSplitBy, at: element.location, ["indicator": indicator.code, "found": code, "nearest": nearest]))
      } else {
        findings.add(Diagnostic(.notSplitBy, at: element.location, ["indicator": indicator.code, "found": code]))
      }
    }
  }
}

extension FormulaTree {
  /// A grade is a word; a check compares numbers.
  var containsGrade: Bool { isGrade || parts.contains(where: \.containsGrade) }
}
