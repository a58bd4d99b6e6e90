import ArgumentParser
import Diagnostics
import Reporting

/// What every decision on submissions is told.
struct DecisionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say(
        "Báo cáo: biểu/nơi gửi/kỳ/lần như bieu-05/xa-an-khuong/2023-H1/2; bỏ lần là bản mới nhất.",
        "Submissions: form/sender/period/revision as bieu-05/xa-an-khuong/2023-H1/2; without revision the newest."),
      valueName: "submission"))
  var submissions: [String] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "Thay cho tên: mọi báo cáo theo --period, --sender, --form.",
        "Instead of names: all submissions by --period, --sender, --form.")))
  var all = false

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var filter: SubmissionFilter

  @OptionGroup var decider: DeciderOptions

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run(_ verb: Deciding.Verb) throws {
    try tell(try Deciding(global.surroundings)(try request(verb)))
  }

  func request(_ verb: Deciding.Verb) throws -> Deciding.Request {
    var choice = try filter.choice()
    choice.names = submissions
    choice.isAll = all
    return Deciding.Request(
      workspace: place.workspace, verb: verb, choice: choice, who: decider.by, reason: decider.reason)
  }

  /// Every refusal is told; the exit code is 3 when there is one.
  func tell(_ decided: Decided, _ letters: LetterFiles? = nil, _ findings: [Diagnostic] = []) throws {
    try output.print(text: Speech.summary.text(of: decided, letters), json: Speech.summary.json(of: decided, letters))
    try global.finish(decided.refused.flatMap(\.findings) + findings)
    if !decided.refused.isEmpty { throw ExitCode(3) }
  }
}

/// Which submissions: by period, sender and form.
struct SubmissionFilter: ParsableArguments {
  @Option(help: PeriodOption.help)
  var period: String?

  @Option(
    help: ArgumentHelp(
      say("Mã nơi gửi trong workspace.xml, hoặc mã đơn vị.", "Code of a sender or unit."), valueName: "code"))
  var sender: String?

  @Option(help: ArgumentHelp(say("Mã biểu, mẫu.", "Code of a form or report."), valueName: "code"))
  var form: String?

  func choice() throws -> SubmissionChoice {
    SubmissionChoice(period: try period.map { try Checking.period($0) }, sender: sender, form: form)
  }
}

struct AcceptCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accept",
      abstract: say("Duyệt báo cáo đã nhận.", "Accepts submissions that were received."),
      discussion: say(
        """
        Báo cáo có lỗi không bao giờ duyệt được; còn cảnh báo mà nơi gửi chưa giải trình thì phải nêu lý do. Duyệt nhiều:
        cái nào không được thì nêu lý do, các cái khác vẫn duyệt; mã thoát 3.
          bieumau accept bieu-05/tt-dvnn/2023-H1 --by "Trần Thị B"
          bieumau accept --all --period 2023-H1 --sender xa-an-khuong --by "Trần Thị B"
        """,
        """
        What has errors is never accepted; warnings that the sender did not explain take a reason. Of many, each refusal
        is told and the others are accepted; exit code 3.
          bieumau accept bieu-05/tt-dvnn/2023-H1 --by "Trần Thị B"
          bieumau accept --all --period 2023-H1 --sender xa-an-khuong --by "Trần Thị B"
        """))
  }

  @OptionGroup var options: DecisionOptions

  func run() throws { try options.run(.accept) }
}

struct ReturnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "return",
      abstract: say("Trả lại báo cáo để sửa, phải nêu lý do.", "Returns submissions to be mended, for a reason."),
      discussion: say(
        """
        Ghi trạng thái và lý do vào kho. --letter: lập công văn trả lại cho mỗi nơi gửi, kèm danh sách lỗi và cảnh báo, \
        vào thư mục --out. Tệp đã đánh dấu để gửi trả thì lập bằng ingest --annotate.
          bieumau return bieu-05/tt-dvnn/2023-H1 --by B --reason "…" --letter docx
        """,
        """
        Records state and reason. --letter writes a letter to each sender, with the list of errors and warnings, into \
        the folder --out. The marked copy to send back is made by ingest --annotate.
          bieumau return bieu-05/tt-dvnn/2023-H1 --by B --reason "…" --letter docx
        """))
  }

  @OptionGroup var options: DecisionOptions
  @OptionGroup var letters: LetterOptions

  @Option(help: ArgumentHelp(say("Thư mục của công văn.", "Folder for the letters."), valueName: "dir"))
  var out = "out"

  @Flag(help: ArgumentHelp(say("Ghi đè công văn đã sửa tay.", "Overwrite letters that were changed by hand.")))
  var force = false

  func run() throws {
    guard let order = letters.order else { return try options.run(.return) }
    let returned = try Returning(options.global.surroundings)(
      try options.request(.return), order, into: out, isForced: force)
    try options.tell(returned.value.decided, returned.value.letters, returned.findings)
  }
}

struct ReopenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reopen",
      abstract: say(
        "Mở lại báo cáo đã duyệt hoặc đã trả, phải nêu lý do.", "Takes a decision back, for a reason."),
      discussion: say(
        "Báo cáo trở về như chưa ai quyết định; quyết định cũ vẫn còn trong nhật ký.",
        "The submission is as if nothing had been decided; the log keeps what was."))
  }

  @OptionGroup var options: DecisionOptions

  func run() throws { try options.run(.reopen) }
}
