import Diagnostics
import Testing

@testable import Forms

/// The rules of Circular 10/2022.
@Suite struct PackChecksTests {
  @Test func `every check can be broken and can be kept`() throws {
    let pack = try RegimePack.load(try Checkout.pack(at: "Templates/tt10-2022")).value
    let seeding = FaultSeeding(pack: pack)
    #expect(pack.checks.count > 200)
    var dead: [String] = []
    for check in pack.checks {
      let result = seeding.breaks(check)
      if !result.breaks { dead.append(check.code + " never fails") }
      if !result.keeps { dead.append(check.code + " never holds") }
    }
    #expect(dead == [])
  }

  @Test func `no word of the pack repeats a code of the catalogue`() throws {
    let pack = try RegimePack.load(try Checkout.pack(at: "Templates/tt10-2022")).value
    let known = Set(Code.all.map(\.id))
    #expect(pack.checks.filter { known.contains($0.code) }.map(\.code) == [])
  }
}
