import Diagnostics
import Markup

/// Reads `content.xml` of an ods, or a flat one, into sheets.
///
/// LibreOffice fills a sheet up to its last row and column with repeated blank cells, so blanks only move the place;
/// what is filled and repeated is counted before it is stored.
final class ODSVisitor: MarkupEvents {
  /// Whether the document has a body of sheets.
  private(set) var isSpreadsheet = false
  private let builder: WorkbookBuilder
  private var styles = ODSStyles()
  private var sheet: SheetBuilder?
  private var sheetCount = 0
  private var tableDepth = 0
  private var row = 0
  private var rowRepeats = 1
  private var rowStart = 0
  private var cellsInRow = 0
  private var column = 0
  private var cell: ODSCell?

  init(_ builder: WorkbookBuilder) { self.builder = builder }

  func start(_ tag: MarkupTag) -> MarkupFlow {
    if cell != nil {
      cell?.start(tag, in: builder)
    } else if tableDepth > 0 {
      return startInTable(tag)
    } else if tag.name == "table", isSpreadsheet {
      return startTable(tag)
    } else if tag.name == "spreadsheet" {
      isSpreadsheet = true
    } else {
      styles.note(tag)
    }
    return .goOn
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let cell, cell.takesText { builder.append(bytes, toTextFrom: cell.textStart) }
  }

  func end(_ name: MarkupName) -> MarkupFlow {
    if cell != nil {
      if cell?.end(in: builder) == true { return endCell() }
    } else if tableDepth > 0 {
      if name == "table-row" { return endRow() }
      if name == "table" { endTable() }
    }
    return .goOn
  }
}

extension ODSVisitor {
  private func startTable(_ tag: MarkupTag) -> MarkupFlow {
    sheetCount += 1
    if sheetCount > WorkbookLimits.sheets {
      builder.refuseSheets()
      return .stop
    }
    let isHidden = tag.shortString("style-name").map(styles.hidesTable) ?? false
    sheet = SheetBuilder(name: tag.string("name") ?? "", isHidden: isHidden)
    (tableDepth, row, column) = (1, 0, 0)
    return .goOn
  }

  private func startInTable(_ tag: MarkupTag) -> MarkupFlow {
    if tag.name == "table-cell" || tag.name == "covered-table-cell" {
      let cell = ODSCell(tag, styles: &styles, in: builder)
      if let value = cell.malformed { return refusePlace(value) }
      self.cell = cell
    } else if tag.name == "table-row" {
      guard let repeats = repeats(tag.attribute("number-rows-repeated")) else { return .stop }
      rowRepeats = repeats
      (column, cellsInRow, rowStart) = (0, 0, row)
      let isOneMore = isHidden(tag) && sheet?.hiddenRows.add(row...(row + repeats - 1)) == true
      return isOneMore && !builder.hasRoomForRange(sheet: sheet?.name) ? .stop : .goOn
    } else if tag.name == "table-column" {
      guard let count = repeats(tag.attribute("number-columns-repeated")) else { return .stop }
      let isOneMore = isHidden(tag) && sheet?.hiddenColumns.add(column...(column + count - 1)) == true
      column += count
      return isOneMore && !builder.hasRoomForRange(sheet: sheet?.name) ? .stop : .goOn
    } else if tag.name == "table" {
      tableDepth += 1
    }
    return .goOn
  }

  /// How often a row or column stands; `nil`, and told, when that is no number.
  private func repeats(_ value: UnsafeBufferPointer<UInt8>?) -> Int? {
    guard let value else { return 1 }
    if let number = ByteText.number(value) { return max(1, number) }
    _ = refusePlace(value)
    return nil
  }

  private func refusePlace(_ value: UnsafeBufferPointer<UInt8>) -> MarkupFlow {
    builder.refusePlace(value, sheet: sheet?.name)
    return .stop
  }

  private func endTable() {
    tableDepth -= 1
    guard tableDepth == 0, let sheet else { return }
    builder.add(sheet)
    self.sheet = nil
  }

  private func isHidden(_ tag: MarkupTag) -> Bool {
    tag.shortString("visibility").map { $0 == "collapse" || $0 == "filter" } ?? false
  }

  private func endCell() -> MarkupFlow {
    guard let cell else { return .goOn }
    self.cell = nil
    let first = column
    column += cell.repeats
    // A table within a cell's drawing has rows of its own, which are nobody's.
    guard tableDepth == 1 else { return .goOn }
    if let range = cell.mergedRange(row: row, column: first) {
      guard builder.hasRoomForRange(sheet: sheet?.name) else { return .stop }
      sheet?.mergedRanges.append(range)
    }
    let value = cell.value(in: builder)
    if value.content == .blank, cell.formula == 0 {
      cell.discard(in: builder)
      return builder.hasRoom(sheet: sheet?.name) ? .goOn : .stop
    }
    guard row + rowRepeats <= WorkbookLimits.rows, column <= WorkbookLimits.columns else {
      builder.refusePlace(row: row + rowRepeats - 1, column: column - 1, sheet: sheet?.name ?? "")
      return .stop
    }
    guard builder.hasRoom(forCells: cell.repeats * rowRepeats, sheet: sheet?.name) else { return .stop }
    for column in first..<column {
      sheet?.append(
        value, formula: cell.formula, format: cell.format, at: CellAddress(row: row, column: column))
    }
    cellsInRow += cell.repeats
    return .goOn
  }

  private func endRow() -> MarkupFlow {
    guard tableDepth == 1 else { return .goOn }
    if cellsInRow > 0 { sheet?.repeatLastRow(rowRepeats - 1) }
    row = rowStart + rowRepeats
    return .goOn
  }
}
