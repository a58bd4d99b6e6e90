import Foundation
import Store
import Testing

/// The other process: see `Tests/StoreProbe`.
final class Probe {
  /// What it printed of a delivery when it had stored it.
  struct Told {
    var delivery: Int
    var sha256: String
    var anchor: ContentDigest
  }

  private let process = Process()
  private let pipe = Pipe()
  private var text: [UInt8] = []

  init(store: String, seed: Int, count: Int) throws {
    process.executableURL = Probe.program
    process.arguments = [store, String(seed), String(count)]
    process.standardOutput = pipe
    try process.run()
    // Only the child writes: its end is the end.
    try pipe.fileHandleForWriting.close()
  }

  private static let program: URL = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = own.appendingPathComponent("StoreProbe")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/debug/StoreProbe")
  }()

  /// Reads until it says that its store is open and so many deliveries are stored, or ends.
  func wait(forDeliveries count: Int = 0) {
    while text.count(where: { $0 == UInt8(ascii: "\n") }) <= count, read(within: -1) {}
  }

  /// Reads what it says for so many milliseconds.
  func listen(milliseconds: Int) {
    let end = DispatchTime.now().uptimeNanoseconds + UInt64(milliseconds) * 1_000_000
    while true {
      let now = DispatchTime.now().uptimeNanoseconds
      guard now < end, read(within: Int32((end - now) / 1_000_000)) else { return }
    }
  }

  /// - Returns: false at the end, and when nothing came within the milliseconds.
  private func read(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    let bytes = pipe.fileHandleForReading.availableData
    text += bytes
    return !bytes.isEmpty
  }

  /// Kills it, and gives what it had told by then.
  func killed() -> [Told] {
    kill(process.processIdentifier, SIGKILL)
    return ended()
  }

  /// Waits for its end, and gives what it told.
  func ended() -> [Told] {
    while read(within: -1) {}
    process.waitUntilExit()
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    return lines.map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "ready" }.map { line in
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let delivery = Int(parts[0]), let anchor = ContentDigest(hex: parts[2]) else {
        Issue.record("the probe says \(line)")
        return Told(delivery: 0, sha256: "", anchor: ContentDigest(of: []))
      }
      return Told(delivery: delivery, sha256: parts[1], anchor: anchor)
    }
  }

  var status: Int32 { process.terminationStatus }
}
