import Diagnostics
import Indicators
import Store

extension Summary {
  /// File by file what was, or would be, stored: submissions with their changes, findings; then the counts.
  package func importText(of imported: Ingested) -> String {
    var lines = imported.files.flatMap { self.lines($0, imported.isDryRun) }
    if !imported.skipped.isEmpty { lines.append(skipped(of: imported)) }
    let catalogue = Catalogue(language)
    let counts = [Severity.error, .warning, .note].map { "\(imported.count($0)) \(catalogue.word(for: $0))" }
    let stored = imported.files.compactMap(\.stored).filter { !$0.receipt.isRepeat }
    let repeated = imported.files.count { $0.stored?.receipt.isRepeat ?? false }
    let rest = imported.files.count - stored.count - repeated
    var text = say("\(imported.files.count) tệp: ", "\(imported.files.count) files: ") + counts.joined(separator: ", ")
    let number = stored.reduce(0) { $0 + $1.receipt.lines.count }
    text += imported.isDryRun
      ? say(". Chạy thử: sẽ lưu \(stored.count) tệp, \(number) báo cáo", ". A dry run: \(stored.count) would be stored, \(number) submissions")
      : say(". Đã lưu \(stored.count) tệp, \(number) báo cáo", ". Stored \(stored.count), \(number) submissions")
    if repeated > 0 { text += say(", \(repeated) tệp đã có từ trước", ", \(repeated) were there before") }
    if rest > 0 { text += say(", \(rest) tệp không lưu", ", \(rest) not stored") }
    lines.append(text + ".")
    return lines.joined(separator: "\n")
  }

  private func lines(_ file: Ingested.File, _ isDryRun: Bool) -> [String] {
    var lines = [file.path + ": " + head(file, isDryRun)]
    if let stored = file.stored, !stored.receipt.isRepeat {
      for (line, changes) in zip(stored.receipt.lines, stored.changes) {
        lines.append("  \(line.submission.name.text)  \(state(line.submission.state)); \(change(line))")
        lines += changes.map { "    " + words($0) }
      }
    }
    let catalogue = Catalogue(language)
    return lines + file.findings.map { "  " + catalogue.report(for: $0) }
  }

  private func head(_ file: Ingested.File, _ isDryRun: Bool) -> String {
    guard let stored = file.stored else { return say("không lưu", "not stored") }
    let delivery = stored.receipt.delivery
    if stored.receipt.isRepeat {
      return say("đã nhận từ trước, biên nhận số \(delivery.number)", "was received before, receipt \(delivery.number)")
    }
    if isDryRun { return stored.senderName }
    return stored.senderName + say(", biên nhận số \(delivery.number)", ", receipt \(delivery.number)")
  }

  /// `3 mới, 2 thay đổi, 1 bỏ, 76 như cũ`
  private func change(_ line: Receipt.Line) -> String {
    let counts = line.counts
    let all = counts.reported + counts.none + counts.notApplicable + counts.blank
    let isFirst = line.corrects.isEmpty
    let new = isFirst ? all : line.changes.count { $0.old == nil }
    let gone = line.changes.count { $0.new == nil }
    let changed = line.changes.count { $0.old != nil && $0.new != nil }
    let words = [
      (new, say("mới", "new")), (changed, say("thay đổi", "changed")), (gone, say("bỏ", "gone")),
      (all - new - changed, say("như cũ", "as before")),
    ]
    return words.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
