import Indicators
import Quantities
import Testing

@Suite("Units and what took their place")
struct UnitSuccessionTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0) }

  private static func unit(
    _ code: String, _ name: String, parent: String? = nil, from: String? = nil, to: String? = nil, _ successors: String...
  ) -> OrganisationUnit {
    OrganisationUnit(
      code: code, name: name, kind: "commune", parent: parent, validFrom: from.map(day), validTo: to.map(day),
      successors: successors)
  }

  /// As on 1/7/2025: a code comes back with another meaning, and one new commune takes a neighbour's too.
  static let units = [
    unit("70", "Tỉnh Bình Phước", to: "2025-06-30", "75"),
    unit("694", "Huyện Hớn Quản", parent: "70", to: "2025-06-30"),
    unit("25339", "Xã An Phú", parent: "694", to: "2025-06-30", "25349"),
    unit("25348", "Xã Minh Đức", parent: "694", to: "2025-06-30", "25349"),
    unit("25349", "Xã Minh Tâm", parent: "694", to: "2025-06-30", "25349"),
    unit("25438", "Xã Tân Quan", parent: "694", to: "2025-06-30", "25351"),
    unit("25439", "Xã Quang Minh", parent: "697", to: "2025-06-30", "25351"),
    unit("75", "Tỉnh Đồng Nai", from: "2025-07-01"),
    unit("25349", "Xã Minh Đức", parent: "75", from: "2025-07-01"),
    unit("25351", "Xã Tân Quan", parent: "75", from: "2025-07-01", to: "2026-04-29", "25352"),
    unit("25352", "Phường Tân Quan", parent: "75", from: "2026-04-30"),
  ]
  private let succession = UnitSuccession(units)

  private func find(_ code: String, _ on: String) -> OrganisationUnit? {
    Self.units.first { $0.code == code && $0.isValid(on: Self.day(on)) }
  }

  @Test("a unit goes on under the code that took its place, also twice, and in itself while it is there")
  func heirs() throws {
    let minhTam = try #require(find("25349", "2025-01-01"))
    #expect(succession.heirs(of: minhTam, on: Self.day("2025-12-31")).map(\.name) == ["Xã Minh Đức"])
    #expect(succession.heirs(of: minhTam, on: Self.day("2025-05-01")).map(\.name) == ["Xã Minh Tâm"])
    let tanQuan = try #require(find("25438", "2025-01-01"))
    #expect(succession.heirs(of: tanQuan, on: Self.day("2026-12-31")).map(\.name) == ["Phường Tân Quan"])
    let district = try #require(find("694", "2025-01-01"))
    #expect(succession.heirs(of: district, on: Self.day("2025-12-31")).isEmpty)
  }

  @Test("a new unit that holds others too is named with them")
  func mixtures() throws {
    let group = UnitSuccession.members(below: "694", in: Self.units)
    #expect(group.map(\.name) == ["Xã An Phú", "Xã Minh Đức", "Xã Minh Tâm", "Xã Tân Quan"])
    let mixtures = succession.mixtures(of: group, on: Self.day("2025-12-31"))
    #expect(mixtures.map(\.heir.name) == ["Xã Tân Quan"])
    #expect(mixtures.first?.outsiders.map(\.name) == ["Xã Quang Minh"])
    // Without the neighbour the old district is the new units.
    let alone = Array(group.prefix(3))
    #expect(succession.mixtures(of: alone, on: Self.day("2025-12-31")).isEmpty)
    // A part of a new unit alone is not that unit.
    #expect(succession.mixtures(of: [group[0]], on: Self.day("2025-12-31")).first?.outsiders.count == 2)
  }
}
