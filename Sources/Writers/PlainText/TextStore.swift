import Quantities

/// A line's worth of UTF-8 in a ``TextStore``, and the columns it takes on a screen.
struct TextPiece {
  var start: Int
  var end: Int
  var width: Int
  /// All its characters take one column each, so that a stretch of it is as wide as it has characters.
  var isSimple: Bool
}

/// The words of many cells in one buffer, measured once and wrapped without copying.
struct TextStore: ~Copyable {
  private(set) var bytes: ByteBuffer
  private(set) var pieces: [TextPiece] = []

  /// Makes room for so many texts.
  init(expecting count: Int = 0) {
    bytes = ByteBuffer(capacity: count * 8)
    pieces.reserveCapacity(count)
  }

  /// Forgets everything, and keeps the room.
  mutating func removeAll() {
    bytes.removeAll()
    pieces.removeAll(keepingCapacity: true)
  }

  /// Adds text: one piece for each line of it. Tabs become spaces, other controls vanish.
  ///
  /// - Returns: the text's pieces, one at least.
  mutating func add(_ text: String) -> Range<Int> {
    let first = pieces.count
    let start = bytes.count
    let simple = text.utf8.withContiguousStorageIfAvailable { source in
      bytes.append(source)
      return DisplayWidth.ofSimple(source)
    }
    if let width = simple ?? nil {
      pieces.append(TextPiece(start: start, end: bytes.count, width: width, isSimple: true))
    } else {
      bytes.removeAll(from: start)
      addByCharacter(text)
    }
    return first..<pieces.count
  }

  /// Adds a number as Vietnamese print it; see `DecimalNumber.vietnamese(places:)`.
  mutating func add(_ number: DecimalNumber, places: Int?) -> Range<Int> {
    let start = bytes.count
    bytes.append(vietnamese: number, places: places)
    pieces.append(TextPiece(start: start, end: bytes.count, width: bytes.count - start, isSimple: true))
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

  private mutating func close(from start: Int) { pieces.append(piece(start, bytes.count)) }

  /// A stretch, with what it takes between two spaces. With them, since a mark that begins the stretch joins the space before
  /// it.
  private func piece(_ start: Int, _ end: Int) -> TextPiece {
    bytes.withBytes(start..<end) { stretch in
      let simple = DisplayWidth.ofSimple(stretch)
      let width = simple ?? DisplayWidth.of(" " + String(decoding: stretch, as: UTF8.self) + " ") - 2
      return TextPiece(start: start, end: end, width: width, isSimple: simple != nil)
    }
  }

  // MARK: - Words

  /// The width of the widest of some pieces.
  func width(_ range: Range<Int>) -> Int {
    if range.count == 1 { return pieces[range.lowerBound].width }
    var width = 0
    for index in range { width = max(width, pieces[index].width) }
    return width
  }

  /// The width of the longest word of some pieces.
  func longestWord(_ range: Range<Int>) -> Int {
    var longest = 0
    for index in range { forEachWord(of: pieces[index]) { longest = max(longest, $0.width) } }
    return longest
  }

  @inline(__always)
  private func forEachWord(of piece: TextPiece, _ body: (TextPiece) -> Void) {
    bytes.withBytes { bytes in
      var at = piece.start
      while at < piece.end {
        if bytes[at] == UInt8(ascii: " ") {
          at &+= 1
          continue
        }
        let start = at
        var characters = 0
        repeat {
          // A byte that begins a character.
          if bytes[at] & 0xC0 != 0x80 { characters &+= 1 }
          at &+= 1
        } while at < piece.end && bytes[at] != UInt8(ascii: " ")
        body(
          piece.isSimple ? TextPiece(start: start, end: at, width: characters, isSimple: true) : self.piece(start, at))
      }
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
    var line = TextPiece(start: piece.start, end: piece.start, width: 0, isSimple: true)
    var isOpen = false
    forEachWord(of: piece) { word in
      if isOpen {
        let spaces = word.start - line.end
        if line.width + spaces + word.width <= limit {
          line.end = word.end
          line.width += spaces + word.width
          line.isSimple = line.isSimple && word.isSimple
          return
        }
        lines.append(line)
      }
      isOpen = true
      line = word.width <= limit ? word : cut(word, limit: limit, into: &lines)
    }
    lines.append(line)
  }

  /// Appends all lines of a long word but the last, which it returns.
  private func cut(_ word: TextPiece, limit: Int, into lines: inout [TextPiece]) -> TextPiece {
    var start = word.start
    var end = word.start
    var used = 0
    for character in bytes.withBytes(word.start..<word.end, { String(decoding: $0, as: UTF8.self) }) {
      let wanted = DisplayWidth.of(character)
      if end > start, used + wanted > limit {
        lines.append(piece(start, end))
        start = end
        used = 0
      }
      end += character.utf8.count
      used += wanted
    }
    return piece(start, word.end)
  }
}
