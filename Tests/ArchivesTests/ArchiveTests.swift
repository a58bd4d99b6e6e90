import Diagnostics
import Testing

@testable import Archives

private func archive(_ entries: [(String, [UInt8])]) -> [UInt8] {
  var writer = ArchiveWriter()
  for (name, contents) in entries { writer.add(name, contents) }
  return writer.finish()
}

private func codes(_ body: () throws(Rejection) -> Void) -> [String] {
  do {
    try body()
    return []
  } catch {
    return error.findings.map(\.code.id)
  }
}

/// The codes that a file is refused with when it is opened; none of its entries is read.
private func opening(_ bytes: [UInt8], _ limits: ArchiveLimits = .document) -> [String] {
  codes { () throws(Rejection) in _ = try Archive(bytes: bytes, file: "t", limits: limits) }
}

/// Replaces every occurrence of a name by one of the same length, in local headers and directory alike.
private func renamed(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
  let old = Array(old.utf8)
  let new = Array(new.utf8)
  var bytes = bytes
  for at in 0...(bytes.count - old.count) where Array(bytes[at..<(at + old.count)]) == old {
    bytes.replaceSubrange(at..<(at + old.count), with: new)
  }
  return bytes
}

@Suite struct ArchiveTests {
  private let text = Array("Số hộ nghèo".utf8)

  @Test func entriesComeBackInOrder() throws {
    let bytes = archive([("b/đ.xml", text), ("A.xml", []), ("c", [UInt8](repeating: 7, count: 200_000))])
    let zip = try Archive(bytes: bytes, file: "t.zip")
    #expect(zip.names == ["b/đ.xml", "A.xml", "c"])
    #expect(try zip.contents(of: "b/đ.xml") == text)
    #expect(try zip.contents(of: "/B\\đ.xml") == text)
    #expect(try zip.contents(of: "a.XML") == [])
    #expect(try zip.contents(of: "c").count == 200_000)
    #expect(zip.name(matching: "none") == nil)
  }

  @Test func writingTwiceGivesTheSameBytes() {
    let entries = [("a", text), ("b/c", text + text)]
    #expect(archive(entries) == archive(entries))
    var stored = ArchiveWriter()
    stored.add("mimetype", text, isCompressed: false)
    let bytes = stored.finish()
    #expect(Array(bytes[38..<(38 + text.count)]) == text)
  }

  @Test func readingCanEndEarly() throws {
    let zip = try Archive(bytes: archive([("c", [UInt8](repeating: 7, count: 200_000))]), file: "t.zip")
    var pieces = 0
    try zip.read("c") { (_) throws(Rejection) in
      pieces += 1
      return false
    }
    #expect(pieces == 1)
  }

  @Test func bombsAreStoppedWhileTheyUnpack() throws {
    let bomb = archive([("x", [UInt8](repeating: 0, count: 50 << 20))])
    #expect(bomb.count < 60_000)
    let zip = try Archive(bytes: bomb, file: "bomb.zip")
    #expect(codes { () throws(Rejection) in _ = try zip.contents(of: "x") } == ["W007"])
    let limits = ArchiveLimits(entries: 9, inflated: 1_000, ratio: 10_000, toleratedInflated: 1_000_000)
    let zeros = [UInt8](repeating: 0, count: 600)
    let many = try Archive(bytes: archive([("a", zeros), ("b", zeros)]), file: "t", limits: limits)
    #expect(codes { () throws(Rejection) in _ = try many.contents(of: "a") } == [])
    #expect(codes { () throws(Rejection) in _ = try many.contents(of: "b") } == ["W007"])
  }

  @Test func namesAreJudged() {
    let bytes = archive([("aa/x.xml", text), ("bb/x.xml", text)])
    #expect(opening(renamed(bytes, "bb/x", "aa/x")) == ["W008"])
    #expect(opening(renamed(bytes, "bb/x", "AA/x")) == ["W008"])
    #expect(opening(renamed(bytes, "bb/x", "../x")) == ["W009"])
    #expect(opening(renamed(bytes, "bb/x", "..\\x")) == ["W009"])
    #expect(opening(renamed(bytes, "bb/x", "C:/x")) == ["W009"])
  }

  @Test func entriesAreCountedBeforeTheyAreAllocated() {
    let limits = ArchiveLimits(entries: 2, inflated: 1_000, ratio: 1, toleratedInflated: 1_000)
    let bytes = archive([("a", text), ("b", text), ("c", text)])
    #expect(opening(bytes, limits) == ["W006"])
    // A zip64 end record that claims 2³¹ entries, its locator, and a plain end record: 98 bytes in all.
    var claim: [UInt8] = [0x50, 0x4B, 6, 6, 44] + [UInt8](repeating: 0, count: 19)
    claim += [0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    claim += [0x50, 0x4B, 6, 7] + [UInt8](repeating: 0, count: 12) + [1, 0, 0, 0]
    claim += [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    #expect(opening(claim) == ["W006"])
  }

  @Test func damageIsFoundAndNothingCrashes() {
    let contents = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let bytes = archive([("a", contents), ("b", text)])
    for length in 0..<bytes.count {
      #expect(opening(Array(bytes[..<length])) == ["W004"])
    }
    var wrong = 0
    for at in stride(from: 0, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[at] ^= 0xFF
      let found = codes { () throws(Rejection) in
        let zip = try Archive(bytes: damaged, file: "t")
        for name in zip.names { _ = try zip.contents(of: name) }
      }
      if !found.isEmpty { wrong += 1 }
    }
    #expect(wrong > bytes.count / 6)
  }

  @Test func onlyDeflateIsUnpacked() {
    var bytes = archive([("a", text)])
    // The method: in the local header at 8, in the directory at 10 behind its signature. 14 is LZMA.
    bytes[8] = 14
    for at in 0..<(bytes.count - 4) where Array(bytes[at..<(at + 4)]) == [0x50, 0x4B, 1, 2] { bytes[at + 10] = 14 }
    #expect(opening(bytes) == ["W010"])
  }

  @Test func aPartCanHaveALimitOfItsOwn() throws {
    let zip = try Archive(bytes: archive([("a", [UInt8](repeating: 7, count: 5_000))]), file: "t")
    #expect(codes { () throws(Rejection) in _ = try zip.contents(of: "a", limit: 5_000) } == [])
    #expect(codes { () throws(Rejection) in _ = try zip.contents(of: "a", limit: 4_999) } == ["W007"])
  }

  @Test func missingEntriesAreNamed() throws {
    let zip = try Archive(bytes: archive([("a", text)]), file: "t")
    #expect(codes { () throws(Rejection) in _ = try zip.contents(of: "xl/workbook.xml") } == ["W011"])
  }

  @Test func encryptedEntriesAreRefused() {
    var bytes = archive([("a", text)])
    // Bit 0 of the general purpose flags: in the local header at 6, in the directory at 8 behind its signature.
    bytes[6] |= 1
    for at in 0..<(bytes.count - 4) where Array(bytes[at..<(at + 4)]) == [0x50, 0x4B, 1, 2] { bytes[at + 8] |= 1 }
    #expect(opening(bytes) == ["W005"])
  }
}

@Suite struct RevisedArchiveTests {
  @Test func exchangesSomeEntriesAndKeepsTheOthersOrderAndDates() throws {
    let long = Array(String(repeating: "số liệu ", count: 50_000).utf8)
    var writer = ArchiveWriter()
    writer.add("a/b.xml", long)
    writer.add("c.xml", Array("old".utf8))
    writer.add("d.xml", [], isCompressed: false)
    let before = writer.finish()
    let after = try #require(ArchiveWriter.revised(before, with: ["c.xml": Array("new".utf8), "none": [1]]))
    let archive = try Archive(bytes: after, file: "t.zip")
    #expect(archive.names == ["a/b.xml", "c.xml", "d.xml"])
    #expect(try archive.contents(of: "a/b.xml") == long)
    #expect(try archive.contents(of: "c.xml") == Array("new".utf8))
    #expect(try archive.contents(of: "d.xml") == [])
    #expect(ArchiveWriter.revised(before, with: ["c.xml": Array("new".utf8)]) == after)
    let days = after.indices.dropLast(30).filter { after[$0...].starts(with: [0x50, 0x4B, 0x03, 0x04]) }.map {
      Array(after[($0 + 10)..<($0 + 14)])
    }
    #expect(days == Array(repeating: [0, 0, 0x21, 0], count: 3), "all of 1/1/1980, 0:00")
  }

  @Test func whatIsNoZipIsNotRevised() {
    #expect(ArchiveWriter.revised(Array("no zip".utf8), with: [:]) == nil)
    #expect(ArchiveWriter.revised([], with: [:]) == nil)
  }
}
