import ArgumentParser
import Diagnostics
import Glibc

/// Starts the program and turns what happened into an exit code: 0 done, 1 warnings under `--strict`, 3 input rejected,
/// 4 outside trouble, 64 usage.
@main
enum Program {
  static func main() {
    // A file size limit is a full disk to us: told, not died of.
    signal(SIGXFSZ, SIG_IGN)
    if let finding = BieuMau.unknownVerb(CommandLine.arguments) {
      Terminal.report([finding])
      exit(64)
    }
    do {
      var command = try BieuMau.parseAsRoot(Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch let rejection as Rejection {
      Terminal.report(rejection.findings)
      exit(3)
    } catch let trouble as OutsideTrouble {
      Terminal.report([trouble.finding])
      exit(4)
    } catch {
      finish(error)
    }
  }

  /// Help, version, and what was wrong with the arguments.
  private static func finish(_ error: any Error) {
    let code = BieuMau.exitCode(for: error)
    let message = BieuMau.fullMessage(for: error)
    if code.isSuccess {
      if !message.isEmpty { Terminal.print(ParserWords.help(message).trimmedEnd) }
    } else if !message.isEmpty {
      Terminal.complain(ParserWords.error(message))
    }
    exit(code.rawValue)
  }
}

/// The root of the command line.
struct BieuMau: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bieumau",
      abstract: say(
        "Lập biểu mẫu báo cáo theo quy định từ số liệu đã thu thập.",
        "Fills statutory report forms from collected indicators."),
      discussion: say(
        """
        Ví dụ:
          bieumau demo --workspace Samples/hon-quan-2023
          bieumau render --workspace Samples/hon-quan-2023 --period 2023-H1 --out out
        Mã thoát: 0 xong; 1 có cảnh báo khi dùng --strict; 3 số liệu hoặc bộ quy định bị từ chối; 4 lỗi đĩa, quyền;
        5 có việc quá hạn (status); 64 sai tham số.
        """,
        """
        Examples:
          bieumau demo --workspace Samples/hon-quan-2023
          bieumau render --workspace Samples/hon-quan-2023 --period 2023-H1 --out out
        Exit codes: 0 done; 1 warnings under --strict; 3 input rejected; 4 trouble with disk or permissions;
        5 something is overdue (status); 64 usage.
        """),
      version: "0.1.0",
      subcommands: [
        InitCommand.self, ExportCommand.self, ReconcileCommand.self,
        RenderCommand.self, BlankCommand.self, CheckCommand.self, IngestCommand.self, ImportCommand.self, ReadCommand.self,
        FormsCommand.self, LintCommand.self, DemoCommand.self, MergeCommand.self, ResolveCommand.self, TraceCommand.self,
        SubmissionsCommand.self, ShowCommand.self, AcceptCommand.self, ReturnCommand.self, ReopenCommand.self,
        CloseCommand.self, OpenCommand.self, DiffCommand.self, LogCommand.self, VerifyCommand.self, BackupCommand.self,
        StatusCommand.self,
      ])
  }
}

extension BieuMau {
  /// Says that the first argument names no verb; to the parser it is only one argument too many.
  fileprivate static func unknownVerb(_ arguments: [String]) -> Diagnostic? {
    guard arguments.count > 1, !arguments[1].hasPrefix("-") else { return nil }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if known.contains(arguments[1]) { return nil }
    var finding = Diagnostic(.verbUnknown, ["name": arguments[1]])
    if let nearest = NearestName.of(arguments[1], among: known) {
      finding.arguments.append(Diagnostic.Argument("nearest", nearest))
    }
    return finding
  }
}

extension String {
  /// Without line ends at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
