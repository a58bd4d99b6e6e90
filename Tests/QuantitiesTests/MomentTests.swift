import Testing

@testable import Quantities

@Suite struct MomentTests {
  @Test(arguments: [
    ("2023-05-19 16:30", "2023-05-19T09:30:00Z"), ("2023-05-19T16:30:05", "2023-05-19T09:30:05Z"),
    ("19/05/2023 16:30", "2023-05-19T09:30:00Z"), ("9/5/2023 00:00", "2023-05-08T17:00:00Z"),
    ("2023-01-01 06:59:59", "2022-12-31T23:59:59Z"),
  ]) func `a time in Vietnam is read as people write it`(text: String, iso: String) {
    #expect(Moment(vietnamese: text)?.iso == iso)
  }

  @Test(arguments: [
    "", "2023-05-19", "16:30", "2023-05-19 24:00", "2023-05-19 16:60", "2023-05-19 16:30:60", "2023-05-19 6:30",
    "2023-02-29 16:30", "32/05/2023 16:30", "2023-05-19 16:30 x", "2023-05-19 +1:30", "2023-05-19 16", "2023-05-19 16:3०",
  ]) func `what is no time is refused`(text: String) {
    #expect(Moment(vietnamese: text) == nil)
  }

  @Test func `it is printed on the day that it is in Vietnam`() throws {
    let moment = try #require(Moment(vietnamese: "2023-05-20 00:00:00"))
    #expect(moment.iso == "2023-05-19T17:00:00Z")
    #expect(moment.vietnameseDay.iso == "2023-05-20")
    #expect(moment.vietnamese == "20/05/2023 00:00")
    #expect(moment.isoInVietnam == "2023-05-20T00:00:00+07:00")
    #expect(Moment(secondsSince1970: moment.secondsSince1970 - 1).vietnamese == "19/05/2023 23:59")
    #expect(Moment(secondsSince1970: moment.secondsSince1970 - 1).isoInVietnam == "2023-05-19T23:59:59+07:00")
    #expect(Moment(secondsSince1970: -8 * 3_600).vietnamese == "31/12/1969 23:00")
  }
}
