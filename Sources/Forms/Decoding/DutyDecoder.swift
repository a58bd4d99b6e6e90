import Diagnostics
import Indicators
import Quantities

/// Reads `duties.xml`.
struct DutyDecoder {
  let names: PackNames
  /// Codes of the pack's forms and reports.
  let documents: [String]
  private(set) var duties: [Duty] = []
  private var register = CodeRegister("nghĩa vụ báo cáo")

  init(names: PackNames, documents: [String]) {
    self.names = names
    self.documents = documents
  }

  mutating func decode(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(attributes: [], children: ["duty", "grounds"], into: &findings)
    for element in root.children(named: "duty") {
      element.check(
        attributes: ["code", "from", "to", "documents", "periods", "before", "grounds"], children: ["grounds"],
        into: &findings)
      let code = element.required("code", &findings)
      register.add(code, at: element.location, &findings)
      duties.append(
        Duty(
          code: code, from: roles(element, &findings), addressee: element.required("to", &findings),
          documents: codes(element, &findings), periods: element.periods(&findings), before: day(element, &findings),
          grounds: element.grounds(&findings)))
    }
  }

  private func roles(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let known = names.regime.roles.map(\.code)
    let words = element.words("from").filter { $0 != Responsibility.everybody }
    for word in words where !known.contains(word) { element.unknownName("vai trò", word, among: known, &findings) }
    return words
  }

  private func codes(_ element: TemplateElement, _ findings: inout Findings) -> [String] {
    let words = element.words("documents")
    for word in words where !documents.contains(word) {
      element.unknownName("mẫu, biểu", word, among: documents, &findings)
    }
    return words
  }

  /// `05-20`
  private func day(_ element: TemplateElement, _ findings: inout Findings) -> Duty.MonthDay? {
    guard let text = element["before"] else { return nil }
    let parts = text.split(separator: "-").map { Int($0) }
    if parts.count == 2, let month = parts[0], let day = parts[1], CalendarDate(year: 2001, month: month, day: day) != nil {
      return Duty.MonthDay(month: month, day: day)
    }
    element.bad("before", text, "tháng-ngày, như 05-20", &findings)
    return nil
  }
}
