import Documents
import Duties
import Indicators
import Quantities

/// The board as a document: senders × documents, the counts, and what is still to do.
struct StatusDocument {
  private let report: StatusReport
  private let words: DutyWords
  private var palette = StylePalette()
  private let looks: Looks

  /// Indices of the few looks of the board.
  private struct Looks {
    let head, text, centred, strong, centredStrong: Int

    init(_ palette: inout StylePalette) {
      head = palette.index(
        of: CellStyle(
          isBold: true, horizontal: .centre, vertical: .centre, wraps: true, hasBorder: true, fill: .header))
      text = palette.index(of: CellStyle(wraps: true, hasBorder: true))
      centred = palette.index(of: CellStyle(horizontal: .centre, wraps: true, hasBorder: true))
      strong = palette.index(of: CellStyle(isBold: true, wraps: true, hasBorder: true))
      centredStrong = palette.index(of: CellStyle(isBold: true, horizontal: .centre, wraps: true, hasBorder: true))
    }
  }

  init(_ report: StatusReport, _ words: DutyWords) {
    self.report = report
    self.words = words
    looks = Looks(&palette)
  }

  func document() -> Document {
    let sections = report.periods.flatMap { [board($0), tasks($0)] }
    let names = SheetName.unique(sections.map(\.sheetName))
    return Document(
      properties: Document.Properties(
        title: words.say("Tình hình gửi báo cáo", "Reporting status") + ", " + report.unit, creator: report.office),
      sections: zip(sections, names).map { section, name in
        var section = section
        section.sheetName = name
        return section
      }, styles: palette.styles)
  }

  // MARK: - Senders × documents

  private func board(_ period: StatusReport.Period) -> DocumentSection {
    let code = period.board.period.code
    return DocumentSection(
      code: "board-\(code)", sheetName: code, caption: title(period), page: PageSetup(orientation: .landscape),
      head: [
        .paragraph(Paragraph(.title, title(period))),
        .paragraph(Paragraph(.subtitle, report.unit + ", " + moment)), .gap,
      ],
      blocks: [.table(matrix(period)), .gap, .table(counts(period.board.counts))]
        + notes(period).map { .paragraph(Paragraph(.note, $0)) })
  }

  private func title(_ period: StatusReport.Period) -> String {
    words.say("TÌNH HÌNH GỬI BÁO CÁO ", "REPORTING STATUS ") + words.label(period.board.period).uppercased()
  }

  private var moment: String {
    words.say("lúc \(report.now.vietnamese)", "at \(report.now.isoInVietnam)")
  }

  private func matrix(_ period: StatusReport.Period) -> Table {
    let board = period.board
    var rows = ListTable(
      widths: [4, 26] + period.documents.map { _ in 9 },
      header: ["TT", words.say("Đơn vị", "Sender")] + period.documents.map(\.shortName), style: looks.head)
    for (index, sender) in board.senders.enumerated() {
      let standings = period.documents.map { board.standing(sender, $0.code) }
      rows.add(
        [String(index + 1), report.sender(sender).shortName] + standings.map { $0.map(words.brief) ?? "" },
        styles: [looks.centred, looks.text] + standings.map { $0?.isOverdue ?? false ? looks.centredStrong : looks.centred })
    }
    rows.add(
      ["", words.say("Đã gửi / phải gửi", "Sent / owed")] + period.documents.map { sent($0.code, board) },
      styles: [looks.centredStrong, looks.strong] + period.documents.map { _ in looks.centredStrong }, kind: .total)
    return rows.table(stubs: 2)
  }

  /// `12/19`
  private func sent(_ document: String, _ board: StatusBoard) -> String {
    let owed = board.standings.filter { $0.obligation.document == document && $0.obligation.force == .required }
    return "\(owed.count { $0.received != nil })/\(owed.count)"
  }

  private func counts(_ counts: StatusCounts) -> Table {
    var rows = ListTable(
      widths: [30, 9], header: [words.say("Tình hình", "State"), words.say("Số lượng", "Count")], style: looks.head)
    for state in Standing.State.allCases where counts[state] > 0 {
      rows.add([words.name(state), String(counts[state])], styles: [looks.text, looks.centred])
    }
    rows.add(
      [words.say("Tổng số", "All"), String(counts.all)], styles: [looks.strong, looks.centredStrong], kind: .total)
    return rows.table(stubs: 1)
  }

  private func notes(_ period: StatusReport.Period) -> [String] {
    var notes = [
      words.say(
        "\"còn 5\": còn 5 ngày; \"trễ 3\": gửi sau hạn 3 ngày; \"quá 3\": quá hạn 3 ngày mà chưa gửi; \"x\": không thuộc đối tượng.",
        "\"5 left\": five days left; \"3 late\": sent three days late; \"3 over\": three days over and nothing sent; \"x\": not applicable.")
    ]
    if !report.hasStore {
      notes.append(words.say("Chưa tiếp nhận tệp nào.", "No file was taken in yet."))
    }
    for sending in period.board.unasked {
      let name = report.sender(sending.sender).shortName
      notes.append(
        words.say(
          "Gửi thêm, không phải nghĩa vụ: \(name), \(sending.document), \(sending.received.vietnamese).",
          "Sent without being owed: \(name), \(sending.document), \(sending.received.isoInVietnam)."))
    }
    return notes
  }

  // MARK: - What is still to do

  private func tasks(_ period: StatusReport.Period) -> DocumentSection {
    let caption = words.say("Việc còn lại, ", "Still to do, ") + words.label(period.board.period)
    return DocumentSection(
      code: "tasks-\(period.board.period.code)", sheetName: period.board.period.code + words.say(" còn lại", " open"),
      caption: caption, head: [.paragraph(Paragraph(.title, caption.uppercased())), .gap],
      blocks: [.table(list(period))] + doubts(period).map { .paragraph(Paragraph(.note, $0)) })
  }

  private func list(_ period: StatusReport.Period) -> Table {
    var rows = ListTable(
      widths: [4, 26, 34, 30, 16],
      header: [
        "TT", words.say("Đơn vị", "Sender"), words.say("Mẫu, biểu", "Documents"), words.say("Hạn gửi", "Due"),
        words.say("Tình hình", "State"),
      ], style: looks.head)
    for (index, task) in StatusTask.open(in: period).enumerated() {
      rows.add(
        [
          String(index + 1), report.sender(task.sender).shortName, words.list(task.documents),
          words.due(task.obligation), words.long(task.standing),
        ], styles: [looks.centred, looks.text, looks.text, looks.text, task.standing.isOverdue ? looks.strong : looks.text])
    }
    return rows.table(stubs: 2)
  }

  /// Dates that rest on a reading, and those that may be off.
  private func doubts(_ period: StatusReport.Period) -> [String] {
    var seen: Set<String> = []
    let duties = period.board.standings.filter(\.obligation.isApplicable).map(\.obligation)
      .filter { seen.insert($0.duty.code).inserted }
    return duties.compactMap { obligation in
      guard obligation.duty.grounds.contains(where: { $0.kind != .sourced }) else { return nil }
      return obligation.duty.label + ": " + words.grounds(of: obligation) + "."
    }
  }
}

/// What one sender has to do about documents that are in the same state by the same deadline.
struct StatusTask {
  var sender: String
  /// Short names.
  var documents: [String]
  /// That of the first of them.
  var standing: Standing
  var obligation: Obligation { standing.obligation }

  /// Everything that is open, the most urgent first, then in the order of the board.
  static func open(in period: StatusReport.Period) -> [StatusTask] {
    let names = Dictionary(period.documents.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    var tasks: [StatusTask] = []
    for standing in period.board.standings where standing.isOpen {
      let name = names[standing.obligation.document] ?? standing.obligation.document
      if let same = tasks.firstIndex(where: { $0.isLike(standing) }) {
        tasks[same].documents.append(name)
      } else {
        tasks.append(StatusTask(sender: standing.obligation.sender, documents: [name], standing: standing))
      }
    }
    return tasks.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  private func isLike(_ other: Standing) -> Bool {
    sender == other.obligation.sender && standing.state == other.state && standing.isOverdue == other.isOverdue
      && standing.awaited == other.awaited
      && obligation.deadline == other.obligation.deadline && standing.newest?.remark == other.newest?.remark
      && obligation.duty.addressee == other.obligation.duty.addressee
  }

  private var rank: Int {
    if standing.isOverdue { return 0 }
    switch standing.state {
    case .returned, .hasErrors: return 1
    case .dueSoon: return 2
    case .notDue: return 3
    default: return standing.awaited == nil ? 4 : 1
    }
  }
}
