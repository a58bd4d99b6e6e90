import Quantities

/// A line's worth of UTF-8 in a ``TextStore``, and the columns it takes on a screen.
struct TextPiece {
  var start: Int
  var end: Int
  var width: Int
}

/// The words of many cells in one buffer, measured once and wrapped without copying.
struct TextStore {
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [TextPiece] = []

  /// Makes room for so many texts.
  mutating func reserve(_ count: Int) {
    pieces.reserveCapacity(count)
    bytes.reserveCapacity(count * 8)
  }

  /// Adds text: one piece for each line of it. Tabs become spaces, other controls vanish.
  ///
  /// - Returns: the text's pieces, one at least.
  mutating func add(_ text: String) -> Range<Int> {
    let first = pieces.count
    let start = bytes.count
    var text = text
    let simple = text.withUTF8 { source in
      bytes += source
      return DisplayWidth.ofSimple(source)
    }
    if let simple {
      pieces.append(TextPiece(start: start, end: bytes.count, width: simple))
    } else {
      bytes.removeLast(bytes.count - start)
      addByCharacter(text)
    }
    return first..<pieces.count
  }

  /// Adds a number as Vietnamese print it; see `DecimalNumber.vietnamese(places:)`.
  mutating func add(_ number: DecimalNumber, places: Int?) -> Range<Int> {
    let start = bytes.count
    number.appendVietnamese(places: places, to: &bytes)
    pieces.append(TextPiece(start: start, end: bytes.count, width: bytes.count - start))
    return (pieces.count - 1)..<pieces.count
  }

  private mutating func addByCharacter(_ text: String) {
    var start = bytes.count
    for character in text {
      if character.isNewline {
        close(from: start)
        start = bytes.count
      } else if character == "\t" {
        bytes.append(UInt8(ascii: " "))
      } else if character.unicodeScalars.first?.properties.generalCategory != .control {
        bytes += character.utf8
      }
    }
    close(from: start)
  }

  private mutating func close(from start: Int) {
    pieces.append(TextPiece(start: start, end: bytes.count, width: width(start, bytes.count)))
  }

  /// What a stretch takes between two spaces. With them, since a mark that begins the stretch joins the space before
  /// it.
  private func width(_ start: Int, _ end: Int) -> Int {
    let simple = bytes.withUnsafeBufferPointer { DisplayWidth.ofSimple(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    return simple ?? DisplayWidth.of(" " + String(decoding: bytes[start..<end], as: UTF8.self) + " ") - 2
  }

  // MARK: - Words

  /// The width of the longest word of some pieces.
  func longestWord(_ range: Range<Int>) -> Int {
    var longest = 0
    for index in range { forEachWord(of: pieces[index]) { longest = max(longest, $0.width) } }
    return longest
  }

  private func forEachWord(of piece: TextPiece, _ body: (TextPiece) -> Void) {
    var at = piece.start
    while at < piece.end {
      if bytes[at] == UInt8(ascii: " ") {
        at += 1
        continue
      }
      let start = at
      while at < piece.end, bytes[at] != UInt8(ascii: " ") { at += 1 }
      body(TextPiece(start: start, end: at, width: width(start, at)))
    }
  }

  /// Appends the lines of some pieces, none wider than `limit`: broken at spaces, a longer word cut between characters.
  ///
  /// - Parameter limit: 2 or more, the width of the widest character.
  func wrap(_ range: Range<Int>, limit: Int, into lines: inout [TextPiece]) {
    for index in range {
      if pieces[index].width <= limit { lines.append(pieces[index]) } else { wrap(pieces[index], limit: limit, into: &lines) }
    }
  }

  private func wrap(_ piece: TextPiece, limit: Int, into lines: inout [TextPiece]) {
    var line: TextPiece?
    forEachWord(of: piece) { word in
      if let open = line {
        let spaces = word.start - open.end
        if open.width + spaces + word.width <= limit {
          line = TextPiece(start: open.start, end: word.end, width: open.width + spaces + word.width)
          return
        }
        lines.append(open)
      }
      line = word.width <= limit ? word : cut(word, limit: limit, into: &lines)
    }
    if let line { lines.append(line) } else { lines.append(TextPiece(start: piece.start, end: piece.start, width: 0)) }
  }

  /// Appends all lines of a long word but the last, which it returns.
  private func cut(_ word: TextPiece, limit: Int, into lines: inout [TextPiece]) -> TextPiece {
    var start = word.start
    var end = word.start
    var used = 0
    for character in String(decoding: bytes[word.start..<word.end], as: UTF8.self) {
      let wanted = DisplayWidth.of(character)
      if end > start, used + wanted > limit {
        lines.append(TextPiece(start: start, end: end, width: width(start, end)))
        start = end
        used = 0
      }
      end += character.utf8.count
      used += wanted
    }
    return TextPiece(start: start, end: word.end, width: width(start, word.end))
  }
}
