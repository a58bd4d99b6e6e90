import Documents
import TestSupport
import Testing

@testable import Writers

private func lines(_ blocks: [Block], _ writer: PlainTextWriter = PlainTextWriter(width: 60)) throws -> [String] {
  let section = DocumentSection(code: "s", sheetName: "S", blocks: blocks)
  let bytes = try writer.write(Document(properties: Document.Properties(title: "t"), sections: [section]))
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
    String.init)
}

@Suite struct PlainTextDocumentTests {
  @Test func theHeadStandsInTwoBlocksWithTheirLines() throws {
    let pair = SideBySide(
      left: [Paragraph(.parentAgency, "UBND TỈNH X"), Paragraph(.agency, "UBND HUYỆN Y")],
      right: [Paragraph(.nationalMotto, "Độc lập - Tự do - Hạnh phúc")])
    #expect(
      try lines([.sideBySide(pair)]) == [
        "         UBND TỈNH X            Độc lập - Tự do - Hạnh phúc",
        "        UBND HUYỆN Y            ───────────────────────────",
        "            ─────",
      ])
  }

  @Test func bodyTextWrapsAtWordsWithItsFirstLineIndented() throws {
    let words = Array(repeating: "giảm nghèo", count: 8).joined(separator: " ")
    let result = try lines([.paragraph(Paragraph(.body, words)), .paragraph(Paragraph(.listItem, "một"))])
    #expect(result.count == 3)
    #expect(result[0].hasPrefix("    giảm"))
    #expect(result[1].hasPrefix("nghèo") || result[1].hasPrefix("giảm"))
    #expect(result[2] == "    - một")
  }

  @Test func aPlaceThatWaitsForWordsIsMarked() throws {
    #expect(try lines([.paragraph(Paragraph(.placeholder, "Nêu khó khăn"))]) == ["    [Nêu khó khăn]"])
  }

  @Test func oldWindowsToolsGetAMarkAndTheirLineEnds() throws {
    let document = SampleDocument.survey()
    let plain = try PlainTextWriter().write(document)
    let windows = try PlainTextWriter(isForOldWindows: true).write(document)
    #expect(windows.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(windows.dropFirst(3).filter { $0 != 0x0D } == plain)
    #expect(windows.count(where: { $0 == 0x0D }) == plain.count(where: { $0 == 0x0A }))
  }

  @Test func asciiLinesAreAscii() throws {
    let box = try PlainTextWriter().write(SampleDocument.survey())
    let ascii = try PlainTextWriter(lines: .ascii).write(SampleDocument.survey())
    let drawn = String(decoding: ascii, as: UTF8.self)
    #expect(!drawn.contains { "─│┌┐└┘├┤┬┴┼".contains($0) })
    #expect(drawn.count == String(decoding: box, as: UTF8.self).count)
  }

  @Test func noLineIsWiderThanAsked() throws {
    for width in [60, 77, 120, 160] {
      let bytes = try PlainTextWriter(width: width).write(SampleDocument.survey())
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width)
      }
    }
  }
}
