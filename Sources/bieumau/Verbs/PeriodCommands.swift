import ArgumentParser
import Diagnostics
import Reporting

/// What closing and opening a period are told.
struct PeriodOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      say("Kỳ báo cáo: 2023-H1 (6 tháng), 2023 (năm), …", "Period: 2023-H1, 2023, …"), valueName: "period"))
  var period: String

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Option(help: ArgumentHelp(say("Họ tên người quyết định.", "Name of who decides."), valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp(say("Lý do.", "The reason."), valueName: "text"))
  var reason = ""

  @OptionGroup var global: GlobalOptions

  func run(closing isClosed: Bool) throws {
    let period = try Checking.period(period)
    let findings = try Deciding(global.surroundings).setClosed(
      isClosed, period, workspace: workspace, by: by, reason: reason)
    Terminal.print(Speech.summary.text(closed: isClosed, period))
    try global.finish(findings)
  }
}

struct CloseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close",
      abstract: say("Khóa một kỳ báo cáo.", "Closes a period."),
      discussion: say(
        "Từ đó không nhận, duyệt, trả lại hay đổi gì trong kỳ, cho đến khi mở lại (open).",
        "From then on nothing in it is taken in, decided or changed, until it is opened again (open)."))
  }

  @OptionGroup var options: PeriodOptions

  func run() throws { try options.run(closing: true) }
}

struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open",
      abstract: say("Mở lại một kỳ đã khóa, phải nêu lý do.", "Opens a closed period again, for a reason."))
  }

  @OptionGroup var options: PeriodOptions

  func run() throws { try options.run(closing: false) }
}
