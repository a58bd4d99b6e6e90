import ArgumentParser
import Diagnostics
import Reporting

struct ReconcileCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reconcile",
      abstract: say("Đối chiếu với số liệu của hệ thống quốc gia.", "Sets the national system's figures beside ours."),
      discussion: say(
        """
        Tệp csv, xlsx, ods có các cột như bieumau export (cần có indicator, unit, value). In ghi chú: số nào khác nhau,
        lệch bao nhiêu, số nào chỉ có một bên. Số liệu của đơn vị không bị sửa.
        --strict: có số khác nhau thì thoát với mã 1.
        """,
        """
        A csv, xlsx or ods file with the columns of bieumau export (indicator, unit, value are needed). Writes a note: which
        figures differ and by how much, which stand on one side only. Our figures are not changed.
        --strict: exits with 1 when figures differ.
        """))
  }

  @Argument(help: ArgumentHelp(say("Tệp của hệ thống.", "The system's file."), valueName: "file"))
  var file: String

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var time: PeriodOption

  @OptionGroup var counted: CountedOption

  @Option(
    help: ArgumentHelp(
      say(
        "Định dạng: \(Reconciling.formatCodes.joined(separator: ", ")).",
        "Format: \(Reconciling.formatCodes.joined(separator: ", "))."),
      valueName: "format"))
  var format = "txt"

  @Option(
    help: ArgumentHelp(
      say("Tệp kết quả; mặc định in ra màn hình.", "File for the note; standard output by default."), valueName: "file"))
  var out: String?

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã có.", "Overwrite what is there.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let reconciling = Reconciling(library: PackLibrary.forFilling(global.surroundings))
    let request = Reconciling.Request(
      file: file, workspace: place.workspace, period: try Checking.period(time.period), isDraft: counted.isDraft, format: format)
    let result = try reconciling(request)
    if let out {
      try reconciling.write(result.value.note, to: out, isForced: force)
      Terminal.print(Speech.summary.text(of: result.value.0, in: out))
    } else {
      try Terminal.write(result.value.note)
    }
    try global.finish(result.findings)
    if global.strict, result.value.0.count(.equal) < result.value.0.lines.count { throw ExitCode(1) }
  }
}
