/// Moves a formula in A1 notation to another cell of its group of shared formulas (ECMA-376 Part 1 §18.3.1.40).
///
/// Does: relative and absolute cells, ranges, whole columns and rows; leaves strings, quoted sheet names, names,
/// functions and everything in `[…]` alone. What leaves the sheet becomes `#REF!`.
enum GroupedFormula {
  static func moved(_ text: String, rows: Int, columns: Int) -> String {
    var mover = Mover(source: Array(text.utf8), rows: rows, columns: columns)
    mover.run()
    return String(decoding: mover.result, as: UTF8.self)
  }

  private struct Mover {
    let source: [UInt8]
    let rows: Int
    let columns: Int
    var result: [UInt8] = []
    var at = 0

    mutating func run() {
      while at < source.count {
        switch source[at] {
        case UInt8(ascii: "\""): copyQuoted(UInt8(ascii: "\""))
        case UInt8(ascii: "'"): copyQuoted(UInt8(ascii: "'"))
        case UInt8(ascii: "["): copyBrackets()
        case let byte where Mover.isWord(byte): moveWord()
        default:
          result.append(source[at])
          at += 1
        }
      }
    }

    /// A doubled quote ends one piece and begins the next, which copies to the same.
    private mutating func copyQuoted(_ quote: UInt8) {
      let start = at
      at += 1
      while at < source.count, source[at] != quote { at += 1 }
      at = min(at + 1, source.count)
      result += source[start..<at]
    }

    private mutating func copyBrackets() {
      var depth = 0
      repeat {
        if source[at] == UInt8(ascii: "[") { depth += 1 }
        if source[at] == UInt8(ascii: "]") { depth -= 1 }
        result.append(source[at])
        at += 1
      } while depth > 0 && at < source.count
    }

    private mutating func moveWord() {
      let word = source[at..<wordEnd(from: at)]
      let next = word.endIndex < source.count ? source[word.endIndex] : 0
      at = word.endIndex
      if next == UInt8(ascii: "(") || next == UInt8(ascii: "!") {
        result += word
      } else if next == UInt8(ascii: ":"), let pair = movedPair(word) {
        result += pair
      } else {
        result += Mover.reference(word).flatMap { $0.hasBoth ? $0 : nil }.map(moved) ?? Array(word)
      }
    }

    /// `A:C` and `$1:3`; ranges of cells need no pairing.
    private mutating func movedPair(_ word: ArraySlice<UInt8>) -> [UInt8]? {
      let second = source[(word.endIndex + 1)..<wordEnd(from: word.endIndex + 1)]
      guard let left = Mover.reference(word), let right = Mover.reference(second),
        !left.hasBoth, !right.hasBoth, (left.column == nil) == (right.column == nil)
      else { return nil }
      at = second.endIndex
      return moved(left) + [UInt8(ascii: ":")] + moved(right)
    }

    private func wordEnd(from start: Int) -> Int {
      var end = start
      while end < source.count, Mover.isWord(source[end]) { end += 1 }
      return end
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
        true
      default: false
      }
    }

    private func moved(_ reference: Reference) -> [UInt8] {
      var text: [UInt8] = []
      if let column = reference.column {
        let target = reference.columnIsFixed ? column : column + columns
        guard (0..<16_384).contains(target) else { return Array("#REF!".utf8) }
        if reference.columnIsFixed { text.append(UInt8(ascii: "$")) }
        text += letters(target)
      }
      if let row = reference.row {
        let target = reference.rowIsFixed ? row : row + rows
        guard (0..<1_048_576).contains(target) else { return Array("#REF!".utf8) }
        if reference.rowIsFixed { text.append(UInt8(ascii: "$")) }
        text += String(target + 1).utf8
      }
      return text
    }

    private func letters(_ column: Int) -> [UInt8] {
      var rest = column + 1
      var letters: [UInt8] = []
      while rest > 0 {
        letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
        rest = (rest - 1) / 26
      }
      return letters.reversed()
    }

    /// A cell, a column or a row; zero-based.
    private struct Reference {
      var column: Int?
      var columnIsFixed = false
      var row: Int?
      var rowIsFixed = false
      var hasBoth: Bool { column != nil && row != nil }
    }

    /// Reads `$A$1`, `$A` or `$1`; `nil` for every other word.
    private static func reference(_ word: ArraySlice<UInt8>) -> Reference? {
      var rest = word
      var result = Reference()
      var isFixed = takeDollar(&rest)
      let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) && $0 < 0x80 }
      if !letters.isEmpty {
        guard letters.count <= 3 else { return nil }
        result.column = letters.reduce(0) { $0 * 26 + Int($1 & 0xDF) - 0x40 } - 1
        result.columnIsFixed = isFixed
        rest = rest[letters.endIndex...]
        isFixed = takeDollar(&rest)
      }
      guard rest.count <= 7, rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      if rest.isEmpty { return isFixed || result.column == nil ? nil : result }
      let row = rest.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      guard row > 0 else { return nil }
      result.row = row - 1
      result.rowIsFixed = isFixed
      return result
    }

    private static func takeDollar(_ rest: inout ArraySlice<UInt8>) -> Bool {
      guard rest.first == UInt8(ascii: "$") else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}
