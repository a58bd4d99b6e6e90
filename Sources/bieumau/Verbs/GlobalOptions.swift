import ArgumentParser
import Diagnostics
import Reporting

/// Options that every verb has.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Ngôn ngữ của lời nhắn: vi hoặc en.", "Language of messages: vi or en."), valueName: "vi|en"))
  var lang: Language = .vietnamese

  @Option(
    help: ArgumentHelp(
      say(
        "Thư mục chứa bộ quy định; mặc định tìm cạnh chương trình.", "Folder of regime packs; searched for by default."),
      valueName: "dir"))
  var templates: String?

  @Flag(help: ArgumentHelp(say("Có cảnh báo thì thoát với mã 1.", "Exit with 1 when there are warnings.")))
  var strict = false

  func validate() throws {
    guard let text = Surroundings.unreadableClock else { return }
    throw ValidationError(
      say(
        "BIEUMAU_NOW là \"\(text)\" – viết như 2023-05-19 16:30", "BIEUMAU_NOW is \"\(text)\" – write 2023-05-19 16:30"))
  }

  var surroundings: Surroundings { Surroundings.current(templates: templates) }

  /// Tells the findings of work that was done, and ends with 1 when they forbid more under `--strict`.
  func finish(_ findings: [Diagnostic]) throws {
    Terminal.report(findings)
    if strict, findings.contains(where: { $0.severity == .warning }) { throw ExitCode(1) }
  }

  /// Ends with 3 for errors in what was looked at, and with 1 for warnings under `--strict`.
  func end(_ count: (Severity) -> Int) throws {
    if count(.error) > 0 { throw ExitCode(3) }
    if strict, count(.warning) > 0 { throw ExitCode(1) }
  }
}

extension Language: ExpressibleByArgument {
  /// The help names the values itself.
  public static var allValueStrings: [String] { [] }
}
