import Documents
import Markup

/// `word/styles.xml`: a style for every role, so that an office changes a look in one place and Word knows the headings.
struct DOCXStyles {
  private let house: HouseStyle
  /// Sizes of letters that tables of the document have.
  private let tablePoints: Set<Int>
  private(set) var bytes: [UInt8] = []

  /// The style of a paragraph that holds a chart.
  static let chartID = "Chart"

  init(_ house: HouseStyle, tablePoints: Set<Int>, hasCharts: Bool) {
    self.house = house
    self.tablePoints = tablePoints
    appendDefaults()
    for role in ParagraphRole.allCases { append(role) }
    appendFixed()
    if hasCharts { appendChartParagraph() }
    for points in tablePoints.sorted() { appendTableText(points) }
    appendTables()
    bytes.append("</w:styles>")
  }

  // MARK: - Defaults

  private mutating func appendDefaults() {
    bytes += (DOCXPackage.declaration + "<w:styles\(DOCXPackage.namespaces)><w:docDefaults><w:rPrDefault><w:rPr>").utf8
    bytes.append("<w:rFonts")
    for script in ["ascii", "eastAsia", "hAnsi", "cs"] {
      bytes += " w:\(script)=\"".utf8
      MarkupEscaping.append(attribute: house.fontName, to: &bytes)
      bytes.append("\"")
    }
    let size = house[.body].points * 2
    bytes += "/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>".utf8
    bytes.append("<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>")
    bytes.append("<w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>")
    bytes.append("</w:pPrDefault></w:docDefaults>")
    bytes.append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>")
    bytes.append("</w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">")
    bytes.append("<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>")
    bytes.append("<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>")
    bytes.append("<w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>")
    bytes.append("<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>")
  }

  private mutating func open(_ id: String, _ name: String) {
    bytes += "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>".utf8
    bytes.append("<w:basedOn w:val=\"Normal\"/>")
  }

  // MARK: - Roles

  private mutating func append(_ role: ParagraphRole) {
    let look = house[role]
    open(role.styleID, role.styleName)
    // What follows a heading when somebody types on.
    if role.outlineLevel != nil { bytes += "<w:next w:val=\"\(ParagraphRole.body.styleID)\"/>".utf8 }
    bytes.append("<w:qFormat/><w:pPr>")
    if role.staysWithNext { bytes.append("<w:keepNext/>") }
    bytes += "<w:spacing w:before=\"\(look.before * 20)\" w:after=\"\(look.after * 20)\"".utf8
    bytes += " w:line=\"\(look.linePercent * 240 / 100)\" w:lineRule=\"auto\"/>".utf8
    if look.firstLine > 0 { bytes += "<w:ind w:firstLine=\"\(Twips.tenths(look.firstLine))\"/>".utf8 }
    bytes += "<w:jc w:val=\"\(look.alignment.word)\"/>".utf8
    if let level = role.outlineLevel { bytes += "<w:outlineLvl w:val=\"\(level)\"/>".utf8 }
    bytes.append("</w:pPr><w:rPr>")
    if look.isBold { bytes.append("<w:b/><w:bCs/>") }
    if look.isItalic { bytes.append("<w:i/><w:iCs/>") }
    if role == .placeholder { bytes.append("<w:color w:val=\"808080\"/>") }
    bytes += "<w:sz w:val=\"\(look.points * 2)\"/><w:szCs w:val=\"\(look.points * 2)\"/></w:rPr></w:style>".utf8
  }

  // MARK: - What no role has

  /// The header, and paragraphs that hold nothing.
  private mutating func appendFixed() {
    open("Header", "header")
    bytes += "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"\(house.pageNumberPoints * 2)\"/>".utf8
    bytes += "<w:szCs w:val=\"\(house.pageNumberPoints * 2)\"/></w:rPr></w:style>".utf8
    open("Gap", "Dòng trống")
    bytes.append("<w:pPr><w:spacing w:line=\"240\" w:lineRule=\"exact\"/></w:pPr></w:style>")
    // As low as Word can draw a line of text.
    open("Stroke", "Đường kẻ")
    bytes.append("<w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>")
    bytes.append("<w:spacing w:before=\"40\" w:line=\"100\" w:lineRule=\"exact\"/></w:pPr></w:style>")
    open("Break", "Ngắt phần")
    bytes.append("<w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/>")
    bytes.append("<w:szCs w:val=\"2\"/></w:rPr></w:style>")
  }

  private mutating func appendChartParagraph() {
    open(Self.chartID, "Biểu đồ")
    bytes += "<w:pPr><w:spacing w:before=\"\(DOCXChartRoom.pointsAboveChart * 20)\"/><w:jc w:val=\"center\"/></w:pPr>".utf8
    bytes.append("<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>")
  }

  /// Text of tables, a style for each size.
  private mutating func appendTableText(_ points: Int) {
    open(Self.tableTextID(points), "Chữ trong bảng \(points)")
    bytes += "<w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr><w:rPr><w:sz w:val=\"\(points * 2)\"/>".utf8
    bytes += "<w:szCs w:val=\"\(points * 2)\"/></w:rPr></w:style>".utf8
  }

  static func tableTextID(_ points: Int) -> String { "TableText\(points)" }

  /// The ruled table of a form, and the one without lines in which blocks stand beside each other.
  private mutating func appendTables() {
    for (id, name, margin, isRuled) in [("FormTable", "Bảng biểu", Twips.cellMargin, true), ("Beside", "Hai cột", 0, false)] {
      bytes += "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>".utf8
      bytes.append("<w:basedOn w:val=\"TableNormal\"/><w:tblPr>")
      if isRuled {
        bytes.append("<w:tblBorders>")
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
          bytes += "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>".utf8
        }
        bytes.append("</w:tblBorders>")
      }
      bytes += "<w:tblCellMar><w:left w:w=\"\(margin)\" w:type=\"dxa\"/><w:right w:w=\"\(margin)\" w:type=\"dxa\"/>".utf8
      bytes.append("</w:tblCellMar></w:tblPr></w:style>")
    }
  }
}

extension ParagraphRole {
  /// Names that Word knows for what it knows, so that its own functions work; the role's own elsewhere.
  var styleID: String {
    switch self {
    case .heading1: "Heading1"
    case .heading2: "Heading2"
    case .heading3: "Heading3"
    case .title: "Title"
    case .body: "BodyText"
    default: code.prefix(1).uppercased() + code.dropFirst()
    }
  }

  /// As the list of styles shows it; Word translates the names that it knows.
  fileprivate var styleName: String {
    switch self {
    case .heading1: "heading 1"
    case .heading2: "heading 2"
    case .heading3: "heading 3"
    case .title: "Title"
    case .body: "Body Text"
    case .nationalName: "Quốc hiệu"
    case .nationalMotto: "Tiêu ngữ"
    case .parentAgency: "Cơ quan chủ quản"
    case .agency: "Cơ quan ban hành"
    case .documentNumber: "Số, ký hiệu"
    case .letterSubject: "Trích yếu công văn"
    case .placeAndDate: "Địa danh, ngày tháng"
    case .formNumber: "Biểu số"
    case .formAuthority: "Căn cứ ban hành biểu"
    case .subject: "Trích yếu"
    case .subtitle: "Dòng dưới tên"
    case .annexNumber: "Phụ lục số"
    case .annexAuthority: "Kèm theo văn bản"
    case .unitNote: "Đơn vị tính"
    case .addressee: "Kính gửi"
    case .listItem: "Gạch đầu dòng"
    case .placeholder: "Chỗ chờ nội dung"
    case .note: "Ghi chú"
    case .signerTitle: "Quyền hạn, chức vụ"
    case .signerHint: "Hướng dẫn ký"
    case .signerName: "Người ký"
    case .recipientsHead: "Nơi nhận"
    case .recipient: "Tên nơi nhận"
    }
  }

  /// The level in the navigation pane and in tables of contents.
  fileprivate var outlineLevel: Int? {
    switch self {
    case .heading1, .annexNumber: 0
    case .heading2: 1
    case .heading3: 2
    default: nil
    }
  }

  /// No page ends behind it.
  fileprivate var staysWithNext: Bool {
    switch self {
    case .heading1, .heading2, .heading3, .title, .subject, .subtitle, .annexNumber, .annexAuthority, .unitNote,
      .formNumber, .formAuthority, .signerTitle, .recipientsHead:
      true
    default: false
    }
  }
}

extension RoleLook.Alignment {
  /// ST_Jc (§17.18.44).
  fileprivate var word: String {
    switch self {
    case .left: "left"
    case .centre: "center"
    case .right: "right"
    case .justified: "both"
    }
  }
}
