import Documents

/// Lays out paragraphs in lines of text by their roles.
struct TextParagraphs: ~Copyable {
  /// Columns of the screen that a line may take.
  let width: Int
  private let box: BoxCharacters
  private let house: HouseStyle
  /// The words of the paragraphs that are being laid out, and room for the lines of one: what the next takes again.
  private var store = TextStore()
  private var pieces: [TextPiece] = []
  private var lines: [Line] = []

  init(width: Int, box: BoxCharacters, house: HouseStyle) {
    self.width = width
    self.box = box
    self.house = house
  }

  /// A line: white, then words or a stroke.
  private struct Line {
    var indent: Int
    var content: Content
    /// Columns that it takes, the white included; 0 for an empty line.
    var width: Int

    enum Content {
      case words(TextPiece)
      case stroke(length: Int)
    }

    static let empty = Line(indent: 0, content: .stroke(length: 0), width: 0)

    init(indent: Int, content: Content, width: Int) {
      self.indent = indent
      self.content = content
      self.width = indent + width
    }

    mutating func move(by columns: Int) {
      indent += columns
      width += columns
    }
  }

  private enum Alignment { case left, centre, right }

  /// Appends the lines of a paragraph, each with the white that its alignment puts before it.
  mutating func append(_ paragraph: Paragraph, to output: inout TextOutput) {
    store.removeAll()
    lines.removeAll(keepingCapacity: true)
    layOut(paragraph, width: width)
    for line in lines {
      let start = output.bytes.count
      append(line, to: &output.bytes)
      output.endLine(from: start)
    }
  }

  /// Appends blocks beside each other, each within its part of the width.
  mutating func append(_ blocks: SideBySide, to output: inout TextOutput) {
    store.removeAll()
    lines.removeAll(keepingCapacity: true)
    let gutter = 2
    let blocks = blocks.columns
    let part = (width - gutter * (blocks.count - 1)) / blocks.count
    var linesOfBlock: [Range<Int>] = []
    for (index, paragraphs) in blocks.enumerated() {
      let first = lines.count
      let isLast = index == blocks.count - 1
      for paragraph in paragraphs { layOut(paragraph, width: isLast ? width - index * (part + gutter) : part) }
      linesOfBlock.append(first..<lines.count)
    }
    for row in 0..<(linesOfBlock.map(\.count).max() ?? 0) {
      let start = output.bytes.count
      var used = 0
      for (index, block) in linesOfBlock.enumerated() where row < block.count {
        let line = lines[block.lowerBound + row]
        guard line.width > 0 else { continue }
        let fill = index == 0 ? 0 : max(1, index * (part + gutter) - used)
        output.append(spaces: fill)
        append(line, to: &output.bytes)
        used += fill + line.width
      }
      output.endLine(from: start)
    }
  }

  private func append(_ line: Line, to bytes: inout ByteBuffer) {
    bytes.append(spaces: line.indent)
    switch line.content {
    case .words(let piece): bytes.append(piece.start..<piece.end, of: store.bytes)
    case .stroke(let length): box.append(line: length, to: &bytes)
    }
  }

  // MARK: - Lines

  /// Adds the lines of a paragraph that has so much room.
  private mutating func layOut(_ paragraph: Paragraph, width: Int) {
    let role = paragraph.role
    let alignment = alignment(of: role)
    if case .signerName = role { for _ in 0..<4 { lines.append(.empty) } }
    let first = lines.count
    wrap(paragraph, width: width, isBalanced: alignment == .centre)
    var widest = 0
    for at in first..<lines.count {
      widest = max(widest, lines[at].width)
      lines[at].move(by: white(before: lines[at], alignment, width: width))
    }
    guard let length = lineBelow(role, textWidth: widest), length > 0 else { return }
    var stroke = Line(indent: 0, content: .stroke(length: length), width: length)
    stroke.move(by: white(before: stroke, alignment, width: width))
    lines.append(stroke)
  }

  private func white(before line: Line, _ alignment: Alignment, width: Int) -> Int {
    let slack = max(0, width - line.width)
    return switch alignment {
    case .left: 0
    case .centre: slack / 2
    case .right: slack
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

  /// - Parameter isBalanced: the lines are about equally long, as titles are set.
  private mutating func wrap(_ paragraph: Paragraph, width: Int, isBalanced: Bool) {
    let words = store.add(paragraph.printedText)
    let indents = indents(of: paragraph.role)
    // All lines leave room for the deeper indentation.
    let limit = max(2, width - max(indents.first, indents.rest))
    pieces.removeAll(keepingCapacity: true)
    store.wrap(words, limit: limit, into: &pieces)
    if isBalanced, words.count == 1, (2...8).contains(pieces.count) { balance(words, limit: limit) }
    for (index, piece) in pieces.enumerated() {
      lines.append(Line(indent: index == 0 ? indents.first : indents.rest, content: .words(piece), width: piece.width))
    }
  }

  /// Puts the narrowest lines that are not more in the place of ``pieces``.
  private mutating func balance(_ words: Range<Int>, limit: Int) {
    let total = pieces.reduce(0) { $0 + $1.width }
    for narrower in max(2, min(limit, total / pieces.count))..<limit {
      var narrow: [TextPiece] = []
      store.wrap(words, limit: narrower, into: &narrow)
      if narrow.count > pieces.count { continue }
      pieces = narrow
      return
    }
  }
}
