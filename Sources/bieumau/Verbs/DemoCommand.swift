import ArgumentParser
import Diagnostics
import Reporting

struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: say(
        "Lập mọi kỳ của một không gian làm việc mẫu, đủ định dạng.",
        "Renders every period of a sample workspace in every format."))
  }

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "Samples/hon-quan-2023"

  @Option(help: ArgumentHelp(say("Thư mục kết quả.", "Folder for the results."), valueName: "dir"))
  var out = "out"

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let demo = Demo(library: PackLibrary(global.surroundings))
    let accepted = try demo(workspace: workspace, into: out, isForced: force)
    for rendered in accepted.value { Terminal.print(Speech.summary.details(of: rendered)) }
    try global.finish(accepted.findings)
  }
}
