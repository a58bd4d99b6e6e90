import Diagnostics
import Indicators
import Quantities

/// Reads `duties.xml`.
struct DutyDecoder {
  let names: PackNames
  /// Codes of the pack's forms and reports.
  let documents: [String]
  private(set) var duties: [Duty] = []
  /// Days before a deadline from which on it is soon.
  private(set) var soonDays = 7
  private var register = CodeRegister("nghĩa vụ báo cáo")
  private var feeding: [(element: TemplateElement, code: String)] = []

  init(names: PackNames, documents: [String]) {
    self.names = names
    self.documents = documents
  }

  mutating func decode(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(attributes: ["soon-days"], children: ["duty", "grounds"], into: &findings)
    soonDays = root.integer("soon-days", 0...60, &findings) ?? soonDays
    for element in root.children(named: "duty") { duties.append(duty(element, &findings)) }
    for (element, code) in feeding where !duties.contains(where: { $0.code == code }) {
      element.unknownName("nghĩa vụ báo cáo", code, among: duties.map(\.code), &findings)
    }
  }

  private mutating func duty(_ element: TemplateElement, _ findings: inout Findings) -> Duty {
    element.check(
      attributes: [
        "code", "label", "from", "except", "level", "to", "documents", "periods", "before", "within-working-days",
        "boundary", "roll", "voluntary", "consolidated", "feeds", "grounds",
      ], children: ["grounds"], into: &findings)
    let code = element.required("code", &findings)
    register.add(code, at: element.location, &findings)
    if let feeds = element["feeds"] { feeding.append((element, feeds)) }
    return Duty(
      code: code, label: element["label"] ?? code, from: roles("from", element, &findings),
      except: roles("except", element, &findings), levels: levels(element, &findings),
      addressee: element.required("to", &findings), documents: owed(element, &findings),
      periods: element.periods(&findings), due: due(element, &findings),
      boundary: element.choice("boundary", Duty.Boundary.self, &findings) ?? .exclusive,
      roll: element.choice("roll", Duty.Roll.self, &findings) ?? .none,
      isVoluntary: element.flag("voluntary", &findings), isConsolidated: element.flag("consolidated", &findings),
      feeds: element["feeds"], grounds: element.grounds(&findings))
  }

  private func roles(_ attribute: String, _ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let known = names.regime.roles.map(\.code)
    let words = element.words(attribute).filter { $0 != Responsibility.everybody }
    for word in words where !known.contains(word) { element.unknownName("vai trò", word, among: known, &findings) }
    return words
  }

  private func levels(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let known = names.regime.unitKinds.map(\.code)
    let words = element.words("level")
    for word in words where !known.contains(word) { element.unknownName("cấp đơn vị", word, among: known, &findings) }
    return words
  }

  private func owed(_ element: TemplateElement, _ findings: inout Findings) -> [Duty.Documents] {
    element.words("documents").map { word in
      switch word {
      case "owned": return .owned
      case "parts": return .parts
      default:
        if !documents.contains(word) {
          element.unknownName("mẫu, biểu", word, among: documents + ["owned", "parts"], &findings)
        }
        return .code(word)
      }
    }
  }

  /// `before="05-20"`, `before="2022-12-01"`, `within-working-days="15"`, or nothing.
  private func due(_ element: TemplateElement, _ findings: inout Findings) -> Duty.Due {
    if let days = element.integer("within-working-days", 1...250, &findings) {
      if let text = element["before"] { element.bad("before", text, "một trong hai: before hoặc within-working-days", &findings) }
      return .workingDays(days)
    }
    guard let text = element["before"] else { return .open }
    if let due = Duty.Due(day: text) { return due }
    element.bad("before", text, "ngày có thật, dạng tháng-ngày (05-20) hoặc năm-tháng-ngày (2022-12-01)", &findings)
    return .open
  }
}
