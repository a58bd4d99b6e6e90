import ArgumentParser
import Diagnostics
import Reporting

struct BlankCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "blank",
      abstract: say("Phát sổ nhập số liệu cho các đơn vị.", "Hands out workbooks to fill."),
      discussion: say(
        """
        Mỗi đơn vị một sổ tính, chỉ mở ô của đơn vị đó; kế hoạch, số kỳ trước và số của nơi khác hiện bên cạnh, đã khóa.
        Tệp đã sửa tay không bị ghi đè.
        """,
        """
        One workbook a sender with only her own cells open; the plan, earlier figures and those of others stand beside,
        locked. Files changed by hand are not overwritten.
        """))
  }

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var time: PeriodOption

  @Option(
    help: ArgumentHelp(
      say("Mã nơi gửi trong workspace.xml, mã đơn vị, hoặc all.", "Code of a sender or unit, or all."),
      valueName: "code"))
  var sender = "all"

  @Option(
    help: ArgumentHelp(
      say(
        "Định dạng: \(Blanking.formatCodes.joined(separator: ", ")).",
        "Formats: \(Blanking.formatCodes.joined(separator: ", "))."),
      valueName: "formats"))
  var format = "xlsx"

  @Option(help: ArgumentHelp(say("Thư mục kết quả.", "Folder for the results."), valueName: "dir"))
  var out = "out"

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let blanking = Blanking(library: PackLibrary(global.surroundings))
    let request = Blanking.Request(
      period: try Checking.period(time.period), sender: sender == "all" ? nil : sender,
      formats: codes(format), isForced: force)
    let accepted = try blanking(request, workspace: place.workspace, into: out)
    Terminal.print(Speech.summary.text(of: accepted.value))
    try global.finish(accepted.findings)
  }
}
