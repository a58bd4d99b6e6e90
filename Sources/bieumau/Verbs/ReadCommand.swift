import ArgumentParser
import Diagnostics
import Reporting

struct ReadCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "read",
      abstract: say("Cho xem chương trình thấy gì trong một bảng tính.", "Shows what is seen in a spreadsheet."),
      discussion: say(
        """
        Từng trang, từng ô, đúng như trong tệp. Nhận .xlsx, .xml (Excel 2003), .ods,
        .csv, theo nội dung chứ không theo tên.
        Tệp không đọc được: nêu lý do và cách sửa, mã thoát 3.
        """,
        """
        Sheet by sheet, cell by cell, as written. Takes .xlsx, .xml (Excel 2003), .ods
        and .csv, told by content, not by name.
        A file that cannot be read: reason and remedy, exit code 3.
        """))
  }

  @Argument(help: ArgumentHelp(say("Tệp bảng tính.", "The spreadsheet."), valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      say(
        "Định dạng: \(Reading.formatCodes.joined(separator: ", ")).",
        "Format: \(Reading.formatCodes.joined(separator: ", "))."),
      valueName: "format"))
  var format = "txt"

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let findings = try Reading.list(file, as: format, in: Speech.language) { try Terminal.write($0) }
    try global.finish(findings)
  }
}
