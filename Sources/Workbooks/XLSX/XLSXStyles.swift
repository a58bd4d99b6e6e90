import Markup

/// Reads `styles.xml` for what a cell's style says about its value: number format and font name (ECMA-376 Part 1
/// §18.8).
///
/// A visitor, since workbooks that were handed on for years have tens of thousands of styles.
final class XLSXStyles: MarkupEvents {
  private let builder: WorkbookBuilder
  private var codes: [Int: String] = [:]
  private var fonts: [String?] = []
  /// The list that the visitor is in: a font stands in `fonts`, and also in the differential formats, which do not
  /// count.
  private var list = List.none
  private var depth = 0

  private enum List {
    case none, formats, fonts, cells
  }

  init(_ builder: WorkbookBuilder) {
    self.builder = builder
    builder.formats = []
  }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    depth += 1
    if depth == 2 {
      list = tag.name == "numFmts" ? .formats : tag.name == "fonts" ? .fonts : tag.name == "cellXfs" ? .cells : .none
    }
    switch list {
    case .formats where tag.name == "numFmt":
      if let id = number(tag, "numFmtId"), codes.count < WorkbookLimits.styles { codes[id] = tag.shortString("formatCode") }
    case .fonts where depth == 3: if fonts.count < WorkbookLimits.styles { fonts.append(nil) }
    case .fonts where tag.name == "name" && !fonts.isEmpty: fonts[fonts.count - 1] = tag.shortString("val")
    case .cells where depth == 3 && tag.name == "xf": addFormat(tag)
    default: break
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: MarkupName) -> MarkupFlow {
    depth -= 1
    if depth == 1 { list = .none }
    return .goOn
  }

  /// Cells name a format by its position, so each gets one, also when it equals another; fonts and codes are shared
  /// strings.
  private func addFormat(_ tag: MarkupTag) {
    guard builder.formats.count < WorkbookLimits.styles else { return }
    let id = number(tag, "numFmtId") ?? 0
    let font = number(tag, "fontId") ?? 0
    let code = codes[id] ?? CellFormat.builtInCode(id)
    builder.formats.append(
      CellFormat(
        code: code == "General" ? nil : code, fontName: fonts.indices.contains(font) ? fonts[font] : nil))
  }

  private func number(_ tag: MarkupTag, _ attribute: StaticString) -> Int? {
    tag.attribute(attribute).flatMap(ByteText.number)
  }
}
