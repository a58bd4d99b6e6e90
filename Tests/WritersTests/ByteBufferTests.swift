import Quantities
import TestSupport
import Testing

@testable import Writers

@Suite struct ByteBufferTests {
  private func text(_ build: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer(capacity: 1)
    build(&buffer)
    return String(decoding: buffer.finished(), as: UTF8.self)
  }

  @Test(arguments: [
    0, 7, 10, 99, 1_000, 9_999_999, 10_000_000, 99_999_999, 100_000_000, 1_000_000_001, 1_234_567_890_123_456_789, -1,
    -100_000_000, .max, .min,
  ])
  func `whole numbers print in decimal digits`(number: Int) {
    #expect(text { $0.append(decimal: number) } == String(number))
    #expect(text { $0.append(DecimalNumber(number)) } == String(number))
  }

  @Test func `numbers print as numbers do elsewhere, whatever their digits`() {
    var random = SeededGenerator(seed: 9)
    var numbers = [DecimalNumber(significand: .max, scale: 3), DecimalNumber(significand: -5, scale: 18)]
    for _ in 0..<500 {
      let significand = Int128(Int.random(in: Int.min...Int.max, using: &random) >> Int.random(in: 0..<63, using: &random))
      numbers.append(DecimalNumber(significand: significand, scale: Int.random(in: 0...18, using: &random)))
      numbers.append(DecimalNumber(significand: significand / 1000 * 1000, scale: Int.random(in: 0...4, using: &random)))
    }
    for number in numbers {
      #expect(text { $0.append(number) } == number.description)
      for places in [nil, 0, 1, 2, 4] {
        #expect(text { $0.append(vietnamese: number, places: places) } == number.vietnamese(places: places))
      }
    }
  }

  @Test(arguments: [0..<0, 0..<1, 3..<35, 1..<34, 2..<66, 2..<67, 60..<100, 99..<100])
  func `a stretch of another buffer is appended, however long it is and wherever it ends`(stretch: Range<Int>) {
    var source = ByteBuffer(capacity: 100)
    let letters = (0..<100).map { UInt8(ascii: "!") + UInt8($0 % 90) }
    source += letters
    let built = text {
      $0.append("<")
      $0.append(stretch, of: source)
      $0.append(">")
    }
    #expect(built == "<" + String(decoding: letters[stretch], as: UTF8.self) + ">")
  }

  @Test func `white at the end of a line is taken back, and not beyond its beginning`() {
    let built = text {
      $0.append("A ")
      let start = $0.count
      $0.append(spaces: 40)
      $0.removeSpaces(backTo: start)
      $0.append("B  ")
      $0.removeSpaces(backTo: start)
    }
    #expect(built == "A B")
  }

  @Test func `it grows with what is appended and keeps the order`() {
    var random = SeededGenerator(seed: 4)
    var expected = ""
    let built = text { buffer in
      for _ in 0..<2_000 {
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
          buffer.append("<Cell/>")
          expected += "<Cell/>"
        case 1:
          let count = Int.random(in: -1...70, using: &random)
          buffer.append(spaces: count)
          expected += String(repeating: " ", count: max(0, count))
        case 2:
          buffer += "Xã ".utf8
          expected += "Xã "
        case 3:
          buffer.append(escaped: "Sở <tỉnh> & huyện")
          expected += "Sở &lt;tỉnh&gt; &amp; huyện"
        default:
          buffer.append(1..<3, of: [1, 65, 66, 2])
          expected += "AB"
        }
      }
    }
    #expect(built == expected)
  }
}
