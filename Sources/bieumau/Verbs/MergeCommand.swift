import ArgumentParser
import Diagnostics
import Reporting

struct MergeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "merge",
      abstract: say("Tổng hợp số liệu của một kỳ và nêu mọi điều phải xem.", "Puts the figures of a period together."),
      discussion: say(
        """
        Từng biểu: đã có mấy nơi gửi, còn thiếu ai; số mâu thuẫn (quyết định bằng bieumau resolve); số nhập tại huyện so với
        giới hạn do số các xã đặt ra; mã dự án đứng ở hai danh mục; số đã đổi từ lần tổng hợp trước.
        Bộ biểu in từ đúng các số này: bieumau render. Có số ngoài giới hạn: mã thoát 3.
        """,
        """
        Form by form who is in it and who is missing; disputed figures (decide with bieumau resolve); totals entered at
        the district against the bounds that the communes set; ids in two lists; what changed since the merge before.
        The reports are printed from these very figures: bieumau render. Figures out of bounds: exit code 3.
        """))
  }

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var time: PeriodOption

  @OptionGroup var counted: CountedOption

  @Option(
    help: ArgumentHelp(
      say("Định dạng: txt, csv, json; nhiều thì cần --out.", "Formats: txt, csv, json; several need --out."),
      valueName: "formats"))
  var format = "txt"

  @Option(
    help: ArgumentHelp(
      say("Ghi tong-hop.<định dạng> vào thư mục này thay vì in ra.", "Write tong-hop.<format> there instead of printing."),
      valueName: "dir"))
  var out: String?

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let formats = try MergeReport.formats(format, isPrinted: out == nil)
    let surroundings = global.surroundings
    let merged = try Merging(library: PackLibrary(surroundings))(
      MergeRequest(
        workspace: place.workspace, period: try Checking.period(time.period), isDraft: counted.isDraft, now: surroundings.now))
    var findings = merged.findings
    let report = MergeReport(merged.value, Speech.summary)
    if let out {
      findings += try report.write(formats, into: out, isForced: force)
      Terminal.print(Speech.summary.text(of: merged.value, writtenTo: out))
    } else {
      for format in formats { try Terminal.write(report.bytes(format)) }
    }
    try global.finish(findings)
    if merged.value.isOutOfBounds { throw ExitCode(3) }
  }
}
