import Documents

/// How a paragraph looks in a cell: what the document's house style says of its role, as far as cells can show it.
struct ParagraphLook: Hashable {
  let sizeInPoints: Int
  private(set) var isBold: Bool
  private(set) var isItalic: Bool
  let isUnderlined: Bool
  let isGrey: Bool
  let horizontal: CellStyle.Horizontal
  let vertical: CellStyle.Vertical
  let indent: Int
  /// All of it in one number, by which looks are told apart without comparing the names of cases.
  private(set) var number = 0

  /// - Parameter look: what the house style says of the paragraph's role.
  init(_ paragraph: Paragraph, _ look: RoleLook) {
    self.init(paragraph.role, look)
    var (hasWords, isWhollyBold, isWhollyItalic) = (false, true, true)
    for run in paragraph.runs where !run.text.isEmpty {
      hasWords = true
      isWhollyBold = isWhollyBold && run.isBold
      isWhollyItalic = isWhollyItalic && run.isItalic
    }
    isBold = isBold || hasWords && isWhollyBold
    isItalic = isItalic || hasWords && isWhollyItalic
    number = asNumber
  }

  private var asNumber: Int {
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

  private init(_ role: ParagraphRole, _ look: RoleLook) {
    sizeInPoints = look.points
    isBold = look.isBold
    isItalic = look.isItalic
    // Patterns and not `==`, which is a call through a table of the protocol here.
    isUnderlined = if case .none = look.stroke { false } else { true }
    isGrey = if case .placeholder = role { true } else { false }
    indent = if case .listItem = role { 1 } else { 0 }
    switch look.alignment {
    case .left, .justified: horizontal = .left
    case .centre: horizontal = .centre
    case .right: horizontal = .right
    }
    switch role {
    case .signerName: vertical = .bottom
    case .recipient: vertical = .top
    default: vertical = .centre
    }
  }
}

extension Paragraph {
  /// The words of the paragraph as they stand in a cell or on a line: list lines with their dash, places that wait for
  /// words in brackets.
  var printedText: String {
    let (before, after) = printedAround
    return before.isEmpty && after.isEmpty ? text : before + text + after
  }

  /// What the role puts before and after the paragraph's own words.
  var printedAround: (before: String, after: String) {
    switch role {
    case .listItem, .recipient: return (hasMark ? "" : "- ", "")
    case .placeholder: return ("[", "]")
    default: return ("", "")
    }
  }

  /// The words begin with a dash or a plus of their own. The first bytes tell, but where they may be of one character.
  private var hasMark: Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
    if bytes.next() ?? 0 < 0x80 { return true }
    return text.hasPrefix("-") || text.hasPrefix("+")
  }
}
