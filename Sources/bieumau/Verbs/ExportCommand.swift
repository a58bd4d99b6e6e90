import ArgumentParser
import Diagnostics
import Reporting

struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say("Xuất số liệu dạng bảng cho hệ thống khác.", "Lets figures leave for other systems."),
      discussion: say(
        """
        Mỗi số một dòng, theo mã: nơi gửi, chỉ tiêu, phân tổ, đơn vị, kỳ, loại số, giá trị, cùng báo cáo và lần gửi chứa
        nó. Có kho thì lấy báo cáo đã duyệt; chưa có thì lấy observations/*.csv. Lược đồ của xml, json ở Templates/schema.
        Tệp csv nhập lại được bằng bieumau import. Không ghi --out: in ra màn hình.
        """,
        """
        One figure a line, in codes: sender, indicator, stratum, unit, period, measure, value, and the submission in which
        it stands. Accepted submissions of the store, or observations/*.csv where there is none. Schemas of xml and json
        are in Templates/schema. The csv can be taken in again with bieumau import. Without --out: to standard output.
        """))
  }

  @OptionGroup var place: WorkspaceOption

  @Option(
    help: ArgumentHelp(
      say("Chỉ kỳ này: 2023-H1, 2023, …; mặc định mọi kỳ.", "Only this period; all by default."), valueName: "period"))
  var period: String?

  @OptionGroup var counted: CountedOption

  @Option(help: ArgumentHelp(say("Định dạng: csv, json, xml.", "Formats: csv, json, xml."), valueName: "formats"))
  var format = "csv"

  @Option(
    help: ArgumentHelp(
      say("Tệp (.csv, .json, .xml) hoặc thư mục kết quả.", "File (.csv, .json, .xml) or folder for the result."),
      valueName: "file|dir"))
  var out: String?

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã có.", "Overwrite what is there.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let formats = try self.formats()
    let exporting = Exporting(library: PackLibrary.forFilling(global.surroundings))
    let request = Exporting.Request(
      workspace: place.workspace, period: try period.map { try Checking.period($0) }, isDraft: counted.isDraft,
      formats: formats)
    let exported = try exporting(request, to: try destination(formats), isForced: force)
    if out != nil { Terminal.print(Speech.summary.text(of: exported.value)) }
    try global.finish(exported.findings)
  }

  private func formats() throws -> [ExchangeFormat] {
    var findings = Findings()
    var formats: [ExchangeFormat] = []
    for code in codes(format) {
      guard let known = ExchangeFormat(rawValue: code) else {
        let all = ExchangeFormat.allCases.map(\.rawValue).joined(separator: ", ")
        findings.add(Diagnostic(.formatUnknown, ["name": code, "known": all]))
        continue
      }
      if !formats.contains(known) { formats.append(known) }
    }
    try findings.throwIfErrors()
    return formats.isEmpty ? [.csv] : formats
  }

  private func destination(_ formats: [ExchangeFormat]) throws -> Exporting.Destination {
    let isFile = out.map { out in ExchangeFormat.allCases.contains { out.lowercased().hasSuffix("." + $0.rawValue) } } ?? true
    if isFile, formats.count > 1 {
      throw Rejection(Diagnostic(.oneFormatOnly, ["formats": formats.map(\.rawValue).joined(separator: ", ")]))
    }
    guard let out else { return .pieces { try Terminal.write($0) } }
    return isFile ? .file(out) : .folder(out)
  }
}
