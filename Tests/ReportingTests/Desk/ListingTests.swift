import Testing

@testable import Reporting

@Suite("Listings")
struct ListingTests {
  private func listing(_ rows: [[Listing.Field]]) -> Listing {
    Listing(
      columns: [.init(code: "name", title: "Tên"), .init(code: "count", title: "Số", alignsRight: true), .init(code: "why", title: "Lý do")],
      rows: rows)
  }

  @Test("columns stand under each other by what a terminal shows, without space at the end")
  func text() {
    let listing = listing([
      [.text("xã An Phú"), .count(7), .nothing], [.text("e\u{301}"), .number("1.234", plain: "1234"), .text("hai\ndòng")],
      [.text("日本"), .nothing, .text("a")],
    ])
    #expect(
      listing.text.split(separator: "\n").map(String.init) == [
        "Tên           Số  Lý do", "xã An Phú      7", "e\u{301}          1.234  hai dòng", "日本              a",
      ])
    #expect(self.listing([]).text == "")
  }

  @Test("csv quotes what has to be quoted and lets no spreadsheet take a text for a formula")
  func csv() {
    let listing = listing([[.text("a,\"b\""), .number("-1,5", plain: "-1.5"), .text("=SUM(A1)")], [.text("-x"), .nothing, .text("hai\ndòng")]])
    #expect(listing.csv == "\u{FEFF}name,count,why\n\"a,\"\"b\"\"\",-1.5,'=SUM(A1)\n'-x,,\"hai\ndòng\"")
  }

  @Test("JSON has numbers as numbers and nothing as null")
  func json() {
    #expect(listing([]).json == "[]")
    #expect(
      listing([[.text("a\"\n"), .number("1,5", plain: "1.5"), .nothing], [.coded("đã duyệt", plain: "accepted"), .nothing, .text("")]]).json
        == "[\n{\"name\":\"a\\\"\\n\",\"count\":1.5,\"why\":null},\n{\"name\":\"accepted\",\"count\":null,\"why\":\"\"}\n]")
  }
}
