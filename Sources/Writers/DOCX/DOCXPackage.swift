import Documents
import Markup

/// The parts of a docx and how they hang together: no part without a content type, no relationship without its part.
struct DOCXPackage {
  let document: Document
  let body: DOCXBody

  /// In the order in which they are packed: what names the others first.
  var parts: [(name: String, bytes: [UInt8])] {
    let parts = [
      ("[Content_Types].xml", contentTypes),
      ("_rels/.rels", packageRelationships),
      ("docProps/core.xml", CoreProperties(document.properties).bytes),
      ("word/document.xml", body.bytes),
      ("word/_rels/document.xml.rels", relationships),
      ("word/styles.xml", styles),
      ("word/settings.xml", settings),
      ("word/fontTable.xml", fonts),
      ("word/header1.xml", header),
    ]
    let charts = body.charts.enumerated().map { ("word/" + Self.chartName($0 + 1), $1) }
    return parts + (isDraft ? [("word/header2.xml", firstHeader)] : []) + charts
  }

  private var styles: [UInt8] {
    DOCXStyles(document.houseStyle, tablePoints: body.tablePoints, hasCharts: !body.charts.isEmpty).bytes
  }

  private var isDraft: Bool { !document.draftMark.isEmpty }

  /// The relationship by which sections name the header.
  static let headerID: StaticString = "rId4"
  /// The same for the head of a first page, which only a draft has.
  static let firstHeaderID: StaticString = "rId5"
  /// The relationship by which the body names a chart, the first being 1.
  static func chartID(_ number: Int) -> String { "chart\(number)" }
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  private static func chartName(_ number: Int) -> String { "charts/chart\(number).xml" }
  private static let officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  private var contentTypes: [UInt8] {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    var text = Self.declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    text += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    text += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    let drafts = isDraft ? [("/word/header2.xml", main + "header+xml")] : []
    for (part, type) in [
      ("/word/document.xml", main + "document.main+xml"), ("/word/styles.xml", main + "styles+xml"),
      ("/word/settings.xml", main + "settings+xml"), ("/word/fontTable.xml", main + "fontTable+xml"),
      ("/word/header1.xml", main + "header+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ] + drafts + chartTypes {
      text += "<Override PartName=\"\(part)\" ContentType=\"\(type)\"/>"
    }
    return Array((text + "</Types>").utf8)
  }

  private var chartTypes: [(String, String)] {
    body.charts.indices.map { index in
      ("/word/" + Self.chartName(index + 1), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    }
  }

  private var packageRelationships: [UInt8] {
    relationships([
      ("rId1", Self.officeTypes + "officeDocument", "word/document.xml"),
      ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private var relationships: [UInt8] {
    var targets = [
      ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("header", "header1.xml"),
    ]
    if isDraft { targets.append(("header", "header2.xml")) }
    let charts = body.charts.indices.map { (Self.chartID($0 + 1), Self.officeTypes + "chart", Self.chartName($0 + 1)) }
    return relationships(targets.enumerated().map { ("rId\($0 + 1)", Self.officeTypes + $1.0, $1.1) } + charts)
  }

  private func relationships(_ targets: [(id: String, type: String, target: String)]) -> [UInt8] {
    var text =
      Self.declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    for relationship in targets {
      text += "<Relationship Id=\"\(relationship.id)\" Type=\"\(relationship.type)\" Target=\"\(relationship.target)\"/>"
    }
    return Array((text + "</Relationships>").utf8)
  }

  /// Elements in the order of CT_Settings (§17.15.1.78). Without the mode, Word 2013 and later open the file as one of 2007.
  private var settings: [UInt8] {
    var text = Self.declaration + "<w:settings\(Self.namespaces)><w:zoom w:percent=\"100\"/>"
    text += "<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
    text += "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
    text += " w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/>"
    text += "<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
    return Array(text.utf8)
  }

  private var fonts: [UInt8] {
    var bytes = Array((Self.declaration + "<w:fonts\(Self.namespaces)><w:font w:name=\"").utf8)
    MarkupEscaping.append(attribute: document.houseStyle.fontName, to: &bytes)
    bytes += "\"><w:charset w:val=\"A3\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>".utf8
    return bytes
  }

  /// What a draft says at the right of the top margin, a paragraph of its own.
  private var draftLine: [UInt8] {
    guard isDraft else { return [] }
    var bytes = Array("<w:p><w:pPr><w:pStyle w:val=\"Header\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>".utf8)
    MarkupEscaping.append(text: document.draftMark, to: &bytes)
    return bytes + Array("</w:t></w:r></w:p>".utf8)
  }

  private var firstHeader: [UInt8] {
    Array((Self.declaration + "<w:hdr\(Self.namespaces)>").utf8) + draftLine + Array("</w:hdr>".utf8)
  }

  /// The page number in the middle of the top margin.
  private var header: [UInt8] {
    var text = Self.declaration + "<w:hdr\(Self.namespaces)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
    text += "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    text += "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
    text += "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
    text += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    return Array(text.utf8) + draftLine + Array("</w:hdr>".utf8)
  }
}
