import Indicators
import Workbooks

/// Rows of tidy observations apart by the report for which they were sent: the column `report` of an export. A half year's report and the
/// year's may both forecast the year, and do not contradict each other.
struct ReportRows {
  /// `nil` = the file does not say.
  let report: ReportingPeriod?
  /// The header, and the rows on their lines.
  let bytes: [UInt8]

  /// More reports than a programme has.
  private static let maximumCount = 64

  /// The rows of a file, in the order in which reports are met first.
  static func apart(_ bytes: [UInt8]) -> [ReportRows] {
    bytes.withUnsafeBufferPointer { buffer in
      var text = DelimitedText(buffer)
      let whole = [ReportRows(report: nil, bytes: bytes)]
      guard text.next() else { return whole }
      let names = text.fields.prefix(64).map { (text.text($0) ?? "").trimmed.lowercased() }
      guard let column = names.firstIndex(of: OriginColumn.report.rawValue) else { return whole }
      let head = buffer[..<text.end]
      var order: [ReportingPeriod?] = []
      var groups: [ReportingPeriod?: LinedRows] = [:]
      var codes: [String: ReportingPeriod?] = [:]
      while true {
        let start = text.end
        guard text.next() else { break }
        if text.isEmptyLine { continue }
        let code = column < text.fields.count ? text.text(text.fields[column])?.trimmed ?? "" : ""
        let known = codes[code]
        let report = known ?? (codes.count < maximumCount ? ReportingPeriod(code) : nil)
        if known == nil, codes.count < maximumCount { codes[code] = report }
        if groups[report] == nil {
          order.append(report)
          groups[report] = LinedRows()
          groups[report]?.add(head, line: 1, lines: .max)
        }
        groups[report]?.add(buffer[start..<text.end], line: text.line, lines: .max)
      }
      if order.count < 2 { return [ReportRows(report: order.first ?? nil, bytes: bytes)] }
      return order.compactMap { report in groups[report].map { ReportRows(report: report, bytes: $0.finished()) } }
    }
  }

  /// The same, with what was sent for a period's report first, then for earlier and later ones, as in a store's figures of the period.
  static func apart(_ bytes: [UInt8], standingFirst period: ReportingPeriod) -> [ReportRows] {
    let all = apart(bytes)
    let order = StoredObservations.order(all.compactMap(\.report), from: period)
    return order.flatMap { report in all.filter { $0.report == report } } + all.filter { $0.report == nil }
  }

  /// Codes of the forms from which figures of a period's report come, as far as the file says so: the column `form` of an export.
  static func forms(in bytes: [UInt8], for period: ReportingPeriod) -> Set<String> {
    bytes.withUnsafeBufferPointer { buffer in
      var text = DelimitedText(buffer)
      guard text.next() else { return [] }
      let names = text.fields.prefix(64).map { (text.text($0) ?? "").trimmed.lowercased() }
      guard let report = names.firstIndex(of: OriginColumn.report.rawValue),
        let form = names.firstIndex(of: OriginColumn.form.rawValue)
      else { return [] }
      var codes: Set<String> = []
      while text.next() {
        guard max(report, form) < text.fields.count, text.text(text.fields[report])?.trimmed == period.code,
          let code = text.text(text.fields[form])?.trimmed, !code.isEmpty, codes.count < maximumCount
        else { continue }
        codes.insert(code)
      }
      return codes
    }
  }
}
