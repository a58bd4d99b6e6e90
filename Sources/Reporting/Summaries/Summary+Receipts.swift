import Diagnostics
import Forms
import Indicators
import Quantities
import Store

extension Summary {
  /// What a sender gets in return for a file: everything in it is in the store for good.
  func receipt(of file: Ingested.File) -> String {
    guard let stored = file.stored else { return "" }
    let delivery = stored.receipt.delivery
    var lines = [say("BIÊN NHẬN SỐ \(delivery.number)", "RECEIPT \(delivery.number)")]
    func add(_ vietnamese: String, _ english: String, _ text: String) {
      if !text.isEmpty { lines.append("  " + say(vietnamese, english) + ": " + text) }
    }
    add("Tệp", "File", delivery.fileName)
    add("SHA-256", "SHA-256", delivery.sha256.hex)
    add("Nơi gửi", "Sender", "\(stored.senderName) (\(delivery.sender))")
    add("Kỳ báo cáo", "Period", file.period.map { language == .vietnamese ? $0.label : $0.code } ?? "")
    add("Văn bản", "Letter", delivery.document)
    add("Nhận lúc", "Received", delivery.received.vietnamese)
    add("Lưu lúc", "Stored", delivery.ingested.vietnamese)
    lines.append("  " + say("Báo cáo", "Submissions") + ":")
    for (line, changes) in zip(stored.receipt.lines, stored.changes) { lines += self.lines(line, changes) }
    lines += found(in: file)
    add("Chưa điền", "Not filled", file.untouched.joined(separator: ", "))
    add("Không có trong tệp", "Not in the file", file.missing.joined(separator: ", "))
    add("Còn thiếu", "Still missing", file.owed.joined(separator: ", "))
    add("Mã nhật ký", "Log", stored.receipt.anchor.hex)
    return lines.joined(separator: "\n")
  }

  /// That a file was there before.
  func repeated(_ stored: StoredFile, _ file: Ingested.File) -> String {
    let delivery = stored.receipt.delivery
    return file.path + ": "
      + say(
        "đã nhận từ trước, biên nhận số \(delivery.number) (nhận lúc \(delivery.received.vietnamese)) – không lưu gì thêm",
        "was received before, receipt \(delivery.number) (\(delivery.received.vietnamese)) – nothing more was stored")
  }

  // MARK: - Submissions

  private func lines(_ line: Receipt.Line, _ changes: [StoredFile.Change]) -> [String] {
    var parts = ["\(line.submission.name.text)  \(state(line.submission.state))", counts(line.counts)]
    if !line.corrects.isEmpty {
      let numbers = line.corrects.map { String($0.revision) }.joined(separator: ", ")
      parts.append(say("so với bản \(numbers)", "compared with revision \(numbers)"))
      parts.append(say("\(changes.count) thay đổi", "\(changes.count) changes"))
    }
    return ["    " + parts.filter { !$0.isEmpty }.joined(separator: "; ")] + changes.map { "      " + words($0) }
  }

  /// `Số hộ nghèo, Xã An Khương: 12 → 13`
  func words(_ change: StoredFile.Change) -> String {
    switch (change.old, change.new) {
    case (let old?, let new?): "\(change.subject): \(old) → \(new)"
    case (nil, let new): "\(change.subject): " + say("thêm ", "new ") + (new ?? "")
    case (let old, nil): "\(change.subject): " + say("bỏ ", "gone ") + (old ?? "")
    }
  }

  func state(_ state: SubmissionState) -> String {
    language == .vietnamese ? state.word : state.rawValue
  }

  func counts(_ counts: ValueCounts) -> String {
    let words = [
      (counts.reported, say("số liệu", "values")), (counts.none, say("không phát sinh", "none")),
      (counts.notApplicable, say("không thuộc đối tượng", "not applicable")), (counts.blank, say("để trống", "blank")),
    ]
    return words.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  // MARK: - Findings

  private func found(in file: Ingested.File) -> [String] {
    var lines: [String] = []
    let catalogue = Catalogue(language)
    for remark in file.remarks where !remark.isAgreement {
      lines.append("  " + say("Ý kiến: ", "Objection: ") + "\(remark.place.subject) – \(remark.text)")
    }
    let agreements = file.remarks.count(where: \.isAgreement)
    if agreements > 0 { lines.append("  " + say("Xác nhận: \(agreements) dòng", "Confirmed: \(agreements) rows")) }
    if file.findings.isEmpty { return lines }
    lines.append("  " + say("Phát hiện", "Findings") + ":")
    return lines + findings(of: file).map { "    " + catalogue.report(for: $0) }
  }

  // MARK: - For machines

  /// `{number, repeat, file, sha256, sender, received, stored, document, anchor, submissions: [{name, state, reported, none,
  /// notApplicable, blank, corrects, changes: [{subject, old, new}]}]}`; moments are ISO 8601 with the zone.
  func json(_ stored: StoredFile) -> String {
    let (receipt, delivery) = (stored.receipt, stored.receipt.delivery)
    let texts: [(String, String)] = [
      ("file", delivery.fileName), ("sha256", delivery.sha256.hex), ("sender", delivery.sender),
      ("received", delivery.received.isoInVietnam), ("stored", delivery.ingested.isoInVietnam),
      ("document", delivery.document), ("anchor", receipt.anchor.hex),
    ]
    let fields = texts.map { "\"\($0.0)\":\(JSONText.quoted($0.1))" }.joined(separator: ",")
    let lines = zip(receipt.lines, stored.changes).map(json).joined(separator: ",")
    return "{\"number\":\(delivery.number),\"repeat\":\(receipt.isRepeat),\(fields),\"submissions\":[\(lines)]}"
  }

  private func json(_ line: Receipt.Line, _ changes: [StoredFile.Change]) -> String {
    let counts = line.counts
    let numbers = [
      ("reported", counts.reported), ("none", counts.none), ("notApplicable", counts.notApplicable), ("blank", counts.blank),
    ]
    let all = changes.map { change in
      let sides = [("old", change.old), ("new", change.new)].map { "\"\($0.0)\":\($0.1.map(JSONText.quoted) ?? "null")" }
      return "{\"subject\":\(JSONText.quoted(change.subject)),\(sides.joined(separator: ","))}"
    }
    return "{\"name\":\(JSONText.quoted(line.submission.name.text)),"
      + "\"state\":\(JSONText.quoted(line.submission.state.rawValue)),"
      + numbers.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
      + ",\"corrects\":\(array(line.corrects.map(\.text))),\"changes\":[\(all.joined(separator: ","))]}"
  }
}
