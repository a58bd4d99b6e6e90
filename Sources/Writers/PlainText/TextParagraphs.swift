import Documents

/// Lays out paragraphs in lines of text by their roles.
struct TextParagraphs {
  /// Columns of the screen that a line may take.
  let width: Int
  let box: BoxCharacters
  let house: HouseStyle

  /// A line, UTF-8, and the columns it takes.
  struct Line {
    var bytes: [UInt8]
    var width: Int
    static let empty = Line(bytes: [], width: 0)

    init(bytes: [UInt8], width: Int) {
      self.bytes = bytes
      self.width = width
    }

    /// A line with so much white before it.
    init(indent: Int, _ bytes: some Collection<UInt8>, width: Int) {
      self.bytes = Array(repeating: UInt8(ascii: " "), count: indent)
      self.bytes += bytes
      self.width = indent + width
    }

    /// Appends another line behind so much white.
    mutating func append(_ other: Line, after white: Int) {
      bytes += repeatElement(UInt8(ascii: " "), count: white)
      bytes += other.bytes
      width += white + other.width
    }
  }

  private enum Alignment { case left, centre, right }

  /// The lines of a paragraph, each with the white that its alignment puts before it.
  func lines(of paragraph: Paragraph) -> [Line] {
    let role = paragraph.role
    let alignment = alignment(of: role)
    let (firstIndent, restIndent) = indents(of: role)
    let wrapped = wrap(
      paragraph.printedText, firstIndent: firstIndent, restIndent: restIndent, isBalanced: alignment == .centre)
    var lines = wrapped.map { aligned($0, alignment) }
    if let length = lineBelow(role, textWidth: wrapped.map(\.width).max() ?? 0), length > 0 {
      let stroke = repeatElement(box.horizontal, count: length)
      lines.append(aligned(Line(bytes: Array(stroke.joined()), width: length), alignment))
    }
    return role == .signerName ? Array(repeating: .empty, count: 4) + lines : lines
  }

  /// Blocks beside each other, each within its part of the width.
  func lines(of blocks: SideBySide) -> [Line] {
    let gutter = 2
    let count = blocks.columns.count
    let part = (width - gutter * (count - 1)) / count
    let columns = blocks.columns.enumerated().map { index, paragraphs in
      let isLast = index == count - 1
      let own = TextParagraphs(width: isLast ? width - index * (part + gutter) : part, box: box, house: house)
      return paragraphs.flatMap(own.lines)
    }
    return (0..<(columns.map(\.count).max() ?? 0)).map { row in
      var line = Line.empty
      for (index, column) in columns.enumerated() where row < column.count && column[row].width > 0 {
        let fill = index == 0 ? 0 : max(1, index * (part + gutter) - line.width)
        line.append(column[row], after: fill)
      }
      return line
    }
  }

  private func alignment(of role: ParagraphRole) -> Alignment {
    switch house[role].alignment {
    case .left, .justified: .left
    case .centre: .centre
    case .right: .right
    }
  }

  /// White before the first line and before the others.
  private func indents(of role: ParagraphRole) -> (first: Int, rest: Int) {
    switch role {
    case .body: (4, 0)
    case .listItem: (4, 6)
    case .placeholder: (4, 4)
    case .recipient: (0, 2)
    default: (0, 0)
    }
  }

  /// The stroke under a paragraph.
  private func lineBelow(_ role: ParagraphRole, textWidth: Int) -> Int? {
    switch house[role].stroke {
    case .none: nil
    case .share(percent: 100): textWidth
    case .share(let percent): (textWidth + 1) * percent / 100
    }
  }

  private func aligned(_ line: Line, _ alignment: Alignment) -> Line {
    let slack = max(0, width - line.width)
    let before =
      switch alignment {
      case .left: 0
      case .centre: slack / 2
      case .right: slack
      }
    return before == 0 ? line : Line(indent: before, line.bytes, width: line.width)
  }

  /// - Parameter isBalanced: the lines are about equally long, as titles are set.
  private func wrap(_ text: String, firstIndent: Int, restIndent: Int, isBalanced: Bool) -> [Line] {
    var store = TextStore()
    let words = store.add(text)
    // All lines leave room for the deeper indentation.
    let limit = max(2, width - max(firstIndent, restIndent))
    var pieces: [TextPiece] = []
    store.wrap(words, limit: limit, into: &pieces)
    if isBalanced, words.count == 1, (2...8).contains(pieces.count) {
      pieces = balanced(store, words, lines: pieces, limit: limit)
    }
    return pieces.enumerated().map { index, piece in
      let indent = index == 0 ? firstIndent : restIndent
      return Line(indent: indent, store.bytes[piece.start..<piece.end], width: piece.width)
    }
  }

  /// The narrowest lines that are not more.
  private func balanced(_ store: TextStore, _ words: Range<Int>, lines: [TextPiece], limit: Int) -> [TextPiece] {
    let total = lines.reduce(0) { $0 + $1.width }
    for narrower in max(2, min(limit, total / lines.count))..<limit {
      var pieces: [TextPiece] = []
      store.wrap(words, limit: narrower, into: &pieces)
      if pieces.count <= lines.count { return pieces }
    }
    return lines
  }
}
