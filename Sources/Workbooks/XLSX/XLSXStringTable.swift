import Diagnostics
import Markup

/// A text in the builder's bytes.
struct XLSXString {
  var offset: UInt32
  var length: UInt32

  /// Whether the white space at both ends of this `t` belongs to its text.
  static func keepsSpace(_ tag: MarkupTag) -> Bool {
    tag.attribute("space").map { $0.first == UInt8(ascii: "p") } ?? false
  }
}

/// Reads `sharedStrings.xml` (ECMA-376 Part 1 §18.4): each `si` is its texts end to end, phonetic ones left out. White
/// space at the ends of a `t` counts only where `xml:space` says so, as Excel takes it.
final class XLSXStringTable: MarkupEvents {
  private(set) var strings: [XLSXString] = []
  private let builder: WorkbookBuilder
  private var start = 0
  private var textStart = 0
  private var keepsSpace = false
  private var isPhonetic = false
  private var isText = false

  init(_ builder: WorkbookBuilder) { self.builder = builder }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if tag.name == "t" {
      isText = !isPhonetic
      textStart = builder.bytes.count
      keepsSpace = XLSXString.keepsSpace(tag)
    } else if tag.name == "si" {
      start = builder.bytes.count
    } else if tag.name == "rPh" {
      isPhonetic = true
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText { builder.append(bytes, toTextFrom: start) }
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    if name == "t" {
      if isText, !keepsSpace { builder.trimTail(from: textStart) }
      isText = false
    } else if name == "rPh" {
      isPhonetic = false
    } else if name == "si" {
      return keep()
    }
    return .goOn
  }

  private func keep() -> MarkupFlow {
    builder.unescapeTail(from: start)
    strings.makeRoom(for: 1, ofAtMost: WorkbookLimits.sharedStrings + 1)
    strings.append(
      XLSXString(
        offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: builder.bytes.count - start)))
    if strings.count > WorkbookLimits.sharedStrings {
      builder.findings.add(
        Diagnostic(
          .tooMuchText, at: Location(file: builder.file), ["limit": "\(WorkbookLimits.sharedStrings)"]))
      return .stop
    }
    return builder.hasRoom() ? .goOn : .stop
  }
}

extension WorkbookBuilder {
  /// Takes the white space off both ends of what was appended last.
  func trimTail(from start: Int) {
    let (first, end) = ByteText.trimmed(bytes, start, bytes.count)
    if end < bytes.count { bytes.removeLast(bytes.count - end) }
    if first > start { bytes.removeSubrange(start..<first) }
  }

  /// Decodes `_xHHHH_` in the text that was appended last. Texts with an underscore are rare, so this mostly costs a
  /// scan.
  func unescapeTail(from start: Int) {
    let tail = bytes[start...]
    guard tail.count >= 7, tail.contains(UInt8(ascii: "_")) else { return }
    let text = MarkupEscaping.unescapeOOXML(String(decoding: tail, as: UTF8.self))
    bytes.replaceSubrange(start..., with: text.utf8)
  }
}
