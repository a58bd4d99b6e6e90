import Testing

@testable import Workbooks

@Suite("Delimited text")
struct DelimitedTextTests {
  /// Rows of fields as text, with the line of each row.
  private func read(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) -> [(line: Int, fields: [String])] {
    var result: [(Int, [String])] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = DelimitedText(bytes, delimiter: delimiter)
      while reader.next() { result.append((reader.line, reader.fields.map { reader.text($0) ?? "?" })) }
    }
    return result
  }

  @Test(
    "fields, quotes and line ends",
    arguments: [
      ("", []), ("a", [["a"]]), ("a,b\nc", [["a", "b"], ["c"]]), ("a,\n", [["a", ""]]), ("a,", [["a", ""]]),
      (",", [["", ""]]), ("\n", [[""]]), ("a\r\nb\rc\n", [["a"], ["b"], ["c"]]), ("\"a,b\"\n", [["a,b"]]),
      ("\"a\"\"b\",c", [["a\"b", "c"]]), ("\"a\nb\",c\nd", [["a\nb", "c"], ["d"]]), ("a\"b,c", [["a\"b", "c"]]),
      ("\u{FEFF}a", [["a"]]), ("\"\"", [[""]]), ("ế,ộ", [["ế", "ộ"]]),
      ("a,b\na,b\na,bc\nab,b", [["a", "b"], ["a", "b"], ["a", "bc"], ["ab", "b"]]),
    ])
  func cases(text: String, expected: [[String]]) { #expect(read(text).map(\.fields) == expected) }

  @Test("rows know their lines, quoted line ends counted")
  func lines() { #expect(read("a\n\"b\r\nb\nb\",x\r\nc\rd").map(\.line) == [1, 2, 5, 6]) }

  @Test("other delimiters")
  func delimiters() { #expect(read("a;b,c\n", delimiter: UInt8(ascii: ";")).map(\.fields) == [["a", "b,c"]]) }

  @Test("flaws are told and the next row is read")
  func flaws() {
    var flaws: [DelimitedText.Flaw?] = []
    Array("\"a\"x,b\nc\n\"open".utf8).withUnsafeBufferPointer { bytes in
      var reader = DelimitedText(bytes)
      while reader.next() { flaws.append(reader.flaw) }
    }
    #expect(flaws == [.textAfterQuote, nil, .unterminatedQuote])
    let wide = String(repeating: ",", count: DelimitedText.maximumFields + 5) + "\nb"
    Array(wide.utf8).withUnsafeBufferPointer { bytes in
      var reader = DelimitedText(bytes)
      let first = reader.next()
      #expect(first && reader.flaw == .tooManyFields && reader.count == DelimitedText.maximumFields)
      let second = reader.next()
      #expect(second && reader.flaw == nil && reader.count == 1)
    }
  }

  @Test("marks say which fields must be looked at")
  func marks() {
    Array("a,ế,\u{1},\"q\"\na,ế,b,\"q\"".utf8).withUnsafeBufferPointer { bytes in
      var reader = DelimitedText(bytes)
      _ = reader.next()
      #expect(reader.fields.map(\.marks) == [[], .beyondASCII, .control, .quoted])
      _ = reader.next()
      #expect(reader.fields.map(\.marks) == [[], .beyondASCII, [], .quoted])
      #expect(reader.repeated == 0)
    }
  }

  @Test(
    "a row says which fields it repeats",
    arguments: [
      ("a,ế,1,z\na,ế,12,z\n", 0b1011), ("a,b\na,b\n", 0b11), ("a,b\na,b", 0b01), ("a,b,c\na,b\n", 0b01), ("a,b\na,b,c\n", 0b01),
      ("ab,c\nabc,c\n", 0b10), ("abc,c\nab,c\n", 0b10), ("a,\"b\",c\na,b,c\n", 0), ("a,b,c\na,\"b\",c\n", 0), (",,\n,,\n", 0b111),
      ("a,b\r\na,b\r\n", 0b11), ("a,b\r\na,b\n", 0b01), ("a,b,\na,b,", 0b011), ("\n\n", 1),
    ] as [(String, UInt64)])
  func repeated(_ text: String, _ expected: UInt64) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = DelimitedText(bytes)
      _ = reader.next()
      let second = reader.next()
      #expect(second && reader.repeated == expected)
    }
  }

  /// The same rules, written the slow way.
  private func reference(_ text: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var at = 0
    while at < text.count {
      var field: [UInt8] = []
      if text[at] == UInt8(ascii: "\"") {
        at += 1
        while at < text.count {
          if text[at] == UInt8(ascii: "\"") {
            if at + 1 < text.count, text[at + 1] == text[at] { at += 1 } else { break }
          }
          field.append(text[at])
          at += 1
        }
        at += 1
        while at < text.count, ![UInt8(ascii: ","), 10, 13].contains(text[at]) { at += 1 }
      } else {
        while at < text.count, ![UInt8(ascii: ","), 10, 13].contains(text[at]) {
          field.append(text[at])
          at += 1
        }
      }
      row.append(String(decoding: field, as: UTF8.self))
      if at >= text.count || text[at] != UInt8(ascii: ",") {
        if at + 1 < text.count, text[at] == 13, text[at + 1] == 10 { at += 1 }
        rows.append(row)
        row = []
      } else if at + 1 == text.count {
        rows.append(row + [""])
      }
      at += 1
    }
    return rows
  }

  @Test("random texts read as the slow rules say")
  func random() {
    var seed: UInt64 = 7
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: seed >> 33) % bound
    }
    let alphabet = Array("aaaabbc,,,,,\n\n\"\r".utf8)
    for _ in 0..<3_000 {
      let text = (0..<next(60)).map { _ in alphabet[next(alphabet.count)] }
      let string = String(decoding: text, as: UTF8.self)
      #expect(read(string).map(\.fields) == reference(text), "\(string.debugDescription)")
    }
  }
}
