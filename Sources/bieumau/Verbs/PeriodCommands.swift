import ArgumentParser
import Diagnostics
import Reporting

/// What closing and opening a period are told.
struct PeriodOptions: ParsableArguments {
  @Argument(help: PeriodOption.help)
  var period: String

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var decider: DeciderOptions

  @OptionGroup var global: GlobalOptions

  func run(closing isClosed: Bool) throws {
    let period = try Checking.period(period)
    let findings = try Deciding(global.surroundings).setClosed(
      isClosed, period, workspace: place.workspace, by: decider.by, reason: decider.reason)
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
