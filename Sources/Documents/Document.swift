/// A finished document: blocks, tables and cells with their looks, and nothing that knows what an indicator is.
///
/// Forms and reports are filled into it, writers turn it into bytes. A document is a plain value: two documents that are
/// equal give the same bytes in every format.
package struct Document: Sendable, Equatable {
  package var properties: Properties
  package var sections: [DocumentSection]
  /// Looks of cells; ``Cell/style`` is an index into this list. No two entries are equal.
  package var styles: [CellStyle]
  /// What the file says about itself to programs and not to people; in this order, names unique.
  package var stamp: [StampEntry] = []
  /// Printed in the head of each page, so that nobody takes a draft for the report: `BẢN NHÁP`; empty for none.
  package var draftMark = ""
  /// Sizes, spaces and strokes of the roles of paragraphs.
  package var houseStyle = HouseStyle.standard

  /// What file formats carry beside the content.
  package struct Properties: Sendable, Equatable {
    package var title: String
    package var subject: String
    /// The organisation that reports.
    package var creator: String
    /// ISO moment that formats must state (`2023-05-19T00:00:00Z`); given by the workspace so that bytes repeat.
    package var created: String

    package init(title: String, subject: String = "", creator: String = "", created: String = "2000-01-01T00:00:00Z") {
      self.title = title
      self.subject = subject
      self.creator = creator
      self.created = created
    }
  }

  package init(properties: Properties, sections: [DocumentSection] = [], styles: [CellStyle] = [CellStyle()]) {
    self.properties = properties
    self.sections = sections
    self.styles = styles
  }
}

/// One fact of the hidden stamp by which a filled workbook is known again: which form, whose, for when.
///
/// Spreadsheets keep the stamp in a hidden sheet, ``sheetName``, whose first cell holds ``anchor`` and whose further rows
/// hold a name and a value: measured, that survives being saved again by LibreOffice as xlsx and ods and by programs that
/// drop document properties. Properties carry it too.
package struct StampEntry: Sendable, Equatable {
  /// Letters, digits, `.` and `-`: `period`.
  package var name: String
  package var value: String

  /// The hidden sheet of spreadsheets.
  package static let sheetName = "_bieumau"
  /// The first cell of that sheet, by which it is found when somebody renamed it.
  package static let anchor = "#stamp"

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One page set-up: one sheet of a workbook, one section of a text document.
package struct DocumentSection: Sendable, Equatable {
  /// Stable code, unique in the document: `summary`.
  package var code: String
  /// Name of the sheet, within Excel's rules and unique in the document; see ``SheetName``.
  package var sheetName: String
  /// One line that names the section where sections follow one another on a page; sheets have their name instead.
  package var caption: String
  package var page: PageSetup
  /// The head of the document. Sheets print it on each section, running text on the first only.
  package var head: [Block]
  package var blocks: [Block]
  /// Signatures and recipients. Sheets print them on each section, running text after the last only.
  package var foot: [Block]
  /// An annex begins here: in running text on a new page, with its own head and foot.
  package var opensAnnex = false

  package init(
    code: String, sheetName: String, caption: String = "", page: PageSetup = PageSetup(), head: [Block] = [],
    blocks: [Block] = [], foot: [Block] = []
  ) {
    self.code = code
    self.sheetName = sheetName
    self.caption = caption
    self.page = page
    self.head = head
    self.blocks = blocks
    self.foot = foot
  }
}

extension DocumentSection {
  /// Everything on the section's own sheet: head, body, foot.
  package var sheetBlocks: [Block] { head + blocks + foot }
}

extension Document {
  /// What a section gives to a running text: of the paper itself and of each annex the head before its first section
  /// only, then each section's caption, the foot after its last only.
  package func runningBlocks(ofSection index: Int) -> [Block] {
    let section = sections[index]
    let opensPart = index == 0 || section.opensAnnex
    let endsPart = index + 1 == sections.count || sections[index + 1].opensAnnex
    let caption = section.caption.isEmpty ? [] : [Block.paragraph(Paragraph(.heading2, section.caption))]
    return (opensPart ? section.head : caption) + section.blocks + (endsPart ? section.foot : [])
  }
}

/// What stands below one another on the pages of a section.
package enum Block: Sendable, Equatable {
  case paragraph(Paragraph)
  /// Blocks beside each other: the head of an administrative document, the signatures.
  case sideBySide(SideBySide)
  case table(Table)
  /// A picture of the nearest table before it; see ``Chart``.
  case chart(Chart)
  /// An empty line.
  case gap

  /// Rows that the block takes in a sheet; a chart in a format that has charts.
  package var rowCount: Int {
    switch self {
    case .paragraph, .gap: 1
    case .sideBySide(let beside): max(beside.left.count, beside.middle.count, beside.right.count)
    case .table(let table): table.rows.count
    case .chart(let chart): chart.rows.count * max(1, chart.series.count) + 4
    }
  }
}

/// Two columns of paragraphs, or three. In a sheet the paragraphs beside each other share one row.
package struct SideBySide: Sendable, Equatable {
  package var left: [Paragraph]
  /// Empty for two columns, which then take a half each.
  package var middle: [Paragraph]
  package var right: [Paragraph]

  package init(left: [Paragraph], middle: [Paragraph] = [], right: [Paragraph]) {
    self.left = left
    self.middle = middle
    self.right = right
  }

  /// The columns that stand, from the left.
  package var columns: [[Paragraph]] { middle.isEmpty ? [left, right] : [left, middle, right] }
}

/// A paragraph: runs of text in one role. The role says how it looks in each format.
package struct Paragraph: Sendable, Equatable {
  package var role: ParagraphRole
  package var runs: [Run]

  /// Characters that look alike.
  package struct Run: Sendable, Equatable {
    package var text: String
    package var isBold: Bool
    package var isItalic: Bool

    package init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
    }
  }

  package init(_ role: ParagraphRole, _ text: String) {
    self.role = role
    self.runs = [Run(text)]
  }

  package init(_ role: ParagraphRole, runs: [Run]) {
    self.role = role
    self.runs = runs
  }

  package var text: String { runs.count == 1 ? runs[0].text : runs.map(\.text).joined() }
}

/// What a paragraph is in an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I); sizes in points.
package enum ParagraphRole: UInt8, Sendable, CaseIterable {
  /// Quốc hiệu: capitals, bold, 13.
  case nationalName
  /// Tiêu ngữ: bold, 14, a line below as long as the text.
  case nationalMotto
  /// Cơ quan chủ quản: capitals, upright, 13.
  case parentAgency
  /// Cơ quan ban hành: capitals, bold, 13, a line of a third to a half below.
  case agency
  /// Số, ký hiệu: 13, centred.
  case documentNumber
  /// "V/v …", what a letter is about: under its number, 12–13, upright, centred.
  case letterSubject
  /// Địa danh, ngày tháng: italic, 14, centred.
  case placeAndDate
  /// "Biểu số 05", right block, bold.
  case formNumber
  /// "(Ban hành kèm theo …)", italic.
  case formAuthority
  /// Tên loại văn bản, tên biểu: capitals, bold, 14, centred.
  case title
  /// Trích yếu: bold, 14, centred, a line below.
  case subject
  /// A line under a title, centred, italic.
  case subtitle
  /// "Phụ lục I", bold, 14, centred.
  case annexNumber
  /// "(Kèm theo Báo cáo số …)", italic, centred.
  case annexAuthority
  /// "Đơn vị tính: …", right, italic.
  case unitNote
  /// "Kính gửi: …", to whom a letter goes: centred.
  case addressee
  /// Level I.
  case heading1
  /// Level 1.
  case heading2
  /// Level a)
  case heading3
  /// Justified, first line indented.
  case body
  /// A line of a list, with its own dash.
  case listItem
  /// A place that waits for words; marked, never printed as if it were content.
  case placeholder
  /// A remark below a table, small.
  case note
  /// "TM. ỦY BAN NHÂN DÂN", capitals, bold, centred.
  case signerTitle
  /// "(Ký, ghi rõ họ tên)", italic, centred.
  case signerHint
  /// Name of the signer, bold, centred; space for the signature stands above it.
  case signerName
  /// "Nơi nhận:", bold italic, 12.
  case recipientsHead
  /// One recipient, 11.
  case recipient

  /// As templates and dumps write it.
  package var code: String { Self.codes[Int(rawValue)] }

  private static let codes = allCases.map { String(describing: $0) }
  private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

  /// The role of a code; `nil` for no role's.
  package init?(code: String) {
    guard let role = Self.byCode[code] else { return nil }
    self = role
  }
}

/// The sheet of paper.
package struct PageSetup: Sendable, Equatable {
  package enum Orientation: String, Sendable { case portrait, landscape }

  package var orientation: Orientation
  /// Margins in millimetres: top, bottom, left, right. NĐ 30/2020: 20–25, 20–25, 30–35, 15–20.
  package var topMillimetres: Int
  package var bottomMillimetres: Int
  package var leftMillimetres: Int
  package var rightMillimetres: Int
  /// Shrinks a wide table to one page across; any number of pages down.
  package var fitsWidth: Bool

  package init(
    orientation: Orientation = .portrait, topMillimetres: Int = 20, bottomMillimetres: Int = 20,
    leftMillimetres: Int = 30, rightMillimetres: Int = 15, fitsWidth: Bool = true
  ) {
    self.orientation = orientation
    self.topMillimetres = topMillimetres
    self.bottomMillimetres = bottomMillimetres
    self.leftMillimetres = leftMillimetres
    self.rightMillimetres = rightMillimetres
    self.fitsWidth = fitsWidth
  }

  /// Width and height of what the margins leave of a sheet of A4; below 0 when they leave nothing.
  package var textMillimetres: (width: Int, height: Int) {
    let (width, height) = orientation == .portrait ? (210, 297) : (297, 210)
    return (width - leftMillimetres - rightMillimetres, height - topMillimetres - bottomMillimetres)
  }
}
