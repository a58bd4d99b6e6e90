import Documents
import Markup
import Quantities

/// Writes the rows of sheets into one buffer.
///
/// Every row is written, empty ones too, and none has an `ss:Index`: one importer ignores it. Positions covered by a
/// merged area are left out, and the cell after them says its column. Heights are explicit, since neither importer
/// keeps defaults.
struct SheetRows: ~Copyable {
  var bytes: ByteBuffer
  let styles: SheetStyles
  let cellStyles: [CellStyle]
  let references: FormulaReferences
  /// Formulas whose attributes are made, those that were made last at the end.
  private var printed: [(formula: Formula, attribute: Range<Int>)] = []
  /// By column: the index into ``printed`` of its last formula; -1 without one. Rows mostly repeat it.
  private var lastPrinted: [Int] = []
  /// How far back a formula is looked for that neither the row above nor the column before has.
  private static let farthest = 48
  /// The attributes, one behind another.
  private var formulas = ByteBuffer()

  init(styles: consuming SheetStyles, cellStyles: [CellStyle], references: FormulaReferences, expectedSize: Int) {
    bytes = ByteBuffer(capacity: expectedSize)
    self.styles = styles
    self.cellStyles = cellStyles
    self.references = references
  }

  /// Appends the rows of a section.
  mutating func append(_ parts: [SheetPart], grid: SheetGrid) throws {
    lastPrinted = Array(repeating: -1, count: grid.columns.count)
    for part in parts {
      switch part {
      case .line(let line): append(line)
      case .table(let table, let heights): try append(table, heights: heights)
      // The format has no charts: the grid keeps no rows for them.
      case .chart: continue
      }
    }
  }

  private mutating func append(_ line: ParagraphLine) {
    openRow(height: line.heightInPixels)
    for area in line.areas {
      append(opening: styles.opening(of: area.look).bare)
      append(attribute: " ss:Index=\"", area.columns.lowerBound + 1)
      if area.columns.count > 1 { append(attribute: " ss:MergeAcross=\"", area.columns.count - 1) }
      bytes.append("><Data ss:Type=\"String\">")
      bytes.append(escaped: area.text)
      bytes.append(SheetRows.cellEnd)
    }
    closeRow()
  }

  // MARK: - Tables

  private mutating func append(_ table: Table, heights: [Int]) throws {
    let columnCount = table.columns.count
    // The first row below the area merged over rows that last covered the column.
    var coveredUntil = [Int](repeating: 0, count: columnCount)
    var areas = MergedAreas(table)
    let notesByPosition = table.notes.map { ($0.row * columnCount + $0.column, $0.text) }
    let notes = notesByPosition.isEmpty ? [:] : Dictionary(notesByPosition) { first, _ in first }
    // Without a copy of each cell, which would count the references in it.
    try table.cells.withUnsafeBufferPointer { cells in
      for row in table.rows.indices {
        openRow(height: heights[row], isHidden: table.rows[row].isAnchorOnly)
        let last = (0..<columnCount).last { coveredUntil[$0] <= row } ?? 0
        var expected = 0
        var column = 0
        while column < columnCount {
          if row < coveredUntil[column] {
            column += 1
            continue
          }
          let at = row * columnCount + column
          let span = areas.beginning(at: at)
          let next = column + (span?.columnCount ?? 1)
          if let span {
            for covered in column..<min(columnCount, next) { coveredUntil[covered] = row + span.rowCount }
          }
          // A pattern and not a property of the cell, which would be asked of a copy.
          let hasFormula = if case .none = cells[at].formula { false } else { true }
          let isPlain = column == expected && span == nil && notes.isEmpty && !hasFormula
          if !isPlain
            || !appendPlain(
              cells[at].content, opening(of: cells[at].style, isIncomplete: cells[at].isIncomplete), isLast: next > last)
          {
            try append(
              cells, at, column: column, index: column == expected ? nil : column, span: span, isLast: next > last,
              note: notes.isEmpty ? nil : notes[at])
          }
          column = next
          expected = column
        }
        closeRow()
      }
    }
  }

  /// LibreOffice's MS Excel 2003 XML importer drops a run of empty cells of one style at the end of a row, and a merged
  /// area without content beside one. It keeps cells that have any child: so these say that they are in the print area, as
  /// Excel's own files do of every cell.
  private mutating func append(
    _ cells: UnsafeBufferPointer<Cell>, _ at: Int, column: Int, index: Int?, span: Span?, isLast: Bool, note: String?
  ) throws {
    append(opening: opening(of: cells[at].style, isIncomplete: cells[at].isIncomplete).bare)
    if let index { append(attribute: " ss:Index=\"", index + 1) }
    if let span {
      if span.columnCount > 1 { append(attribute: " ss:MergeAcross=\"", span.columnCount - 1) }
      if span.rowCount > 1 { append(attribute: " ss:MergeDown=\"", span.rowCount - 1) }
    }
    var isComputed = false
    if let formula = cells[at].formula {
      isComputed = true
      let attribute = try attribute(for: formula, column: column)
      bytes.append(attribute, of: formulas)
    }
    let isKept = (isLast || span != nil) && !isComputed && cells[at].content.isEmpty
    if isKept || note != nil {
      bytes.append(">")
      appendData(cells[at].content)
      if let note { append(note: note) }
      if isKept { bytes.append("<NamedCell ss:Name=\"Print_Area\"/>") }
      bytes.append("</Cell>\n")
    } else {
      appendData(cells[at].content, isComputed: isComputed)
    }
  }

  /// A cell without attributes of its own.
  ///
  /// - Returns: it was one; an empty cell at the end of a row is not.
  @inline(__always)
  private mutating func appendPlain(_ content: Cell.Content, _ opening: SheetStyles.Opening, isLast: Bool) -> Bool {
    switch content {
    case .empty:
      if isLast { return false }
      append(opening: opening.empty)
      return true
    case .text(let text):
      append(opening: opening.text)
      bytes.append(escaped: text)
    case .number(let number):
      append(opening: opening.number)
      bytes.append(number)
    case .date(let date):
      append(opening: opening.date)
      append(date)
    }
    bytes.append(SheetRows.cellEnd)
    return true
  }

  /// Closes a cell that has attributes of its own. A formula without a value has shown an empty text.
  private mutating func appendData(_ content: Cell.Content, isComputed: Bool) {
    if case .empty = content {
      return bytes.append(isComputed ? "><Data ss:Type=\"String\"></Data></Cell>\n" : "/>\n")
    }
    bytes.append(">")
    appendData(content)
    bytes.append("</Cell>\n")
  }

  private mutating func appendData(_ content: Cell.Content) {
    switch content {
    case .empty: return
    case .text(let text):
      bytes.append("<Data ss:Type=\"String\">")
      bytes.append(escaped: text)
    case .number(let number):
      bytes.append("<Data ss:Type=\"Number\">")
      bytes.append(number)
    case .date(let date):
      bytes.append("<Data ss:Type=\"DateTime\">")
      append(date)
    }
    bytes.append("</Data>")
  }

  private mutating func append(note: String) {
    bytes += "<Comment><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">".utf8
    bytes.append(escaped: note)
    bytes += "</ss:Data></Comment>".utf8
  }

  /// A sheet of texts for programs, the whole `Worksheet`.
  mutating func append(_ hidden: HiddenSheet) {
    bytes += "<Worksheet ss:Name=\"".utf8
    bytes.append(escaped: hidden.name)
    bytes += "\" ss:Protected=\"1\">\n<Table>\n".utf8
    for row in hidden.rows {
      bytes += "<Row>".utf8
      for text in row {
        bytes += "<Cell ss:StyleID=\"Default\">".utf8
        appendData(text.map(Cell.Content.text) ?? .empty)
        bytes += "</Cell>".utf8
      }
      bytes += "</Row>\n".utf8
    }
    bytes += "</Table>\n<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">".utf8
    bytes += "<Visible>SheetHidden</Visible></WorksheetOptions>\n</Worksheet>\n".utf8
  }

  /// Where the attribute of a formula stands in ``formulas``.
  private mutating func attribute(for formula: Formula, column: Int) throws -> Range<Int> {
    if isPrinted(formula, at: lastPrinted[column]) { return printed[lastPrinted[column]].attribute }
    if let known = printedElsewhere(formula, column: column) {
      lastPrinted[column] = known
      return printed[known].attribute
    }
    let start = formulas.count
    try references.appendAttribute(for: formula, to: &formulas)
    lastPrinted[column] = printed.count
    printed.append((formula, start..<formulas.count))
    return start..<formulas.count
  }

  private func printedElsewhere(_ formula: Formula, column: Int) -> Int? {
    if column > 0, isPrinted(formula, at: lastPrinted[column - 1]) { return lastPrinted[column - 1] }
    return printed.indices.suffix(SheetRows.farthest).last { isPrinted(formula, at: $0) }
  }

  /// Compares pieces, which are told to be the same list in one step where they are: rows of a table share their formulas.
  private func isPrinted(_ formula: Formula, at index: Int) -> Bool {
    index >= 0 && printed[index].formula.pieces == formula.pieces
  }

  // MARK: - Small parts

  private static let cellEnd: StaticString = "</Data></Cell>\n"

  private mutating func openRow(height: Int, isHidden: Bool = false) {
    bytes.append(
      isHidden ? "<Row ss:Hidden=\"1\" ss:AutoFitHeight=\"0\" ss:Height=\"" : "<Row ss:AutoFitHeight=\"0\" ss:Height=\"")
    SheetRows.appendPoints(pixels: height, to: &bytes)
    bytes.append("\">\n")
  }

  private mutating func closeRow() { bytes.append("</Row>\n") }

  private func opening(of style: Int, isIncomplete: Bool) -> SheetStyles.Opening {
    isIncomplete ? styles.incompleteCells[style] : styles.cells[style]
  }

  private mutating func append(opening: Range<Int>) { bytes.append(opening, of: styles.openings) }

  private mutating func append(attribute: StaticString, _ number: Int) {
    bytes.append(attribute)
    bytes.append(decimal: number)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ date: CalendarDate) {
    bytes += date.iso.utf8
    bytes += "T00:00:00.000".utf8
  }

  /// A length in points with up to two digits after the point: ¾ of the pixels.
  static func appendPoints(pixels: Int, to bytes: inout ByteBuffer) {
    bytes.append(decimal: pixels * 3 / 4)
    switch pixels % 4 {
    case 1: bytes.append(".75")
    case 2: bytes.append(".5")
    case 3: bytes.append(".25")
    default: break
    }
  }
}
