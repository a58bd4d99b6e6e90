import Testing

@testable import Writers

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("Tiếng Việt", 10), ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", 10), ("", 0), ("日本", 4), ("ｆ", 2), ("한국", 4),
    ("👩‍👩‍👧", 2), ("🇻🇳", 2),
    ("\u{301}", 0), ("a\u{200D}", 1), ("\u{7}", 0), ("–…“”", 4), ("Đđ", 2), ("\u{AD}", 0),
  ])
  func countsColumnsByCluster(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func theFastPathAgreesWithTheSlowOne() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      guard let fast = bytes.withUnsafeBufferPointer(DisplayWidth.ofSimple) else { continue }
      #expect(fast == DisplayWidth.of(Character(scalar)), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [0, 1, 5, 14, 15, 16, 31])
  func `text is simple when all its characters are, wherever one of them stands`(place: Int) {
    let around = Array("Số hộ nghèo thoát nghèo trong kỳ, ế ữ ổ Đ".unicodeScalars)
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var text = String.UnicodeScalarView(around)
      text.insert(scalar, at: text.index(text.startIndex, offsetBy: place))
      let alone = Array(String(scalar).utf8).withUnsafeBufferPointer(DisplayWidth.ofSimple)
      let together = Array(String(text).utf8).withUnsafeBufferPointer(DisplayWidth.ofSimple)
      #expect(together == alone.map { $0 + around.count }, "U+\(String(value, radix: 16))")
    }
  }
}
