import ArgumentParser
import Diagnostics
import Reporting

struct SubmissionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "submissions",
      abstract: say("Liệt kê báo cáo trong kho.", "Lists the submissions in the store."),
      discussion: say(
        "Tên, nơi gửi, trạng thái, số phát hiện, thời điểm nhận, tệp. Bản đã có bản thay chỉ hiện khi gọi --state.",
        "Name, sender, state, findings, time received, file. What was superseded is listed for --state only."))
  }

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var filter: SubmissionFilter

  @Option(
    help: ArgumentHelp(
      say(
        "Trạng thái, cách nhau bằng dấu phẩy: \(Browsing.stateCodes.joined(separator: ", ")), all.",
        "States, with commas: \(Browsing.stateCodes.joined(separator: ", ")), all."), valueName: "states"))
  var state: String?

  @OptionGroup var output: TextCSVOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let browsing = Browsing(library: PackLibrary(global.surroundings))
    let overview = try browsing.list(try filter.choice(), states: state, workspace: place.workspace)
    try output.print(
      text: Speech.summary.text(of: overview), csv: Speech.summary.csv(of: overview),
      json: Speech.summary.json(of: overview))
  }
}

struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say("Cho xem một báo cáo trong kho.", "Shows one submission of the store."),
      discussion: say(
        "Nơi gửi, tệp, thời điểm, trạng thái, ai quyết định, mọi phát hiện và ý kiến; --values: từng số liệu.",
        "Sender, file, times, state, who decided, every finding and objection; --values: each figure."))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Báo cáo: biểu/nơi gửi/kỳ/lần; bỏ lần là bản mới nhất.",
        "Submission: form/sender/period/revision; without revision the newest."), valueName: "submission"))
  var submission: String

  @OptionGroup var place: WorkspaceOption

  @Flag(help: ArgumentHelp(say("Cả từng số liệu, chỗ của nó trong tệp.", "Each figure too, with its place in the file.")))
  var values = false

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let shown = try Browsing(library: PackLibrary.forFilling(global.surroundings)).show(submission, workspace: place.workspace)
    try output.print(
      text: Speech.summary.text(of: shown.value, withValues: values),
      json: Speech.summary.json(of: shown.value, withValues: values))
    try global.finish(shown.findings)
  }
}
