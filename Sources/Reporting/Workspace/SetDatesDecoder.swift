import Diagnostics
import Duties
import Indicators
import Markup
import Quantities

/// Decodes `dates.xml` of a workspace, namespace `urn:bieumau:dates:1`: dates that the pack leaves open, of reports on request, after
/// monitoring rounds, or other than the pack has them.
///
/// Findings: `F101`–`F107`, `N001`, `N002`, and `X001`–`X009` for bad XML.
struct SetDatesDecoder {
  static let fileName = "dates.xml"
  static let namespace = "urn:bieumau:dates:1"
  private var reader: SettingsReader
  private var dates: [SetDate] = []
  private let duties: [Duty]
  private let senders: [String]

  static func decode(
    _ bytes: [UInt8], file: String, duties: [Duty], senders: [String]
  ) throws -> Accepted<[SetDate]> {
    var decoder = SetDatesDecoder(reader: SettingsReader(file: file), duties: duties, senders: senders)
    let root = try decoder.reader.root(bytes, "dates", namespace: namespace)
    decoder.reader.check(root, attributes: [], children: ["date", "note"])
    for element in decoder.reader.children(root, "date") { decoder.read(element) }
    return try decoder.reader.findings.accept(decoder.dates)
  }

  private init(reader: SettingsReader, duties: [Duty], senders: [String]) {
    self.reader = reader
    self.duties = duties
    self.senders = senders
  }

  private mutating func read(_ element: MarkupElement) {
    reader.check(element, attributes: ["duty", "period", "senders", "before", "ended", "source"])
    let code = reader.required(element, "duty")
    let source = reader.required(element, "source")
    let names = (reader.optional(element, "senders") ?? "").split(separator: " ").map(String.init)
    for name in names where !senders.contains(name) {
      reader.unknown(element, ("nơi gửi", "sender"), name, among: senders)
    }
    let period = period(element)
    guard let duty = duties.first(where: { $0.code == code }) else {
      if !code.isEmpty { reader.unknown(element, ("nghĩa vụ báo cáo", "duty"), code, among: duties.map(\.code)) }
      return
    }
    if let period, !duty.periods.isEmpty, !duty.periods.contains(period.kind) { tellPeriod(element, duty, period) }
    guard let limit = limit(element, duty) else { return }
    dates.append(SetDate(duty: code, period: period, senders: names, limit: limit, source: source))
  }

  private mutating func period(_ element: MarkupElement) -> ReportingPeriod? {
    guard let text = element[attribute: "period"] else { return nil }
    if let period = ReportingPeriod(text) { return period }
    reader.malformed(element, "period", text, "kỳ báo cáo, như 2023-H1, 2023, 2023-adhoc-1")
    return nil
  }

  private mutating func tellPeriod(_ element: MarkupElement, _ duty: Duty, _ period: ReportingPeriod) {
    reader.findings.add(
      Diagnostic(
        .dutyNotInPeriod, at: reader.place(element),
        ["duty": duty.code, "period": period.code, "periods": duty.periods.map(\.rawValue).joined(separator: ", ")]))
  }

  /// `before` a day, or `ended` where working days are counted.
  private mutating func limit(_ element: MarkupElement, _ duty: Duty) -> SetDate.Limit? {
    if case .workingDays = duty.due {
      guard element[attribute: "before"] == nil else {
        reader.findings.add(Diagnostic(.dutyCountsFromEvent, at: reader.place(element), ["duty": duty.code]))
        return nil
      }
      if element[attribute: "ended"] == nil { _ = reader.required(element, "ended") }
      return reader.date(element, "ended").map { .event($0) }
    }
    let text = reader.required(element, "before")
    if text.isEmpty { return nil }
    if let due = Duty.Due(day: text) { return .day(due) }
    reader.malformed(element, "before", text, "ngày có thật, dạng năm-tháng-ngày (2023-05-20) hoặc tháng-ngày (05-20)")
    return nil
  }
}
