import Documents

/// The merged areas of a table, met one after another by who goes through its positions row by row.
struct MergedAreas {
  private let spans: [Span]
  private let columnCount: Int
  private var at = -1
  /// Position of the next area's first cell.
  private var next = -1

  init(_ table: Table) {
    spans = table.spans
    columnCount = table.columns.count
    goOn()
  }

  private mutating func goOn() {
    at += 1
    next = at < spans.count ? spans[at].row * columnCount + spans[at].column : .max
  }

  /// The area that begins at a position; `nil` when none does.
  mutating func beginning(at position: Int) -> Span? {
    if position != next { return nil }
    defer { goOn() }
    return spans[at]
  }
}
