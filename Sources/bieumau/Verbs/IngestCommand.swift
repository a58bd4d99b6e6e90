import ArgumentParser
import Diagnostics
import Reporting

struct IngestCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ingest",
      abstract: say("Đọc lại các sổ tính đã điền, kiểm tra.", "Reads filled workbooks back and checks them."),
      discussion: say(
        """
        Đọc từng ô đã điền theo đúng biểu đã phát, kiểm tra cùng số liệu đã có, nêu mọi chỗ sai cùng lúc:
        trang, ô, sửa thế nào. Nhận .xlsx, .xml (Excel 2003), .ods, .csv và cả thư mục. Tệp mất dấu nhận dạng:
        thêm --sender, --period. Trang chưa điền không tính là đã gửi.
        Có lỗi: mã thoát 3. Hiện chỉ chạy thử (--dry-run), chưa lưu.
        """,
        """
        Reads every filled cell by the form that was handed out, checks it with what is known, and tells everything
        that is wrong at once: sheet, cell, remedy. Takes .xlsx, .xml (Excel 2003), .ods, .csv and folders. For a file
        that lost its stamp: --sender, --period. A sheet that was not filled is not submitted.
        Exits with 3 on errors. For now a dry run only (--dry-run): nothing is stored.
        """))
  }

  @Argument(help: ArgumentHelp(say("Tệp hoặc thư mục.", "Files or folders."), valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Flag(help: ArgumentHelp(say("Chỉ đọc và kiểm tra, không lưu.", "Read and check only, store nothing.")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      say("Nơi gửi, khi tệp mất dấu nhận dạng.", "Sender, where a file lost its stamp."), valueName: "code"))
  var sender: String?

  @Option(
    help: ArgumentHelp(
      say("Kỳ báo cáo, khi tệp mất dấu nhận dạng.", "Period, where a file lost its stamp."), valueName: "period"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Ghi vào đây bản sao các tệp có lỗi, lỗi ghi ngay tại ô, để gửi trả lại.",
        "Write copies of faulty files here, with each finding in its cell, to be returned."), valueName: "dir"))
  var annotate: String?

  @Flag(help: ArgumentHelp(say("Ghi đè bản sao đã sửa tay.", "Overwrite copies that were changed by hand.")))
  var force = false

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !dryRun {
      throw ValidationError(
        say("chưa lưu được số liệu: thêm --dry-run để chạy thử", "storing is not there yet: add --dry-run"))
    }
  }

  func run() throws {
    let ingesting = Ingesting(library: PackLibrary(global.surroundings))
    let request = IngestRequest(
      workspace: workspace, paths: files, sender: sender, period: try period.map { try Checking.period($0) },
      annotations: annotate, isForced: force, catalogue: Speech.catalogue)
    let ingested = try ingesting(request) { Terminal.progress($0, of: $1) }
    switch format {
    case .txt: Terminal.print(Speech.summary.text(of: ingested.value))
    case .json: Terminal.print(Speech.summary.json(of: ingested.value))
    }
    try global.finish(ingested.findings)
    if ingested.value.count(.error) > 0 { throw ExitCode(3) }
    if global.strict, ingested.value.count(.warning) > 0 { throw ExitCode(1) }
  }
}
