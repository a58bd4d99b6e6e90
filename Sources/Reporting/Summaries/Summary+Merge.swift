import Diagnostics
import Forms
import Indicators
import Quantities
import Store

extension Summary {
  // MARK: - A decision

  /// What was decided, and what is set aside for it.
  package func text(of resolved: Resolved) -> String {
    let taken = resolved.taken.first.map { ": \($0.text)" } ?? ""
    var lines = [resolved.subject, "  " + say("lấy số của ", "taken: ") + resolved.sender + taken]
    lines += resolved.setAside.map { side in
      "  " + (side.isObjection ? say("không đồng ý: ", "objects: ") : say("không lấy: ", "set aside: "))
        + "\(side.name): \(side.text)"
    }
    lines.append("  \(resolved.by), \(resolved.at.vietnamese): \(resolved.reason)")
    return lines.joined(separator: "\n")
  }

  // MARK: - The merge

  /// Who is in the set and who is not, form by form; then what does not go together, and what is new.
  package func text(of merged: Merged) -> String {
    var lines = [head(of: merged), ""]
    let isIdle = { (form: MergedForm) in form.contributors.isEmpty && form.below.isEmpty }
    lines += merged.forms.filter { !isIdle($0) }.flatMap { text(of: $0, merged) }
    let idle = merged.forms.filter(isIdle).map(\.code).joined(separator: ", ")
    if !idle.isEmpty {
      lines.append(
        say("Không ai phải gửi (lập từ biểu khác, hoặc không thuộc đối tượng): ", "Asked of nobody (made from others, or out of scope): ")
          + idle)
    }
    lines += section(say("Số liệu mâu thuẫn", "Disputed figures"), merged.disputes.flatMap { text(of: $0) })
    lines += section(
      say("Số chỉ cơ quan chủ trì báo được: \(merged.ownerTotals)", "Figures that only their owner can say: \(merged.ownerTotals)"),
      merged.bounds.isEmpty && merged.ownerTotals > 0
        ? ["  " + say("tất cả nằm trong giới hạn do số các xã đặt ra", "all within the bounds that the units below set")]
        : merged.bounds.map { "  " + Catalogue(language).report(for: $0.diagnostic) }, isAlways: merged.ownerTotals > 0)
    lines += section(
      say("Mã dự án đứng ở hai danh mục", "Ids in two lists"),
      merged.doubledRecords.map { "  \($0.id): " + $0.submissions.map(\.text).joined(separator: ", ") })
    lines += changes(in: merged)
    return lines.joined(separator: "\n")
  }

  private func head(of merged: Merged) -> String {
    let what = merged.isDraft ? say("đã nhận và đã duyệt", "received and accepted") : say("đã duyệt", "accepted")
    let asked = merged.forms.flatMap(\.asked)
    return "\(merged.unit), \(language == .vietnamese ? merged.period.label : merged.period.code): "
      + say(
        "\(asked.count(where: \.counts))/\(asked.count) báo cáo \(what), \(merged.openDisputes.count) mâu thuẫn chờ quyết định",
        "\(asked.count(where: \.counts)) of \(asked.count) submissions \(what), \(merged.openDisputes.count) disputes to decide")
  }

  /// The head, and where the rest was written.
  package func text(of merged: Merged, writtenTo folder: String) -> String {
    head(of: merged) + say("; đã ghi vào ", "; written to ") + folder
  }

  private func section(_ title: String, _ lines: [String], isAlways: Bool = false) -> [String] {
    lines.isEmpty && !isAlways ? [] : ["", title] + lines
  }

  private func text(of form: MergedForm, _ merged: Merged) -> [String] {
    let own = "\(form.asked.count(where: \.counts))/\(form.asked.count)"
    let label = language == .vietnamese && !merged.belowLabel.isEmpty ? merged.belowLabel : say("cấp dưới", "below")
    let below = form.below.isEmpty ? [] : ["\(label) \(form.below.count(where: \.counts))/\(form.below.count)"]
    let counts = (form.contributors.isEmpty && !below.isEmpty ? [] : [own]) + below
    var lines = ["\(form.code)  \(counts.joined(separator: ", "))  \(form.title)"]
    let missing = form.contributors.compactMap { contributor -> String? in
      if case .missing = contributor.state { return contributor.name }
      return nil
    } + form.below.filter { !$0.counts }.map(\.name)
    if !missing.isEmpty { lines.append("    " + say("chưa có: ", "missing: ") + missing.joined(separator: ", ")) }
    let waiting = form.contributors.compactMap { contributor -> String? in
      guard case .waits(let name, let state) = contributor.state else { return nil }
      return "\(contributor.name) (\(name.text), \(language == .vietnamese ? state.word : state.rawValue))"
    }
    if !waiting.isEmpty { lines.append("    " + say("không tính: ", "not counted: ") + waiting.joined(separator: ", ")) }
    return lines
  }

  private func text(of dispute: MergedDispute) -> [String] {
    var lines = ["  " + dispute.subject]
    lines += dispute.sides.map { side in
      "    \(side.name) (\(side.submission.text)): " + (side.isObjection ? say("không đồng ý – ", "objects – ") : "") + side.text
    }
    if let settlement = dispute.settlement {
      let name = dispute.sides.first { $0.sender == settlement.taken }?.name ?? settlement.taken
      lines.append(
        "    → " + say("lấy số của ", "taken: ") + name + " – \(settlement.record.by), \(settlement.record.at.vietnamese): "
          + settlement.record.reason + (settlement.isOutdated ? say("; số đã đổi từ đó", "; figures changed since") : ""))
    }
    if dispute.isOpen { lines.append("    → bieumau resolve \"\(dispute.key.text)\" --take … --by … --reason …") }
    return lines
  }

  /// More changes than anybody reads on a page; csv and json have them all.
  private static let shownChanges = 40

  private func changes(in merged: Merged) -> [String] {
    guard let before = merged.before else {
      return section(say("Lần tổng hợp đầu của kỳ này", "The first merge of this period"), [], isAlways: true)
    }
    let moment = before.at.vietnamese
    let count = merged.changes.count
    let changed = merged.changes.filter { $0.old != nil }
    var lines = changed.prefix(Self.shownChanges).map { change in
      "  \(change.subject) (\(change.name)): \(change.old ?? "–") → \(change.new ?? "–")"
    }
    let rest = changed.count - Self.shownChanges
    if rest > 0 { lines.append("  " + say("… và \(rest) số nữa (xem csv, json)", "… and \(rest) more (see csv, json)")) }
    lines += newcomers(in: merged)
    return section(
      say("Đổi từ lần tổng hợp trước (\(moment)): \(count) số", "Changed since the merge before (\(moment)): \(count)"), lines,
      isAlways: true)
  }

  /// `bieu-07, Xã Tân Quan: 35 số mới`: figures that were not there before, counted.
  private func newcomers(in merged: Merged) -> [String] {
    var names: [String] = []
    var counts: [String: Int] = [:]
    for change in merged.changes where change.old == nil {
      let name = "\(change.form), \(change.name)"
      if counts[name] == nil { names.append(name) }
      counts[name, default: 0] += 1
    }
    return names.map { "  \($0): " + say("\(counts[$0, default: 0]) số mới", "\(counts[$0, default: 0]) new figures") }
  }

  // MARK: - For spreadsheets

  /// Everything in one table: what it is, form, sender, figure, values, words.
  package func csv(of merged: Merged) -> String {
    var rows = [["what", "form", "sender", "submission", "key", "subject", "value", "old", "note"]]
    for form in merged.forms {
      for contributor in form.contributors {
        var row = ["contribution", form.code, contributor.sender, "", "", contributor.name, "", "", ""]
        switch contributor.state {
        case .counts(let name): (row[3], row[6]) = (name.text, "counts")
        case .waits(let name, let state): (row[3], row[6]) = (name.text, state.rawValue)
        case .missing: row[6] = "missing"
        }
        rows.append(row)
      }
      for unit in form.below {
        rows.append(["below", form.code, unit.unit, "", "", unit.name, unit.counts ? "counts" : "missing", "", ""])
      }
    }
    for dispute in merged.disputes {
      for side in dispute.sides {
        let standing = dispute.settlement.map { $0.taken == side.sender ? "taken" : "set aside" } ?? "undecided"
        rows.append([
          side.isObjection ? "objection" : "conflict", side.submission.form, side.sender, side.submission.text,
          dispute.key.text, dispute.subject, side.text, "",
          standing + (dispute.settlement.map { " – \($0.record.by): \($0.record.reason)" } ?? ""),
        ])
      }
    }
    for finding in merged.bounds {
      let place = finding.diagnostic.location
      rows.append([
        "bound", finding.form ?? "", finding.senders.joined(separator: " "), "", place?.address ?? "", place?.subject ?? "", "",
        "", Catalogue(language).report(for: finding.diagnostic),
      ])
    }
    for record in merged.doubledRecords {
      for name in record.submissions { rows.append(["doubled-record", name.form, name.sender, name.text, record.id, "", "", "", ""]) }
    }
    for change in merged.changes {
      rows.append([
        "change", change.form, change.sender, "", change.key.text, change.subject, change.new ?? "", change.old ?? "", "",
      ])
    }
    return rows.map { CSVText.line($0.map(Self.guarded)) }.joined()
  }

  /// What a spreadsheet would take for a formula stays text.
  private static func guarded(_ text: String) -> String {
    text.first.map { "=+@\t\r".contains($0) } == true ? "'" + text : text
  }

  // MARK: - For machines

  /// The same for machines; keys are the same in every language, messages are in this one.
  package func json(of merged: Merged) -> String {
    let head = MergeJSON.quoted([("unit", merged.unit), ("period", merged.period.code), ("included", merged.isDraft ? "received" : "accepted")])
    let lists: [(String, [String])] = [
      ("forms", merged.forms.map(MergeJSON.text)), ("conflicts", merged.disputes.map(MergeJSON.text)),
      ("bounds", merged.bounds.map { MergeJSON.text($0, Catalogue(language)) }),
      ("doubledRecords", merged.doubledRecords.map(MergeJSON.text)), ("changes", merged.changes.map(MergeJSON.text)),
    ]
    let before = merged.before.map { ["\"before\":\(JSONText.quoted($0.at.isoInVietnam))"] } ?? []
    return MergeJSON.object(
      head + ["\"ownerTotals\":\(merged.ownerTotals)"] + before
        + lists.map { "\"\($0)\":[\($1.joined(separator: ","))]" })
  }
}
