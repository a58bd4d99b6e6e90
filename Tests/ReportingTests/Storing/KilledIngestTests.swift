import Documents
import Forms
import Foundation
import Indicators
import Quantities
import Store
import TestSupport
import Testing

@testable import Reporting

/// The program itself, killed while it takes files in. `BIEUMAU_KILLS=1000` kills more often.
@Suite(.serialized) struct KilledIngestTests {
  @Test func `whenever it is killed, no receipt is lost and no submission is half there`() throws {
    let kills = ProcessInfo.processInfo.environment["BIEUMAU_KILLS"].flatMap(Int.init) ?? 50
    let village = try Village()
    var random = SeededGenerator(seed: UInt64(kills))
    let whole = try village.ingest(round: 0, killedAfter: nil)
    #expect(whole.told.count == Village.senders.count)
    var told = whole.told
    // What a run takes follows the machine, on which other tests start and end: were it measured once, then a first run
    // among many would let all others end, and a first run alone would let none begin.
    var lasting = whole.seconds
    var killed = 0
    var stored = 0
    for round in 1...kills {
      let run = try village.ingest(round: round, killedAfter: lasting * Double(random.number(20...110)) / 100)
      if run.killed { killed += 1 } else { lasting = run.seconds }
      if !run.told.isEmpty { stored += 1 } else { lasting *= 1.1 }
      told += run.told
      if round % 25 == 0 || round == kills { try village.check(told) } else { try village.check(Array(told.suffix(3))) }
    }
    #expect(stored > 0, "nothing was ever stored")
    #expect(killed > 0, "nothing was ever killed")
  }
}

/// A workspace under the invented regulation, small enough to be taken in a hundred times.
private struct Village {
  static let senders = ["c1", "c2", "c3"]
  private let scratch: ScratchFolder
  private let district: SampleDistrict
  private var workspace: String { scratch.path("w") }
  private static let packs = SampleDistrict.root.appending(path: "Tests/Packs").path

  /// What the program printed of a delivery.
  struct Told {
    var number: Int
    var sha256: String
    var anchor: String
  }

  init() throws {
    scratch = try ScratchFolder()
    let model = Self.packs + "/workspace-2030"
    for name in ["workspace.xml", "units.csv", "plan.xml"] {
      let text = try String(contentsOfFile: model + "/" + name, encoding: .utf8)
      try scratch.write(text.replacingOccurrences(of: " pack=\"../qd-99-2030\"", with: ""), to: "w/" + name)
    }
    district = try SampleDistrict("2030", workspace: model)
  }

  /// A workbook of each sender with other figures in every round.
  private func write(round: Int) throws {
    for sender in Self.senders {
      var workbook = try SenderWorkbook(sender, in: district)
      for section in workbook.book.sections {
        for row in section.rows.indices where section.rows[row].recordID == nil {
          for column in section.columns.indices {
            guard case .entry(let slot) = section[row, column], slot.valueType == .integer else { continue }
            _ = workbook.typeIfThere(
              .number(DecimalNumber(round + row)), section.code, section.rows[row].anchor, section.columns[column].code)
          }
        }
      }
      let path = scratch.path("in/\(sender).xml")
      unlink(path)
      try FolderWork.makeAll(scratch.path("in"))
      try FolderWork.write(try workbook.bytes("xml"), to: path)
    }
  }

  /// - Parameter seconds: after which it is killed; `nil` = it may end.
  func ingest(round: Int, killedAfter seconds: Double?) throws -> (told: [Told], killed: Bool, seconds: Double) {
    try write(round: round)
    let output = scratch.path("output-\(round)")
    try Data().write(to: URL(filePath: output))
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [
      "ingest", scratch.path("in"), "--workspace", workspace, "--templates", Self.packs + "/qd-99-2030",
    ]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = FileHandle.nullDevice
    let begin = DispatchTime.now().uptimeNanoseconds
    try process.run()
    if let seconds {
      usleep(UInt32(seconds * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    let time = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
    let told = try Self.receipts(in: String(contentsOfFile: output, encoding: .utf8))
    return (told, process.terminationReason == .uncaughtSignal, time)
  }

  private static let program: URL = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = own.appendingPathComponent("bieumau")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return SampleDistrict.root.appending(path: ".build/debug/bieumau")
  }()

  /// Receipts that were printed to their end.
  private static func receipts(in text: String) throws -> [Told] {
    text.components(separatedBy: "BIÊN NHẬN SỐ ").dropFirst().compactMap { part in
      func value(_ name: String) -> String? {
        part.components(separatedBy: "  \(name): ").dropFirst().first?.components(separatedBy: "\n").first
      }
      guard let number = Int(part.prefix { $0.isNumber }), let hash = value("SHA-256"), let anchor = value("Mã nhật ký"),
        anchor.utf8.count == 64
      else { return nil }
      return Told(number: number, sha256: hash, anchor: anchor)
    }
  }

  /// What was told is there, what is there is whole.
  func check(_ told: [Told]) throws {
    guard Desk.hasStore(in: workspace) else { return #expect(told.isEmpty) }
    let store = try Desk.existingStore(in: workspace)
    for receipt in told {
      let found = try #require(try store.receipt(ofDelivery: receipt.number))
      #expect(found.delivery.sha256.hex == receipt.sha256 && found.anchor.hex == receipt.anchor)
    }
    let submissions = try store.submissions()
    let deliveries = Dictionary(grouping: submissions, by: \.delivery.number)
    #expect(Set(deliveries.keys) == Set(1...max(1, deliveries.count)))
    for (sender, own) in Dictionary(grouping: submissions, by: \.name.sender) {
      let forms = Set(own.map(\.name.form)).count
      for (number, parts) in Dictionary(grouping: own, by: \.delivery.number) {
        #expect(parts.count == forms, "delivery \(number) of \(sender) is half there")
      }
    }
    let proof = try store.verify(anchors: told.compactMap { ContentDigest(hex: $0.anchor) })
    #expect(proof.broken == nil)
  }
}
