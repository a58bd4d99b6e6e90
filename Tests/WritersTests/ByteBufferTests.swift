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
