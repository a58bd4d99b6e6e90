import Documents
import Markup
import TestSupport
import Testing

@testable import Writers

@Suite struct DOCXWriterTests {
  private static func document(_ blocks: [Block], _ page: PageSetup = PageSetup()) -> Document {
    Document(
      properties: Document.Properties(title: "t"),
      sections: [DocumentSection(code: "s", sheetName: "S", page: page, blocks: blocks)])
  }

  @Test func everyRelationshipHasItsPartAndEveryPartItsContentType() throws {
    let parts = try DOCXParts(SampleDocument.survey())
    #expect(parts.names.first == "[Content_Types].xml")
    let types = try parts.part("[Content_Types].xml").children.compactMap { $0[attribute: "PartName"] }
    #expect(Set(types) == Set(parts.names.filter { $0.hasSuffix(".xml") && $0 != "[Content_Types].xml" }.map { "/" + $0 }))
    let targets = try parts.part("word/_rels/document.xml.rels").children.compactMap { $0[attribute: "Target"] }
    #expect(Set(targets.map { "word/" + $0 }).isSubset(of: Set(parts.names)) && targets.count == 4)
    let header = try parts.papers()[0].first("headerReference")
    #expect(header?.attributes.contains { $0.name == "id" && $0.value == "rId4" } == true)
    #expect(try parts.part("word/_rels/document.xml.rels").children[3][attribute: "Target"] == "header1.xml")
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    #expect(try DOCXParts(SampleDocument.survey()).bytes == DOCXParts(SampleDocument.survey()).bytes)
  }

  @Test func everyRoleHasAStyleAndNoParagraphNamesAnother() throws {
    let blocks = ParagraphRole.allCases.map { Block.paragraph(Paragraph($0, "Chữ \($0.code)")) }
    var document = Self.document(blocks)
    document.sections[0].blocks += SampleDocument.survey().sections[0].blocks
    document.styles = SampleDocument.survey().styles
    let parts = try DOCXParts(document)
    let styles = try parts.part("word/styles.xml").children.compactMap { $0.word("styleId") }
    #expect(Set(styles).count == styles.count)
    #expect(try Set(Self.namedStyles(in: parts.part("word/document.xml"))).isSubset(of: Set(styles)))
    #expect(try parts.paragraphs().prefix(blocks.count).compactMap(\.styleID) == ParagraphRole.allCases.map(\.styleID))
  }

  private static func namedStyles(in element: MarkupElement) -> [String] {
    (["pStyle", "tblStyle"].contains(element.name) ? [element.word() ?? ""] : []) + element.children.flatMap(namedStyles)
  }

  @Test func headingsAreThoseThatTheNavigationPaneKnows() throws {
    let styles = try DOCXParts(Self.document([])).part("word/styles.xml").children
    for (level, id) in ["Heading1", "Heading2", "Heading3"].enumerated() {
      let style = try #require(styles.first { $0.word("styleId") == id })
      #expect(style.first("name")?.word() == "heading \(level + 1)")
      #expect(style.first("pPr")?.first("outlineLvl")?.word() == "\(level)")
      #expect(style.first("pPr")?.first("keepNext") != nil)
    }
  }

  @Test func wordsSurvive() throws {
    let words = "LĐ-TB&XH <số hộ> \"nghèo\" 'x' ]]> &amp; 👩‍👩‍👧  hai khoảng trắng "
    let text = try DOCXParts(Self.document([.paragraph(Paragraph(.note, words))])).paragraphs()[0].printedText
    #expect(text.unicodeScalars.elementsEqual(words.unicodeScalars))
  }

  @Test func lineEndsAndTabsAreElementsAndControlsAreSpaces() throws {
    let text = "một\nhai\tba\r\nbốn\u{2028}năm\u{7}sáu\u{FFFF}bảy\u{B}tám"
    let paragraph = try DOCXParts(Self.document([.paragraph(Paragraph(.note, text))])).paragraphs()[0]
    #expect(paragraph.printedText == "một\nhai\tba\nbốn\nnăm sáu bảy\ntám")
    let cell = Cell(.text("một\nhai"))
    let table = try DOCXParts(SmallDocument.with([cell])).tables()[0]
    #expect(table.rows[0].cells[0].printedText == "một\nhai")
    #expect(table.rows[0].cells[0].children.map(\.name) == ["tcPr", "p"])
  }

  @Test func runsKeepTheirLook() throws {
    let paragraph = Paragraph(.body, runs: [.init("a"), .init("b", isBold: true), .init("c", isItalic: true), .init("")])
    let runs = try DOCXParts(Self.document([.paragraph(paragraph)])).paragraphs()[0].children.filter { $0.name == "r" }
    #expect(runs.map { $0.first("rPr")?.children.map(\.name) ?? [] } == [[], ["b", "bCs"], ["i", "iCs"]])
  }

  @Test func aPlaceThatWaitsForWordsIsMarkedAndListsHaveDashes() throws {
    let parts = try DOCXParts(
      Self.document([.paragraph(Paragraph(.placeholder, "gợi ý")), .paragraph(Paragraph(.listItem, "một"))]))
    #expect(try parts.paragraphs().map(\.printedText) == ["[gợi ý]", "- một"])
    #expect(try parts.paragraphs()[0].styleID == "Placeholder")
  }

  // MARK: - Paper

  @Test func thePageIsA4WithTheMarginsAndNoNumberOnPageOne() throws {
    let paper = try DOCXParts(Self.document([])).papers()[0]
    #expect(paper.first("pgSz")?.word("w") == "11906" && paper.first("pgSz")?.word("h") == "16838")
    let margins = ["top", "bottom", "left", "right"].map { paper.first("pgMar")?.word($0) }
    #expect(margins == ["1134", "1134", "1701", "850"])
    #expect(paper.first("titlePg") != nil && paper.children.filter { $0.name == "headerReference" }.count == 1)
  }

  @Test func aLandscapeSectionStandsBetweenPortraitPages() throws {
    let landscape = PageSetup(orientation: .landscape)
    var document = Self.document([.paragraph(Paragraph(.body, "một"))])
    document.sections.append(DocumentSection(code: "b", sheetName: "B", page: landscape, blocks: [.paragraph(Paragraph(.body, "hai"))]))
    document.sections.append(DocumentSection(code: "c", sheetName: "C", page: landscape, blocks: [.paragraph(Paragraph(.body, "ba"))]))
    document.sections.append(DocumentSection(code: "d", sheetName: "D", blocks: [.paragraph(Paragraph(.body, "bốn"))]))
    let papers = try DOCXParts(document).papers()
    #expect(papers.map { $0.first("pgSz")?.word("orient") ?? "portrait" } == ["portrait", "landscape", "portrait"])
    #expect(papers.map { $0.first("titlePg") != nil } == [true, false, false])
  }

  @Test func anAnnexBeginsAPageOfItsOwnWithItsOwnHeadAndCountsFromOne() throws {
    var document = Self.document([.paragraph(Paragraph(.body, "một"))])
    document.sections[0].foot = [.paragraph(Paragraph(.note, "ký"))]
    for name in ["I", "II"] {
      var annex = DocumentSection(
        code: name, sheetName: name, caption: "không in", head: [.paragraph(Paragraph(.annexNumber, "Phụ lục \(name)"))],
        blocks: [.paragraph(Paragraph(.body, "bảng \(name)"))], foot: [.paragraph(Paragraph(.note, "chân \(name)"))])
      annex.opensAnnex = true
      document.sections.append(annex)
    }
    let parts = try DOCXParts(document)
    #expect(
      try parts.paragraphs().map(\.printedText) == [
        "một", "ký", "Phụ lục I", "bảng I", "chân I", "Phụ lục II", "bảng II", "chân II",
      ])
    #expect(try parts.papers().map { $0.first("pgNumType")?.word("start") } == [nil, "1", "1"])
    document.houseStyle.annexesRestartPages = false
    #expect(try DOCXParts(document).papers().allSatisfy { $0.first("pgNumType") == nil })
    let plain = String(decoding: try PlainTextWriter().write(document), as: UTF8.self)
    #expect(plain.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }.contains("Phụ lục II"))
  }

  @Test func theHouseStyleDecides() throws {
    var document = Self.document([.paragraph(Paragraph(.body, "một"))])
    document.houseStyle.fontName = "Chữ <thử> & \"khác\""
    document.houseStyle[.body] = RoleLook(
      points: 15, isBold: true, alignment: .right, firstLine: 100, before: 7, after: 3, linePercent: 150)
    let styles = try DOCXParts(document).part("word/styles.xml")
    #expect(styles.first("docDefaults")?.first("rPrDefault")?.first("rPr")?.first("rFonts")?.word("ascii") == "Chữ <thử> & \"khác\"")
    let body = try #require(styles.children.first { $0.word("styleId") == "BodyText" })
    let spacing = body.first("pPr")?.first("spacing")
    #expect(["before", "after", "line"].map { spacing?.word($0) } == ["140", "60", "360"])
    #expect(body.first("pPr")?.first("ind")?.word("firstLine") == "567" && body.first("pPr")?.first("jc")?.word() == "right")
    #expect(body.first("rPr")?.children.map(\.name) == ["b", "bCs", "sz", "szCs"] && body.first("rPr")?.first("sz")?.word() == "30")
  }

  // MARK: - Head and signatures

  @Test func numberAndDateStandOnOneLineAndTheStateKeepsToOne() throws {
    let parts = try DOCXParts(SampleDocument.survey())
    let head = try parts.tables()[0]
    #expect(head.rows.count == 2)
    #expect(head.rows[1].cells.map(\.printedText) == ["Số: 125/BC-UBND", "Hớn Quản, ngày 19 tháng 5 năm 2023"])
    let widths = head.first("tblGrid")?.children.compactMap { $0.word("w").flatMap { Int($0) } } ?? []
    #expect(widths[1] > TextWidths.twips(of: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", points: 13, isBold: true))
    // Below the motto a line as long as it, in the middle.
    let stroke = try #require(head.rows[0].cells[1].children.last)
    #expect(stroke.styleID == "Stroke")
    let indents = ["left", "right"].map { stroke.first("pPr")?.first("ind")?.word($0).flatMap { Int($0) } ?? -1 }
    let motto = TextWidths.twips(of: "Độc lập - Tự do - Hạnh phúc", points: 14, isBold: true)
    #expect(indents[0] == indents[1] && abs(widths[1] - 2 * indents[0] - motto) < 3)
  }

  @Test func signaturesTakeTheLastRowsWithThem() throws {
    let signatures = SideBySide(left: [Paragraph(.recipientsHead, "Nơi nhận:")], right: [Paragraph(.signerTitle, "CHỦ TỊCH")])
    var document = SmallDocument.with((1...5).map { Cell(.text("\($0)")) })
    document.sections[0].blocks += [.paragraph(Paragraph(.note, "ghi chú")), .gap]
    document.sections[0].foot = [.sideBySide(signatures)]
    let body = try DOCXParts(document).body()
    let held = body[0].rows.map { $0.cells[0].first("p")?.first("pPr")?.first("keepNext") != nil }
    #expect(held == [false, false, false, true, true])
    #expect(body[1...2].allSatisfy { $0.first("pPr")?.first("keepNext") != nil })
    #expect(body[3].rows[0].first("trPr")?.first("cantSplit") != nil)
  }
}
