import Diagnostics
import Indicators

/// Reads for which units, categories, records and indicators a check is asked.
struct CheckSubjectDecoder {
  let names: PackNames
  let element: TemplateElement

  func subject(_ aspects: Aspects, _ findings: inout Findings) -> CheckSubject {
    var subject = CheckSubject()
    subject.units = units(&findings)
    subject.requiredFlags = flags("requires-flag", &findings)
    subject.excludedFlags = flags("unless-flag", &findings)
    subject.disaggregations = element.words("each-category").compactMap { word in
      if let index = names.regime.disaggregations.index(of: word) { return index }
      element.unknownName("phân tổ", word, among: names.regime.disaggregations.disaggregations.map(\.code), &findings)
      return nil
    }
    subject.withCategories = element.flag("with-categories", &findings)
    if let text = element["unless-where"] {
      subject.excludedCategories = AspectsDecoder(names: names).categories(text, element, &findings)
    }
    record(&subject, &findings)
    indicators(aspects, &subject, &findings)
    return subject
  }

  private func units(_ findings: inout Findings) -> CheckSubject.Units {
    guard let word = element["each-unit"] else { return element["each-reported"] == nil ? .reporting : .all }
    if word == "all" { return .all }
    if word == "sender" { return .reporting }
    let levels = names.regime.unitKinds.map(\.level)
    if !levels.contains(word) {
      element.unknownName("loại đơn vị", word, among: ["all", "sender"] + levels, &findings)
    }
    return .level(word)
  }

  private func flags(_ attribute: String, _ findings: inout Findings) -> [String] {
    let known = names.regime.unitFlags.map(\.code)
    for word in element.words(attribute) where !known.contains(word) {
      element.unknownName("cờ đơn vị", word, among: known, &findings)
    }
    return element.words(attribute)
  }

  // MARK: - Records

  private func record(_ subject: inout CheckSubject, _ findings: inout Findings) {
    guard let code = element["each-record"] else { return }
    guard let type = names.catalogue.recordType(code) else {
      element.unknownName("loại danh mục", code, among: names.catalogue.recordTypes.map(\.code), &findings)
      return
    }
    subject.recordType = code
    for word in element.words("only") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let attribute = type.attributes.first(where: { $0.code == parts[0] }) else {
        element.unknownName("thuộc tính", parts[0], among: type.attributes.map(\.code), &findings)
        continue
      }
      let category = parts.count > 1 ? parts[1] : ""
      let list = attribute.categories.flatMap { names.regime.disaggregations.disaggregation($0) }
      let known = list?.categories.map(\.code) ?? []
      if !known.contains(category) { element.unknownName("mục phân tổ", category, among: known, &findings) }
      subject.only.append((parts[0], category))
    }
  }

  // MARK: - Indicators

  private func indicators(_ aspects: Aspects, _ subject: inout CheckSubject, _ findings: inout Findings) {
    let attribute = element["each-reported"] == nil ? "each-indicator" : "each-reported"
    guard element[attribute] != nil else { return }
    subject.isReported = attribute == "each-reported"
    let words = element.words(attribute)
    let kinds = words.filter(Self.rollUps.contains)
    let named = indices(of: words.filter { !Self.rollUps.contains($0) }, &findings)
    let excepted = indices(of: element.words("except"), &findings)
    subject.indicators = names.catalogue.indicators.indices.filter { index in
      let indicator = names.catalogue.indicators[index]
      if let wanted = aspects.indicator { return wanted == index }
      if named.contains(index) { return true }
      return indicator.valueType.isNumber && !excepted.contains(index)
        && kinds.contains(Self.word(for: indicator.rollUp))
        && (subject.isReported || indicator.recordType == nil || indicator.rollUp == .recordCount)
    }
  }

  private func indices(of codes: [String], _ findings: inout Findings) -> Set<Int> {
    var result: Set<Int> = []
    for code in codes {
      if let index = names.catalogue.index(of: code) {
        result.insert(index)
      } else {
        element.unknownName(
          "chỉ tiêu", code, among: Self.rollUps + names.catalogue.indicators.map(\.code), &findings)
      }
    }
    return result
  }

  private static let rollUps = ["SUM", "DIST", "SUM*", "LAST", "MAX", "OWN", "TXT", "COUNT", "RAT", "WAVG"]

  private static func word(for rollUp: RollUp) -> String {
    switch rollUp {
    case .sum: "SUM"
    case .distinct: "DIST"
    case .sumOnce: "SUM*"
    case .ratio: "RAT"
    case .weightedMean: "WAVG"
    case .newest: "LAST"
    case .maximum: "MAX"
    case .own: "OWN"
    case .text: "TXT"
    case .recordCount: "COUNT"
    }
  }
}
