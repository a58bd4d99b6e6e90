import ArgumentParser
import Diagnostics
import Reporting

struct TraceCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }
  private static let example = "bieu-05/summary!5.6.H1/4"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "trace",
      abstract: say("Cho xem một số trong biểu từ đâu mà có.", "Shows where a figure of a form comes from."),
      discussion: say(
        """
        Từ ô đã in xuống từng số đã báo: công thức, cộng các xã, phân tổ, kỳ; rồi nơi gửi, tệp, trang, ô, SHA-256, lúc
        nhận, ai duyệt. Ví dụ:
          bieumau trace '\(example)' --period 2023-H1
          bieumau trace "bo-bieu.xlsx!'B05 Tổng hợp'!F14" --period 2023-H1
        """,
        """
        From the printed cell down to the reported figures: formula, units, categories, periods; then sender, file,
        sheet, cell, SHA-256, time received, who accepted it. Examples:
          bieumau trace '\(example)' --period 2023-H1
          bieumau trace "bo-bieu.xlsx!'B05 Tổng hợp'!F14" --period 2023-H1
        """))
  }

  @Argument(
    help: ArgumentHelp(
      say("Địa chỉ: biểu/phần!dòng/cột, hoặc tệp!ô.", "Address: form/section!row/column, or file!cell."),
      valueName: "address"))
  var address: String

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var time: PeriodOption

  @Option(
    help: ArgumentHelp(
      say("Chỉ xem đến bậc này bên dưới ô; mặc định đến hết.", "Levels below the cell; all by default."),
      valueName: "levels"))
  var depth: Int?

  @OptionGroup var counted: CountedOption

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError(say("--depth không được âm", "--depth must not be negative")) }
  }

  func run() throws {
    let tracing = Tracing(library: PackLibrary.forFilling(global.surroundings))
    let traced = try tracing(
      TraceRequest(
        workspace: place.workspace, period: try Checking.period(time.period), address: address, depth: depth,
        isDraft: counted.isDraft))
    try output.print(text: Speech.summary.text(of: traced.value), json: Speech.summary.json(of: traced.value))
    try global.finish(traced.findings)
  }
}
