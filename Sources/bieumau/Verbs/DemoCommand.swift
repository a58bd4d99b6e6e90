import ArgumentParser
import Diagnostics
import Reporting

struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: say(
        "Nhập, duyệt số liệu của một không gian làm việc mẫu, lập mọi kỳ, đủ định dạng.",
        "Takes a sample workspace's figures in, accepts them, renders every period in every format."))
  }

  @Option(help: ArgumentHelp(say("Không gian làm việc.", "Workspace."), valueName: "dir"))
  var workspace = "Samples/hon-quan-2023"

  @Option(help: ArgumentHelp(say("Thư mục kết quả.", "Folder for the results."), valueName: "dir"))
  var out = "out"

  @Flag(help: ArgumentHelp(say("Ghi đè tệp đã sửa tay.", "Overwrite files that were changed by hand.")))
  var force = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let demo = Demo(library: PackLibrary(surroundings))
    let accepted = try demo(workspace: workspace, into: out, now: surroundings.now, isForced: force)
    Terminal.print(Speech.summary.text(of: accepted.value))
    for rendered in accepted.value.rendered { Terminal.print(Speech.summary.details(of: rendered)) }
    try global.finish(accepted.findings)
  }
}
