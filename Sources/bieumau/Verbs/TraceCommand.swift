import ArgumentParser
import Diagnostics
import Reporting

struct TraceCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }
  enum Inclusion: String, ExpressibleByArgument, CaseIterable { case accepted, received }

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

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Option(
    help: ArgumentHelp(
      say("Kỳ báo cáo: 2023-H1 (6 tháng), 2023 (năm), …", "Period: 2023-H1, 2023, …"), valueName: "period"))
  var period: String

  @Option(
    help: ArgumentHelp(
      say("Chỉ xem đến bậc này bên dưới ô; mặc định đến hết.", "Levels below the cell; all by default."),
      valueName: "levels"))
  var depth: Int?

  @Option(
    help: ArgumentHelp(
      say("Tính báo cáo nào: accepted (đã duyệt) hoặc received (cả bản mới nhận).", "What counts: accepted or received."),
      valueName: "what"))
  var include: Inclusion = .accepted

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError(say("--depth không được âm", "--depth must not be negative")) }
  }

  func run() throws {
    let tracing = Tracing(library: PackLibrary.forFilling(global.surroundings))
    let traced = try tracing(
      TraceRequest(
        workspace: workspace, period: try Checking.period(period), address: address, depth: depth,
        isDraft: include == .received))
    switch format {
    case .txt: Terminal.print(Speech.summary.text(of: traced.value))
    case .json: Terminal.print(Speech.summary.json(of: traced.value))
    }
    try global.finish(traced.findings)
  }
}
