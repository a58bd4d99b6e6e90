import Diagnostics
import Foundation
import Indicators
import Testing

@testable import Forms

@Suite("Spreading")
struct SpreadingTests {
  /// From the last piece to the first, as cores may end.
  private struct Backwards: Spreading {
    func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
      (0..<count).reversed().map(body).reversed()
    }

    func letGo(_ value: some Sendable) {}
  }

  @Test("a pack and what is wrong with it do not depend on the order in which its pieces are read")
  func order() throws {
    let files = try Checkout.pack(at: "Templates/tt10-2022")
    let one = try RegimePack.load(files)
    let other = try RegimePack.load(files, spreading: Backwards())
    #expect(one.value.forms.map(\.code) == other.value.forms.map(\.code))
    #expect(one.value.checks.map(\.code) == other.value.checks.map(\.code))
    #expect(one.value.reports.map(\.code) == other.value.reports.map(\.code))
    let broken = files.map { file in
      var file = file
      if file.path.hasPrefix("forms/") || file.path == "checks.xml" || file.path.hasPrefix("reports/") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        file.bytes = Array(text.replacingOccurrences(of: "da2.households", with: "da2.household").utf8)
      }
      return file
    }
    #expect(Self.findings(broken, InOrder()) == Self.findings(broken, Backwards()))
    #expect(Self.findings(broken, InOrder()).count > 2)
  }

  @Test("a pack for filling has no rules of checks, and mistakes in them do not stop it; otherwise they do")
  func filling() throws {
    let files = try Checkout.pack(at: "Templates/tt10-2022")
    let broken = files.filter { $0.path != "checks.xml" } + [PackFile(path: "checks.xml", bytes: Array("<checks".utf8))]
    let pack = try RegimePack.load(broken, for: .filling).value
    #expect(pack.checks.isEmpty)
    let whole = try RegimePack.load(files).value
    #expect(pack.forms.map(\.code) == whole.forms.map(\.code))
    #expect(pack.duties.count == whole.duties.count)
    #expect(throws: Rejection.self) { try RegimePack.load(broken) }
  }

  @Test("indicators are told before forms are read, and not when something is wrong with them")
  func whenNamed() throws {
    let files = try Checkout.pack(at: "Templates/tt10-2022")
    var told: [Int] = []
    let pack = try RegimePack.load(files) { told.append($1.indicators.count) }.value
    #expect(told == [pack.catalogue.indicators.count])
    let broken = files + [PackFile(path: "indicators/zz.xml", bytes: Array("<indicators><wrong/></indicators>".utf8))]
    #expect(throws: Rejection.self) { try RegimePack.load(broken) { _, _ in told.append(0) } }
    #expect(told.count == 1)
  }

  private static func findings(_ files: [PackFile], _ spreading: some Spreading) -> [String] {
    do {
      return try RegimePack.load(files, spreading: spreading).findings.map { "\($0)" }
    } catch let rejection as Rejection {
      return rejection.findings.map { "\($0)" }
    } catch {
      return []
    }
  }
}
