import Quantities
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  private func number(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(plain: text)) }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1234567", "1.234.567"), ("-1234.5", "-1.234,5"), ("0.05", "0,05"), ("1000", "1.000"),
    ("999", "999"), ("12345678901234567890.125", "12.345.678.901.234.567.890,125"),
  ])
  func `numbers print as Vietnamese write them`(plain: String, vietnamese: String) throws {
    #expect(try number(plain).vietnamese() == vietnamese)
  }

  @Test(arguments: [
    ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2"), ("1.005", 2, "1,01"), ("-0.004", 2, "0,00"), ("7", 2, "7,00"),
    ("0.999", 2, "1,00"), ("1234.5", 0, "1.235"), ("1000000.05", 4, "1.000.000,0500"), ("-999999.5", 0, "-1.000.000"),
    ("123456789012345678901.25", 1, "123.456.789.012.345.678.901,3"), ("0.000000000000000001", 18, "0,000000000000000001"),
  ])
  func `rounding is half away from zero`(plain: String, places: Int, vietnamese: String) throws {
    #expect(try number(plain).vietnamese(places: places) == vietnamese)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1,5", "1e3", "+1", " 1", "1 ", "--1", "1.2.3", String(repeating: "9", count: 25)])
  func `what is no plain number is refused`(text: String) {
    #expect(DecimalNumber(plain: text) == nil)
  }

  @Test func `equal values are equal whatever their scale`() throws {
    #expect(try number("1.50") == number("1.5"))
    #expect(try number("1.50").hashValue == number("1.5").hashValue)
    #expect(try number("1.5") < number("1.51"))
    #expect(try number("-2") < number("1.9999"))
  }

  @Test func `arithmetic is exact`() throws {
    #expect(try number("0.1").adding(number("0.2"))?.description == "0.3")
    #expect(try number("1950000000").shifted(by: -6)?.description == "1950")
    #expect(try number("1234567890").shifted(by: -6)?.description == "1234.56789")
    #expect(try number("93").multiplied(by: .hundred)?.divided(by: number("204"), places: 2)?.description == "45.59")
    #expect(try number("1").divided(by: .zero, places: 2) == nil)
  }

  @Test func `what leaves the range is nil, never a wrong number`() {
    var value: DecimalNumber? = DecimalNumber(Int.max)
    for _ in 0..<8 { value = value.flatMap { $0.multiplied(by: $0) } }
    #expect(value == nil)
  }

  @Test func `text round-trips and sums agree with whole numbers over random pairs`() throws {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<2_000 {
      let (a, b) = (Int.random(in: -1_000_000_000...1_000_000_000, using: &random), Int.random(in: -999_999...999_999, using: &random))
      let (x, y) = (DecimalNumber(significand: Int128(a), scale: 3), DecimalNumber(significand: Int128(b), scale: 1))
      #expect(DecimalNumber(plain: x.description) == x)
      #expect(x.adding(y) == DecimalNumber(significand: Int128(a + b * 100), scale: 3))
      #expect(x.subtracting(y)?.adding(y) == x)
      #expect((x < y) == (a < b * 100))
    }
  }
}

@Suite struct CalendarDateTests {
  @Test func `every day from 1900 to 2200 has its number and back`() throws {
    var date = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    var count = 0
    while date.year <= 2200 {
      #expect(CalendarDate(dayNumber: date.dayNumber) == date)
      let next = date.adding(days: 1)
      #expect(date < next)
      date = next
      count += 1
    }
    #expect(count == 109_938)
  }

  @Test func `days that do not exist are refused`() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDate(iso: "2023-5-1") == nil)
    #expect(CalendarDate(iso: "2023-13-01") == nil)
    #expect(CalendarDate(iso: "2023-05-20")?.vietnamese == "20/05/2023")
    #expect(CalendarDate(iso: "2023-05-20")?.isoWeekday == 6)
  }
}
