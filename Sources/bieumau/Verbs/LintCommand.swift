import ArgumentParser
import Diagnostics
import Reporting

struct LintCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lint",
      abstract: say("Kiểm tra bộ quy định.", "Checks a regime pack."),
      discussion: say(
        "Nêu mọi chỗ sai cùng lúc, với tệp, dòng và tên gần nhất. Không chỉ thư mục thì kiểm tra không gian làm việc và bộ quy định của nó.",
        "Tells everything at once, with file, line and the nearest valid name. Without a folder, checks the workspace and its pack."
      ))
  }

  @Argument(help: ArgumentHelp(say("Thư mục của bộ quy định.", "Folders of packs."), valueName: "pack"))
  var packs: [String] = []

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "."

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let lint = Lint(library: PackLibrary(global.surroundings))
    let (folders, findings) = try packs.isEmpty ? ofWorkspace(lint) : (packs, packs.flatMap { try lint(pack: $0) })
    if findings.contains(where: { $0.severity == .error }) { throw Rejection(findings) }
    for folder in folders { Terminal.print(say("\(folder): không có lỗi.", "\(folder): no errors.")) }
    try global.finish(findings)
  }

  private func ofWorkspace(_ lint: Lint) throws -> (folders: [String], findings: [Diagnostic]) {
    let result = try lint(workspace: workspace)
    return ([workspace, result.pack], result.findings)
  }
}
