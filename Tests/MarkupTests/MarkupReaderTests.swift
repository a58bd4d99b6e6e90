import Diagnostics
import Testing

@testable import Markup

/// The codes that a file is refused with; empty when it is accepted.
private func codes(_ bytes: [UInt8], _ limits: MarkupLimits = .template) -> [String] {
  do {
    _ = try MarkupReader.tree(of: bytes, file: "t.xml", limits: limits)
    return []
  } catch {
    return error.findings.map(\.code.id)
  }
}

private func codes(_ text: String, _ limits: MarkupLimits = .template) -> [String] { codes(Array(text.utf8), limits) }

private func tree(_ text: String) throws -> MarkupElement {
  try MarkupReader.tree(of: Array(text.utf8), file: "t.xml")
}

private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
    let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return bigEndian ? bytes.reversed() : bytes
  }
}

@Suite struct TreeTests {
  @Test func elementsKeepOrderNamespaceAndMixedContent() throws {
    let root = try tree(
      "<a xmlns='u:a' xmlns:s='u:s' s:k='1' k='2'>x<s:b/><!-- no -->y<![CDATA[<z>]]>&amp;&#x1EBF;<c>t</c></a>")
    #expect(root.name == "a")
    #expect(root.namespace == "u:a")
    #expect(root[attribute: "k"] == "2")
    #expect(root[attribute: "k", in: "u:s"] == "1")
    #expect(root[attribute: "m"] == nil)
    #expect(root.content.count == 4)
    #expect(root.content[0] == .text("x"))
    #expect(root.content[2] == .text("y<z>&ế"))
    #expect(root.text == "xy<z>&ế")
    #expect(root.children.map(\.name) == ["b", "c"])
    #expect(root.children.map(\.namespace) == ["u:s", "u:a"])
    #expect(root.children[1].text == "t")
  }

  @Test func linesAreThoseOnWhichTagsBegin() throws {
    let root = try tree("<?xml version='1.0'?>\n\n<a\n  k='1'\n  m='2'>\r\n<b/>\n<c\n>\n\n<d/></c></a>")
    #expect(root.line == 3)
    #expect(root.children.map(\.line) == [6, 7])
    #expect(root.children[1].children[0].line == 10)
  }

  @Test func attributesAreDecoded() throws {
    let root = try tree("<a k='&lt;&amp;&quot;&#10;&#x1F600; &apos;' n='a\nb' e=''/>")
    #expect(root[attribute: "k"] == "<&\"\n\u{1F600} '")
    #expect(root[attribute: "n"] == "a b")
    #expect(root[attribute: "e"] == "")
  }

  @Test func decomposedTextIsKeptAsItIs() throws {
    let decomposed = "Tie\u{302}\u{301}ng"
    let root = try tree("<a k='\(decomposed)'>\(decomposed)</a>")
    #expect(Array(root.text.unicodeScalars) == Array(decomposed.unicodeScalars))
    #expect(Array((root[attribute: "k"] ?? "").unicodeScalars) == Array(decomposed.unicodeScalars))
  }

  @Test(arguments: [true, false]) func utf16IsRead(bigEndian: Bool) throws {
    let body = String(repeating: "Số hộ nghèo DTTS ", count: 9_000)
    let text = "<?xml version='1.0' encoding='UTF-16'?>\n<a k='ế'>\(body)</a>"
    let root = try MarkupReader.tree(of: utf16(text, bigEndian: bigEndian), file: "t.xml")
    #expect(root.text == body)
    #expect(root[attribute: "k"] == "ế")
  }

  @Test func byteOrderMarkIsNoText() throws {
    #expect(try tree("\u{FEFF}<a>x</a>").text == "x")
  }

  @Test func oldCodePagesAreRead() throws {
    let bytes = Array("<?xml version='1.0' encoding='windows-1258'?><a>H".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try MarkupReader.tree(of: bytes, file: "t.xml").text == "Hé")
  }

  @Test func longTextArrivesWhole() throws {
    let body = String(repeating: "Đồng Nai, ", count: 60_000)
    #expect(try tree("<a>\(body)</a>").text == body)
    let part = String(body.prefix(20_000))
    #expect(try tree("<a><![CDATA[\(part)]]></a>").text == part)
    #expect(codes("<a><![CDATA[\(body)]]></a>") == ["X008"])
  }
}

@Suite struct RefusalTests {
  @Test func doctypeIsRefusedWithItsLine() {
    let laughs =
      "<?xml version='1.0'?>\n<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>\n<l>&c;</l>"
    #expect(codes(laughs) == ["X002"])
    #expect(codes("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == ["X002"])
    #expect(codes("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>") == ["X002"])
    let error = #expect(throws: Rejection.self) { try tree(laughs) }
    #expect(error?.findings[0].location?.line == 2)
  }

  @Test func unknownEntitiesAreNamed() {
    let error = #expect(throws: Rejection.self) { try tree("<a>\n&nbsp;</a>") }
    #expect(error?.findings.first?.code == .entityRefused)
    #expect(error?.findings.first?["name"] == "nbsp")
    #expect(error?.findings.first?.location?.line == 2)
    #expect(codes("<a k='&foo;'/>").first == "X003")
  }

  @Test func depthIsCountedBeforeItHurts() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(codes(nested(64)) == [])
    #expect(codes(nested(65)) == ["X004"])
    #expect(codes(nested(10_000)) == ["X004"])
    #expect(codes(nested(250), MarkupLimits(depth: 250, size: 1 << 20, elements: 300)) == [])
  }

  @Test func sizeAndElementsAreLimited() {
    #expect(codes("<a>12345</a>", MarkupLimits(size: 12, elements: 1)) == [])
    #expect(codes("<a>123456</a>", MarkupLimits(size: 12, elements: 1)) == ["X005"])
    #expect(codes("<a><b/><b/></a>", MarkupLimits(size: 99, elements: 2)) == ["X007"])
  }

  @Test func endlessTagsAreRefused() {
    let attributes = (0..<200_000).map { " a\($0)=''" }.joined()
    #expect(codes("<a\(attributes)/>") == ["X008"])
    #expect(codes("<a\((0..<251).map { " a\($0)=''" }.joined())/>") == ["X008"])
    #expect(codes("<a\((0..<250).map { " a\($0)=''" }.joined())/>") == [])
    #expect(codes("<a><!--\(String(repeating: " ", count: 2 << 20))--></a>") == ["X008"])
  }

  @Test func truncatedFilesSayWhere() {
    let error = #expect(throws: Rejection.self) { try tree("<a>\n<b>\n text") }
    #expect(error?.findings.map(\.code) == [.markupTruncated])
    #expect(error?.findings[0]["name"] == "b")
    #expect(error?.findings[0].location?.line == 3)
    #expect(codes("<a><b k='1").first == "X001")
    #expect(codes("") == ["X001"])
    #expect(codes("<a") == ["X001"])
    #expect(codes("<") == ["X001"])
  }

  @Test func malformedFilesSayLineColumnAndReason() {
    let error = #expect(throws: Rejection.self) { try tree("<a>\n  <b></c>\n</a>") }
    let finding = error?.findings.first
    #expect(finding?.code == .markupTagMismatch)
    #expect(finding?.location?.line == 2)
    #expect((finding?.location?.column ?? 0) > 5)
    #expect([finding?["name"], finding?["line"], finding?["found"]] == ["b", "2", "c"])
  }

  @Test(arguments: [
    ("<a>R&D</a>", "viết &amp;"), ("<a>&</a>", "viết &amp;"), ("<a k='x<y'/>", "viết &lt;"), ("<a k=1/>", "thiếu dấu nháy"),
    ("<a k/>", "thiếu dấu ="), ("<a k='1' k='2'/>", "hai lần"), ("<a k='1'l='2'/>", "dấu cách"), ("<a/>x", "sau thẻ đóng"),
    ("", "không có nội dung"), ("<a>\u{1}</a>", "ký tự điều khiển"),
    ("<?xml version='1.0' encoding='no-such'?><a/>", "UTF-8"),
  ])
  func mistakesOfPeopleAreToldInWords(text: String, words: String) {
    let error = #expect(throws: Rejection.self) { try tree(text) }
    #expect(error?.findings.contains { Catalogue().line(for: $0).contains(words) } == true, "\(error?.findings ?? [])")
    #expect(error?.findings.allSatisfy { !Catalogue(.english).line(for: $0).contains("thiếu") } == true)
  }

  @Test func allErrorsUpToTheFatalOneAreTold() {
    #expect(codes("<a><p:b/><q:c/></a>") == ["X001", "X001"])
    #expect(codes("<a><p:b/><q:c/></d>") == ["X001", "X001", "X010"])
  }

  @Test func bytesThatAreNotOfTheirEncodingAreRefused() {
    var bytes = utf16("<?xml version='1.0' encoding='UTF-16'?><a>Số</a>", bigEndian: false)
    bytes.replaceSubrange(34..<54, with: [UInt8](repeating: 0xFF, count: 19))
    #expect(codes(bytes).first == "X001")
  }

  @Test func wrongEncodingIsRefused() {
    #expect(codes(Array("<a>H".utf8) + [0xE9] + Array("</a>".utf8)).first == "X001")
    #expect(codes("<?xml version='1.0' encoding='no-such'?><a/>").first == "X001")
    #expect(codes(Array("<a><![CDATA[".utf8) + [0xC1, 0x85] + Array("]]></a>".utf8)) == ["X001"])
    #expect(codes([0, 0, 0, 0, 0, 0]).first == "X001")
  }

  @Test func everyTruncationIsRefusedAndNoneCrashes() {
    let whole = Array("\u{FEFF}<?xml version='1.0'?><a k='&#7871;'><![CDATA[x]]><b>ế&amp;</b><?p i?><!--c--></a>".utf8)
    for length in 0..<whole.count { #expect(!codes(Array(whole[..<length])).isEmpty) }
    #expect(codes(whole) == [])
  }
}

/// Counts what it is told, and stops at a name.
private final class Recorder: MarkupEvents {
  var names: [String] = []
  var textBytes: [UInt8] = []
  let stopAt: String?

  init(stopAt: String? = nil) { self.stopAt = stopAt }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    names.append(tag.name.string + (tag.string("k").map { "=" + $0 } ?? ""))
    return tag.name.string == stopAt ? .stop : .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { textBytes += bytes }

  func end(_ name: MarkupName) -> MarkupFlow {
    names.append("/" + name.string)
    return .goOn
  }
}

@Suite struct StreamTests {
  private let file = Array("<?xml version='1.0'?><a k='ế'>Số <b k=''/> hộ &lt; <![CDATA[nghèo]]></a>".utf8)

  @Test func anyCutGivesTheSameEvents() throws {
    for step in 1...file.count {
      let recorder = Recorder()
      let stream = MarkupStream(file: "t.xml", limits: .stream, events: recorder)
      for start in stride(from: 0, to: file.count, by: step) {
        let flow = try file[start..<min(start + step, file.count)].withUnsafeBufferPointer { try stream.feed($0) }
        #expect(flow == .goOn)
      }
      try stream.finish()
      #expect(recorder.names == ["a=ế", "b=", "/b", "/a"])
      #expect(String(decoding: recorder.textBytes, as: UTF8.self) == "Số  hộ < nghèo")
    }
  }

  @Test func aVisitorThatStopsSeesNothingMore() throws {
    let recorder = Recorder(stopAt: "b")
    try MarkupReader.read(
      Array("<a><b/><c/></a></broken>".utf8), file: "t.xml", limits: .stream, into: recorder)
    #expect(recorder.names == ["a", "b"])
  }

  @Test func namesCompareWhole() throws {
    final class Names: MarkupEvents {
      var hits: [Bool] = []
      func start(_ tag: MarkupTag) -> MarkupFlow {
        hits = [tag.name == "row", tag.name == "ro", tag.name == "rows", tag.namespace.map { $0 == "u:x" } ?? false]
        return .goOn
      }
      func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
      func end(_ name: MarkupName) -> MarkupFlow { .goOn }
    }
    let names = Names()
    try MarkupReader.read(Array("<row xmlns='u:x'/>".utf8), file: "t.xml", limits: .stream, into: names)
    #expect(names.hits == [true, false, false, true])
  }
}
