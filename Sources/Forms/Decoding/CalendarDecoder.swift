import Diagnostics
import Indicators
import Quantities

/// Reads `calendar.xml`: days on which offices work and do not.
struct CalendarDecoder {
  /// Longest run of days off that one element states.
  private static let longestRun = 31
  private(set) var calendar = WorkingCalendar()
  private var places: [CalendarDate: Location] = [:]

  mutating func decode(_ root: TemplateElement, _ findings: inout Findings) {
    root.check(attributes: ["from", "to", "rest-days"], children: ["day-off", "working-day", "grounds"], into: &findings)
    var exceptions: [WorkingCalendar.Exception] = []
    for element in root.children where ["day-off", "working-day"].contains(element.name) {
      exceptions += days(element, &findings)
    }
    calendar = WorkingCalendar(restDays: restDays(root, &findings), years: years(root, &findings), exceptions: exceptions)
  }

  private func years(_ root: TemplateElement, _ findings: inout Findings) -> ClosedRange<Int>? {
    guard let first = root.integer("from", 2000...2199, &findings), let last = root.integer("to", 2000...2199, &findings)
    else { return nil }
    if first <= last { return first...last }
    root.bad("to", String(last), "năm \(first) hoặc sau đó", &findings)
    return nil
  }

  private func restDays(_ root: TemplateElement, _ findings: inout Findings) -> Set<Int> {
    let words = root.words("rest-days")
    let days = words.compactMap { Int($0) }.filter { (1...7).contains($0) }
    if days.count != words.count || days.count == 7 {
      root.bad("rest-days", root["rest-days"] ?? "", "các thứ trong tuần không làm việc, 1 (thứ Hai) … 7 (Chủ nhật)", &findings)
    }
    return words.isEmpty ? [6, 7] : Set(days)
  }

  /// `day="2023-01-02"`, or `from="2023-01-20" to="2023-01-26"`.
  private mutating func days(_ element: TemplateElement, _ findings: inout Findings) -> [WorkingCalendar.Exception] {
    element.check(attributes: ["day", "from", "to", "label", "grounds"], children: ["grounds"], into: &findings)
    let label = element.required("label", &findings)
    let grounds = element.grounds(&findings)
    guard let first = date(element["day"] == nil ? "from" : "day", element, &findings) else { return [] }
    let last = element["day"] == nil ? date("to", element, &findings) ?? first : first
    guard (0..<Self.longestRun).contains(last.dayNumber - first.dayNumber) else {
      element.bad("to", element["to"] ?? "", "ngày sau \(first.iso), không quá \(Self.longestRun) ngày", &findings)
      return []
    }
    return (first.dayNumber...last.dayNumber).compactMap { number in
      let day = CalendarDate(dayNumber: number)
      if let known = places[day] {
        let place = "\(known.file ?? ""):\(known.line ?? 0)"
        findings.add(Diagnostic(.duplicateCode, at: element.location, ["what": "ngày", "found": day.iso, "first": place]))
        return nil
      }
      places[day] = element.location
      return WorkingCalendar.Exception(
        day: day, isWorking: element.name == "working-day", label: label, grounds: grounds)
    }
  }

  private func date(_ attribute: String, _ element: TemplateElement, _ findings: inout Findings) -> CalendarDate? {
    let text = element.required(attribute, &findings)
    if text.isEmpty { return nil }
    if let date = CalendarDate(iso: text) { return date }
    element.bad(attribute, text, "ngày có thật, dạng năm-tháng-ngày (2023-01-20)", &findings)
    return nil
  }
}
