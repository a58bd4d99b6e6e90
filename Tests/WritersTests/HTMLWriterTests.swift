import Documents
import Quantities
import TestSupport
import Testing

@testable import Writers

private func page(_ blocks: [Block], styles: [CellStyle] = [CellStyle()]) throws -> String {
  let section = DocumentSection(code: "s", sheetName: "Tờ & một", blocks: blocks)
  return try page(Document(properties: Document.Properties(title: "Báo <cáo>"), sections: [section], styles: styles))
}

private func page(_ document: Document) throws -> String {
  String(decoding: try HTMLWriter().write(document), as: UTF8.self)
}

/// Tags in their order, `</p>` for an end; attributes left out.
private func tags(_ page: String) -> [String] {
  page.split(separator: "<").dropFirst().map { piece in
    String(piece.prefix { $0 != ">" && $0 != " " && $0 != "\n" })
  }
}

/// The first tag that is not closed in its place; `nil` for none.
private func unbalanced(_ page: String) -> String? {
  var open: [String] = []
  for tag in tags(page) where !["!DOCTYPE", "meta", "br", "col"].contains(tag) {
    if tag.hasPrefix("/") {
      if open.popLast() != String(tag.dropFirst()) { return tag }
    } else {
      open.append(tag)
    }
  }
  return open.last
}

@Suite struct HTMLWriterTests {
  @Test func everyTagIsClosedInItsPlace() throws {
    #expect(unbalanced(try page(SampleDocument.survey())) == nil)
    #expect(unbalanced(try page(BlankDocument.document())) == nil)
    #expect(unbalanced("<p><b></p>") == "/p")
  }

  @Test func thePageNeedsNothingElse() throws {
    let page = try page(SampleDocument.survey())
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    for word in ["<script", "<link", "src=", "url(", "http"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.contains("@page page-0 { size: A4 "))
  }

  @Test func whatLooksLikeMarkupIsText() throws {
    let page = try page([.paragraph(Paragraph(.body, "LĐ-TB&XH <\"x\">\nhai\u{1}"))])
    #expect(page.contains("<p class=\"body\">LĐ-TB&amp;XH &lt;\"x\"&gt;<br>hai </p>"))
    #expect(page.contains("<title>Báo &lt;cáo&gt;</title>"))
  }

  @Test func headingsLeaveNoLevelOut() throws {
    let roles: [ParagraphRole] = [.heading2, .title, .heading3, .heading1, .heading2, .heading3]
    let page = try page(roles.map { .paragraph(Paragraph($0, "x")) })
    let levels = tags(page).filter { $0.count == 2 && $0.hasPrefix("h") && $0 != "hr" }
    #expect(levels == ["h1", "h2", "h3", "h2", "h3", "h4"])
    #expect(tags(try self.pageWithoutTitle()).contains("h1"))
  }

  private func pageWithoutTitle() throws -> String { try page([.paragraph(Paragraph(.body, "x"))]) }

  @Test func headerCellsSayWhatTheyHead() throws {
    var palette = StylePalette()
    let number = palette.index(of: CellStyle(horizontal: .right, numberFormat: .decimal(places: 2)))
    let table = Table(
      columns: [
        .init(widthInCharacters: 9, isHidden: true), .init(widthInCharacters: 4), .init(widthInCharacters: 30),
        .init(widthInCharacters: 8), .init(widthInCharacters: 8),
      ],
      rows: [.init(.header), .init(.codeLine), .init(.body), .init(.anchorOnly)],
      cells: [
        Cell(), Cell(.text("TT")), Cell(.text("Xã")), Cell(.text("Số hộ")), Cell(),
        Cell(.text("#codes")), Cell(.text("A")), Cell(.text("B")), Cell(.text("1")), Cell(.text("2")),
        Cell(.text("u:1")), Cell(.text("1")), Cell(.text("Xã Một")),
        Cell(.number(DecimalNumber(significand: 12345, scale: 1)), style: number, isIncomplete: true), Cell(),
        Cell(.text("#end")), Cell(), Cell(), Cell(), Cell(),
      ], spans: [Span(row: 0, column: 3, rowCount: 1, columnCount: 2)], headerRowCount: 2, stubColumnCount: 3)
    let page = try page([.table(table)], styles: palette.styles)
    #expect(page.contains("<th scope=\"col\">TT</th><th scope=\"col\">Xã</th><th scope=\"colgroup\" colspan=\"2\">Số hộ</th></tr>"))
    #expect(page.contains("<tr class=\"codeLine\"><td>A</td><td class=\"stub\">B</td><td>1</td><td>2</td></tr>"))
    #expect(page.contains("<th scope=\"row\" class=\"stub\">Xã Một</th><td class=\"r\">1.234,50<span class=\"mark\""))
    #expect(page.contains("aria-label=\"Tờ &amp; một\""))
    for hidden in ["#codes", "u:1", "#end"] { #expect(!page.contains(hidden)) }
  }

  @Test func tablesOfOneSectionHaveDifferentNames() throws {
    var tables = RandomTables(seed: 3)
    let page = try page([.table(tables.next()), .table(tables.next())], styles: RandomTables.styles)
    #expect(page.contains("aria-label=\"Tờ &amp; một\"") && page.contains("aria-label=\"Tờ &amp; một, bảng 2\""))
  }

  @Test func theCellsOfEveryTableCoverItOnce() {
    var tables = RandomTables(seed: 11)
    for _ in 0..<200 {
      let table = TextTable(tables.next(), styles: RandomTables.styles)
      let covered = table.areas.reduce(0) { $0 + $1.rowCount * $1.columnCount }
      #expect(covered == table.rows.count * table.columnCount)
      #expect(table.areas.map(\.row) == table.areas.map(\.row).sorted())
    }
  }

  @Test func rolesLookAsTheHouseStyleSays() throws {
    var document = Document(
      properties: Document.Properties(title: "Báo cáo"),
      sections: [DocumentSection(code: "s", sheetName: "s", blocks: [.paragraph(Paragraph(.title, "BÁO CÁO"))])],
      styles: [CellStyle()])
    document.houseStyle.fontName = "Chữ\"; }<lạ"
    document.houseStyle[.title] = RoleLook(points: 17, isItalic: true, alignment: .right, before: 4, stroke: .share(percent: 50))
    let page = try page(document)
    #expect(page.contains(".title { font-size: 17pt; font-style: italic; text-align: right; margin-top: 4pt }"))
    #expect(page.contains(".title::after { content: \"\"; display: block; width: 6.0em;"))
    #expect(page.contains("\"Chữ lạ\", Tinos"), "a font's name ends no rule")
    #expect(!page.contains(".subtitle::after"))
  }

  @Test func theSamePageTwiceIsTheSameBytes() throws {
    #expect(try HTMLWriter().write(SampleDocument.survey()) == HTMLWriter().write(SampleDocument.survey()))
  }
}
