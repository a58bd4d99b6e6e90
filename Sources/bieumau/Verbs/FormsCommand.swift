import ArgumentParser
import Diagnostics
import Reporting

struct FormsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "forms",
      abstract: say(
        "Liệt kê biểu, mẫu: chủ trì, kỳ báo cáo, áp dụng, căn cứ.",
        "Lists forms and reports: owner, periods, scope, grounds."),
      subcommands: [List.self, Confirm.self], defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: say("Liệt kê (mặc định).", "Lists them (the default)."))
    }

    @OptionGroup var place: WorkspaceOption

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let surroundings = global.surroundings
      let listing = try FormsListing.make(
        workspace: place.workspace, library: PackLibrary(surroundings), today: surroundings.today)
      Terminal.print(Speech.summary.text(of: listing.value))
      try global.finish(listing.findings)
    }
  }

  struct Confirm: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "confirm",
        abstract: say(
          "Ghi nhận bố cục một biểu đã được đối chiếu với phụ lục.",
          "Records that the layout of a form was compared with the annex."),
        discussion: say(
          "Từ đó biểu không còn in dòng \"mẫu dựng lại\". Ghi thêm một dòng vào confirmations.csv.",
          "The form then no longer prints \"mẫu dựng lại\". Adds a line to confirmations.csv."))
    }

    @Argument(help: ArgumentHelp(say("Mã biểu hoặc mẫu.", "Code of the form or report."), valueName: "code"))
    var code: String

    @Option(help: ArgumentHelp(say("Người đối chiếu.", "Who compared."), valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp(say("Đối chiếu với văn bản nào.", "Compared with what."), valueName: "text"))
    var source: String

    @OptionGroup var place: WorkspaceOption

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let surroundings = global.surroundings
      let accepted = try ConfirmLayout.record(
        form: code, by: by, source: source, workspace: place.workspace, library: PackLibrary(surroundings),
        today: surroundings.today)
      Terminal.print(Speech.summary.text(of: accepted.value))
      try global.finish(accepted.findings)
    }
  }
}
