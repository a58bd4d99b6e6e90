import ArgumentParser
import Diagnostics
import Reporting

struct CheckCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: say("Kiểm tra số liệu đã thu thập của một kỳ.", "Checks the collected figures of a period."),
      discussion: say(
        "Xét mọi quy tắc trong biểu và giữa các biểu, theo nơi gửi và biểu, lỗi trước. Có lỗi: mã thoát 3.",
        "Asks every rule within and between forms; by sender and form, errors first. Exits with 3 on errors."
      ))
  }

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Option(
    help: ArgumentHelp(
      say("Kỳ báo cáo: 2023-H1 (6 tháng), 2023 (năm), …", "Period: 2023-H1, 2023, …"), valueName: "period"))
  var period: String

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let checking = Checking(library: PackLibrary(global.surroundings))
    let report = try checking(workspace: workspace, period: try Checking.period(period))
    switch format {
    case .txt: Terminal.print(Speech.summary.text(of: report.value))
    case .json: Terminal.print(Speech.summary.json(of: report.value))
    }
    try global.finish(report.findings)
    if report.value.count(.error) > 0 { throw ExitCode(3) }
    if global.strict, report.value.count(.warning) > 0 { throw ExitCode(1) }
  }
}
