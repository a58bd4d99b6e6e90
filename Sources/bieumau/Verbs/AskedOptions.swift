import ArgumentParser
import Reporting

// Options that several verbs have alike, each with its one wording.

/// Where the figures are.
struct WorkspaceOption: ParsableArguments {
  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."
}

/// The one period that a verb works on.
struct PeriodOption: ParsableArguments {
  static var help: ArgumentHelp {
    ArgumentHelp(say("Kỳ báo cáo: 2023-H1 (6 tháng), 2023 (năm), …", "Period: 2023-H1, 2023, …"), valueName: "period")
  }

  @Option(help: help)
  var period: String
}

/// Which submissions of a store count.
struct CountedOption: ParsableArguments {
  enum Counted: String, ExpressibleByArgument, CaseIterable {
    case accepted, received

    /// The help names the values itself.
    static var allValueStrings: [String] { [] }
  }

  @Option(
    help: ArgumentHelp(
      say("Tính báo cáo nào: accepted (đã duyệt) hoặc received (cả bản mới nhận).", "What counts: accepted or received."),
      valueName: "accepted|received"))
  var include: Counted = .accepted

  /// Counts what is not accepted too.
  var isDraft: Bool { include == .received }
}

/// Who decides, and why.
struct DeciderOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Họ tên người quyết định.", "Name of who decides."), valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp(say("Lý do.", "The reason."), valueName: "text"))
  var reason = ""
}

/// What is known of files beside what stands in them, and where their receipts go.
struct HandoverOptions: ParsableArguments {
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

  func value(_ surroundings: Surroundings) throws -> Handover {
    try Handover(received: received, document: document, receipts: receipt, now: surroundings.now)
  }
}

/// As text, or for programs.
struct TextOrJSON: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, json }

  @Option(help: ArgumentHelp(say("Định dạng: txt, json.", "Format: txt, json."), valueName: "format"))
  var format: Format = .txt

  /// - Throws: as ``Terminal/printWhole(_:)``.
  func print(text: @autoclosure () -> String, json: @autoclosure () -> String) throws {
    try Terminal.printWhole(format == .txt ? text() : json())
  }
}

/// As text, for spreadsheets, or for programs.
struct TextCSVOrJSON: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case txt, csv, json }

  @Option(help: ArgumentHelp(say("Định dạng: txt, csv, json.", "Format: txt, csv, json."), valueName: "format"))
  var format: Format = .txt

  /// - Throws: as ``Terminal/printWhole(_:)``.
  func print(
    text: @autoclosure () -> String, csv: @autoclosure () -> String, json: @autoclosure () -> String
  ) throws {
    switch format {
    case .txt: try Terminal.printWhole(text())
    case .csv: try Terminal.printWhole(csv())
    case .json: try Terminal.printWhole(json())
    }
  }
}

/// The codes of a list that somebody typed: `a,b` or `a b`.
func codes(_ list: String) -> [String] {
  list.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
}
