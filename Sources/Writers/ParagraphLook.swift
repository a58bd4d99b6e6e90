import Documents

/// How a paragraph looks in a cell: fonts and sizes of NĐ 30/2020/NĐ-CP, Phụ lục I, by role.
struct ParagraphLook: Hashable {
  var sizeInPoints = 13
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var isGrey = false
  var horizontal = CellStyle.Horizontal.left
  var vertical = CellStyle.Vertical.centre
  var indent = 0

  init(_ paragraph: Paragraph) {
    self.init(paragraph.role)
    var (hasWords, isWhollyBold, isWhollyItalic) = (false, true, true)
    for run in paragraph.runs where !run.text.isEmpty {
      hasWords = true
      isWhollyBold = isWhollyBold && run.isBold
      isWhollyItalic = isWhollyItalic && run.isItalic
    }
    isBold = isBold || hasWords && isWhollyBold
    isItalic = isItalic || hasWords && isWhollyItalic
  }

  /// As `==`, without comparing the names of cases.
  func isSame(as other: ParagraphLook) -> Bool { number == other.number }

  /// All of it in one number.
  private var number: Int {
    let flags = (isBold ? 1 : 0) + (isItalic ? 2 : 0) + (isUnderlined ? 4 : 0) + (isGrey ? 8 : 0)
    let across = switch horizontal {
    case .left: 0
    case .centre: 1
    case .right: 2
    }
    let down = switch vertical {
    case .top: 0
    case .centre: 1
    case .bottom: 2
    }
    return flags + across << 4 + down << 6 + indent << 8 + sizeInPoints << 12
  }

  private init(_ role: ParagraphRole) {
    switch role {
    case .nationalName, .agency, .signerTitle: set(13, .centre, bold: true)
    case .parentAgency, .documentNumber: set(13, .centre)
    case .nationalMotto: set(14, .centre, bold: true)
    case .placeAndDate: set(14, .centre, italic: true)
    case .formNumber: set(13, .centre, bold: true)
    case .formAuthority: set(12, .centre, italic: true)
    case .title, .subject: set(14, .centre, bold: true)
    case .subtitle, .signerHint: set(13, .centre, italic: true)
    case .unitNote: set(12, .right, italic: true)
    case .heading1, .heading2: set(13, .left, bold: true)
    case .heading3: set(13, .left, bold: true, italic: true)
    case .body: set(13, .left)
    case .listItem: set(13, .left, indent: 1)
    case .placeholder: set(13, .left, italic: true)
    case .note: set(11, .left, italic: true)
    case .signerName: set(13, .centre, bold: true)
    case .recipientsHead: set(12, .left, bold: true, italic: true)
    case .recipient: set(11, .left)
    }
    isUnderlined = role == .nationalMotto || role == .agency || role == .subject
    isGrey = role == .placeholder
    if role == .signerName { vertical = .bottom }
    if role == .recipient { vertical = .top }
  }

  private mutating func set(
    _ size: Int, _ horizontal: CellStyle.Horizontal, bold: Bool = false, italic: Bool = false, indent: Int = 0
  ) {
    sizeInPoints = size
    self.horizontal = horizontal
    isBold = bold
    isItalic = italic
    self.indent = indent
  }
}

extension Paragraph {
  /// The words of the paragraph as they stand in a cell or on a line: list lines with their dash, places that wait for
  /// words in brackets.
  var printedText: String {
    let (before, after) = printedAround
    return before + text + after
  }

  /// What the role puts before and after the paragraph's own words.
  var printedAround: (before: String, after: String) {
    switch role {
    case .listItem, .recipient: return (text.hasPrefix("-") || text.hasPrefix("+") ? "" : "- ", "")
    case .placeholder: return ("[", "]")
    default: return ("", "")
    }
  }
}
