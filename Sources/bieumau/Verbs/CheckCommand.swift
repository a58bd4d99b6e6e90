import ArgumentParser
import Diagnostics
import Reporting

struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: say("Kiểm tra số liệu đã thu thập của một kỳ.", "Checks the collected figures of a period."),
      discussion: say(
        "Xét mọi quy tắc trong biểu và giữa các biểu, theo nơi gửi và biểu, lỗi trước. Có lỗi: mã thoát 3.",
        "Asks every rule within and between forms; by sender and form, errors first. Exits with 3 on errors."
      ))
  }

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var time: PeriodOption

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let checking = Checking(library: PackLibrary(global.surroundings))
    let report = try checking(workspace: place.workspace, period: try Checking.period(time.period))
    try output.print(text: Speech.summary.text(of: report.value), json: Speech.summary.json(of: report.value))
    try global.finish(report.findings)
    try global.end(report.value.count)
  }
}
