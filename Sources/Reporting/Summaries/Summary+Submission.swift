import Diagnostics
import Indicators
import Quantities
import Store

extension Summary {
  /// Everything about one submission, its values too when they are asked for.
  package func text(of shown: ShownSubmission, withValues: Bool) -> String {
    let (submission, delivery) = (shown.submission, shown.submission.delivery)
    var lines = [submission.name.text + (shown.formTitle.isEmpty ? "" : "  " + shown.formTitle)]
    func add(_ vietnamese: String, _ english: String, _ text: String) {
      if !text.isEmpty { lines.append("  " + say(vietnamese, english) + ": " + text) }
    }
    add("Nơi gửi", "Sender", shown.senderName)
    let period = submission.name.period
    add("Kỳ báo cáo", "Period", language == .vietnamese ? period.label : period.code)
    add("Trạng thái", "State", standing(submission.state))
    if let decision = submission.decision {
      add("Quyết định", "Decision", "\(decision.by), \(decision.at.vietnamese)" + after(decision.reason))
    }
    add("Tệp", "File", "\(delivery.fileName), " + say("lần gửi số ", "delivery ") + String(delivery.number))
    add("SHA-256", "SHA-256", delivery.sha256.hex)
    add("Văn bản", "Letter", delivery.document)
    add("Nhận lúc", "Received", delivery.received.vietnamese)
    add("Lưu lúc", "Stored", delivery.ingested.vietnamese)
    add("Phần đã nộp", "Sections", submission.sections.joined(separator: ", "))
    add("Số liệu", "Values", values(of: shown))
    lines += findings(of: shown) + answers(of: shown)
    if withValues { lines += ["", listing(ofValues: shown).text] }
    return lines.joined(separator: "\n")
  }

  private func after(_ reason: String) -> String { reason.isEmpty ? "" : ": " + reason }

  /// `82; sửa bản 1: 3 thay đổi`
  private func values(of shown: ShownSubmission) -> String {
    if shown.corrects.isEmpty { return String(shown.values.count) }
    let before = shown.corrects.map { String($0.revision) }.joined(separator: ", ")
    return "\(shown.values.count); "
      + say("so với bản \(before): \(shown.changes) thay đổi", "\(shown.changes) changes after revision \(before)")
  }

  private func findings(of shown: ShownSubmission) -> [String] {
    if shown.findings.isEmpty { return [] }
    let words = Catalogue(language)
    return ["  " + say("Phát hiện", "Findings") + ":"]
      + shown.findings.map { finding in
        let reason = finding.reason.isEmpty ? "" : say(" – giải trình: ", " – explained: ") + finding.reason
        let place = finding.place.isEmpty ? "" : finding.place + ": "
        return "    \(words.word(for: finding.severity)) \(finding.code) \(place)\(finding.message)\(reason)"
      }
  }

  private func answers(of shown: ShownSubmission) -> [String] {
    let objections = shown.answers.filter(\.answer.isObjection)
    var lines = objections.map { "  " + say("Ý kiến: ", "Objection: ") + "\($0.subject) – \($0.answer.remark)" }
    let agreements = shown.answers.count - objections.count
    if agreements > 0 { lines.append("  " + say("Xác nhận: \(agreements) số liệu", "Confirmed: \(agreements) figures")) }
    return lines
  }

  private func listing(ofValues shown: ShownSubmission) -> Listing {
    var listing = Listing(columns: [
      .init(code: "subject", title: say("Số liệu", "Figure")),
      .init(code: "value", title: say("Giá trị", "Value"), alignsRight: true),
      .init(code: "section", title: say("Phần", "Section")), .init(code: "place", title: say("Chỗ trong tệp", "In the file")),
    ])
    listing.rows = shown.values.map { value in
      [
        .text(value.subject), .text(value.text), .text(value.observation.section), .text(place(value.observation.place)),
      ]
    }
    return listing
  }

  /// `trang "B05 Tổng hợp", ô D12`
  private func place(_ place: ObservationPlace) -> String {
    switch place {
    case .unknown: ""
    case .line(let line): Catalogue(language).place(Location(line: line))
    case .cell(let sheet, let cell): Catalogue(language).place(Location(sheet: sheet, cell: cell))
    }
  }

  // MARK: - For machines

  /// `{name, form, sender, period, revision, edition, state, errors, warnings, delivery: {number, file, sha256, received,
  /// stored, document}, decision: {by, at, reason}, sections, corrects, findings: [{severity, code, place, message, reason}],
  /// answers: [{key, objects, remark}], values: [{key, kind…}]}`; values only when they are asked for.
  package func json(of shown: ShownSubmission, withValues: Bool) -> String {
    let submission = shown.submission
    var fields: [(String, String)] = [
      ("name", JSONText.quoted(submission.name.text)), ("form", JSONText.quoted(submission.name.form)),
      ("sender", JSONText.quoted(submission.name.sender)), ("period", JSONText.quoted(submission.name.period.code)),
      ("revision", String(submission.name.revision)), ("edition", JSONText.quoted(submission.edition)),
      ("state", JSONText.quoted(submission.state.rawValue)), ("errors", String(submission.errorCount)),
      ("warnings", String(submission.warningCount)), ("delivery", json(submission.delivery)),
      ("decision", submission.decision.map(json) ?? "null"), ("sections", strings(submission.sections)),
      ("corrects", strings(shown.corrects.map(\.text))),
    ]
    fields.append(("findings", objects(shown.findings.map { finding in
      [
        ("severity", Catalogue(.english).word(for: finding.severity)), ("code", finding.code), ("place", finding.place),
        ("message", finding.message), ("reason", finding.reason),
      ]
    })))
    fields.append(("answers", objects(shown.answers.map { entry in
      [
        ("key", entry.answer.key.text), ("subject", entry.subject),
        ("answer", entry.answer.isObjection ? "objection" : "agreement"), ("remark", entry.answer.remark),
      ]
    })))
    if withValues {
      fields.append(("values", objects(shown.values.map { value in
        [
          ("key", value.observation.key.text), ("subject", value.subject), ("value", value.observation.value.text),
          ("status", value.observation.status.rawValue), ("section", value.observation.section),
          ("place", place(value.observation.place)),
        ]
      })))
    }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private func json(_ delivery: StoredDelivery) -> String {
    let texts = [
      ("file", delivery.fileName), ("sha256", delivery.sha256.hex), ("sender", delivery.sender),
      ("received", delivery.received.isoInVietnam), ("stored", delivery.ingested.isoInVietnam),
      ("document", delivery.document),
    ]
    return "{\"number\":\(delivery.number)," + texts.map { "\"\($0.0)\":\(JSONText.quoted($0.1))" }.joined(separator: ",") + "}"
  }

  private func json(_ decision: DecisionRecord) -> String {
    object([("by", decision.by), ("at", decision.at.isoInVietnam), ("reason", decision.reason)])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0.0)\":\(JSONText.quoted($0.1))" }.joined(separator: ",") + "}"
  }

  private func objects(_ all: [[(String, String)]]) -> String { "[" + all.map(object).joined(separator: ",") + "]" }

  private func strings(_ texts: [String]) -> String { "[" + texts.map(JSONText.quoted).joined(separator: ",") + "]" }
}
