import Diagnostics
import Testing

@testable import Markup

private func escapedText(_ text: String, _ forbidden: ForbiddenCharacters = .replaceWithSpace) -> String {
  var buffer: [UInt8] = []
  MarkupEscaping.append(text: text, to: &buffer, forbidden: forbidden)
  return String(decoding: buffer, as: UTF8.self)
}

private func escapedAttribute(_ text: String, _ forbidden: ForbiddenCharacters = .replaceWithSpace) -> String {
  var buffer: [UInt8] = []
  MarkupEscaping.append(attribute: text, to: &buffer, forbidden: forbidden)
  return String(decoding: buffer, as: UTF8.self)
}

/// All scalars in text of 4,096 each, so that one file holds a manageable piece.
private let allScalars: [String] = stride(from: 0, to: 0x110000, by: 4_096).map { start in
  var text = ""
  for value in start..<(start + 4_096) {
    if let scalar = Unicode.Scalar(UInt32(value)) { text.unicodeScalars.append(scalar) }
  }
  return text
}

/// Compares scalar by scalar; String's own `==` takes canonically equivalent text as equal.
private func isSame(_ left: String?, _ right: String) -> Bool {
  left.map { Array($0.utf8) == Array(right.utf8) } ?? false
}

@Suite struct EscapingTests {
  @Test func specialCharactersAreEscaped() {
    #expect(escapedText("LĐ-TB&XH <…> \"x\"\r\n\t") == "LĐ-TB&amp;XH &lt;…&gt; \"x\"&#13;\n\t")
    #expect(escapedAttribute("a\"b\nc\td<&>'") == "a&quot;b&#10;c&#9;d&lt;&amp;&gt;'")
    #expect(escapedText("]]>") == "]]&gt;")
    #expect(escapedText("") == "")
  }

  @Test func forbiddenCharactersAreReplaced() {
    #expect(escapedText("a\u{0}b\u{1F}c\u{FFFE}d\u{FFFF}e\u{FFFD}\u{7F}") == "a b c d e\u{FFFD}\u{7F}")
    #expect(escapedText("a\u{0}b\u{1F}c\u{FFFE}d\u{FFFF}", .escapeOOXML) == "a_x0000_b_x001F_c_xFFFE_d_xFFFF_")
  }

  @Test func textThatLooksLikeAnEscapeIsEscaped() {
    #expect(escapedText("_x0041_", .escapeOOXML) == "_x005F_x0041_")
    #expect(escapedText("_x0041_", .replaceWithSpace) == "_x0041_")
    #expect(escapedText("_xGGGG_ __ _x12", .escapeOOXML) == "_xGGGG_ __ _x12")
  }

  @Test func allScalarsRoundTripThroughOOXMLEscapes() throws {
    for text in allScalars {
      let file = "<a k=\"\(escapedAttribute(text, .escapeOOXML))\">\(escapedText(text, .escapeOOXML))</a>"
      let root = try MarkupReader.tree(of: Array(file.utf8), file: "t.xml")
      #expect(isSame(MarkupEscaping.unescapeOOXML(root.text), text))
      #expect(isSame(root[attribute: "k"].map(MarkupEscaping.unescapeOOXML), text))
    }
  }

  @Test func allAllowedScalarsRoundTripAsTheyAre() throws {
    for text in allScalars {
      let file = "<a k=\"\(escapedAttribute(text))\">\(escapedText(text))</a>"
      let root = try MarkupReader.tree(of: Array(file.utf8), file: "t.xml")
      var expected = ""
      for scalar in text.unicodeScalars {
        let isForbidden = scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)
        expected.unicodeScalars.append(isForbidden || [0xFFFE, 0xFFFF].contains(scalar.value) ? " " : scalar)
      }
      #expect(isSame(root.text, expected))
      #expect(isSame(root[attribute: "k"], expected))
    }
  }

  @Test func everyNestOfEscapesRoundTrips() {
    let parts = ["_x0041", "_", "\u{1}", "x0042_", "_x005F_", "a", "\u{FFFF}", "_x"]
    for a in parts {
      for b in parts {
        for c in parts {
          for d in parts {
            let text = a + b + c + d
            let written = escapedText(text, .escapeOOXML)
            #expect(isSame(MarkupEscaping.unescapeOOXML(written), text))
          }
        }
      }
    }
  }

  @Test func surrogatesAreJoinedOnlyInPairs() {
    #expect(MarkupEscaping.unescapeOOXML("_xD83D__xDE00_") == "\u{1F600}")
    #expect(MarkupEscaping.unescapeOOXML("_xD83D_a") == "_xD83D_a")
    #expect(MarkupEscaping.unescapeOOXML("_xDE00_") == "_xDE00_")
    #expect(MarkupEscaping.unescapeOOXML("a_x000D_\nb") == "a\r\nb")
  }
}

@Test func `text that is plain at a look is what escaping leaves as it is`() {
  for byte in UInt8.min...127 {
    for place in 0..<20 {
      var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
      bytes[place] = byte
      let text = String(decoding: bytes, as: UTF8.self)
      let isPlain = bytes.withUnsafeBufferPointer { MarkupEscaping.isPlain(attribute: $0) }
      #expect(isPlain == (escapedAttribute(text) == text), "\(byte) at \(place)")
    }
  }
  for text in ["", "x", "Xã An Khương", "Tổng số hộ nghèo, hộ cận nghèo", "a<", "&", "đến 30/6", "\u{FFFE}"] {
    let isPlain = Array(text.utf8).withUnsafeBufferPointer { MarkupEscaping.isPlain(attribute: $0) }
    #expect(isPlain == (escapedAttribute(text) == text), "\(text)")
  }
}
