import ArgumentParser
import Diagnostics
import Reporting

struct IngestCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "ingest",
      abstract: say("Tiếp nhận các sổ tính đã điền: đọc, kiểm tra, lưu.", "Takes filled workbooks in: reads, checks, stores."),
      discussion: say(
        """
        Đọc từng ô đã điền theo đúng biểu đã phát, kiểm tra cùng số liệu đã có, nêu mọi chỗ sai cùng lúc:
        trang, ô, sửa thế nào. Nhận .xlsx, .xml (Excel 2003), .ods, .csv và cả thư mục. Tệp mất dấu nhận dạng:
        thêm --sender, --period. Trang chưa điền không tính là đã gửi.
        Mỗi tệp được lưu nguyên vẹn vào kho của không gian làm việc (bieumau.sqlite) cùng số liệu đọc được, và có một
        biên nhận. Gửi lại đúng tệp cũ: không lưu gì thêm. Tệp sửa: thành bản mới, biên nhận nêu mọi thay đổi.
        Báo cáo có lỗi vẫn được lưu, ở trạng thái "có lỗi", và không duyệt được. Có lỗi: mã thoát 3.
        """,
        """
        Reads every filled cell by the form that was handed out, checks it with what is known, and tells everything
        that is wrong at once: sheet, cell, remedy. Takes .xlsx, .xml (Excel 2003), .ods, .csv and folders. For a file
        that lost its stamp: --sender, --period. A sheet that was not filled is not submitted.
        Each file is kept as it came in the workspace's store (bieumau.sqlite), with the figures read from it, and gets a
        receipt. The same file again stores nothing. A correction is a new revision; its receipt tells every change.
        What has errors is stored as faulty and cannot be accepted. Exits with 3 on errors.
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
      say("Thời điểm nhận tệp, như \"2023-05-19 16:30\"; mặc định là bây giờ.", "When the files came; now by default."),
      valueName: "time"))
  var received: String?

  @Option(
    help: ArgumentHelp(
      say("Số, ký hiệu văn bản kèm theo, như \"12/BC-UBND\".", "Number of the letter that came with them."),
      valueName: "number"))
  var document: String = ""

  @Option(help: ArgumentHelp(say("Ghi biên nhận vào đây nữa.", "Write receipts here too."), valueName: "dir"))
  var receipt: String?

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

  @Flag(help: ArgumentHelp(say("Ghi đè bản sao, biên nhận đã sửa tay.", "Overwrite what was changed by hand.")))
  var force = false

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let ingesting = Ingesting(library: PackLibrary(surroundings))
    let handover = try Handover(received: received, document: document, receipts: receipt, now: surroundings.now)
    let request = IngestRequest(
      workspace: workspace, paths: files, sender: sender, period: try period.map { try Checking.period($0) },
      annotations: annotate, handover: dryRun ? nil : handover, isForced: force, catalogue: Speech.catalogue)
    let ingested = try ingesting(request) { Terminal.progress($0, of: $1) }
    switch format {
    case .txt: Terminal.print(Speech.summary.text(of: ingested.value))
    case .json: Terminal.print(Speech.summary.json(of: ingested.value))
    }
    if let failure = ingested.value.failure { throw failure }
    try global.finish(ingested.findings)
    if ingested.value.count(.error) > 0 { throw ExitCode(3) }
    if global.strict, ingested.value.count(.warning) > 0 { throw ExitCode(1) }
  }
}
