import Markup

/// Reads `workbook.xml` (ECMA-376 Part 1 §18.2): its tabs and its epoch.
///
/// A visitor, since workbooks that were handed on for years carry tens of thousands of defined names.
final class XLSXWorkbookPart: MarkupEvents {
  struct Tab {
    var name: String
    var isHidden: Bool
    /// Id of the relationship to its part; empty when the file gives none.
    var relationship: String
  }

  /// In their order; one more than a workbook may have when it has too many.
  private(set) var tabs: [Tab] = []
  private(set) var usesEpoch1904 = false
  private var isInSheets = false

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if isInSheets, tag.name == "sheet" {
      let state = tag.shortString("state") ?? ""
      tabs.append(
        Tab(
          name: tag.shortString("name") ?? "", isHidden: state == "hidden" || state == "veryHidden",
          relationship: relationship(tag)))
      return tabs.count > WorkbookLimits.sheets ? .stop : .goOn
    }
    if tag.name == "sheets" {
      isInSheets = true
    } else if tag.name == "workbookPr" {
      usesEpoch1904 = tag.attribute("date1904").map(ByteText.isTrue) ?? false
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: MarkupName) -> MarkupFlow {
    if name == "sheets" { isInSheets = false }
    return .goOn
  }

  /// `r:id`: the attribute of that name that is in a namespace; the one in none would be the sheet's own.
  private func relationship(_ tag: MarkupTag) -> String {
    for position in 0..<tag.attributeCount
    where tag.attributeName(at: position) == "id" && tag.attributeNamespace(at: position) != nil {
      return String(decoding: tag.attributeValue(at: position).prefix(WorkbookLimits.longestName), as: UTF8.self)
    }
    return ""
  }
}
