import Foundation
import Testing

/// Every `.transcript` below `Transcripts/` is replayed and must come out the same. `RECORD_GOLDEN=1` writes what came
/// out and fails.
@Suite("Command line")
struct CommandTests {
  static let folder = Project.root.appendingPathComponent("Tests/CommandTests/Transcripts")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test("transcripts", arguments: names)
  func transcript(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let written = try String(contentsOf: file, encoding: .utf8)
    let expected = Transcript(written)
    #expect(!expected.steps.isEmpty)
    let actual = try expected.replayed()
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(actual.text.utf8).write(to: file)
      Issue.record("recorded \(name): look at it and run again without RECORD_GOLDEN")
      return
    }
    for (wanted, got) in zip(expected.steps, actual.steps) {
      #expect(got.output == wanted.output, "\(name): \(wanted.command)")
      #expect(got.errors == wanted.errors, "\(name): \(wanted.command)")
      #expect(got.code == wanted.code, "\(name): \(wanted.command)")
    }
  }

  @Test("there are transcripts")
  func found() { #expect(!Self.names.isEmpty) }
}
