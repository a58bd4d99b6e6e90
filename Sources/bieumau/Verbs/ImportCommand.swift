import ArgumentParser
import Diagnostics
import Reporting

struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("Nhập số liệu dạng bảng (CSV, JSON, XML) vào kho.", "Takes tidy observations (CSV, JSON, XML) into the store."),
      discussion: say(
        """
        Mỗi tệp là một lần gửi; mỗi biểu của một nơi gửi trong một kỳ là một báo cáo, như khi gửi bằng sổ tính. Số liệu
        thuộc biểu nào do chính biểu đã phát cho nơi gửi quyết định; số không thuộc ô nào được nêu ra và không lưu.
        Phần đã có trong kho được thay bằng phần mới nhập; --dry-run nêu mọi thay đổi mà không lưu.
        Định dạng nhận ra theo nội dung, như bieumau export ghi; cột report cho biết số được gửi trong báo cáo kỳ nào.
        Tệp có dòng sai: cả tệp không lưu, mã thoát 3. Cột: xem Samples/README.md.
        """,
        """
        Each file is a delivery; each form of a sender and period in it a submission, as if it had come in a workbook.
        Where a figure belongs is decided by the workbook that the sender is handed; what belongs nowhere is told and not
        stored. A section that is there already is replaced; --dry-run lists every change and stores nothing.
        The format is told by the content, as bieumau export writes it; the column report says for which report a figure
        was sent. A file with a wrong row is not stored at all, exit 3. Columns: see Samples/README.md.
        """))
  }

  @Argument(help: ArgumentHelp(say("Tệp CSV, JSON, XML, hoặc thư mục có các tệp CSV.", "CSV, JSON or XML files, or folders of CSV files."), valueName: "file"))
  var files: [String]

  @OptionGroup var place: WorkspaceOption

  @Flag(help: ArgumentHelp(say("Chỉ nêu thay đổi, không lưu.", "Tell the changes only, store nothing.")))
  var dryRun = false

  @OptionGroup var delivery: HandoverOptions

  @Flag(help: ArgumentHelp(say("Ghi đè biên nhận đã sửa tay.", "Overwrite receipts that were changed by hand.")))
  var force = false

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let handover = try delivery.value(surroundings)
    let importing = Importing(library: PackLibrary(surroundings))
    let imported = try importing(
      files, workspace: place.workspace, handover, isDryRun: dryRun, isForced: force
    ) { Terminal.progress($0, of: $1) }
    try output.print(text: Speech.summary.importText(of: imported.value), json: Speech.summary.json(of: imported.value))
    if let failure = imported.value.failure { throw failure }
    try global.finish(imported.findings)
    try global.end(imported.value.count)
  }
}
