import ArgumentParser
import Diagnostics
import Reporting

struct LogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log",
      abstract: say("Nhật ký của kho: ai, lúc nào, việc gì, vì sao.", "The store's log: who, when, what, why."))
  }

  @OptionGroup var place: WorkspaceOption

  @Option(help: ArgumentHelp(say("Chỉ các dòng sau dòng số này.", "Only entries after this one."), valueName: "number"))
  var after = 0

  @OptionGroup var output: TextCSVOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let log = try Proving.log(after: after, workspace: place.workspace)
    try output.print(
      text: Speech.summary.text(of: log), csv: Speech.summary.csv(of: log),
      json: Speech.summary.json(of: log))
  }
}

struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("Chứng minh kho không bị sửa.", "Proves that nothing in the store was changed."),
      discussion: say(
        """
        Tính lại từng dòng nhật ký, từng tệp, từng số liệu; chỗ đầu tiên không khớp được nêu tên, mã thoát 3.
        Mã nhật ký trên biên nhận đã phát (--anchor) chứng minh cả phần cuối nhật ký không bị cắt bỏ, viết lại.
        """,
        """
        Computes every entry of the log, every file and every value again; the first that does not fit is named, exit code 3.
        Log digests of receipts (--anchor) prove too that the log's end was not cut off or written anew.
        """))
  }

  @OptionGroup var place: WorkspaceOption

  @Option(
    help: ArgumentHelp(
      say("Mã nhật ký trên biên nhận; có thể lặp lại.", "Log digest of a receipt; may be repeated."), valueName: "hash"))
  var anchor: [String] = []

  @OptionGroup var output: TextOrJSON

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let proof = try Proving.verify(anchors: anchor, workspace: place.workspace)
    try output.print(text: Speech.summary.text(of: proof), json: Speech.summary.json(of: proof))
  }
}

struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: say("Sao lưu kho, kể cả khi đang có người ghi.", "Copies the store, while others write too."),
      discussion: say(
        "Bản sao được kiểm chứng ngay. Phục hồi: chép tệp về bieumau.sqlite của không gian làm việc khi không ai đang dùng.",
        "The copy is proved at once. To restore it, copy it to the workspace's bieumau.sqlite while nobody uses it."))
  }

  @Argument(help: ArgumentHelp(say("Tệp mới cho bản sao.", "A new file for the copy."), valueName: "file"))
  var file: String

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let proof = try Proving.backUp(to: file, workspace: place.workspace)
    try Terminal.printWhole(Speech.summary.text(of: proof, copiedTo: file))
  }
}
