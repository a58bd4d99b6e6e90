import Diagnostics
import Markup

/// A text in the builder's bytes.
struct XLSXString {
  var offset: UInt32
  var length: UInt32
}

/// Reads `sharedStrings.xml` (ECMA-376 Part 1 §18.4): each `si` is its texts end to end, phonetic ones left out.
final class XLSXSharedStrings: MarkupEvents {
  private(set) var strings: [XLSXString] = []
  private let builder: WorkbookBuilder
  private var start = 0
  private var isPhonetic = false
  private var isText = false

  init(_ builder: WorkbookBuilder) { self.builder = builder }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if tag.name == "t" {
      isText = !isPhonetic
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
  /// Decodes `_xHHHH_` in the text that was appended last. Texts with an underscore are rare, so this mostly costs a
  /// scan.
  func unescapeTail(from start: Int) {
    let tail = bytes[start...]
    guard tail.count >= 7, tail.contains(UInt8(ascii: "_")) else { return }
    let text = MarkupEscaping.unescapeOOXML(String(decoding: tail, as: UTF8.self))
    bytes.replaceSubrange(start..., with: text.utf8)
  }
}
