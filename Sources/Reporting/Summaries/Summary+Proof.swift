import Diagnostics
import Indicators
import Quantities
package import Store

extension Summary {
  // MARK: - Comparisons

  /// The figures that differ, and how many do not.
  package func text(of comparison: Comparison) -> String {
    let rows = comparison.rows.count
    let counts = say(
      "\(comparison.old) → \(comparison.new): \(rows) số liệu khác, \(comparison.sameCount) như nhau",
      "\(comparison.old) → \(comparison.new): \(rows) figures differ, \(comparison.sameCount) are the same")
    if rows == 0 { return counts }
    var listing = Listing(columns: [
      .init(code: "subject", title: say("Số liệu", "Figure")),
      .init(code: "old", title: say("Cũ", "Old"), alignsRight: true),
      .init(code: "new", title: say("Mới", "New"), alignsRight: true),
      .init(code: "change", title: say("Thay đổi", "Change"), alignsRight: true),
      .init(code: "percent", title: "%", alignsRight: true),
    ])
    listing.rows = comparison.rows.map { row in
      let isMore = row.change.map { !$0.isNegative } ?? false
      return [
        .text(row.subject), .text(row.oldText ?? say("(không có)", "(absent)")),
        .text(row.newText ?? say("(không có)", "(absent)")), .text((isMore ? "+" : "") + row.changeText),
        .text(row.percent.map { ($0.isNegative ? "" : "+") + $0.vietnamese() } ?? ""),
      ]
    }
    return listing.text + "\n" + counts
  }

  /// Columns `subject, indicator, stratum, unit, scope, period, measure, record, old, new, change, percent`: the key as
  /// exchange files have it (the unit with its first day), values too.
  package func csv(of comparison: Comparison) -> String { machineListing(of: comparison).csv }

  /// The same as an array of objects.
  package func json(of comparison: Comparison) -> String { machineListing(of: comparison).json }

  private func machineListing(of comparison: Comparison) -> Listing {
    let codes = [
      "subject", "indicator", "stratum", "unit", "scope", "period", "measure", "record", "old", "new", "change", "percent",
    ]
    var listing = Listing(columns: codes.map { Listing.Column(code: $0, title: $0) })
    listing.rows = comparison.rows.map { row in
      let key = row.key
      let texts = [
        row.subject, key.indicator, key.stratum, key.unit.text, key.scope.code, key.period.code, key.measure.code, key.record,
      ]
      return texts.map { .text($0) }
        + [side(row.oldValue, row), side(row.newValue, row), number(row.change), number(row.percent)]
    }
    return listing
  }

  /// A side that is a number stays one.
  private func side(_ value: String?, _ row: Comparison.Row) -> Listing.Field {
    guard let value else { return .nothing }
    return row.change == nil ? .text(value) : .number(value, plain: value)
  }

  private func number(_ number: DecimalNumber?) -> Listing.Field {
    number.map { .number($0.vietnamese(), plain: $0.description) } ?? .nothing
  }

  // MARK: - The log

  /// An entry a line, and the digest of the newest.
  package func text(of log: [LogEntry]) -> String {
    guard let last = log.last else { return say("Nhật ký không có dòng nào sau đó.", "The log has no entry after that.") }
    var listing = Listing(columns: [
      .init(code: "entry", title: say("Số", "No."), alignsRight: true), .init(code: "at", title: say("Lúc", "At")),
      .init(code: "who", title: say("Ai", "Who")), .init(code: "what", title: say("Việc", "What")),
      .init(code: "subject", title: say("Về", "About")), .init(code: "change", title: say("Cũ → mới", "Old → new")),
      .init(code: "why", title: say("Lý do", "Why")),
    ])
    listing.rows = log.map { entry in
      [
        .count(entry.sequence), .text(entry.at.vietnamese), .text(entry.who), .text(word(entry.what)), .text(entry.subject),
        .text(change(entry)), .text(entry.why),
      ]
    }
    return listing.text + "\n" + say("Mã dòng cuối: ", "Digest of the last entry: ") + last.hash.hex
  }

  /// Columns `entry, at, who, what, subject, old, new, why, hash`.
  package func csv(of log: [LogEntry]) -> String { machineListing(of: log).csv }

  /// The same as an array of objects.
  package func json(of log: [LogEntry]) -> String { machineListing(of: log).json }

  private func machineListing(of log: [LogEntry]) -> Listing {
    let codes = ["entry", "at", "who", "what", "subject", "old", "new", "why", "hash"]
    var listing = Listing(columns: codes.map { Listing.Column(code: $0, title: $0) })
    listing.rows = log.map { entry in
      [
        .count(entry.sequence), .text(entry.at.isoInVietnam), .text(entry.who), .text(entry.what.rawValue),
        .text(entry.subject), .text(entry.old), .text(entry.new), .text(entry.why), .text(entry.hash.hex),
      ]
    }
    return listing
  }

  private func change(_ entry: LogEntry) -> String {
    func word(_ text: String) -> String { SubmissionState(rawValue: text).map(standing) ?? text }
    switch entry.what {
    // The digest of the file.
    case .delivered: return String(entry.new.prefix(12)) + "…"
    case .closed, .opened: return ""
    default: return entry.old.isEmpty ? word(entry.new) : "\(word(entry.old)) → \(word(entry.new))"
    }
  }

  private func word(_ event: LogEvent) -> String {
    guard language == .vietnamese else { return event.rawValue }
    switch event {
    case .delivered: return "nhận tệp"
    case .submitted: return "lưu báo cáo"
    case .superseded: return "có bản thay"
    case .accepted: return "duyệt"
    case .returned: return "trả lại"
    case .reopened: return "mở lại"
    case .closed: return "khóa kỳ"
    case .opened: return "mở kỳ"
    case .resolved: return "chọn số"
    }
  }

  // MARK: - Proof

  /// What was proved, and the digest that proves later that nothing was cut off.
  package func text(of proof: Verification) -> String {
    let counts = [
      (proof.entries, say("dòng nhật ký", "log entries")), (proof.files, say("tệp", "files")),
      (proof.submissions, say("báo cáo", "submissions")), (proof.values, say("số liệu", "values")),
    ].map { "\(DecimalNumber($0.0).vietnamese()) \($0.1)" }
    return say("Kho nguyên vẹn: ", "The store is proved: ") + counts.joined(separator: ", ") + ".\n"
      + say("Mã dòng cuối: ", "Digest of the last entry: ") + proof.end.hex
  }

  /// That a copy was made and proved.
  package func text(of proof: Verification, copiedTo path: String) -> String {
    say("Đã sao lưu kho vào \(path).", "The store was copied to \(path).") + "\n" + text(of: proof)
  }

  /// `{entries, files, submissions, values, end}`.
  package func json(of proof: Verification) -> String {
    "{\"entries\":\(proof.entries),\"files\":\(proof.files),\"submissions\":\(proof.submissions),"
      + "\"values\":\(proof.values),\"end\":\"\(proof.end.hex)\"}"
  }
}
