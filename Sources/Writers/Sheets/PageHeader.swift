import Documents

/// What sheets print in the head of their pages, in the codes of spreadsheets (ECMA-376 Part 1 §18.3.1.46): the page
/// number in the middle, the mark of a draft on the right.
struct PageHeader {
  private let mark: String
  let everyPage: String

  /// Programs refuse a head of more than 255 characters.
  private static let longestMark = 60

  init(_ document: Document) {
    let text = document.draftMark.prefix(PageHeader.longestMark).replacing("&", with: "&&")
    mark = text.isEmpty ? "" : "&R&\"\(SheetFont.name),Bold\"&13 \(text)"
    everyPage = "&C&\"\(SheetFont.name),Regular\"&13&P" + mark
  }

  /// Where the first page has a head of its own, which has no page number; empty for none.
  var firstPage: String { mark }
}
