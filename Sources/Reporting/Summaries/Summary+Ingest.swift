import Diagnostics
import Forms
import Indicators
import Store

extension Summary {
  /// File by file: whose, what was read, what was found; then the counts.
  package func text(of ingested: Ingested) -> String {
    var lines = ingested.files.flatMap(lines)
    if !ingested.skipped.isEmpty { lines += [skipped(of: ingested), ""] }
    let catalogue = Catalogue(language)
    let counts = [Severity.error, .warning, .note].map { "\(ingested.count($0)) \(catalogue.word(for: $0))" }
    let files = ingested.files.count
    lines.append(
      say("\(files) tệp: ", files == 1 ? "1 file: " : "\(files) files: ") + counts.joined(separator: ", ")
        + ending(ingested))
    return lines.joined(separator: "\n")
  }

  private func ending(_ ingested: Ingested) -> String {
    if ingested.isDryRun { return say(". Chạy thử, chưa lưu gì.", ". A dry run, nothing was stored.") }
    let stored = ingested.files.count { $0.stored.map { !$0.receipt.isRepeat } ?? false }
    let repeated = ingested.files.count { $0.stored?.receipt.isRepeat ?? false }
    let rest = ingested.files.count - stored - repeated
    var text = say(". Đã lưu \(stored) tệp", ". Stored \(stored)")
    if repeated > 0 { text += say(", \(repeated) tệp đã có từ trước", ", \(repeated) were there before") }
    if rest > 0 { text += say(", \(rest) tệp không lưu", ", \(rest) not stored") }
    return text + "."
  }

  private func lines(_ file: Ingested.File) -> [String] {
    if let stored = file.stored {
      let text = stored.receipt.isRepeat ? [repeated(stored, file)] : [receipt(of: file)]
      return text + copy(of: file) + [""]
    }
    let catalogue = Catalogue(language)
    var lines = [head(of: file)]
    let width = file.forms.map(\.code.count).max() ?? 0
    lines += file.forms.map { form in
      "  " + form.code + String(repeating: " ", count: width - form.code.count + 2) + counts(form)
    }
    if !file.untouched.isEmpty { lines.append("  " + say("chưa điền: ", "not filled: ") + list(file.untouched)) }
    if !file.missing.isEmpty {
      lines.append("  " + say("không có trong tệp: ", "not in the file: ") + list(file.missing))
    }
    for remark in file.remarks where !remark.isAgreement {
      lines.append("  " + say("ý kiến: ", "objection: ") + "\(remark.place.subject) – \(remark.text)")
    }
    let agreements = file.remarks.count(where: \.isAgreement)
    if agreements > 0 { lines.append("  " + say("xác nhận: \(agreements) dòng", "confirmed: \(agreements) rows")) }
    lines += findings(of: file).map { "  " + catalogue.report(for: $0) }
    return lines + copy(of: file) + [""]
  }

  /// Without the file, which stands in the head already.
  func findings(of file: Ingested.File) -> [Diagnostic] {
    file.findings.map { finding in
      var finding = finding
      if finding.location?.file == file.path { finding.location?.file = nil }
      return finding
    }
  }

  private func copy(of file: Ingested.File) -> [String] {
    file.annotation.map { ["  " + say("bản đánh dấu: ", "marked copy: ") + $0] } ?? []
  }

  private func head(of file: Ingested.File) -> String {
    guard let name = file.senderName, let period = file.period else { return file.path }
    return "\(file.path): \(name), \(language == .vietnamese ? period.label : period.code)"
  }

  func counts(_ form: Ingested.Form) -> String {
    let read = [
      (form.numbers, say("số", "numbers")), (form.texts, say("chữ, ngày", "texts and dates")),
      (form.none, say("không phát sinh", "none")), (form.notApplicable, say("không thuộc đối tượng", "not applicable")),
      (form.blank, say("để trống", "blank")),
    ]
    let change = [
      (form.change.new, say("mới", "new")), (form.change.changed, say("thay đổi", "changed")),
      (form.change.same, say("như cũ", "as before")), (form.change.erased, say("xóa", "erased")),
    ]
    func words(_ counts: [(Int, String)]) -> String {
      counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    return [words(read), words(change)].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// At most a dozen names.
  /// Files of folders that were passed over, by their names.
  func skipped(of ingested: Ingested) -> String {
    say("Bỏ qua (đuôi tệp không thuộc loại lấy trong thư mục): ", "Passed over (endings that are not taken of folders): ")
      + list(ingested.skipped)
  }

  func list(_ names: [String]) -> String {
    names.count > 12 ? names.prefix(12).joined(separator: ", ") + " (+\(names.count - 12))" : names.joined(separator: ", ")
  }

  // MARK: - For machines

  /// The same for machines; keys are the same in every language, messages are in this one:
  /// `{dryRun, errors, warnings, notes, files: [{file, sender, period, status, forms: [{form, numbers, texts, none,
  /// notApplicable, blank, new, changed, same, erased}], untouched, missing, columns, observations: [[…]],
  /// remarks: [{section, row, agrees, text, sheet, cell}], findings: [{code, severity, form, sheet, cell, subject,
  /// message}], annotation, owed, receipt: {…}}], skipped}`. The fields of an observation are in the order of `columns`.
  package func json(of ingested: Ingested) -> String {
    let files = ingested.files.map(json).joined(separator: ",")
    return "{\"dryRun\":\(ingested.isDryRun),\"errors\":\(ingested.count(.error)),\"warnings\":\(ingested.count(.warning)),"
      + "\"notes\":\(ingested.count(.note)),\"files\":[\(files)],\"skipped\":\(array(ingested.skipped))}"
  }

  private func json(_ file: Ingested.File) -> String {
    var fields = ["\"file\":\(JSONText.quoted(file.path))"]
    func add(_ name: String, _ value: String?) {
      fields.append("\"\(name)\":\(value.map(JSONText.quoted) ?? "null")")
    }
    add("sender", file.sender)
    add("period", file.period?.code)
    add("status", file.status?.rawValue)
    fields.append("\"forms\":[\(file.forms.map(json).joined(separator: ","))]")
    fields.append("\"untouched\":\(array(file.untouched))")
    fields.append("\"missing\":\(array(file.missing))")
    fields.append("\"columns\":\(array(TidyRows.columns))")
    fields.append("\"observations\":[\(file.rows.map(array).joined(separator: ","))]")
    fields.append("\"remarks\":[\(file.remarks.map(json).joined(separator: ","))]")
    fields.append("\"findings\":[\(file.findings.map(json).joined(separator: ","))]")
    add("annotation", file.annotation)
    fields.append("\"owed\":\(array(file.owed))")
    if let stored = file.stored { fields.append("\"receipt\":\(json(stored))") }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func json(_ form: Ingested.Form) -> String {
    let counts = [
      ("numbers", form.numbers), ("texts", form.texts), ("none", form.none), ("notApplicable", form.notApplicable),
      ("blank", form.blank), ("new", form.change.new), ("changed", form.change.changed), ("same", form.change.same),
      ("erased", form.change.erased),
    ]
    return "{\"form\":\(JSONText.quoted(form.code))," + counts.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private func json(_ remark: EntryRemark) -> String {
    let place = remark.place
    return "{\"section\":\(JSONText.quoted(place.section)),\"row\":\(JSONText.quoted(remark.anchor)),"
      + "\"agrees\":\(remark.isAgreement),\"text\":\(JSONText.quoted(remark.text)),"
      + "\"sheet\":\(JSONText.quoted(place.sheet)),\"cell\":\(JSONText.quoted(place.cell.description))}"
  }

  private func json(_ finding: Diagnostic) -> String {
    let place = finding.location
    var fields: [(String, String?)] = [
      ("code", finding.code.id), ("severity", Catalogue(.english).word(for: finding.severity)), ("form", place?.form),
      ("sheet", place?.sheet), ("cell", place?.cell?.description), ("subject", place?.subject),
    ]
    fields.append(("message", Catalogue(language).message(for: finding)))
    return "{" + fields.compactMap { name, value in value.map { "\"\(name)\":\(JSONText.quoted($0))" } }
      .joined(separator: ",") + "}"
  }

  func array(_ texts: [String]) -> String { "[" + texts.map(JSONText.quoted).joined(separator: ",") + "]" }
}
