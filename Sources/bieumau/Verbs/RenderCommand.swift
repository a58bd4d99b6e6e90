import ArgumentParser
import Diagnostics
import Reporting

struct RenderCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "render",
      abstract: say("Lập biểu, mẫu của một kỳ báo cáo.", "Renders the forms and reports of a period."),
      discussion: say(
        """
        Ghi DIR/<mã>.<đuôi> cho mỗi biểu, mẫu. Cả bộ được thay một lần: đang chạy mà dừng thì bộ cũ còn nguyên.
        Tệp đã sửa tay không bị ghi đè. Mẫu báo cáo chỉ ghi bản chữ và bản Word, trừ khi gọi tên mẫu.
        Không gian làm việc có kho (bieumau.sqlite) thì lấy báo cáo đã duyệt trong kho, chưa có thì lấy observations/*.csv.
        Nhiều --workspace: kết quả vào DIR/<tên thư mục>/.
        """,
        """
        Writes DIR/<code>.<extension> for each form and report. The set is swapped in as a whole: a killed run leaves
        the old one. Files changed by hand are not overwritten. Reports are written as text and Word only, unless named.
        A workspace with a store (bieumau.sqlite) prints what is accepted in it, one without its observations/*.csv.
        Several --workspace: results go to DIR/<folder name>/.
        """))
  }

  @Option(
    help: ArgumentHelp(say("Không gian làm việc; có thể lặp lại.", "Workspace; may be repeated."), valueName: "dir"))
  var workspace: [String] = ["."]

  @OptionGroup var time: PeriodOption

  @Option(
    help: ArgumentHelp(
      say("Mã biểu, mẫu cách nhau bằng dấu phẩy, hoặc all.", "Codes with commas, or all."), valueName: "codes"))
  var form: String = "all"

  @Option(
    help: ArgumentHelp(
      say("Chỉ phần của một nơi gửi (mã trong workspace.xml).", "Only the part of one sender (code in workspace.xml)."),
      valueName: "code"))
  var sender: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Định dạng: \(Render.formatCodes.joined(separator: ", ")).",
        "Formats: \(Render.formatCodes.joined(separator: ", "))."),
      valueName: "formats"))
  var format: String = Render.usualFormatCodes.joined(separator: ",")

  @Option(help: ArgumentHelp(say("Thư mục kết quả.", "Folder for the results."), valueName: "dir"))
  var out: String = "out"

  @Flag(
    help: ArgumentHelp(
      say("Gộp các biểu vào một sổ tính \"bo-bieu\".", "Put all forms into one workbook, \"bo-bieu\".")))
  var bundle = false

  @Flag(
    help: ArgumentHelp(
      say("Mẫu kèm theo mọi biểu phải lập làm phụ lục.", "Reports with every form that applies as annexes.")))
  var withAnnexes = false

  @Option(
    help: ArgumentHelp(
      say("Bề rộng bản chữ; mặc định vừa bảng, tối đa 160.", "Width of text; fits the table up to 160 by default."),
      valueName: "characters"))
  var width: Int?

  @Flag(
    help: ArgumentHelp(say("Bản chữ có BOM và CRLF, cho Windows cũ.", "Text with BOM and CRLF, for old Windows tools."))
  )
  var bom = false

  @Option(
    help: ArgumentHelp(
      say(
        "Lấy báo cáo nào trong kho: accepted (đã duyệt), received (cả chưa duyệt; mọi trang ghi BẢN NHÁP).",
        "Which submissions of the store: accepted, or received too (a draft, marked on each page)."),
      valueName: "accepted|received"))
  var include: CountedOption.Counted = .accepted

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let width, !(40...1000).contains(width) {
      throw ValidationError(say("--width phải từ 40 đến 1000", "--width must be between 40 and 1000"))
    }
  }

  func run() throws {
    let request = try request()
    let render = Render(library: PackLibrary.forFilling(global.surroundings))
    render.leaveInMemory()
    if workspace.count == 1 {
      let accepted = try render(request, workspace: workspace[0], into: out)
      Terminal.print(Speech.summary.text(of: accepted.value))
      return try global.finish(accepted.findings)
    }
    try runMany(request, render)
  }

  private func request() throws -> RenderRequest {
    try RenderRequest(
      period: time.period, forms: form == "all" ? nil : codes(form), sender: sender, formats: codes(format),
      bundling: bundle ? .together : .separate, hasAnnexes: withAnnexes, width: width, isForOldWindows: bom,
      isDraft: include == .received, isForced: force)
  }

  /// Every workspace is tried; the worst outcome gives the exit code.
  private func runMany(_ request: RenderRequest, _ render: Render) throws {
    let count = workspace.count
    let outcomes = try render(request, workspaces: workspace, below: out) { Terminal.progress($0, of: count) }
    var findings: [Diagnostic] = []
    var worst: Int32 = 0
    var files = 0
    for outcome in outcomes {
      switch outcome {
      case .success(let accepted):
        findings += accepted.findings
        files += accepted.value.fileCount
      case .failure(let rejection as Rejection):
        findings += rejection.findings
        worst = max(worst, 3)
      case .failure(let trouble as OutsideTrouble):
        findings.append(trouble.finding)
        worst = max(worst, 4)
      case .failure(let error): throw error
      }
    }
    let done = outcomes.count { if case .success = $0 { true } else { false } }
    Terminal.print(Speech.summary.text(done: done, of: count, files: files, folder: out))
    try global.finish(findings)
    if worst != 0 { throw ExitCode(worst) }
  }
}
