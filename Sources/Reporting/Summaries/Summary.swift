package import Diagnostics
import Indicators
import Quantities

/// What was done, in words for people: the texts of a run that are no findings.
package struct Summary: Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  func say(_ vietnamese: String, _ english: String) -> String {
    language == .vietnamese ? vietnamese : english
  }

  /// What a demonstration took in before it rendered.
  package func text(of shown: Demo.Shown) -> String {
    say(
      "Đã nhập \(shown.deliveries) tệp, duyệt \(shown.accepted) báo cáo trong kho của \(shown.workspace)",
      "Took in \(shown.deliveries) files and accepted \(shown.accepted) submissions in the store of \(shown.workspace)")
  }

  /// Two lines about a rendered set.
  package func text(of rendered: Rendered) -> String {
    var text = head(of: rendered)
    for (heading, items) in exceptions(in: rendered) {
      text += "\n  " + heading + ": " + items.map(\.code).joined(separator: ", ")
    }
    return text
  }

  /// Every file of a rendered set.
  package func details(of rendered: Rendered) -> String {
    var lines = [head(of: rendered)]
    let width = rendered.items.map { files($0).count }.max() ?? 0
    for item in rendered.items where item.standing == .filled {
      lines.append("  " + files(item).padded(to: width) + "  " + item.title)
    }
    for bundle in rendered.bundles {
      lines.append(
        "  " + bundle.padded(to: width) + "  " + say("tất cả biểu trong một sổ tính", "all forms in one workbook"))
    }
    for (heading, items) in exceptions(in: rendered) {
      lines.append("  " + heading + ":")
      for item in items { lines.append("    " + item.code + "  " + item.title) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was written with one line only, by the reason.
  private func exceptions(in rendered: Rendered) -> [(heading: String, items: [Rendered.Item])] {
    [
      (say("Không thuộc đối tượng", "Not applicable"), rendered.items.filter { $0.standing == .outsideScope }),
      (
        say("Không lập trong kỳ này", "Not made for this period"),
        rendered.items.filter { $0.standing == .otherPeriods }
      ),
    ].filter { !$0.1.isEmpty }
  }

  private func head(of rendered: Rendered) -> String {
    say(
      "\(rendered.unit), \(rendered.period.label): đã ghi \(rendered.fileCount) tệp vào \(rendered.folder)",
      "\(rendered.unit), \(rendered.period.code): \(rendered.fileCount) files written to \(rendered.folder)")
  }

  /// `bieu-05.xml, .txt`
  private func files(_ item: Rendered.Item) -> String {
    guard let first = item.files.first else { return item.code }
    return ([first] + item.files.dropFirst().map { String($0.dropFirst(item.code.count)) }).joined(separator: ", ")
  }

  /// One line about workbooks that were handed out.
  package func text(of distribution: Distribution) -> String {
    say(
      "\(distribution.period.label.prefix(1).uppercased())\(distribution.period.label.dropFirst()): đã lập \(distribution.books.count) sổ nhập số liệu, \(distribution.fileCount) tệp, vào \(distribution.folder)",
      "\(distribution.period.code): \(distribution.books.count) workbooks to fill, \(distribution.fileCount) files, written to \(distribution.folder)")
  }

  /// What became of many workspaces.
  ///
  /// - Parameters:
  ///   - done: workspaces that were rendered.
  ///   - all: workspaces that were asked for.
  package func text(done: Int, of all: Int, files: Int, folder: String) -> String {
    say(
      "Đã lập \(done)/\(all) bộ, \(files) tệp, trong \(folder).",
      "Rendered \(done) of \(all) sets, \(files) files, in \(folder).")
  }

  // MARK: - Forms

  /// That a layout was confirmed.
  package func text(of record: Confirmation) -> String {
    say(
      "Đã ghi: \(record.form) bản \(record.edition), \(record.by) đối chiếu với \(record.source), ngày \(record.date.vietnamese).",
      "Recorded: \(record.form) edition \(record.edition), compared by \(record.by) with \(record.source) on \(record.date.iso)."
    )
  }

  /// Every form of a regime, a paragraph each.
  package func text(of listing: FormsListing) -> String {
    let head = [listing.regime, say("Đơn vị báo cáo: ", "Reporting unit: ") + listing.unit, ""]
    return (head + listing.lines.map { text(of: $0) }).joined(separator: "\n")
  }

  private func text(of line: FormsListing.Line) -> String {
    let kind = line.isReport ? say("Mẫu số", "Report") : say("Biểu số", "Form")
    var lines = ["\(line.code)  \(kind) \(line.number): \(line.title)"]
    func add(_ vietnamese: String, _ english: String, _ text: String) {
      if !text.isEmpty { lines.append("  " + say(vietnamese, english) + ": " + text) }
    }
    add("Dự án", "Component", line.component ?? "")
    add("Chủ trì", "Owner", line.owner)
    add("Kỳ báo cáo", "Periods", periods(line.periods))
    add("Áp dụng tại đây", "Applies here", line.applies ? say("có", "yes") : say("không thuộc đối tượng", "no"))
    for grounds in line.grounds {
      let parts = grounds.parts.isEmpty ? "" : grounds.parts.joined(separator: ", ") + ": "
      lines.append("  " + word(grounds) + ": " + parts + grounds.source)
    }
    if let confirmation = line.confirmation {
      add(
        "Đã đối chiếu", "Confirmed",
        "\(confirmation.by), \(confirmation.source), \(confirmation.date.vietnamese) (\(confirmation.edition))")
    } else if line.hasReconstructedLayout {
      add(
        "Bố cục", "Layout",
        say("dựng lại, chưa đối chiếu với phụ lục", "reconstructed, not yet compared with the annex"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func word(_ grounds: Grounds) -> String {
    switch grounds.kind {
    case .sourced: say("Có nguồn", "Sourced")
    case .reconstructed: say("Dựng lại", "Reconstructed")
    case .recalled: say("Nhớ lại", "Recalled")
    }
  }

  private func periods(_ kinds: [ReportingPeriod.Kind]) -> String {
    let all = kinds.isEmpty ? ReportingPeriod.Kind.allCases : kinds
    return all.map { kind in
      say(kind.label, kind.rawValue)
    }.joined(separator: ", ")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
