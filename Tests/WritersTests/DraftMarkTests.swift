import Archives
import Documents
import Markup
import TestSupport
import Testing

@testable import Writers

/// A draft says so on every page, in every format.
@Suite struct DraftMarkTests {
  private func draft(_ mark: String = "BẢN NHÁP") -> Document {
    var document = SampleDocument.survey()
    document.draftMark = mark
    document.sections.append(document.sections[0])
    document.sections[1].code = "second"
    document.sections[1].sheetName = "Hai"
    return document
  }

  @Test func textSaysItAboveEachSection() throws {
    let text = String(decoding: try PlainTextWriter().write(draft()), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "BẢN NHÁP" && lines.count { $0 == "BẢN NHÁP" } == 2)
  }

  @Test func sheetsSayItOnTheFirstPageToo() throws {
    let parts = try XLSXParts(draft("A&B"))
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
      let head = try #require(parts.part(name).first("headerFooter"))
      #expect(head.children.map(\.name) == ["oddHeader", "firstHeader"])
      #expect(
        head.children.map(\.wholeText) == [
          "&C&\"Times New Roman,Regular\"&13&P&R&\"Times New Roman,Bold\"&13 A&&B",
          "&R&\"Times New Roman,Bold\"&13 A&&B",
        ])
    }
    let large = try XLSXParts(draft(), XLSXWriter(greatestCellCountInMemory: 0)).sheet()
    #expect(large.first("headerFooter")?.wholeText.hasSuffix("BẢN NHÁP") == true)
  }

  @Test func webPagesAndWordSayItToo() throws {
    #expect(String(decoding: try HTMLWriter().write(draft("A & B")), as: UTF8.self).contains("<p class=\"draft\">A &amp; B</p>"))
    let archive = try Archive(bytes: DOCXWriter().write(draft()), file: "t.docx")
    for name in ["word/header1.xml", "word/header2.xml"] {
      let head = try MarkupReader.tree(of: archive.contents(of: name), file: name)
      #expect(head.wholeText.hasSuffix("BẢN NHÁP"))
    }
    let clean = try Archive(bytes: DOCXWriter().write(SampleDocument.survey()), file: "t.docx")
    #expect(!clean.names.contains("word/header2.xml"))
  }

  @Test func spreadsheetMLSaysItInTheHeadOfEachPage() throws {
    let xml = String(decoding: try SpreadsheetML2003Writer().write(draft()), as: UTF8.self)
    let data = "&amp;P&amp;R&amp;&quot;Times New Roman,Bold&quot;&amp;13 BẢN NHÁP\"/>"
    #expect(xml.ranges(of: data).count == 2)
  }

  @Test func whatIsNoDraftIsAsBefore() throws {
    let text = String(decoding: try PlainTextWriter().write(SampleDocument.survey()), as: UTF8.self)
    #expect(!text.contains("NHÁP"))
    #expect(DocumentDump.text(of: draft()).contains("  draft \"BẢN NHÁP\"\n"))
  }
}
