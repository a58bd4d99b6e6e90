import ArgumentParser
import Diagnostics
import Reporting

struct ImportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("Nhập số liệu dạng bảng (CSV) vào kho.", "Takes tidy observations (CSV) into the store."),
      discussion: say(
        """
        Mỗi tệp là một lần gửi; mỗi biểu của một nơi gửi trong một kỳ là một báo cáo, như khi gửi bằng sổ tính. Số liệu
        thuộc biểu nào do chính biểu đã phát cho nơi gửi quyết định; số không thuộc ô nào được nêu ra và không lưu.
        Phần đã có trong kho được thay bằng phần mới nhập; --dry-run nêu mọi thay đổi mà không lưu.
        Tệp có dòng sai: cả tệp không lưu, mã thoát 3. Cột: xem Samples/README.md.
        """,
        """
        Each file is a delivery; each form of a sender and period in it a submission, as if it had come in a workbook.
        Where a figure belongs is decided by the workbook that the sender is handed; what belongs nowhere is told and not
        stored. A section that is there already is replaced; --dry-run lists every change and stores nothing.
        A file with a wrong row is not stored at all, exit 3. Columns: see Samples/README.md.
        """))
  }

  @Argument(help: ArgumentHelp(say("Tệp CSV hoặc thư mục.", "CSV files or folders."), valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @Flag(help: ArgumentHelp(say("Chỉ nêu thay đổi, không lưu.", "Tell the changes only, store nothing.")))
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

  @Option(help: ArgumentHelp(say("Ghi biên nhận vào đây.", "Write receipts here."), valueName: "dir"))
  var receipt: String?

  @Flag(help: ArgumentHelp(say("Ghi đè biên nhận đã sửa tay.", "Overwrite receipts that were changed by hand.")))
  var force = false

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let handover = try Handover(received: received, document: document, receipts: receipt, now: surroundings.now)
    let importing = Importing(library: PackLibrary(surroundings))
    let imported = try importing(
      files, workspace: workspace, handover, isDryRun: dryRun, isForced: force
    ) { Terminal.progress($0, of: $1) }
    switch format {
    case .txt: Terminal.print(Speech.summary.importText(of: imported.value))
    case .json: Terminal.print(Speech.summary.json(of: imported.value))
    }
    if let failure = imported.value.failure { throw failure }
    try global.finish(imported.findings)
    if imported.value.count(.error) > 0 { throw ExitCode(3) }
    if global.strict, imported.value.count(.warning) > 0 { throw ExitCode(1) }
  }
}
