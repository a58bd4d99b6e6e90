import ArgumentParser
import Diagnostics
import Reporting

struct DiffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: say("So hai báo cáo, hai bản hoặc hai kỳ.", "Compares two submissions, revisions or periods."),
      discussion: say(
        """
        Mỗi số liệu khác nhau một dòng: cũ, mới, thay đổi, %. Hai kỳ: số kỳ này đứng cạnh số kỳ kia, chỉ tính báo cáo đã
        duyệt, trừ khi --include received.
          bieumau diff bieu-05/xa-an-khuong/2023-H1/1 bieu-05/xa-an-khuong/2023-H1/2
          bieumau diff 2022 2023 --form bieu-05
        """,
        """
        A line for each figure that differs: old, new, change, percent. Of two periods, figures of the one stand against
        those of the other; only what is accepted counts, unless --include received.
          bieumau diff bieu-05/xa-an-khuong/2023-H1/1 bieu-05/xa-an-khuong/2023-H1/2
          bieumau diff 2022 2023 --form bieu-05
        """))
  }

  @Argument(help: ArgumentHelp(say("Báo cáo hoặc kỳ cũ.", "The old submission or period."), valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp(say("Báo cáo hoặc kỳ mới.", "The new submission or period."), valueName: "new"))
  var new: String

  @OptionGroup var place: WorkspaceOption

  @Option(
    help: ArgumentHelp(
      say("Hai kỳ: accepted (đã duyệt) hoặc received (cả đã nhận).", "Of periods: accepted, or received too."),
      valueName: "accepted|received"))
  var include: CountedOption.Counted = .accepted

  @Option(
    help: ArgumentHelp(say("Hai kỳ: chỉ một biểu.", "Of periods: one form only."), valueName: "code"))
  var form: String?

  @Option(
    help: ArgumentHelp(say("Hai kỳ: chỉ một nơi gửi.", "Of periods: one sender only."), valueName: "code"))
  var sender: String?

  @OptionGroup var output: TextCSVOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let comparing = Comparing(library: PackLibrary.forFilling(global.surroundings))
    let comparison = try comparing(
      Comparing.Request(
        workspace: place.workspace, old: old, new: new, isDraft: include == .received, form: form, sender: sender))
    try output.print(
      text: Speech.summary.text(of: comparison.value), csv: Speech.summary.csv(of: comparison.value),
      json: Speech.summary.json(of: comparison.value))
    try global.finish(comparison.findings)
  }
}
