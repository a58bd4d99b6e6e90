import ArgumentParser
import Diagnostics
import Reporting

struct IngestCommand: ParsableCommand {
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

  @OptionGroup var place: WorkspaceOption

  @Flag(help: ArgumentHelp(say("Chỉ đọc và kiểm tra, không lưu.", "Read and check only, store nothing.")))
  var dryRun = false

  @OptionGroup var delivery: HandoverOptions

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

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let ingesting = Ingesting(library: PackLibrary(surroundings))
    let handover = try delivery.value(surroundings)
    let request = IngestRequest(
      workspace: place.workspace, paths: files, sender: sender, period: try period.map { try Checking.period($0) },
      annotations: annotate, handover: dryRun ? nil : handover, isForced: force, catalogue: Speech.catalogue)
    let ingested = try ingesting(request) { Terminal.progress($0, of: $1) }
    try output.print(text: Speech.summary.text(of: ingested.value), json: Speech.summary.json(of: ingested.value))
    if let failure = ingested.value.failure { throw failure }
    try global.finish(ingested.findings)
    try global.end(ingested.value.count)
  }
}
