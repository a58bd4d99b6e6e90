import ArgumentParser
import Reporting

/// How letters are wanted; none are without `--letter`.
struct LetterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Lập công văn kèm theo, định dạng: \(LetterOrder.formatCodes.joined(separator: ", ")).",
        "Write letters too, formats: \(LetterOrder.formatCodes.joined(separator: ", "))."), valueName: "formats"))
  var letter: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Số của công văn đầu tiên, các công văn sau đánh tiếp; mặc định để trống.",
        "Number of the first letter, the others count on; blank by default."), valueName: "number"))
  var number: Int?

  @Option(
    help: ArgumentHelp(
      say("Ngày ghi trên công văn: 2023-05-20; mặc định để trống.", "Date on the letters: 2023-05-20; blank by default."),
      valueName: "day"))
  var dated: String?

  func validate() throws {
    if letter == nil, number != nil || dated != nil {
      throw ValidationError(say("--number và --dated chỉ dùng cùng --letter", "--number and --dated need --letter"))
    }
    if let order, order.formats.isEmpty {
      throw ValidationError(say("--letter cần một định dạng, như docx", "--letter needs a format, as docx"))
    }
    if let number, !(1...99_999).contains(number) {
      throw ValidationError(say("--number phải từ 1 đến 99999", "--number must be between 1 and 99999"))
    }
    if let dated, LetterOrder.day(dated) == nil {
      throw ValidationError(
        say("--dated \"\(dated)\" không phải ngày – viết như 2023-05-20", "--dated \"\(dated)\" is no day – write 2023-05-20"))
    }
  }

  /// `nil` where no letters are wanted.
  var order: LetterOrder? {
    letter.map { letter in
      LetterOrder(
        formats: codes(letter), firstNumber: number,
        date: dated.flatMap(LetterOrder.day))
    }
  }
}
