/// How much XML is taken in before a file is refused as hostile.
package struct MarkupLimits: Sendable {
  /// Deepest nesting of elements; the root counts as 1. At most 250, because libxml2 itself gives up at 256. Beyond:
  /// `X004`.
  package var depth: Int
  /// Bytes of the file, before decoding. Beyond: `X005`.
  package var size: Int
  /// Elements of the whole file. Beyond: `X007`. Holds down the memory of a tree, where four bytes of file can make an
  /// element.
  package var elements: Int

  package init(depth: Int = 64, size: Int, elements: Int) {
    precondition((1...250).contains(depth), "libxml2 stops at 256 levels by itself, so ours must come before")
    self.depth = depth
    self.size = size
    self.elements = elements
  }

  /// A file of a regime pack or workspace: 64 levels, 16 MiB, 400,000 elements.
  package static let template = MarkupLimits(size: 16 << 20, elements: 400_000)
  /// A streamed part of a workbook: 64 levels, 2 GiB, no bound on elements, for a visitor that keeps no tree.
  package static let stream = MarkupLimits(size: 2 << 30, elements: .max)

  /// Bytes of one tag, comment, instruction or CDATA section. Attributes are compared with each other by libxml2, so
  /// that a tag's cost grows with the square of its length: 256 KiB are half a second, 16 MiB would be an hour. Beyond:
  /// `X008`.
  static let tokenSize = 256 << 10
  /// Attributes and namespace declarations of one element. Each is compared with each, so a thousand on every tag would
  /// take minutes; the roots of documents have some forty. Beyond: `X008`.
  static let attributes = 250
}
