import Foundation

/// A session with the program, kept as text:
///
/// ```
/// # what it shows
/// $ bieumau render --period 2023
/// < a line of standard input
/// > a line of standard output
/// ! a line of standard error
/// ? 64
/// ```
///
/// A command is a line for bash, run in the project's folder with the built program on its path. `{tmp}` is a folder of
/// the transcript's own, empty at the beginning; in what is printed its path becomes `{tmp}` again. No `?` means exit
/// code 0.
struct Transcript {
  struct Step {
    var comments: [String] = []
    var command: String
    var input: [String] = []
    var output: [String] = []
    var errors: [String] = []
    var code: Int32 = 0
  }

  var steps: [Step] = []

  init(_ text: String) {
    var comments: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let rest = String(line.dropFirst(2))
      switch line.first {
      case "$":
        steps.append(Step(comments: comments, command: rest))
        comments = []
      case "<": change { $0.input.append(rest) }
      case ">": change { $0.output.append(rest) }
      case "!": change { $0.errors.append(rest) }
      case "?": change { $0.code = Int32(rest) ?? -1 }
      default: comments.append(line)
      }
    }
  }

  private mutating func change(_ body: (inout Step) -> Void) {
    if !steps.isEmpty { body(&steps[steps.count - 1]) }
  }

  var text: String {
    steps.map { step in
      var lines = step.comments
      lines.append("$ " + step.command)
      lines += step.input.map { "< " + $0 } + step.output.map { $0.isEmpty ? ">" : "> " + $0 }
      lines += step.errors.map { $0.isEmpty ? "!" : "! " + $0 }
      if step.code != 0 { lines.append("? \(step.code)") }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }

  /// What happens when the commands are run now.
  func replayed() throws -> Transcript {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("bieumau-\(UUID().uuidString)")
    for name in ["tmp", "io"] {
      try FileManager.default.createDirectory(
        at: scratch.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    var result = self
    for index in steps.indices { try Transcript.run(&result.steps[index], in: scratch) }
    return result
  }

  private static func run(_ step: inout Step, in scratch: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", step.command.replacingOccurrences(of: "{tmp}", with: scratch.path + "/tmp")]
    process.currentDirectoryURL = Project.root
    process.environment = ["PATH": Project.binaries.path + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    // Files, not pipes: a pipe that nobody empties stops the program.
    let output = scratch.appendingPathComponent("io/stdout")
    let errors = scratch.appendingPathComponent("io/stderr")
    let input = scratch.appendingPathComponent("io/stdin")
    try Data(step.input.map { $0 + "\n" }.joined().utf8).write(to: input)
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    step.code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    step.output = try lines(of: output, scratch)
    step.errors = try lines(of: errors, scratch)
  }

  private static func lines(of file: URL, _ scratch: URL) throws -> [String] {
    let text = try String(contentsOf: file, encoding: .utf8).replacingOccurrences(
      of: scratch.path + "/tmp", with: "{tmp}")
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// Where the project and what was built of it stand.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the test program, which the built program stands beside.
  static let binaries: URL = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let isThere = FileManager.default.isExecutableFile(atPath: own.appendingPathComponent("bieumau").path)
    return isThere ? own : root.appendingPathComponent(".build/debug")
  }()
}
