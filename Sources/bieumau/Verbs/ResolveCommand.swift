import ArgumentParser
import Diagnostics
import Reporting

struct ResolveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "resolve",
      abstract: say("Quyết định lấy số của ai khi các nơi gửi mâu thuẫn.", "Decides whose figure stands."),
      discussion: say(
        """
        KEY là mã số liệu mà bieumau merge in ra. Số không lấy vẫn còn trong kho và hiện trong bieumau trace; quyết định
        sau thay quyết định trước.
        """,
        """
        KEY is the key that bieumau merge prints. What is not taken stays in the store and shows in bieumau trace; a later
        decision replaces this one.
        """))
  }

  @Argument(help: ArgumentHelp(say("Mã số liệu.", "Key of the figure."), valueName: "key"))
  var key: String

  @Option(help: ArgumentHelp(say("Lấy số của nơi gửi này.", "The sender whose figure stands."), valueName: "sender"))
  var take: String

  @Option(help: ArgumentHelp(say("Họ tên người quyết định.", "Name of who decides."), valueName: "name"))
  var by: String

  @Option(help: ArgumentHelp(say("Lý do.", "The reason."), valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp(
      say("Kỳ tổng hợp; mặc định là kỳ của số liệu.", "Period of the merge; the figure's own by default."),
      valueName: "period"))
  var period: String?

  @OptionGroup var place: WorkspaceOption

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let surroundings = global.surroundings
    let resolved = try Resolving(library: PackLibrary.forFilling(surroundings))(
      ResolveRequest(
        workspace: place.workspace, key: key, period: period, sender: take, by: by, reason: reason, now: surroundings.now))
    Terminal.print(Speech.summary.text(of: resolved.value))
    try global.finish(resolved.findings)
  }
}
