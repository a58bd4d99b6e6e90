import ArgumentParser
import Diagnostics
import Reporting

/// As text, for spreadsheets, or for programs.
enum ListFormat: String, ExpressibleByArgument, CaseIterable { case txt, csv, json }

struct SubmissionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "submissions",
      abstract: say("Liệt kê báo cáo trong kho.", "Lists the submissions in the store."),
      discussion: say(
        "Tên, nơi gửi, trạng thái, số phát hiện, thời điểm nhận, tệp. Bản đã có bản thay chỉ hiện khi gọi --state.",
        "Name, sender, state, findings, time received, file. What was superseded is listed for --state only."))
  }

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @OptionGroup var filter: SubmissionFilter

  @Option(
    help: ArgumentHelp(
      say(
        "Trạng thái, cách nhau bằng dấu phẩy: \(Browsing.stateCodes.joined(separator: ", ")), all.",
        "States, with commas: \(Browsing.stateCodes.joined(separator: ", ")), all."), valueName: "states"))
  var state: String?

  @Option(help: ArgumentHelp(say("Định dạng: txt, csv, json.", "Format: txt, csv, json."), valueName: "format"))
  var format: ListFormat = .txt

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let browsing = Browsing(library: PackLibrary(global.surroundings))
    let overview = try browsing.list(try filter.choice(), states: state, workspace: workspace)
    switch format {
    case .txt: try Terminal.printWhole(Speech.summary.text(of: overview))
    case .csv: try Terminal.printWhole(Speech.summary.csv(of: overview))
    case .json: try Terminal.printWhole(Speech.summary.json(of: overview))
    }
  }
}

struct ShowCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

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

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Flag(help: ArgumentHelp(say("Cả từng số liệu, chỗ của nó trong tệp.", "Each figure too, with its place in the file.")))
  var values = false

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let shown = try Browsing(library: PackLibrary.forFilling(global.surroundings)).show(submission, workspace: workspace)
    switch format {
    case .txt: try Terminal.printWhole(Speech.summary.text(of: shown.value, withValues: values))
    case .json: try Terminal.printWhole(Speech.summary.json(of: shown.value, withValues: values))
    }
    try global.finish(shown.findings)
  }
}
