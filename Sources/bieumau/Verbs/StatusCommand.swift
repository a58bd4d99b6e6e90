import ArgumentParser
import Diagnostics
import Reporting

struct StatusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: say("Ai đã gửi, ai trễ, còn thiếu gì.", "Who has sent, who is late, what is missing."),
      discussion: say(
        """
        Bảng đơn vị và mẫu, biểu tại một thời điểm, theo ngày nhận trong kho và hạn trong bộ quy định (duties.xml,
        calendar.xml) và dates.xml của không gian làm việc. "Trước ngày 20/5": hạn cuối là hết ngày 19/5, giờ Việt Nam.
        Không có --out: in một định dạng (txt, html, ics, json) ra màn hình. --reminders: mỗi đơn vị còn nợ một thư nhắc.
        --letter: mỗi đơn vị quá hạn một công văn đôn đốc để ký, vào --out; không kèm bảng trừ khi có --format.
        Có việc quá hạn: mã thoát 5.
        """,
        """
        Senders and documents at a moment, by the times of receipt in the store and the deadlines of the pack (duties.xml,
        calendar.xml) and of the workspace's dates.xml. "Before 20 May" ends with 19 May, Vietnam's time.
        Without --out one format (txt, html, ics, json) is printed. --reminders: a letter to each sender who still owes.
        --letter: a paper to sign for each sender with something overdue, into --out; without the board unless --format is
        given.
        Exits with 5 when something is overdue.
        """))
  }

  @OptionGroup var place: WorkspaceOption

  @Option(
    help: ArgumentHelp(
      say("Kỳ báo cáo; mặc định các kỳ trong năm của không gian làm việc.", "Period; by default the workspace's of the year."),
      valueName: "period"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      say("Thời điểm: 2023-05-19 (hết ngày) hoặc \"2023-05-19 16:30\"; mặc định bây giờ.",
        "Moment: 2023-05-19 (its end) or \"2023-05-19 16:30\"; now by default."), valueName: "time"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      say("Chỉ một nơi gửi: mã trong workspace.xml, hoặc mã đơn vị.", "Only one sender: code of a sender or unit."),
      valueName: "code"))
  var sender: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Định dạng: \(StatusFormats.codes.joined(separator: ", ")); mặc định txt.",
        "Formats: \(StatusFormats.codes.joined(separator: ", ")); txt by default."), valueName: "formats"))
  var format: String?

  @Option(help: ArgumentHelp(say("Thư mục kết quả.", "Folder for the results."), valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp(say("Ghi thư nhắc vào thư mục này.", "Write reminders into this folder."), valueName: "dir"))
  var reminders: String?

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var letters: LetterOptions
  @OptionGroup var global: GlobalOptions

  /// The board is printed unless letters are wanted and nobody asks for it.
  private var formats: [String] { codes(format ?? (letters.letter == nil ? "txt" : "")) }

  /// Where files go; `nil` = the board goes to the screen.
  private var folder: String? { out ?? (letters.letter == nil ? nil : "out") }

  func validate() throws {
    if folder == nil, formats.count != 1 || formats == ["xlsx"] {
      throw ValidationError(
        say("xlsx và nhiều định dạng cùng lúc cần --out", "xlsx, and several formats at once, need --out"))
    }
  }

  func run() throws {
    let formats = try StatusFormats.chosen(formats)
    let surroundings = global.surroundings
    let library = PackLibrary.forFilling(surroundings)
    let status = DutyStatus(library: library)
    let request = DutyStatus.Request(
      period: try period.map { try Checking.period($0) }, sender: sender,
      now: try on.map { try DutyStatus.moment($0) } ?? surroundings.now)
    let report = try status(request, workspace: place.workspace)
    let writing = StatusFormats(Speech.language)
    let letters = try letters.order.map {
      try Reminding(library: library)(of: report.value, $0, workspace: place.workspace)
    }
    let files = try writing.write(
      report.value, formats, into: folder, letters: letters?.value, reminders: reminders, force: force)
    if folder == nil, let format = formats.first {
      try Terminal.write(try writing.bytes(of: report.value, in: format))
    }
    if folder != nil || (reminders != nil && formats == ["txt"]) { Terminal.print(Speech.summary.text(of: files.value)) }
    try global.finish(report.findings + files.findings + (letters?.findings ?? []))
    if report.value.hasOverdue { throw ExitCode(5) }
  }
}
