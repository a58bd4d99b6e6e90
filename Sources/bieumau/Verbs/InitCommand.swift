import ArgumentParser
import Diagnostics
import Reporting

struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: say("Lập không gian làm việc mới cho một đơn vị.", "Makes a new workspace for a unit."),
      discussion: say(
        """
        Ghi workspace.xml, units.csv, plan.xml vào DIR, đủ để phát sổ ngay (blank). Nơi gửi lấy theo vai trò trong bộ
        quy định và các xã đang có. Thiếu điều gì không đoán được thì hỏi trên màn hình; chạy trong tập lệnh thì báo
        thiếu tùy chọn nào. DIR phải mới hoặc trống. Địa danh, số ký hiệu, người ký là gợi ý: sửa trong workspace.xml.
        Ví dụ:
          bieumau init hon-quan --units units.csv --unit "Hớn Quản" --year 2023
        """,
        """
        Writes workspace.xml, units.csv and plan.xml into DIR, enough to hand out workbooks at once (blank). Senders come
        from the regime's roles and the communes there are. What cannot be guessed is asked for on a terminal; in a script
        the missing option is named. DIR must be new or empty. Places, symbols and signatories are proposals: mend them in
        workspace.xml.
        Example:
          bieumau init hon-quan --units units.csv --unit "Hớn Quản" --year 2023
        """))
  }

  @Argument(help: ArgumentHelp(say("Thư mục mới.", "The new folder."), valueName: "dir"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      say("Mã bộ quy định; mặc định bộ duy nhất tìm thấy.", "Code of the regime; by default the only one found."),
      valueName: "code"))
  var regime: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Tệp đơn vị hành chính như units.csv; có thể của cả nước.", "File of units like units.csv; may be the country's."),
      valueName: "file"))
  var units: String?

  @Option(help: ArgumentHelp(say("Tệp kế hoạch như plan.xml.", "File of the plan like plan.xml."), valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      say("Mã hoặc tên đơn vị lập báo cáo.", "Code or name of the reporting unit."), valueName: "code"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      say("Năm báo cáo; mặc định năm của kế hoạch, rồi năm nay.", "Year; by default that of the plan, then this one."),
      valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp(
      say("Tên cơ quan tổng hợp; mặc định theo bộ quy định.", "Name of the compiling office; by default the regime's."),
      valueName: "name"))
  var name: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let founding = Founding(global.surroundings)
    let request = Founding.Request(
      folder: folder, regime: regime, units: units, plan: plan, unit: unit, year: year, office: name)
    let founded = try founding(request) { Terminal.ask(words(for: $0)) }
    Terminal.print(Speech.summary.text(of: founded.value))
    try global.finish(founded.findings)
  }

  private func words(for question: Founding.Question) -> String {
    switch question {
    case .regime(let choices): say("Bộ quy định", "Regime") + list(choices)
    case .units: say("Tệp đơn vị hành chính (units.csv)", "File of units (units.csv)")
    case .year(let range): say("Năm báo cáo", "Year") + " (\(range.lowerBound)–\(range.upperBound))"
    case .unit(let choices): say("Mã hoặc tên đơn vị", "Code or name of the unit") + list(choices)
    }
  }

  private func list(_ choices: [String]) -> String {
    choices.isEmpty ? "" : " (" + choices.prefix(20).joined(separator: ", ") + (choices.count > 20 ? ", …)" : ")")
  }
}
