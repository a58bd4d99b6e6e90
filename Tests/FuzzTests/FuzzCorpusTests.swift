import Foundation
import FuzzTargets
import Testing

/// Every file under `Tests/FuzzCorpus/<target>/` goes through its target again: small files of our own, and inputs that
/// once made the program crash or hang. `scripts/fuzz` looks for more.
@Suite("Fuzz corpus")
struct FuzzCorpusTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("FuzzCorpus")

  static func files(of target: FuzzTarget) throws -> [URL] {
    let folder = folder.appendingPathComponent(target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map(folder.appendingPathComponent)
  }

  @Test("no input crashes its target or takes long", arguments: FuzzTarget.allCases)
  func replay(target: FuzzTarget) throws {
    let files = try Self.files(of: target)
    #expect(files.count >= 3, "\(target) has too few files")
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      let started = ContinuousClock.now
      target.run(bytes)
      let seconds = started.duration(to: .now).components.seconds
      #expect(seconds < 20, "\(file.lastPathComponent) took \(seconds) s")
    }
  }

  @Test("the corpus stays small")
  func size() throws {
    let sizes = try FuzzTarget.allCases.flatMap(Self.files).map { try Data(contentsOf: $0).count }
    #expect(sizes.reduce(0, +) < 1 << 20)
    #expect(sizes.allSatisfy { $0 <= 64 << 10 })
  }
}
